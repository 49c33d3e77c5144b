namespace Tipoff.Nba.SpotChecks;

/// <summary>How weakly the opponent defends the zone from which a player scores.</summary>
public sealed class MismatchFamily : SpotFamily
{
    static readonly StoredColumns Factors = Columns("precompute.player_composite_factors", PlayerGame, "shot_zone_mismatch_score primary_scoring_zone");

    static readonly StoredColumns Store = Columns("precompute.ml_feature_store", PlayerGame, "shot_zone_mismatch_score pct_paint pct_mid_range pct_three");

    readonly Dictionary<DateOnly, ZoneLine?> leagues = [];

    public override string Name => "mismatch";

    public override IReadOnlyList<StoredColumns> Compared => [Factors, Store];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.PlayerId, sample.GameId);
        var zones = ShotZones.Before(sample, facts);
        var defense = ZoneDefense.Before(sample.OpponentTeamAbbr, sample.GameDate, facts, leagues);
        var score = Score(zones, defense);
        string Inputs() => $"shots {zones}; defence {defense}";
        yield return new RecomputedRow(
            Factors,
            key,
            !facts.IsAfterBootstrap(sample.GameDate) ? null
                : new Dictionary<string, object?> { ["shot_zone_mismatch_score"] = score, ["primary_scoring_zone"] = zones?.Primary },
            Inputs);
        yield return new RecomputedRow(
            Store,
            key,
            new Dictionary<string, object?>
            {
                ["shot_zone_mismatch_score"] = score,
                ["pct_paint"] = zones?.Rate(zones.Line.PaintAttempts) / 100,
                ["pct_mid_range"] = zones?.Rate(zones.Line.MidAttempts) / 100,
                ["pct_three"] = zones?.Rate(zones.Line.ThreeAttempts) / 100,
            },
            Inputs);
    }

    /// <summary>The opponent's weakness there, in full from half of his shots on; beyond five points a fifth more; within ten.</summary>
    static double? Score(ShotZones? zones, ZoneDefense? defense)
    {
        if (zones?.PrimaryRate is not { } rate || defense is null)
            return null;
        var weakness = zones.Primary switch { "mid_range" => defense.MidRange, "perimeter" => defense.Three, _ => defense.Paint };
        if (weakness is not { } points)
            return null;
        var score = points * Math.Min(rate / 50, 1);
        return Math.Clamp(Math.Abs(score) > 5 ? 1.2 * score : score, -10, 10);
    }
}
