using Tipoff.Engine.Checks;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Sample;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class RevisionsTests : IDisposable
{
    const string First = "('east', 1, '2024-01-01', 4.31, 'calm', 7, now()), ('west', 1, '2024-01-01', 2, null, 3, now())";

    readonly MeasuredDays days = new();

    public void Dispose() => days.Dispose();

    [Fact]
    public void Changed_added_and_removed_rows_are_told_value_by_value()
    {
        days.Publish("one", First);

        days.Publish("two", "('east', 1, '2024-01-01', 4.52, null, 7, now()), ('west', 2, '2024-01-01', 2, null, 3, now())");

        var revision = days.History().All().ShouldHaveSingleItem();
        (revision.Version, revision.Run, revision.ReplacedRun, revision.IsCodeChanged, revision.IsInputChanged).ShouldBe((2, "two", "one", false, false));
        (revision.RowsBefore, revision.RowsAfter, revision.RowsAdded, revision.RowsRemoved, revision.RowsChanged, revision.ValuesChanged, revision.NotKept).ShouldBe((2, 2, 1, 1, 1, 2, 0));
        revision.Columns.Select(column => column.Column).ShouldBe(["value", "remark"]);
        revision.Columns[0].MeanDifference!.Value.ShouldBe(0.21, 1e-12);
        revision.Columns[1].LargestDifference.ShouldBeNull();
        days.Changes(2).ShouldBe(
        [
            "Changed name=east till=1 remark: calm -> null",
            "Changed name=east till=1 value: 4.31 -> 4.52",
            "Removed name=west till=1 *: null -> null",
            "Removed name=west till=1 count: 3 -> null",
            "Removed name=west till=1 value: 2 -> null",
            "Added name=west till=2 *: null -> null",
            "Added name=west till=2 count: null -> 3",
            "Added name=west till=2 value: null -> 2",
        ]);
    }

    [Theory]
    [InlineData("0.3", "0.1::double + 0.2::double", "0.3 -> 0.30000000000000004")]
    [InlineData("0.0", "'-0.0'::double", "0 -> -0")]
    [InlineData("null", "0", "null -> 0")]
    [InlineData("1e300", "'inf'::double", "1E+300 -> Infinity")]
    public void A_double_counts_to_its_last_bit(string before, string after, string change)
    {
        days.Publish("one", $"('east', 1, '2024-01-01', {before}, null, null, now())");

        days.Publish("two", $"('east', 1, '2024-01-01', {after}, null, null, now())");

        days.Changes(2).ShouldBe([$"Changed name=east till=1 value: {change}"]);
    }

    [Fact]
    public void What_is_made_first_or_comes_to_equal_rows_leaves_nothing()
    {
        days.Publish("one", First);
        days.Publish("two", First.Replace("now()", "timestamptz '2025-05-05 00:00:00+00'"));

        days.Count("revisions").ShouldBe(0);
        days.Count("changes").ShouldBe(0);
    }

    [Fact]
    public void A_cell_that_loses_all_its_rows_tells_each()
    {
        days.Publish("one", First);

        days.Publish("two", "");

        days.History().All().Select(revision => (revision.RowsRemoved, revision.RowsAfter)).ShouldBe([(2L, 0L)]);
        days.Changes(2).Count(line => line.StartsWith("Removed", StringComparison.Ordinal)).ShouldBe(7);
    }

    [Fact]
    public void Cells_of_a_batch_are_told_apart_and_counted_each_for_itself()
    {
        string[] partitions = ["2024-01-01", "2024-01-02"];
        string Rows(int first, int second) => $"('east', 1, '2024-01-01', {first}, null, null, now()), ('east', 2, '2024-01-02', {second}, null, null, now())";
        days.Publish(days.Keyed, "one", partitions, Rows(1, 1));
        days.Publish(days.Keyed, "two", partitions, Rows(1, 2));
        days.Publish(days.Keyed, "three", partitions, Rows(5, 6));

        days.History().All().Select(revision => (revision.Version, revision.ReplacedRun)).ShouldBe([(2, "two")]);
        days.History(partition: "2024-01-02").All().Select(revision => revision.Version).ShouldBe([2, 3]);
        days.Changes(3, partition: "2024-01-02").ShouldBe(["Changed name=east till=2 value: 2 -> 6"]);
    }

    [Fact]
    public void Rows_of_a_table_without_a_key_come_and_go_with_their_copies()
    {
        days.Publish(days.Keyless, "one", [MeasuredDays.Day], "('2024-01-01', 'calm'), ('2024-01-01', 'calm'), ('2024-01-01', null)");

        days.Publish(days.Keyless, "two", [MeasuredDays.Day], "('2024-01-01', 'calm'), ('2024-01-01', 'loud'), ('2024-01-01', null)");

        days.Changes(2, days.Keyless).ShouldBe(["Removed day=2024-01-01 remark=calm copy=2 *: null -> null", "Added day=2024-01-01 remark=loud *: null -> null"]);
    }

    [Fact]
    public void A_publication_that_fails_leaves_no_revision()
    {
        days.Publish("one", First);

        Should.Throw<InvalidOperationException>(() => days.Publish(days.Keyed, "two", [MeasuredDays.Day], First.Replace("4.31", "4.52"), () => throw new InvalidOperationException("the disk is full")));

        days.Count("revisions").ShouldBe(0);
        days.Count("changes").ShouldBe(0);
        days.Rows()["name=east till=1"]["value"].ShouldBe("4.31");
    }

    [Fact]
    public void A_cell_that_is_put_aside_leaves_no_revision()
    {
        days.Publish("one", First);

        days.Publish(days.Keyed, "two", [MeasuredDays.Day], First.Replace("4.31", "4.52").Replace("3, now()", "-3, now()")).Cells.Single().Presence.ShouldBe(Presence.Quarantined);

        days.Count("revisions").ShouldBe(0);
    }

    [Fact]
    public void Values_are_forgotten_after_their_days_and_what_is_told_of_the_cell_stays()
    {
        days.Publish("one", First);
        days.Publish("two", First.Replace("4.31", "4.52"));
        days.Clock.Advance(TimeSpan.FromDays(59));
        days.Prune();
        days.Count("changes").ShouldBe(1);

        days.Clock.Advance(TimeSpan.FromDays(2));
        days.Prune();

        days.Count("changes").ShouldBe(0);
        days.History().All().Single().Columns.Single().LargestDifference!.Value.ShouldBe(0.21, 1e-12);
    }

    [Fact]
    public void A_corrected_input_and_changed_code_are_named_as_the_cause()
    {
        using var sample = new SampleWarehouse();
        const string tills = "shop,day,till,amount\neast,2024-01-01,1,10\neast,2024-01-02,1,1\n";
        sample.Import("tills.csv", tills);
        sample.Build(2024);

        sample.Import("tills.csv", tills.Replace("east,2024-01-01,1,10", "east,2024-01-01,1,12"));
        var cell = sample.Warehouse.Ledger["analytics.running_totals", "2024-01-02"]!;
        sample.Warehouse.Ledger.Put(cell with { Fingerprint = "another" });
        var run = sample.Build(2024).Run;

        sample.Query("select table_name, partition, is_code_changed, is_input_changed, inputs, values_changed from orchestration.revisions order by 1").ShouldBe(
        [
            "analytics.daily_totals 2024-01-01 False True raw.sales 1", "analytics.running_totals 2024-01-02 True True analytics.daily_totals 1", "raw.sales 2024-01-01 False False  1",
        ]);
        sample.Query($"select old_value, new_value from orchestration.changes where run = '{run}' order by table_name").ShouldBe(["10 12", "10 12"]);
    }
}
