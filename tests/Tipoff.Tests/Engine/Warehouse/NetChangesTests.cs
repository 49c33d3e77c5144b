using FsCheck;
using FsCheck.Fluent;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class NetChangesTests
{
    /// <summary>Histories enough to meet rows that come, go, come back and change in between; each runs on a warehouse of its own.</summary>
    const int Histories = 12;

    const int VersionsMax = 5;

    static readonly string[] Values = ["null", "0", "'-0.0'::double", "0.1", "0.1::double + 0.2::double", "1e300", "'nan'::double"];

    static readonly string[] Texts = ["null", "''", "'calm'", "'it''s'", "'ä\n'"];

    /// <summary>Two shops of three tills, most of which have a row.</summary>
    static Gen<string> Table =>
        from rows in Gen.ListOf(
            from isThere in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
            from value in Gen.Elements(Values)
            from text in Gen.Elements(Texts)
            from count in Gen.Elements("null", "0", "7")
            select (isThere, $"{value}, {text}, {count}"), 6)
        select string.Join(", ", rows.Select((row, at) => (row.isThere, Tuple: $"('{(at < 3 ? "east" : "west")}', {at % 3}, '2024-01-01', {row.Item2}, now())")).Where(row => row.isThere).Select(row => row.Tuple));

    [Fact]
    public void The_changes_of_each_version_and_of_all_together_lead_from_the_old_rows_to_the_new() =>
        Prop.ForAll(Arb.From(Table.ListOf(VersionsMax)), Hold).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));

    [Fact]
    public void What_came_back_to_where_it_was_is_no_change()
    {
        static Change Value(string old, string @new) => new(ChangeKind.Changed, "a", "value", old, @new);

        NetChanges.Of([[Value("1", "2")], [Value("2", "1")]]).ShouldBeEmpty();
        NetChanges.Of([[Value("1", "2")], [Value("2", "3")]]).ShouldBe([Value("1", "3")]);
        NetChanges.Of([[new(ChangeKind.Added, "a", null, null, null)], [Value("1", "2")], [new(ChangeKind.Removed, "a", null, null, null)]]).ShouldBeEmpty();
    }

    static void Hold(IList<string> tables)
    {
        using var days = new MeasuredDays();
        days.Publish("first", "('east', 0, '2024-01-01', 1, 'first', 1, now())");
        var first = days.Rows();
        var (before, version) = (first, 1);
        foreach (var table in tables)
        {
            days.Publish("next", table);
            var after = days.Rows();
            var all = days.History().All();
            if (all.Count + 1 > version)
                Text(Applied(before, days.History().Changes(++version))).ShouldBe(Text(after));
            else
                Text(after).ShouldBe(Text(before));
            if (all.Count > 0)
                all[^1].NotKept.ShouldBe(0);
            before = after;
        }

        var net = NetChanges.Of(Enumerable.Range(2, version - 1).Select(days.History().Changes));
        Text(Applied(first, net)).ShouldBe(Text(before));
        net.Where(change => change.Column is not null).ShouldAllBe(change => change.Old != change.New);
    }

    static Dictionary<string, Dictionary<string, string?>> Applied(Dictionary<string, Dictionary<string, string?>> rows, IEnumerable<Change> changes)
    {
        var applied = rows.ToDictionary(row => row.Key, row => new Dictionary<string, string?>(row.Value));
        foreach (var change in changes)
        {
            if (change.Column is null && change.Kind == ChangeKind.Removed)
                applied.Remove(change.RowKey);
            else if (change.Column is null)
                applied.Add(change.RowKey, new Dictionary<string, string?> { ["value"] = null, ["remark"] = null, ["count"] = null });
            else if (change.Kind != ChangeKind.Removed)
                applied[change.RowKey][change.Column] = change.New;
        }

        return applied;
    }

    static List<string> Text(Dictionary<string, Dictionary<string, string?>> rows) =>
        [.. rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key} {string.Join(' ', row.Value.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value ?? "null"}"))}")];
}
