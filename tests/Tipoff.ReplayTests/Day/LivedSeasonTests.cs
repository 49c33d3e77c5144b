using Tipoff.App.Day;
using Tipoff.App.Simulation;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Schedules;
using Tipoff.Nba;
using Tipoff.Nba.Domain;
using Xunit.Abstractions;

namespace Tipoff.ReplayTests.Day;

/// <summary>A whole season, day by day, untouched by hand: fetched, built, predicted before tip-off, graded next morning.</summary>
public sealed class LivedSeasonTests(ITestOutputHelper output)
{
    /// <summary>A short season; the long one has as many dates as the simulated league usually has.</summary>
    static readonly SimulatedLeague League = Environment.GetEnvironmentVariable("TIPOFF_TEST_LONG") == "1" ? new(7) : new(7, pastDates: 12, lastDates: 2);

    [Fact]
    public async Task It_ends_complete_predicted_in_time_and_graded_next_morning_and_every_moment_was_answered()
    {
        using LivedWorld world = new(League);
        var end = Eastern.At(world.Fixtures[^1].Date.AddDays(1), new TimeOnly(12, 0));

        await world.Live(end);

        Report(world);
        EveryMomentWasAnswered(world, end);
        EveryGameIsThere(world);
        EverySlateWasPredictedInTimeAndLeftAlone(world);
        EveryPickIsOnRecord(world);
        EveryNightWasGradedByTheNextMorning(world);
        EveryDayProducedWhatWasFixedForIt(world);
    }

    static void EveryMomentWasAnswered(LivedWorld world, DateTimeOffset end)
    {
        foreach (var workflow in world.Workflows)
        {
            world.Count($"select count(*) from orchestration.decisions where workflow = '{workflow.Name}' and reason <> '{Daemon.Begins}'")
                .ShouldBe(workflow.Trigger.Between(world.Start, end).Count(), workflow.Name);
        }

        world.Query("select workflow, summary from orchestration.decisions where state not in ('done', 'partial')").ShouldBeEmpty();
        world.Query("select workflow, reason from orchestration.decisions where reason like 'missed%' or reason like 'late%'").ShouldBeEmpty();
        // Until the first refresh, an hour after the start, there is no schedule of the season to decide by.
        world.Query($"select workflow, scheduled_at, reason from orchestration.decisions where verdict = 'ABORT' and scheduled_at > timestamptz '{world.Start.AddHours(1).UtcDateTime:yyyy-MM-dd HH:mm:ss}+00'").ShouldBeEmpty();
    }

    static void EveryGameIsThere(LivedWorld world)
    {
        using var connection = world.Session.Warehouse.Connect();
        foreach (var table in CompletenessLayers.All.SelectMany(layer => layer.Tables).Distinct().Select(type => world.Session.Warehouse.Catalog[type]))
        {
            world.Session.Warehouse.Missing(connection, table).Where(hole => !IsLearning(world, hole.Key)).ShouldBeEmpty(table.FullName);
            world.Count($"select count(*) from (select 1 from {table.FullName} group by {string.Join(", ", table.Key.Select(column => column.Name))} having count(*) > 1)").ShouldBe(0, table.FullName);
        }

        world.Count($"select count(distinct game_id) from analytics.player_game_summary where season_year = {world.Fixtures[0].Season}").ShouldBe(world.Fixtures.Count);
        world.Session.Runner.Plan(new PlanRequest(world.Fixtures[0].Date, world.Fixtures[^1].Date, "raw.*,reference.*,analytics.*,precompute.*")).Cells.ShouldBeEmpty();
    }

    /// <summary>In the season before the lived one there was no model yet.</summary>
    static bool IsLearning(LivedWorld world, string date) => string.CompareOrdinal(date, $"{world.Fixtures[0].Date:yyyy-MM-dd}") < 0;

    static void EverySlateWasPredictedInTimeAndLeftAlone(LivedWorld world)
    {
        foreach (var slate in world.Fixtures.GroupBy(fixture => fixture.Date))
        {
            var first = slate.Min(fixture => fixture.TipoffAt);
            var built = world.Query(Steps("predictions.player_prop_predictions", slate.Key)).Select(Moment).ToList();
            built.ShouldNotBeEmpty($"{slate.Key}");
            built.ShouldAllBe(at => at < first, $"{slate.Key}");
            world.Count($"select count(distinct game_id) from predictions.player_prop_predictions where game_date = date '{slate.Key:yyyy-MM-dd}' and system_id = 'xgboost'").ShouldBe(slate.Count());
        }
    }

    /// <summary>Whoever was advised can see what he was told and when; the last word before tip-off is the one that is graded.</summary>
    static void EveryPickIsOnRecord(LivedWorld world)
    {
        world.Count("select count(*) from orchestration.published").ShouldBeGreaterThan(0);
        world.Query("select row_key, published_at from orchestration.published p join reference.games g on g.game_id = split_part(p.row_key, '/', 2) where p.published_at >= g.tipoff_at").ShouldBeEmpty();
        world.Query(
            $"""
            with last as (select row_key, arg_max(content, rowid) as content from orchestration.published group by row_key)
            select p.player_id, p.game_id, p.system_id, p.recommendation, last.content
            from predictions.player_prop_predictions p left join last on last.row_key = concat_ws('/', p.player_id, p.game_id, p.system_id)
            where p.game_date >= date '{world.Fixtures[0].Date:yyyy-MM-dd}'
              and case when last.content is null then p.recommendation in ('OVER', 'UNDER')
                else json_extract_string(last.content, '$.recommendation') <> p.recommendation or json_extract(last.content, '$.line')::double is distinct from p.line end
            """).ShouldBeEmpty();
    }

    static void EveryNightWasGradedByTheNextMorning(LivedWorld world)
    {
        foreach (var date in world.Fixtures.Select(fixture => fixture.Date).Distinct())
        {
            var nine = Eastern.At(date.AddDays(1), new TimeOnly(9, 0));
            world.Query(Steps("predictions.prediction_accuracy", date)).Select(Moment).ShouldContain(at => at <= nine, $"{date}");
            world.Count($"select count(distinct game_id) from predictions.prediction_accuracy where game_date = date '{date:yyyy-MM-dd}'").ShouldBe(world.Fixtures.Count(fixture => fixture.Date == date));
        }
    }

    static void EveryDayProducedWhatWasFixedForIt(LivedWorld world)
    {
        var dates = world.Fixtures.Select(fixture => fixture.Date).Distinct().Count();
        world.Count("select count(distinct day) from orchestration.daily_expectations").ShouldBe(dates);
        world.Count("select count(*) from orchestration.decisions where workflow = 'schedule_lock' and summary like '%are all there%'").ShouldBe(dates);
        world.Count("select count(*) from orchestration.decisions where workflow = 'schedule_lock' and summary like '%missing%'").ShouldBe(0);
    }

    static string Steps(string table, DateOnly date) =>
        $"select ended_at from orchestration.steps where table_name = '{table}' and row_count > 0 and date '{date:yyyy-MM-dd}' between cast(first_partition as date) and cast(last_partition as date)";

    static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);

    void Report(LivedWorld world)
    {
        foreach (var line in world.Query("select workflow, verdict, state, count(*), round(sum(seconds), 1) from orchestration.decisions group by all order by 1, 2, 3"))
            output.WriteLine(line);
        foreach (var line in world.Query("select system_id, sum(predictions), round(avg(mean_absolute_error), 2), round(avg(coverage_80_share), 3) from predictions.system_daily_performance group by 1 order by 1"))
            output.WriteLine(line);
    }
}
