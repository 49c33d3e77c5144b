namespace Tipoff.Nba.SpotChecks;

/// <summary>Where a player shot in the game and before it, and what the opponent allowed where.</summary>
public sealed class ZonesFamily : SpotFamily
{
    static readonly StoredColumns Summary = Columns("analytics.player_game_summary", PlayerGame, """
        paint_attempts paint_makes mid_range_attempts mid_range_makes zone_three_pt_attempts zone_three_pt_makes shot_zone_source
        """);

    static readonly StoredColumns Analysis = Columns("precompute.player_shot_zone_analysis", "player_id game_date", """
        games_in_sample_10 games_in_sample_20 total_shots_last_10 paint_rate_last_10 mid_range_rate_last_10 three_pt_rate_last_10
        paint_pct_last_10 mid_range_pct_last_10 three_pt_pct_last_10 paint_rate_last_20 paint_pct_last_20 primary_scoring_zone
        """);

    static readonly StoredColumns Defense = Columns("precompute.team_defense_zone_analysis", "team_abbr game_date", """
        games_in_sample zone_games_in_sample paint_pct_allowed_last_15 mid_range_pct_allowed_last_15 three_pt_pct_allowed_last_15
        paint_defense_vs_league_avg mid_range_defense_vs_league_avg three_pt_defense_vs_league_avg
        """);

    readonly Dictionary<DateOnly, ZoneLine?> leagues = [];

    public override string Name => "zones";

    public override IReadOnlyList<StoredColumns> Compared => [Summary, Analysis, Defense];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts) =>
        [.. OfGame(sample, facts), OfPlayer(sample, facts), OfOpponent(sample, facts)];

    static IEnumerable<RecomputedRow> OfGame(Sample sample, SeasonFacts facts)
    {
        if (facts.Line(sample.GameId, sample.PlayerId) is null)
            yield break;
        var zones = facts.Zones(sample.GameId, sample.PlayerId);
        yield return new RecomputedRow(
            Summary,
            StoredColumns.KeyOf(sample.PlayerId, sample.GameId),
            new Dictionary<string, object?>
            {
                ["paint_attempts"] = zones?.PaintAttempts,
                ["paint_makes"] = zones?.PaintMakes,
                ["mid_range_attempts"] = zones?.MidAttempts,
                ["mid_range_makes"] = zones?.MidMakes,
                ["zone_three_pt_attempts"] = zones?.ThreeAttempts,
                ["zone_three_pt_makes"] = zones?.ThreeMakes,
                ["shot_zone_source"] = facts.ZoneSource(sample.GameId),
            },
            () => $"{zones} of {facts.ZoneSource(sample.GameId)}");
    }

    static RecomputedRow OfPlayer(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.PlayerId, sample.GameDate);
        if (ShotZones.Before(sample, facts) is not { } ten)
            return new RecomputedRow(Analysis, key, null, () => "too early in the season, fewer than ten appearances, or no zones in the last ten");
        var twenty = ShotZones.Of(facts.Appearances(sample.PlayerId, sample.GameDate).TakeLast(20), facts);
        return new RecomputedRow(
            Analysis,
            key,
            new Dictionary<string, object?>
            {
                ["games_in_sample_10"] = ten.Games,
                ["games_in_sample_20"] = twenty.Games,
                ["total_shots_last_10"] = ten.Line.Attempts,
                ["paint_rate_last_10"] = ten.Rate(ten.Line.PaintAttempts),
                ["mid_range_rate_last_10"] = ten.Rate(ten.Line.MidAttempts),
                ["three_pt_rate_last_10"] = ten.Rate(ten.Line.ThreeAttempts),
                ["paint_pct_last_10"] = ZoneDefense.Share(ten.Line.PaintMakes, ten.Line.PaintAttempts),
                ["mid_range_pct_last_10"] = ZoneDefense.Share(ten.Line.MidMakes, ten.Line.MidAttempts),
                ["three_pt_pct_last_10"] = ZoneDefense.Share(ten.Line.ThreeMakes, ten.Line.ThreeAttempts),
                ["paint_rate_last_20"] = twenty.Rate(twenty.Line.PaintAttempts),
                ["paint_pct_last_20"] = ZoneDefense.Share(twenty.Line.PaintMakes, twenty.Line.PaintAttempts),
                ["primary_scoring_zone"] = ten.Primary,
            },
            () => $"last ten: {ten}; last twenty: {twenty}");
    }

    RecomputedRow OfOpponent(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.OpponentTeamAbbr, sample.GameDate);
        if (ZoneDefense.Before(sample.OpponentTeamAbbr, sample.GameDate, facts, leagues) is not { } defense)
            return new RecomputedRow(Defense, key, null, () => "too early in the season, or before the team's first game");
        var allowed = defense.Allowed;
        return new RecomputedRow(
            Defense,
            key,
            new Dictionary<string, object?>
            {
                ["games_in_sample"] = defense.Games,
                ["zone_games_in_sample"] = defense.ZoneGames,
                ["paint_pct_allowed_last_15"] = ZoneDefense.Share(allowed.PaintMakes, allowed.PaintAttempts),
                ["mid_range_pct_allowed_last_15"] = ZoneDefense.Share(allowed.MidMakes, allowed.MidAttempts),
                ["three_pt_pct_allowed_last_15"] = ZoneDefense.Share(allowed.ThreeMakes, allowed.ThreeAttempts),
                ["paint_defense_vs_league_avg"] = defense.Paint,
                ["mid_range_defense_vs_league_avg"] = defense.MidRange,
                ["three_pt_defense_vs_league_avg"] = defense.Three,
            },
            defense.ToString);
    }
}
