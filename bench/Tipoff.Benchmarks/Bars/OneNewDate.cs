namespace Tipoff.Benchmarks.Bars;

/// <summary>The morning after: one date's files come in, and the next slate is predicted.</summary>
sealed class OneNewDate : Bar
{
    const double SecondsMost = 3;

    public override int Number => 3;

    public override string What => "one new game date through all layers, with predictions for the next slate";

    public override string Limit => "≤ 3 s";

    public override IEnumerable<Measurement> Measure(Ground ground)
    {
        var eve = Eve.Of(ground);
        var import = ground.Tipoff(eve.Workspace, "import", eve.Files, "--json").Expect(0, 2);
        var backfill = ground.Tipoff(eve.Workspace, "backfill", "--from", $"{eve.Date:yyyy-MM-dd}", "--to", $"{eve.Next:yyyy-MM-dd}", "--json").Expect(0, 1, 2);
        var (lines, predictions) = Built(eve);
        if (lines == 0 || predictions == 0)
            throw new InvalidOperationException($"{lines} player lines of {eve.Date:yyyy-MM-dd} and {predictions} predictions of {eve.Next:yyyy-MM-dd} were built; expected both");

        yield return Measurement.Seconds(
            What, SecondsMost, import.Seconds + backfill.Seconds,
            $"two whole processes after each other: import of {eve.FileCount} files with the results of {eve.Date:yyyy-MM-dd}, then backfill through the slate of {eve.Next:yyyy-MM-dd}: "
            + $"{lines:N0} player lines, {predictions:N0} predictions; the warehouse knew nothing from {eve.Date:yyyy-MM-dd} on but schedules, lines and referees, and its clock stands on the morning between");
        yield return Measurement.Seconds("… of it `tipoff import`", null, import.Seconds);
        yield return Measurement.Seconds("… of it `tipoff backfill`", null, backfill.Seconds);
    }

    static (long Lines, long Predictions) Built(Eve eve)
    {
        using var file = new WarehouseFile(eve.Workspace);
        return (
            file.Number($"select count(*) from analytics.player_game_summary where game_date = date '{eve.Date:yyyy-MM-dd}'"),
            file.Number($"select count(*) from predictions.player_prop_predictions where game_date = date '{eve.Next:yyyy-MM-dd}'"));
    }
}
