using System.Globalization;

namespace Tipoff.Engine.Models;

/// <summary>How a model is trained; every default carries its reason.</summary>
/// <remarks>The defaults are those of the measured peer, so that a difference in accuracy is one of the features.</remarks>
public sealed record TrainingOptions
{
    public Objective Objective { get; init; } = new Objective.SmoothedAbsolute();

    /// <summary>Small steps: a few hundred rounds average over many sampled trees; smaller still gained nothing.</summary>
    public double LearningRate { get; init; } = .03;

    /// <summary>Five conditions per tree; 3, 4 and 6 were no better.</summary>
    public int MaxDepth { get; init; } = 5;

    /// <summary>The least weight of rows in a leaf: outcomes are noisy, fewer rows would be memorised.</summary>
    public double MinChildWeight { get; init; } = 50;

    /// <summary>Each tree sees 70 % of the rows, which decorrelates trees.</summary>
    public double Subsample { get; init; } = .7;

    /// <summary>Each tree sees half of the features: most of them are variants of a few.</summary>
    public double ColumnSample { get; init; } = .5;

    /// <summary>Shrinks leaves with little weight behind them.</summary>
    public double L2 { get; init; } = 5;

    public int Seed { get; init; } = 7;

    /// <summary>Part of the model's identity: histograms are summed per thread, so another number changes last bits.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>A limit, not an aim: early stopping ends far below it.</summary>
    public int RoundsMax { get; init; } = 3000;

    /// <summary>Rounds without improvement before stopping; at this learning rate 50 rounds move a prediction visibly.</summary>
    public int Patience { get; init; } = 50;

    /// <summary>The latest dates, held out to decide when to stop: by date, because rows of one date share their circumstances.</summary>
    public double HeldOutShare { get; init; } = .2;

    /// <summary>Trains again on all rows, since the held-out dates are the most recent and thus the most telling.</summary>
    public bool RefitOnAllRows { get; init; } = true;

    /// <summary>More rows bear more trees: 10 % more than early stopping found.</summary>
    public double RefitGrowth { get; init; } = .1;

    /// <summary>Where boosting starts; by default the constant that is best for the objective.</summary>
    public float? StartingValue { get; init; }

    /// <summary>The library's parameters, in order, as text: also what the model package records.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters(float startingValue) =>
    [
        new("objective", "reg:squarederror"),
        new("tree_method", "hist"),
        new("nthread", Text(Threads)),
        new("eta", Text(LearningRate)),
        new("max_depth", Text(MaxDepth)),
        new("min_child_weight", Text(MinChildWeight)),
        new("subsample", Text(Subsample)),
        new("colsample_bytree", Text(ColumnSample)),
        new("reg_lambda", Text(L2)),
        new("seed", Text(Seed)),
        new("base_score", Text(startingValue)),
        new("eval_metric", Objective.Metric),
    ];

    /// <summary>Throws with all that is wrong, not only the first.</summary>
    public void Validate()
    {
        List<string> faults = [];
        Demand(LearningRate is > 0 and <= 1, $"LearningRate {Text(LearningRate)} is not in (0, 1]");
        Demand(MaxDepth is >= 1 and <= 16, $"MaxDepth {MaxDepth} is not in 1 to 16");
        Demand(MinChildWeight >= 0, $"MinChildWeight {Text(MinChildWeight)} is negative");
        Demand(Subsample is > 0 and <= 1, $"Subsample {Text(Subsample)} is not in (0, 1]");
        Demand(ColumnSample is > 0 and <= 1, $"ColumnSample {Text(ColumnSample)} is not in (0, 1]");
        Demand(L2 >= 0, $"L2 {Text(L2)} is negative");
        Demand(Threads >= 1, $"Threads {Threads} is not positive");
        Demand(RoundsMax >= 1, $"RoundsMax {RoundsMax} is not positive");
        Demand(Patience >= 1, $"Patience {Patience} is not positive");
        Demand(HeldOutShare is > 0 and < 1, $"HeldOutShare {Text(HeldOutShare)} is not in (0, 1)");
        Demand(RefitGrowth >= 0, $"RefitGrowth {Text(RefitGrowth)} is negative");
        Demand(Objective is not Objective.SmoothedAbsolute { Delta: <= 0 or float.NaN }, "the smoothing delta is not positive");
        if (faults.Count > 0) throw new ArgumentException($"The training options are wrong: {string.Join("; ", faults)}.");

        void Demand(bool isRight, string fault)
        {
            if (!isRight) faults.Add(fault);
        }
    }

    static string Text(IFormattable value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
