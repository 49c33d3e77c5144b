namespace Tipoff.Nba.SpotChecks;

/// <summary>Seconds on court from the line-ups of the events.</summary>
public sealed class SecondsFamily : SpotFamily
{
    static readonly StoredColumns Summary = Columns("analytics.player_game_summary", PlayerGame, "seconds_played seconds_source");

    public override string Name => "seconds";

    public override IReadOnlyList<StoredColumns> Compared => [Summary];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.PlayerId, sample.GameId);
        if (facts.Line(sample.GameId, sample.PlayerId) is not { } line)
        {
            yield return new RecomputedRow(Summary, key, null, () => "the box has no line of him");
            yield break;
        }

        var (seconds, source) = CourtSeconds.Of(facts, line);
        yield return new RecomputedRow(
            Summary,
            key,
            new Dictionary<string, object?> { ["seconds_played"] = seconds, ["seconds_source"] = source },
            () => $"{line.Minutes} official minutes, {facts.Reading(sample.GameId)?.OnCourt(sample.PlayerId)} hundredths in line-ups");
    }
}
