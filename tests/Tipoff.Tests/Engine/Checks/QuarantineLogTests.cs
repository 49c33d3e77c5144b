using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Checks;

public sealed class QuarantineLogTests : IDisposable
{
    const string Day = "2024-01-01";
    const string Negative = "shop,day,till,amount\neast,2024-01-01,1,-3\nwest,2024-01-01,1,7\n";
    const string Unlucky = "shop,day,till,amount\neast,2024-01-01,1,1313\nwest,2024-01-01,1,7\n";

    readonly SampleWarehouse sample = new();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_released_row_of_a_file_passes_its_check_and_its_cell_says_who_let_it()
    {
        sample.Import("tills.csv", Negative).Quarantined.ShouldBe(1);

        Decide("raw.sales").ShouldBe(1);
        sample.Query("select released_at from orchestration.quarantine").ShouldBe(["null"], "not before the cell is published");
        sample.Import("tills.csv", Negative).Outcome.ShouldBe("imported", "the file is read again");

        sample.Query("select shop, amount from raw.sales order by shop").ShouldBe(["east -3", "west 7"]);
        Cell("raw.sales").ShouldBe("OkDegraded 1 row let through 'amount outside 0..10000' by ada");
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);
        sample.Query("select table_name, partition, check_name, row_key, kind, released_by, why from orchestration.releases").ShouldBe(
            ["raw.sales 2024-01-01 amount outside 0..10000 shop=east day=2024-01-01 till=1 released ada it is a refund"]);
    }

    [Fact]
    public void A_changed_row_is_rejected_again()
    {
        sample.Import("tills.csv", Negative);
        Decide("raw.sales");

        sample.Import("tills.csv", Negative.Replace("-3", "-4")).Quarantined.ShouldBe(1);

        Cell("raw.sales").ShouldBe("Quarantined amount outside 0..10000 (1 rows)");
        sample.Query("select count(*) from raw.sales").ShouldBe(["0"]);
    }

    [Fact]
    public void Nothing_else_passes_the_check()
    {
        sample.Import("tills.csv", Negative);
        Decide("raw.sales");

        sample.Import("tills.csv", Negative.Replace("west,2024-01-01,1,7", "west,2024-01-01,1,-3")).Quarantined.ShouldBe(1);

        Cell("raw.sales").ShouldBe("Quarantined amount outside 0..10000 (1 rows)");
    }

    [Fact]
    public void Rows_that_are_left_out_let_the_others_of_their_cell_be_published()
    {
        sample.Import("tills.csv", Negative);

        Decide("raw.sales", leavesOut: true);
        sample.Import("tills.csv", Negative).Quarantined.ShouldBe(0);

        sample.Query("select shop, amount from raw.sales").ShouldBe(["west 7"]);
        Cell("raw.sales").ShouldBe("OkDegraded 1 row left out by ada");
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);
    }

    [Fact]
    public void A_cell_does_without_the_row_also_when_another_feed_speaks_of_it()
    {
        sample.Import("tills.csv", Negative);
        Decide("raw.sales", leavesOut: true);
        sample.Import("tills.csv", Negative);

        sample.Import("ledger.csv", "shop_name,booked_on,total\nnorth,2024-01-01,100\n");

        sample.Query("select shop from raw.sales order by shop").ShouldBe(["north", "west"]);
        Cell("raw.sales").ShouldBe("OkDegraded 1 row left out by ada");
    }

    [Fact]
    public void One_of_two_rows_of_a_key_can_only_be_left_out()
    {
        sample.Import("tills.csv", $"{Unlucky}west,2024-01-01,1,8\n").Quarantined.ShouldBe(2);

        var refusal = Should.Throw<Problem>(() => Decide("raw.sales"));

        refusal.What.ShouldBe("'key is not unique' cannot be released");
        refusal.Because.ShouldBe("two rows of one key cannot both stand");
        refusal.Hint.ShouldContain("--leave-out");
        refusal.Exit.ShouldBe(Exit.Usage);
        Should.Throw<Problem>(() => Decide("raw.sales", leavesOut: true, row: 9)).Because.ShouldBe("there are '2', '3'");

        Decide("raw.sales", leavesOut: true, row: 3).ShouldBe(1);
        sample.Import("tills.csv", $"{Unlucky}west,2024-01-01,1,8\n");
        sample.Query("select shop, amount from raw.sales order by shop").ShouldBe(["east 1313", "west 7"]);
        Cell("raw.sales").ShouldBe("OkDegraded 1 row left out by ada");
    }

    [Fact]
    public void A_null_where_every_row_needs_a_value_cannot_be_released()
    {
        sample.Import("tills.csv", Negative.Replace("east,2024-01-01,1,-3", ",2024-01-01,1,3"));

        Should.Throw<Problem>(() => Decide("raw.sales")).Because.ShouldBe("every row needs a shop: whatever reads the table relies on it");
    }

    [Fact]
    public void Another_check_on_the_same_row_still_blocks_the_cell()
    {
        sample.Import("tills.csv", Unlucky);
        sample.Build(2024);
        Cell("analytics.daily_totals").ShouldBe("Quarantined an unlucky total (1 rows); an unlucky total in the east (1 rows)");

        Decide("analytics.daily_totals", "an unlucky total").ShouldBe(1);
        Rebuild();
        Cell("analytics.daily_totals").ShouldBe("Quarantined an unlucky total in the east (1 rows)");

        Decide("analytics.daily_totals", "an unlucky total in the east");
        Rebuild();
        Cell("analytics.daily_totals").ShouldBe("OkDegraded 1 row let through 'an unlucky total' by ada; 1 row let through 'an unlucky total in the east' by ada");
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);
    }

    [Fact]
    public void A_cell_that_is_built_again_from_other_rows_keeps_to_the_decision()
    {
        sample.Import("tills.csv", Unlucky);
        sample.Build(2024);
        Decide("analytics.daily_totals");
        Rebuild();

        sample.Import("tills.csv", Unlucky.Replace("1,7", "1,8"));
        sample.Build(2024);

        sample.Query("select shop, amount from analytics.daily_totals order by shop").ShouldBe(["east 1313", "west 8"]);
        Cell("analytics.daily_totals").ShouldStartWith("OkDegraded 1 row let through");

        sample.Import("tills.csv", Unlucky.Replace("1313", "13"));
        sample.Build(2024);
        Cell("analytics.daily_totals").ShouldBe("Ok ");
    }

    [Fact]
    public void A_kill_between_decision_and_publication_loses_nothing()
    {
        sample.Import("tills.csv", Unlucky);
        sample.Build(2024);
        Decide("analytics.daily_totals");

        sample.Reopen();
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["2"]);
        Rebuild();

        Cell("analytics.daily_totals").ShouldStartWith("OkDegraded");
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);
    }

    [Fact]
    public void A_later_decision_about_a_row_takes_the_place_of_the_earlier()
    {
        sample.Import("tills.csv", Negative);
        Decide("raw.sales");
        sample.Import("tills.csv", Negative);

        Decide("raw.sales", leavesOut: true).ShouldBe(1);
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["1"], "it waits until that is published");
        Should.Throw<Problem>(() => Decide("raw.sales", key: "shop=west"));
        sample.Import("tills.csv", Negative);

        sample.Query("select shop from raw.sales").ShouldBe(["west"]);
        Cell("raw.sales").ShouldBe("OkDegraded 1 row left out by ada");
        Should.Throw<Problem>(() => Decide("raw.sales", leavesOut: true), "it is decided so already");
    }

    [Fact]
    public void Another_file_of_the_cell_ends_nobodys_waiting()
    {
        sample.Import("tills.csv", Negative);
        Decide("raw.sales", leavesOut: true);

        sample.Import("ledger.csv", "shop_name,booked_on,total\nnorth,2024-01-01,100\n");

        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["1"], "the other rows of its file are not there yet");
    }

    [Fact]
    public void A_row_that_waits_is_not_put_aside_twice_and_a_mended_file_ends_its_waiting()
    {
        sample.Import("tills.csv", Unlucky);
        sample.Build(2024);
        Rebuild();
        sample.Query("select count(*) from orchestration.quarantine").ShouldBe(["2"]);

        sample.Import("tills.csv", Unlucky.Replace("1313", "13"));
        sample.Build(2024);

        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);
        sample.Query("select count(*) from orchestration.releases").ShouldBe(["0"]);
    }

    [Fact]
    public void Rows_without_a_date_are_left_out_of_no_cell()
    {
        var dateless = $"{Unlucky}south,,1,5\n";
        sample.Import("tills.csv", dateless).Quarantined.ShouldBe(1);
        Cell("raw.sales").ShouldBe("Ok ");

        Decide("raw.sales", leavesOut: true, partition: Releases.NoPartition).ShouldBe(1);
        sample.Query("select count(*) from orchestration.quarantine where released_at is null").ShouldBe(["0"]);

        sample.Import("tills.csv", dateless).Quarantined.ShouldBe(0);
        Cell("raw.sales").ShouldBe("Ok ");
    }

    [Fact]
    public void What_does_not_wait_is_told_with_what_does()
    {
        Should.Throw<Problem>(() => Decide("raw.sales")).Because.ShouldBe("no row of that table waits");
        sample.Import("tills.csv", Negative);

        Should.Throw<Problem>(() => Decide("raw.sales", partition: "2024-01-02")).Because.ShouldBe("rows of it wait in 2024-01-01");
        Should.Throw<Problem>(() => Decide("raw.sales", "amount outside 0..9")).Because.ShouldBe("there are 'amount outside 0..10000'");
        Should.Throw<Problem>(() => Decide("raw.sales", key: "shop=west")).Because.ShouldBe("there are 'shop=east day=2024-01-01 till=1'");
        Decide("raw.sales", key: "shop=east").ShouldBe(1);
    }

    int Decide(string table, string? check = null, bool leavesOut = false, string partition = Day, string? key = null, long? row = null)
    {
        using var connection = sample.Warehouse.Connect();
        ReleaseOrder order = new(table, partition, check, key, row, leavesOut, "ada", "it is a refund");
        var rows = QuarantineLog.Choose(sql => ReadOnlyQuery.Run(connection, sql), SampleWarehouse.Catalog[table], order);
        QuarantineLog.Record(sample.Warehouse, connection, order, rows);
        return rows.Count;
    }

    void Rebuild() => sample.Runner.Apply(sample.Runner.Plan(SampleWarehouse.Year(2024) with { Only = Only.Failed }), "a test");

    string Cell(string table)
    {
        var cell = sample.Warehouse.Ledger[table, Day]!;
        return $"{cell.Presence} {cell.Reason}";
    }
}
