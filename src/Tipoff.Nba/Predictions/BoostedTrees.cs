using Tipoff.Engine.Models;
using Tipoff.Nba.Precompute;

namespace Tipoff.Nba.Predictions;

/// <summary>Boosted trees, trained on the seasons before the one they predict: one model for the median, one for the mean.</summary>
/// <param name="before">
/// The median's model of the season before: that season's rows were training rows of <paramref name="models"/>, whose misses there would be
/// too small to learn intervals from. Null leaves that season out.
/// </param>
public sealed class BoostedTrees(SeasonModels models, TrainedModel? before) : PredictionSystem
{
    public const string Id = "xgboost";

    /// <summary>Training rows of players without a game of the season, from which on the model is believed about such players.</summary>
    public const int OpenersMin = 200;

    /// <summary>The name under which a model's card keeps how many such rows it was trained on.</summary>
    public const string OpenersLearned = "openers";

    const string SeasonMean = "points_avg_season", PreviousMean = "points_avg_previous_season";

    public override string SystemId => Id;

    public override string Version => models.Version;

    public override IReadOnlyList<string> Features =>
        [.. new[] { models.Median, models.Mean, before }.OfType<TrainedModel>().SelectMany(model => model.Card.FeatureNames).Union([SeasonMean, PreviousMean])];

    /// <summary>Each row by the model of its season; NaN where none is given.</summary>
    public override float[] Points(CandidateRows rows)
    {
        var then = before is null ? Enumerable.Repeat(float.NaN, rows.OfSeason) : Of(before, rows, ..rows.OfSeason);
        return [.. then, .. Of(models.Median, rows, rows.OfSeason..)];
    }

    public override float[] Means(CandidateRows rows) => Of(models.Mean, rows, rows.Asked..);

    public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver) => Call.OfModel(probabilityOver);

    public override string? Warning(CandidateRows rows, int row) =>
        IsUnlearned(models.Median, rows[row]) ? "no game of the season yet, and too few such openers to learn from: last season's mean stands in" : null;

    public override IReadOnlyList<Contribution> Explain(CandidateRows rows, int row) => Explain(rows, row..(row + 1))[0];

    /// <summary>Contributions in points by family of features, largest first after where everyone starts, of each row; all at once, so that all threads work.</summary>
    public IReadOnlyList<IReadOnlyList<Contribution>> Explain(CandidateRows rows, Range range)
    {
        var (start, _) = range.GetOffsetAndLength(rows.Count);
        return [.. ByFeature(rows, range).Select((parts, place) => IsUnlearned(models.Median, rows[start + place]) ? [new("last season", rows[start + place][PreviousMean])] : ByFamily(parts))];
    }

    /// <summary>Contributions in points by feature, in the model's order; where everyone starts last.</summary>
    public IReadOnlyList<Contribution> ByFeature(CandidateRows rows, int row) => ByFeature(rows, row..(row + 1))[0];

    List<IReadOnlyList<Contribution>> ByFeature(CandidateRows rows, Range range)
    {
        string[] names = [.. models.Median.Card.FeatureNames, ""];
        return [.. models.Median.PredictContributions(rows.Matrix(models.Median.Card.FeatureNames, range)).Select(points => names.Zip(points, (name, value) => new Contribution(name, value)).ToList())];
    }

    static IReadOnlyList<Contribution> ByFamily(IReadOnlyList<Contribution> parts) =>
    [
        new("where everyone starts", parts[^1].Points),
        .. parts.SkipLast(1).GroupBy(part => Families[part.Name]).Select(group => new Contribution(group.Key, group.Sum(part => part.Points))).OrderByDescending(part => Math.Abs(part.Points)),
    ];

    static readonly Dictionary<string, string> Families = FeatureGroups.All.ToDictionary(feature => feature.Name, feature => feature.Family.ToString().ToLowerInvariant());

    /// <summary>Rows of players without a game of the season.</summary>
    public static int Openers(FeatureMatrix rows)
    {
        var mean = rows.FeatureNames.Index().First(feature => feature.Item == SeasonMean).Index;
        return Enumerable.Range(0, rows.Rows).Count(row => float.IsNaN(rows.Row(row)[mean]));
    }

    static float[] Of(TrainedModel model, CandidateRows rows, Range range)
    {
        var points = model.Predict(rows.Matrix(model.Card.FeatureNames, range));
        var (start, _) = range.GetOffsetAndLength(rows.Count);
        for (var i = 0; i < points.Length; i++)
            points[i] = Possible(points[i]);
        for (var i = 0; KnowsFewOpeners(model) && i < points.Length; i++)
        {
            if (IsOpener(rows[start + i]))
                points[i] = (float)rows[start + i][PreviousMean];
        }

        return points;
    }

    static bool IsUnlearned(TrainedModel model, Candidate candidate) => KnowsFewOpeners(model) && IsOpener(candidate);

    static bool IsOpener(Candidate candidate) => double.IsNaN(candidate[SeasonMean]);

    static bool KnowsFewOpeners(TrainedModel model) => model.Card.Metrics.GetValueOrDefault(OpenersLearned, OpenersMin) < OpenersMin;
}
