using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Counts which tables bring what units need from outside: the primary alone, and with those that stand in.</summary>
/// <remarks>A table that names units covers those; one that only has dates covers all units of a date.</remarks>
public sealed class SourceCoverage(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now)
{
    /// <summary>The column with the date that rows are about, where it is not the one they are parted by.</summary>
    public required string DateColumn { get; init; }

    /// <summary>By need and period, newest first.</summary>
    public IReadOnlyList<NeedCoverage> Measure(IEnumerable<SourceNeed> needs, DateOnly from, DateOnly to) =>
        [.. needs.SelectMany(need => Measure(need, from, to))];

    /// <summary>What no table of the chains has, newest first within each need.</summary>
    public IReadOnlyList<NeedGap> Gaps(IEnumerable<SourceNeed> needs, DateOnly from, DateOnly to) =>
    [
        .. needs.SelectMany(need => query($"{Held(need, from, to)} select partition, unit from held where not ({Any(need)}) order by partition desc, unit").Rows
            .GroupBy(row => Text(row[0]), row => Text(row[1]))
            .Select(date => new NeedGap(need, date.Key, [.. date]))),
    ];

    IEnumerable<NeedCoverage> Measure(SourceNeed need, DateOnly from, DateOnly to)
    {
        var links = string.Concat(need.Chain.Select((_, i) => $", count(*) filter (where has_{i})"));
        return query($"{Held(need, from, to)} select partition, count(*), count(*) filter (where {Any(need)}){links} from held group by partition").Rows
            .GroupBy(row => catalog.PeriodOf(DateOnly.ParseExact(Text(row[0]), "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .OrderByDescending(period => period.Key)
            .Select(period =>
            {
                long Sum(int column) => period.Sum(row => long.Parse(Text(row[column]), CultureInfo.InvariantCulture));
                return new NeedCoverage(need, period.Key, Sum(1), Sum(3), Sum(2), [.. need.Chain.Select((_, i) => Sum(3 + i))]);
            });
    }

    static string Any(SourceNeed need) => string.Join(" or ", need.Chain.Select((_, i) => $"has_{i}"));

    /// <summary>Every unit that needs it, and which tables of the chain have it.</summary>
    string Held(SourceNeed need, DateOnly from, DateOnly to)
    {
        var range = $"between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}'";
        var unit = need.Calendar.UnitColumn!;
        List<string> parts =
        [
            $"expected as (select distinct cast(e.partition as varchar) as partition, cast(e.unit as varchar) as unit from ({Sql.Bind(need.Calendar.Sql, ("now", Sql.Literal(now)))}) e where e.rule is null and cast(e.partition as varchar) {range})",
        ];
        List<string> has = [];
        foreach (var (i, type) in need.Chain.Index())
        {
            var table = catalog[type];
            var isNamed = table.Columns.Any(column => column.Name == unit);
            var date = Date(table);
            parts.Add($"link_{i} as (select distinct cast({date} as varchar) as partition, {(isNamed ? $"cast({unit} as varchar)" : "null")} as unit from {table.FullName} where cast({date} as varchar) {range})");
            has.Add($"exists (select 1 from link_{i} l where l.partition = e.partition{(isNamed ? " and l.unit = e.unit" : "")}) as has_{i}");
        }

        return $"with {string.Join(",\n", parts)},\nheld as (select e.partition, e.unit, {string.Join(", ", has)} from expected e)";
    }

    string Date(Table table) => table.Columns.Any(column => column.Name == DateColumn) ? DateColumn : table.Partition!.Name;

    static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
