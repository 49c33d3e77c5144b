namespace Tipoff.Nba.SpotChecks;

/// <summary>Usage and shooting efficiency of a line, and usage over windows as a ratio of sums.</summary>
public sealed class UsageFamily : SpotFamily
{
    static readonly StoredColumns Summary = Columns("analytics.player_game_summary", PlayerGame, "usage_rate ts_pct efg_pct");

    static readonly StoredColumns Store = Columns(
        "precompute.ml_feature_store", PlayerGame, "usage_rate_last_3 usage_rate_last_5 usage_rate_last_10 usage_rate_season");

    public override string Name => "usage";

    public override IReadOnlyList<StoredColumns> Compared => [Summary, Store];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.PlayerId, sample.GameId);
        if (facts.Line(sample.GameId, sample.PlayerId) is { } line)
            yield return OfGame(key, line, facts);
        var before = facts.Appearances(sample.PlayerId, sample.GameDate);
        yield return new RecomputedRow(
            Store,
            key,
            new Dictionary<string, object?>
            {
                ["usage_rate_last_3"] = OfWindow(before.TakeLast(3), facts),
                ["usage_rate_last_5"] = OfWindow(before.TakeLast(5), facts),
                ["usage_rate_last_10"] = OfWindow(before.TakeLast(10), facts),
                ["usage_rate_season"] = OfWindow(before, facts),
            },
            () => string.Join("; ", before.TakeLast(10).Select(game => $"{Shooting.Of(game, facts)} in {game.Minutes} minutes of [{facts.TeamGame(game.GameId, game.TeamAbbr)}]")));
    }

    static RecomputedRow OfGame(string key, PlayerLine line, SeasonFacts facts)
    {
        var shooting = Shooting.Of(line, facts);
        var team = facts.TeamGame(line.GameId, line.TeamAbbr);
        if (team is not null && facts.Opponent(team) is null)
            team = null;
        var minutes = CourtSeconds.Of(facts, line).Seconds / 60m;
        var chances = shooting?.Attempts + (0.44m * shooting?.FreeThrows);
        return new RecomputedRow(
            Summary,
            key,
            new Dictionary<string, object?>
            {
                ["usage_rate"] = Ratio(100 * (chances + line.Turnovers) * (team?.Minutes / 5m), minutes * team?.Plays),
                ["ts_pct"] = Ratio(line.Points, 2 * chances),
                ["efg_pct"] = Ratio(shooting?.Makes + (0.5m * shooting?.Threes), shooting?.Attempts),
            },
            () => $"{line.Points} points, {shooting}, TOV {line.Turnovers} in {minutes} minutes; team {team}");
    }

    /// <summary>Each game weighs by his minutes and his team's plays; a game without attempts or a team's line is left out.</summary>
    static double? OfWindow(IEnumerable<PlayerLine> games, SeasonFacts facts)
    {
        var (own, whole) = (0m, 0m);
        foreach (var game in games)
        {
            var team = facts.TeamGame(game.GameId, game.TeamAbbr);
            if (Shooting.Of(game, facts) is not { } shooting || team?.Plays is not { } plays || team.Minutes is not { } minutes)
                continue;
            own += (shooting.Attempts + (0.44m * shooting.FreeThrows) + game.Turnovers) * minutes / 5;
            whole += game.Minutes * plays;
        }

        return Ratio(100 * own, whole);
    }
}

/// <summary>A player's shots in a game: of the box, or of the events where the box lacks attempts.</summary>
public sealed record Shooting(int Makes, int Attempts, int Threes, int FreeThrows)
{
    public static Shooting? Of(PlayerLine line, SeasonFacts facts)
    {
        if (line.FgAttempts is { } attempts)
            return new Shooting(line.FgMakes ?? 0, attempts, line.ThreePtMakes ?? 0, line.FtAttempts ?? 0);
        return facts.Reading(line.GameId)?.Line(line.PlayerId) is { } events
            ? new Shooting(events.Makes, events.Attempts, events.Zones.ThreeMakes, events.FreeThrows)
            : null;
    }
}
