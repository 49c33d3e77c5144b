using System.Data.Common;
using Tipoff.Engine.Models;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Precompute;
using Tipoff.Nba.Predictions;
using Tipoff.ReplayTests.Analytics;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Predictions;

/// <summary>The points of the very game are planted as "points of his latest appearance": alarms that know nothing of each other must find them.</summary>
[Collection(AnalyticsTests.Name)]
public sealed class PlantedLeakTests(AnalyticsWarehouse archive)
{
    const string Leak = "points_last_game";

    const int Season = 2022;

    /// <summary>An evening of that season.</summary>
    const string Date = "2023-01-18";

    [ArchiveFact]
    public void Blanking_the_future_changes_the_planted_feature_and_no_honest_one()
    {
        using var connection = archive.Connect();

        Changed(connection, sql => sql).ShouldBeEmpty();
        Changed(connection, Planted).ShouldBe([Leak]);
    }

    [ArchiveFact]
    public void Gates_keep_the_model_that_learned_it_from_predicting()
    {
        Alarms(query => query).ShouldBeEmpty();

        Alarms(query => query.Replace($"f.{Leak}", $"s.points as {Leak}")).ShouldBe(["suspect_feature", "too_good_p1", "too_good_p2", "oracle_minutes"], ignoreOrder: true);
    }

    /// <summary>Leak alarms that a quick model of one season raises.</summary>
    List<string> Alarms(Func<string, string> plant)
    {
        using var connection = archive.Connect();
        var query = plant(TrainingRows.Query(Season + 1).Replace($"between {TrainingRows.FirstSeason} and", $"between {Season} and"));
        var frame = Frame.Read(connection, query);
        var matrix = frame.Matrix(FeatureGroups.Baseline, "actual_points", "game_date");
        using var median = Fit(matrix, new Objective.SmoothedAbsolute());
        using var mean = Fit(matrix, new Objective.SquaredError());
        var start = Array.FindIndex(frame.Dates("game_date"), date => date >= median.Card.HeldOutFrom);

        var gates = PromotionGates.Judge(new PromotionCase(matrix, frame.Slice(start..), median.HeldOut, mean.HeldOut, null, null, 1));

        var alarms = gates.Where(gate => gate is { IsLeakAlarm: true, Verdict: GateVerdict.Failed }).Select(gate => gate.Gate).ToList();
        (PromotionGates.Obstacle(gates, hasChampion: false) is not null).ShouldBe(alarms.Count > 0);
        return alarms;
    }

    static TrainedModel Fit(FeatureMatrix matrix, Objective objective) =>
        Trainer.Fit(matrix, new TrainingOptions { Objective = objective, LearningRate = .1, RoundsMax = 120, Patience = 20, RefitOnAllRows = false });

    /// <summary>Features of the evening that differ when its results are gone.</summary>
    static List<string> Changed(DbConnection connection, Func<string, string> plant)
    {
        var sql = AnalyticsWarehouse.Transform(new MlFeatureStore { Sql = plant(new MlFeatureStore().Sql!) }, Date, Date);
        connection.Run("begin");
        connection.Run($"create or replace temp table told as {sql}");
        connection.Run($"delete from analytics.player_game_summary where game_date >= date '{Date}'");
        connection.Run($"create or replace temp table blanked as {sql}");
        var changed = FeatureGroups.All.Select(feature => feature.Name)
            .Where(feature => connection.Scalar<long>($"select count(*) from told t full join blanked b using (game_id, player_id) where t.{feature} is distinct from b.{feature}") > 0)
            .ToList();
        connection.Scalar<long>("select count(*) from blanked").ShouldBeGreaterThan(50);
        connection.Run("rollback");
        return changed;
    }

    static string Planted(string sql)
    {
        var planted = sql.Replace($"        f.{Leak},\n", $"        coalesce((select max(s.points) from analytics.player_game_summary s where s.game_id = c.game_id and s.player_id = c.player_id), f.{Leak}) as {Leak},\n");
        planted.ShouldNotBe(sql, "the expression is no longer there");
        return planted;
    }
}
