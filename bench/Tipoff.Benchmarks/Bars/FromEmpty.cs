using System.Text.Json;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Archives to features, from an empty warehouse.</summary>
sealed class FromEmpty : Bar
{
    const double SecondsMost = 60;
    const double MemoryMost = 6;

    /// <summary>Tables of less than this share, in percent of all worker time, are told in one line.</summary>
    const double ShareLeast = 1;

    public override int Number => 1;

    public override string What => "box seasons 2018-19 … 2024-25 with play-by-play of the last five, from empty to features";

    public override string Limit => "≤ 60 s, peak < 6 GiB";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var exact = ground.IsQuick ? ground.Filled : Filling.Of(ground, "box-seasons-filled", BoxSeasonFiles.Take(ground), BoxSeasonFiles.From);
        yield return Measurement.Seconds(What, SecondsMost, exact.Seconds, Told(exact));
        yield return Measurement.Memory("… the larger peak of its two processes", MemoryMost, exact.PeakBytes);
        yield return Measurement.Seconds("… of it `tipoff import`", null, exact.Import.Seconds, "whole process, with the reference layer");
        yield return Measurement.Seconds("… of it `tipoff backfill`", null, exact.Backfill.Seconds, "whole process: analytics, precompute, features");
        if (!ground.IsQuick)
        {
            yield return Measurement.Seconds(
                "… everything that the archives hold instead", null, ground.Filled.Seconds,
                $"ten box seasons, shots, props, game lines, injuries, referees: {Told(ground.Filled)}");
        }

        foreach (var share in Shares(exact.Workspace))
            yield return share;
    }

    static string Told(Filling filled)
    {
        using var import = JsonDocument.Parse(filled.Import.Output);
        using var backfill = JsonDocument.Parse(filled.Backfill.Output);
        var files = import.RootElement.GetProperty("files").EnumerateArray().Count(file => file.GetProperty("outcome").GetString() == "imported");
        var cells = backfill.RootElement.GetProperty("cells");
        return $"{files} files with {import.RootElement.GetProperty("rows").GetInt64():N0} rows; {backfill.RootElement.GetProperty("rows").GetInt64():N0} rows built, "
            + $"{cells.GetProperty("ok").GetInt32():N0} cells ok, {cells.GetProperty("skipped").GetInt32():N0} skipped by rule, {cells.GetProperty("failed").GetInt32():N0} not ok "
            + $"({backfill.RootElement.GetProperty("state").GetString()}); no model stands, so predictions are skipped by rule";
    }

    /// <summary>What each table costs: two workers share the time, so the parts sum to more than the whole.</summary>
    static IEnumerable<Measurement> Shares(string workspace)
    {
        using var file = new WarehouseFile(workspace);
        var rows = file.Rows("""
            select table_name, sum(row_count), sum(fill_seconds), sum(publish_seconds), 100 * sum(fill_seconds + publish_seconds) / sum(sum(fill_seconds + publish_seconds)) over ()
            from orchestration.steps
            group by table_name
            order by sum(fill_seconds + publish_seconds) desc
            """);
        foreach (var row in rows.Where(row => (double)row[4] >= ShareLeast))
        {
            yield return Share(
                $"… {row[0]}", (double)row[2] + (double)row[3], (double)row[4],
                FormattableString.Invariant($"{row[1]:N0} rows, filled in {row[2]:0.00} s, checked, hashed and written in {row[3]:0.00} s"));
        }

        var small = rows.Where(row => (double)row[4] < ShareLeast).ToList();
        yield return Share("… every other table", small.Sum(row => (double)row[2] + (double)row[3]), small.Sum(row => (double)row[4]), $"{small.Count} tables");
    }

    static Measurement Share(string what, double seconds, double percent, string note) => new(
        what, "", null, seconds, FormattableString.Invariant($"{seconds:0.00} s, {percent:0.0} %"), note);
}
