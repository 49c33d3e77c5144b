using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.Tests.Engine.Sources;

public sealed class CollectorTests
{
    const string Openings = """{"shops": ["east", "west"]}""";

    const string Visits = """{"visits": [{"shop": "east", "hour": 9, "visitors": 10}, {"shop": "west", "hour": 9, "visitors": 7}]}""";

    [Fact]
    public void What_is_due_is_asked_once_and_lands_with_its_cells()
    {
        using FetchSample sample = new(Usual);

        sample.Collect().Exit.ShouldBe(Exit.Done);
        sample.Collect().Requests.ShouldBe(0);

        sample.Source.Requests.Select(request => request.Path).ShouldBe(["/door_counter/openings/2024-03-04.json", "/door_counter/visits/2024-03-04.json"]);
        sample.Query("select shop, hour, visitors, feed from raw.visits order by shop").ShouldBe(["east 9 10 door_counter.visits", "west 9 7 door_counter.visits"]);
        sample.Warehouse.Ledger["raw.visits", "2024-03-04"]!.Presence.ShouldBe(Presence.Ok);
        sample.Query("select endpoint, outcome, row_count from orchestration.fetches order by fetch_id").ShouldBe(["door_counter.openings ok 2", "door_counter.visits ok 2"]);
    }

    [Fact]
    public void A_shop_that_is_missing_makes_the_answer_incomplete_and_is_asked_for_again()
    {
        using FetchSample sample = new((path, times) => path.Contains("openings") ? Answer.Json(Openings)
            : Answer.Json(times == 1 ? """{"visits": [{"shop": "east", "hour": 9, "visitors": 10}]}""" : Visits));

        var receipt = sample.Collect();

        receipt.Exit.ShouldBe(Exit.Done);
        sample.Query("select outcome, reason from orchestration.fetches where endpoint = 'door_counter.visits' order by fetch_id").ShouldBe(["incomplete lacks 1 of 2: west", "ok null"]);
        sample.Query("select count(*) from raw.visits").ShouldBe(["2"]);
    }

    [Fact]
    public void A_shop_that_a_later_answer_leaves_out_is_not_lost()
    {
        using FetchSample sample = new(Usual);
        sample.Collect();
        sample.Source.Answers((path, _) => path.Contains("openings") ? Answer.Json(Openings) : Answer.Json("""{"visits": [{"shop": "east", "hour": 10, "visitors": 3}]}"""));

        sample.Collect(isForced: true, rounds: 0);

        sample.Query("select shop, hour from raw.visits order by shop").ShouldBe(["east 10", "west 9"]);
    }

    [Fact]
    public void A_second_source_is_asked_only_for_what_the_first_one_owes()
    {
        using FetchSample sample = new((path, _) => path.Contains("openings") ? Answer.Json(Openings)
            : path.Contains("locked") ? Answer.Json("""{"visits": [{"hour": 9, "visitors": 7}]}""")
            : Answer.Json("""{"visits": [{"shop": "east", "hour": 9, "visitors": 10}]}"""));

        sample.Collect(rounds: 0);

        sample.Source.Requests.Where(request => request.Path.Contains("locked")).Select(request => request.Path).ShouldBe(["/locked_doors/visits?shop=west&day=2024-03-04"]);
        sample.Query("select shop, feed from raw.visits order by shop").ShouldBe(["east door_counter.visits", "west locked_doors.visits"]);
    }

    [Fact]
    public void A_changed_value_is_listed_as_a_correction_when_the_date_is_asked_again_after_a_day()
    {
        using FetchSample sample = new(Usual);
        sample.Clock.Advance(TimeSpan.FromHours(-12));
        sample.Collect();
        sample.Source.Answers((path, _) => Answer.Json(path.Contains("openings") ? Openings : Visits.Replace("10", "11")));
        sample.Clock.Advance(TimeSpan.FromHours(26));

        sample.Collect();

        sample.Query("select row_key, column_name, old_value, new_value from orchestration.corrections").ShouldBe(["shop=east hour=9 visitors 10 11"]);
        sample.Collect().Requests.ShouldBe(0);
    }

    [Fact]
    public void A_renamed_field_is_refused_with_its_path_and_nothing_lands()
    {
        using FetchSample sample = new((path, _) => Answer.Json(path.Contains("openings") ? Openings : Visits.Replace("visitors", "people")));

        var receipt = sample.Collect("door_counter", rounds: 0);

        receipt.Exit.ShouldBe(Exit.Partial);
        sample.Query("select outcome, reason from orchestration.fetches where endpoint = 'door_counter.visits'").ShouldBe(
            ["refused schema: visits[0].visitors is missing, expected a field of that name"]);
        var cell = sample.Warehouse.Ledger["raw.visits", "2024-03-04"];
        sample.Query("select count(*) from raw.visits").ShouldBe(["0"]);
        cell.ShouldBeNull("the calendar settles it; the sample has none");
    }

