using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class CellChangesTests
{
    const int Max = 10;

    [Theory]
    // added, removed, filled, values by column -> marks, filled, values by column
    [InlineData(0, 0, 0, "3 4", 0, 0, "3 4")]
    [InlineData(0, 0, 0, "100 2 100", 0, 0, "4 2 4")]
    [InlineData(0, 0, 0, "100 100 100", 0, 0, "4 3 3")]
    [InlineData(0, 0, 0, "9 9 9 9 9 9 9 9 9 9 9 9", 0, 0, "1 1 1 1 1 1 1 1 1 1 0 0")]
    [InlineData(50, 50, 300, "100", 2, 0, "8")]
    [InlineData(3, 2, 300, "3", 5, 2, "3")]
    [InlineData(2, 1, 7, "", 3, 7, "")]
    public void Room_is_shared_out_between_columns_and_what_is_left_goes_to_rows_that_came_or_went(long added, long removed, long filled, string values, long marks, long kept, string spread)
    {
        var shares = KeptShares.Of(added + removed, [.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)], filled, Max);

        (shares.Rows, shares.Filled, string.Join(' ', shares.Values)).ShouldBe((marks, kept, spread));
    }

    [Fact]
    public void Which_values_are_kept_is_the_same_each_time_and_the_rest_is_counted()
    {
        static List<string> Kept()
        {
            using var days = new MeasuredDays(changedValuesMax: Max);
            string Rows(int first, int add) => string.Join(", ", Enumerable.Range(first, 20).Select(till => $"('east', {till}, '2024-01-01', {till + add}, {(till < 12 ? $"'{add}'" : "null")}, {till}, now())"));
            days.Publish("one", Rows(10, 0));
            days.Publish("two", Rows(13, 1));
            // 17 values, 6 marks and 2 or 3 values of each row that came or went.
            days.History().All().Single().NotKept.ShouldBe(17 + 6 + 3 * 2 + 3 * 2 + 2 - Max);
            return [.. days.Changes(2)];
        }

        var kept = Kept();

        kept.ShouldBe(
        [
            "Removed name=east till=10 *: null -> null", "Removed name=east till=11 *: null -> null", .. Enumerable.Range(13, 8).Select(till => $"Changed name=east till={till} value: {till} -> {till + 1}"),
        ]);
        Kept().ShouldBe(kept);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rows_in_any_order_keep_the_same_changes_however_early_the_rest_is_let_go(int seed)
    {
        const int columns = 7, rows = 500;
        CellChanges cell = new([.. Enumerable.Range(0, columns).Select(column => $"c{column}")], Max);
        var keys = Enumerable.Range(0, rows).Select(row => $"{row:D4}").ToArray();
        new Random(seed).Shuffle(keys);
        foreach (var key in keys)
        {
            var kind = key[^1] == '7' ? ChangeKind.Added : ChangeKind.Changed;
            cell.CountRow(kind, key);
            foreach (var column in Enumerable.Range(0, columns).Where(column => int.Parse(key) % (column + 1) == 0))
            {
                Change change = new(kind, key, $"c{column}", null, key);
                if (kind == ChangeKind.Added && cell.CountFilled(key))
                    cell.HoldFilled(change);
                else if (kind == ChangeKind.Changed && cell.CountValue(column, key, 1))
                    cell.Hold(column, change);
            }
        }

        cell.Kept().Changes.Select(change => $"{change.RowKey} {change.Column ?? "*"}").ShouldBe(
            ["0000 c0", "0000 c1", "0000 c2", "0000 c3", "0000 c4", "0000 c5", "0000 c6", "0001 c0", "0007 *", "0017 *"]);
    }

    [Fact]
    public void Who_keeps_none_still_counts()
    {
        using var days = new MeasuredDays(changedValuesMax: 0);
        days.Publish("one", "('east', 1, '2024-01-01', 1, null, 1, now())");

        days.Publish("two", "('east', 1, '2024-01-01', 2, null, 2, now())");

        days.History().All().Single().NotKept.ShouldBe(2);
        days.Count("changes").ShouldBe(0);
    }
}
