namespace Tipoff.Nba.Predictions;

/// <summary>The rule that every model must beat: recent means, corrected for the circumstances of the night.</summary>
/// <remarks>Weights and corrections are those of the system Tipoff takes over; fatigue reads 100 as fresh, which that system had upside down.</remarks>
public sealed class MovingAverage : RuleSystem
{
    public override string SystemId => "moving_average";

    public override string Version => "moving_average_2";

    public override IReadOnlyList<string> Features =>
    [
        "points_avg_last_5", "points_avg_last_10", "points_avg_season", "points_std_last_10", "games_in_last_7_days",
        "fatigue_score", "shot_zone_mismatch_score", "pace_score", "usage_spike_score", "back_to_back", "home_away",
    ];

    public override IReadOnlyList<Contribution> Terms(Candidate candidate) =>
        double.IsNaN(candidate["points_avg_season"])
            ? []
            :
            [
                new("last 5 games, half", 0.5 * candidate["points_avg_last_5"]),
                new("last 10 games, three tenths", 0.3 * candidate["points_avg_last_10"]),
                new("season, a fifth", 0.2 * candidate["points_avg_season"]),
                new("fatigue", Tired(candidate["fatigue_score"], spent: -2.5, tired: -1.0)),
                new("shot zones", 0.3 * candidate.Known("shot_zone_mismatch_score")),
                new("pace", 0.3 * candidate.Known("pace_score")),
                new("usage", 0.4 * candidate.Known("usage_spike_score")),
                new("back-to-back", candidate["back_to_back"] == 1 ? -1.5 : 0),
                new("venue", candidate["home_away"] == 1 ? 0.5 : -0.5),
            ];

    public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver) =>
        Call.OfRule(edge, Confidence(rows[row]["points_std_last_10"], rows[row]["games_in_last_7_days"]));

    /// <summary>How sure the rule is, 0.2 to 0.8, from the spread of the last ten games and how many were played lately.</summary>
    public static double Confidence(double deviation, double gamesLast7Days)
    {
        var confidence = 0.5;
        confidence -= deviation > 6 ? 0.15 : deviation > 4 ? 0.08 : 0;
        confidence += gamesLast7Days >= 3 ? 0.10 : gamesLast7Days >= 2 ? 0.05 : -0.10;
        return Math.Clamp(confidence, 0.2, 0.8);
    }
}
