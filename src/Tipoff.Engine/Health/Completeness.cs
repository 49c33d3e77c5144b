using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Holds the published rows of a range against what the tables' expectations demand of it.</summary>
/// <remarks>It asks through SQL alone, so that it works in the process that holds the warehouse and beside it.</remarks>
public sealed class Completeness(Catalog catalog, Func<string, QueryResult> query, DateTimeOffset now)
{
    /// <summary>The landed table whose distinct units are the whole of <see cref="LayerCompleteness.OfAll"/>; null: it is not counted.</summary>
    public Type? Baseline { get; init; }

    /// <summary>Measures the layers from <paramref name="from"/> to <paramref name="to"/>, both inclusive; undated cells are outside.</summary>
    public CompletenessReport Measure(IEnumerable<CompletenessLayer> layers, DateOnly from, DateOnly to)
    {
        long? all = Baseline is null ? null : Units(catalog[Baseline], from, to);
        var measured = layers
            .Select(layer => new LayerCompleteness(layer, [.. layer.Tables.Select(type => Measure(catalog[type], from, to))])
            {
                OfAll = all is { } landed && layer.Counted is { } counted ? new ShareOfAll(Units(catalog[counted], from, to), landed) : null,
            })
            .ToList();
        return new CompletenessReport(measured, Checks([.. measured.SelectMany(layer => layer.Tables).Select(table => table.Table).Distinct()]));
    }

    TableCompleteness Measure(Table table, DateOnly from, DateOnly to)
    {
        if (table.Expectation.IsOptional)
            throw new InvalidOperationException($"{table} is in a layer of completeness and declares no expectation.");

        var held = Held(table, from, to);
        var dates = query(
            $"""
            {held} select partition, count(*) filter (where rule is null), count(*) filter (where rule is null and is_present), count(*) filter (where rule is not null)
            from held group by partition order by partition
            """).Rows.Select(row => new DateCompleteness(Text(row[0])!, Number(row[1]), Number(row[2]), Number(row[3])));
        var holes = query($"{held} select partition, rule, unit from held where not is_present order by 1, 2, 3").Rows
            .Select(row => (Partition: Text(row[0])!, Rule: Text(row[1]), Unit: Text(row[2])))
            .GroupBy(hole => (hole.Partition, hole.Rule), hole => hole.Unit)
            .ToList();
        var gaps = holes.Where(hole => hole.Key.Rule is null).Select(hole => new Gap(hole.Key.Partition, [.. hole.OfType<string>()])).ToList();
        var why = gaps.Count > 0 ? Why(table, from, to) : [];
        return new TableCompleteness(
            table.FullName,
            [.. dates],
            [.. gaps.Select(gap => gap with { Why = why.GetValueOrDefault(gap.Partition, Gap.NotBuilt) })],
            [.. holes.Where(hole => hole.Key.Rule is not null).Select(hole => new SkippedHole(hole.Key.Partition, hole.Key.Rule!, [.. hole.OfType<string>()]))]);
    }

    /// <summary>Distinct units that have rows in the range, demanded or not.</summary>
    long Units(Table table, DateOnly from, DateOnly to) =>
        Number(query($"select count(distinct {table.Expectation.UnitColumn}) from {table.FullName} where {table.Partition!.Name} between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'").Rows[0][0]);

    /// <summary>What the ledger says of each cell.</summary>
    Dictionary<string, string> Why(Table table, DateOnly from, DateOnly to) =>
        query(
            $"""
            select partition, presence || coalesce(': ' || reason, '') from orchestration.cells
            where table_name = {Sql.Literal(table.FullName)} and partition between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}'
            """).Rows.ToDictionary(row => Text(row[0])!, row => Text(row[1])!);

    /// <summary>Every unit that the expectation names in the range, and whether a published row has it.</summary>
    string Held(Table table, DateOnly from, DateOnly to)
    {
        var expected = Sql.Bind(table.Expectation.Sql, ("now", Sql.Literal(now)));
        var partition = table.Partition is { } column ? $"cast({column.Name} as varchar)" : Sql.Literal(Cell.All);
        var range = table.Partition?.Type == typeof(DateOnly) ? $"where {table.Partition.Name} between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'" : "";
        var unit = table.Expectation.UnitColumn;
        // A table whose cells only count has no unit to compare: any row of the cell is enough.
        return $"""
            with expected as (
              select distinct cast(e.partition as varchar) as partition, cast(e.unit as varchar) as unit, cast(e.rule as varchar) as rule
              from ({expected}) e
              where cast(e.partition as varchar) between '{from:yyyy-MM-dd}' and '{to:yyyy-MM-dd}'),
            published as (
              select distinct {partition} as partition, {(unit is null ? "null" : $"cast({unit} as varchar)")} as unit from {table.FullName} {range}),
            held as (
              select e.partition, e.unit, e.rule, p.partition is not null as is_present
              from expected e left join published p on p.partition = e.partition{(unit is null ? "" : " and p.unit = e.unit")})
            """;
    }

    /// <summary>
    /// What the latest run that still has a cell in the table found; a run whose cells were all built anew says nothing about today.
    /// </summary>
    List<CheckFinding> Checks(IReadOnlyList<string> tables)
    {
        if (tables.Count == 0)
            return [];

        return
        [
            .. query(
                $"""
                with living as (
                  select r.table_name, r.check_name, r.severity, r.run, sum(r.violations) as violations, max(r.checked_at) as checked_at
                  from orchestration.check_results r
                  where r.table_name in ({string.Join(", ", tables.Select(Sql.Literal))})
                    and exists (select 1 from orchestration.cells c where c.table_name = r.table_name and c.run = r.run)
                  group by 1, 2, 3, 4),
                ranked as (select l.*, row_number() over (partition by table_name, check_name order by checked_at desc, run desc) as place from living l)
                select table_name, check_name, severity, cast(violations as bigint) from ranked where place = 1 order by 1, 2
                """).Rows.Select(row => new CheckFinding(Text(row[0])!, Text(row[1])!, Text(row[2])!, Number(row[3]))),
        ];
    }

    /// <summary>Values that came through a socket are JSON; their text is the same.</summary>
    static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    static long Number(object? value) => long.Parse(Text(value)!, CultureInfo.InvariantCulture);
}