    [Fact]
    public void A_row_that_breaks_a_check_holds_back_its_own_answer_only()
    {
        using FetchSample sample = new((path, _) => path.Contains("openings") ? Answer.Json(Openings)
            : path.Contains("locked") ? Answer.Json($$"""{"visits": [{"hour": 9, "visitors": {{(path.Contains("east") ? 5000 : 7)}}}]}""")
            : new Answer(404, ""));

        sample.Collect(rounds: 0);

        sample.Query("select shop, visitors from raw.visits").ShouldBe(["west 7"]);
        sample.Query("select row_key, check_name from orchestration.quarantine").ShouldBe(["shop=east hour=9 visitors outside 0..1000"]);
        sample.Query("select target, outcome from orchestration.fetches where site = 'locked_doors' order by 1").ShouldBe(
            ["shop=east day=2024-03-04 quarantined", "shop=west day=2024-03-04 ok"]);
    }

    [Theory]
    [InlineData(false, "east 5000|west 7", "OkDegraded 1 row let through 'visitors outside 0..1000' by ada")]
    [InlineData(true, "west 7", "OkDegraded 1 row left out by ada")]
    public void A_decision_about_a_row_of_an_answer_holds_when_the_answers_are_landed_again(bool leavesOut, string rows, string cell)
    {
        using FetchSample sample = new((path, _) => path.Contains("openings") ? Answer.Json(Openings)
            : path.Contains("locked") ? Answer.Json($$"""{"visits": [{"hour": 9, "visitors": {{(path.Contains("east") ? 5000 : 7)}}}]}""")
            : new Answer(404, ""));
        sample.Collect(rounds: 0);
        ReleaseOrder order = new("raw.visits", "2024-03-04", null, null, null, leavesOut, "ada", "a parade");
        using (var connection = sample.Warehouse.Connect())
            QuarantineLog.Record(sample.Warehouse, connection, order, QuarantineLog.Choose(sql => ReadOnlyQuery.Run(connection, sql), FetchSample.Tables["raw.visits"], order));

        sample.ReplayPublished();
        sample.Collect(isForced: true, rounds: 0);

        string.Join('|', sample.Query("select shop, visitors from raw.visits order by shop")).ShouldBe(rows);
        var landed = sample.Warehouse.Ledger["raw.visits", "2024-03-04"]!;
        $"{landed.Presence} {landed.Reason}".ShouldBe(cell);
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);
        sample.Replay().IsEqual.ShouldBeTrue("a replay holds to the decisions as well");
    }

    [Fact]
    public void Rows_that_stand_twice_are_dropped_once_and_counted()
    {
        using FetchSample sample = new((path, _) => Answer.Json(path.Contains("openings") ? Openings : Visits.Replace("[{", """[{"shop": "east", "hour": 9, "visitors": 10}, {""")));

        sample.Collect().Exit.ShouldBe(Exit.Done);

        sample.Query("select duplicates, row_count from orchestration.fetches where endpoint = 'door_counter.visits'").ShouldBe(["1 2"]);
    }

    [Fact]
    public void What_was_journaled_and_not_landed_is_landed_by_the_next_run_without_asking_again()
    {
        using FetchSample sample = new(Usual);
        sample.Collect();
        using (var connection = sample.Warehouse.Connect())
        {
            connection.Run("delete from orchestration.fetches where endpoint = 'door_counter.visits'");
            connection.Run("delete from orchestration.cells where table_name = 'raw.visits'");
            connection.Run("delete from raw.visits");
        }

        sample.Configure(new EngineOptions());
        sample.Collect().Requests.ShouldBe(0);

        sample.Query("select count(*) from raw.visits").ShouldBe(["2"]);
    }

    [Fact]
    public void Replaying_everything_gives_the_same_tables_and_a_changed_row_is_shown_by_value()
    {
        using FetchSample sample = new(Usual);
        sample.Collect();
        sample.Source.Answers((path, _) => Answer.Json(path.Contains("openings") ? Openings : Visits.Replace("10", "11")));
        sample.Collect(isForced: true);

        sample.Replay().ShouldSatisfyAllConditions(report => report.IsEqual.ShouldBeTrue(), report => report.Payloads.ShouldBe(4));

        using (var connection = sample.Warehouse.Connect())
            connection.Run("update raw.visits set visitors = 12 where shop = 'east'");
        var difference = sample.Replay().Differences.ShouldHaveSingleItem();
        (difference.RowKey, difference.Column, difference.Stored, difference.Replayed).ShouldBe(("shop=east hour=9", "visitors", "12", "11"));
    }

    [Fact]
    public void Unknown_fields_are_reported_once()
    {
        using FetchSample sample = new((path, _) => Answer.Json(path.Contains("openings") ? Openings : Visits.Replace("\"hour\"", "\"weather\": \"rain\", \"hour\"")));

        sample.Collect();
        sample.Collect(isForced: true);

        sample.Query("select endpoint, field from orchestration.schema_drift").ShouldBe(["door_counter.visits visits[].weather"]);
    }

    static Answer Usual(string path, int times) => path.Contains("openings") ? Answer.Json(Openings) : path.Contains("visits/") ? Answer.Json(Visits) : new Answer(404, "");
}
