namespace Tipoff.Nba.Predictions;

/// <summary>The season's mean, moved by where the player shoots and how the opponent defends there.</summary>
/// <remarks>
/// A zone's term is his shots from it a game, times what the opponent allows above the league, times what a basket there is worth. The system
/// Tipoff takes over knew no zones in spite of the rule's name: it had one rating for all of them, and its sign upside down.
/// </remarks>
public sealed class ZoneMatchup : RuleSystem
{
    public override string SystemId => "zone_matchup";

    public override string Version => "zone_matchup_2";

    /// <summary>Zones by the columns of his share and of the opponent's defence, with a basket's worth in points.</summary>
    static readonly (string Name, string Share, string Defense, int Worth)[] Zones =
    [
        ("paint", "pct_paint", "opponent_paint_defense", 2),
        ("mid-range", "pct_mid_range", "opponent_mid_range_defense", 2),
        ("threes", "pct_three", "opponent_three_pt_defense", 3),
    ];

    public override IReadOnlyList<string> Features =>
    [
        "points_avg_season", "field_goal_attempts_avg_last_10", .. Zones.SelectMany(zone => new[] { zone.Share, zone.Defense }), "pace_score", "home_away",
        "fatigue_score", "points_std_last_10", "games_in_last_7_days",
    ];

    public override IReadOnlyList<Contribution> Terms(Candidate candidate) =>
        double.IsNaN(candidate["points_avg_season"])
            ? []
            :
            [
                new("season", candidate["points_avg_season"]),
                .. Zones.Select(zone => new Contribution(zone.Name, Zone(candidate, zone.Share, zone.Defense, zone.Worth))),
                new("pace", 0.4 * candidate.Known("pace_score")),
                new("venue", candidate["home_away"] == 1 ? 0.8 : -0.8),
                new("fatigue", Tired(candidate["fatigue_score"], spent: -1.5, tired: -0.8)),
            ];

    public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver) =>
        Call.OfRule(edge, MovingAverage.Confidence(rows[row]["points_std_last_10"], rows[row]["games_in_last_7_days"]));

    static double Zone(Candidate candidate, string share, string defense, int worth) =>
        candidate.Known("field_goal_attempts_avg_last_10") * candidate.Known(share) * candidate.Known(defense) / 100 * worth;
}
