using System.Text.Json;

namespace Tipoff.Benchmarks.Bars;

/// <summary>Archives to features, from an empty warehouse.</summary>
sealed class FromEmpty : Bar
{
    const double SecondsMost = 60;
    const double MemoryMost = 6;

    public override int Number => 1;

    public override string What => "box seasons 2018-19 … 2024-25 with play-by-play of the last five, from empty to features";

    public override string Limit => "≤ 60 s, peak < 6 GiB";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var filled = ground.Filled;
        using var import = JsonDocument.Parse(filled.Import.Output);
        using var backfill = JsonDocument.Parse(filled.Backfill.Output);
        var files = import.RootElement.GetProperty("files").EnumerateArray().Count(file => file.GetProperty("outcome").GetString() == "imported");
        var cells = backfill.RootElement.GetProperty("cells");
        var note = $"{files} files with {import.RootElement.GetProperty("rows").GetInt64():N0} rows{(ground.IsQuick ? "" : ", more than the bar asks for: all ten box seasons, props, game lines, injuries, referees")}; "
            + $"then {ground.From:yyyy-MM-dd} to {ground.To:yyyy-MM-dd} built: {backfill.RootElement.GetProperty("rows").GetInt64():N0} rows, {cells.GetProperty("ok").GetInt32():N0} cells ok, "
            + $"{cells.GetProperty("skipped").GetInt32():N0} skipped by rule, {cells.GetProperty("failed").GetInt32():N0} not ok ({backfill.RootElement.GetProperty("state").GetString()}); "
            + "no model stands, so predictions are skipped by rule";
        yield return Measurement.Seconds(What, SecondsMost, filled.Seconds, note);
        yield return Measurement.Memory("… the larger peak of its two processes", MemoryMost, filled.PeakBytes);
        yield return Measurement.Seconds("… of it `tipoff import`", null, filled.Import.Seconds, "whole process, with the reference layer");
        yield return Measurement.Seconds("… of it `tipoff backfill`", null, filled.Backfill.Seconds, "whole process: analytics, precompute, features");
    }
}
