using Tipoff.Engine.Models;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;
using Tipoff.ReplayTests.Analytics;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Predictions;

/// <summary>A model that learns from shuffled results must know nothing; if it does, the result is hidden in the features.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class PermutedTargetTests(AnalyticsWarehouse archive)
{
    const int Season = 2022;

    [ArchiveFact]
    public void A_model_of_shuffled_points_explains_nothing_of_the_next_season()
    {
        using var connection = archive.Connect();
        var both = Frame.Read(connection, TrainingRows.Query(Season + 2)).Matrix(FeatureGroups.Baseline, "actual_points", "game_date");
        var boundary = new DateOnly(Season + 1, 8, 15);
        var (train, test) = (both.Before(boundary).From(new DateOnly(Season, 8, 15)), both.From(boundary));

        Share(train, test).ShouldBeGreaterThan(0.4);

        Math.Abs(Share(Shuffled(train), test)).ShouldBeLessThan(0.01);
    }

    static FeatureMatrix Shuffled(FeatureMatrix matrix)
    {
        var labels = matrix.Labels.ToArray();
        new Random(20_261_120).Shuffle(labels);
        return new FeatureMatrix(matrix.FeatureNames, matrix.Values.ToArray(), labels, matrix.Dates.ToArray());
    }

    /// <summary>Share of the variance explained on the rows of the test; fast settings, since only the order of magnitude counts.</summary>
    static double Share(FeatureMatrix train, FeatureMatrix test)
    {
        var options = new TrainingOptions { Objective = new Objective.SquaredError(), LearningRate = .1, RoundsMax = 200, Patience = 20 };
        using var model = Trainer.Fit(train, options);
        var (labels, predicted) = (test.Labels.ToArray(), model.Predict(test));
        var mean = labels.Average(label => (double)label);
        var residual = labels.Zip(predicted, (label, value) => Math.Pow(label - value, 2)).Sum();
        return 1 - (residual / labels.Sum(label => Math.Pow(label - mean, 2)));
    }
}
