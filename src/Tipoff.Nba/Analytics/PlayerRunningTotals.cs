using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Analytics;

/// <summary>A player's season sums after each appearance: any last-N window is the difference of two rows.</summary>
/// <remarks>
/// Regular season, play-in and playoffs count, seasons never mix; only the exponentially weighted sums reach back two seasons. Minutes are
/// the official box's whole minutes in every season: seconds differ by source, and a feature has one definition. Integer sums only.
/// </remarks>
public sealed class PlayerRunningTotals : Table<PlayerRunningTotals.Row>
{
    public sealed record Row(
        [Key] int PlayerId,
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string TeamAbbr,
        string OpponentTeamAbbr,
        [Doc("Number of the game among the team's of the season.")] int? TeamGameNumber,
        [Doc("His appearance before this one in the season.")] DateOnly? PreviousGameDate,
        [Doc("Whole minutes of this game.")] int MinutesInGame,
        [Doc("Points of this game.")] int PointsInGame,
        [Doc("Appearances in the season, this one included.")] int SeasonAppearance,
        [Doc("Appearances in the season for this team, this one included.")] int TeamAppearance,
        [Doc("Appearances the day after another.")] int BackToBacks,
        long Points,
        long PointsSquared,
        long Minutes,
        long MinutesSquared,
        [Doc("Appearances whose starters are known.")] int StartsKnown,
        int Starts,
        [Doc("Appearances with attempts and free throws known; the sums below count only those.")] int BoxGames,
        long BoxPoints,
        long BoxMinutes,
        long FgAttempts,
        long ThreePtAttempts,
        long FtAttempts,
        long FtMakes,
        [Doc("Own plays in hundredths times the team's minutes.")] long UsageNumerator,
        [Doc("Five times own minutes times the team's plays in hundredths: 100 numerator / denominator is the usage rate.")] long UsageDenominator,
        [Doc("Appearances with every shot zone known.")] int ZoneGames,
        long PaintAttempts,
        long PaintMakes,
        long MidRangeAttempts,
        long MidRangeMakes,
        [Doc("Threes as the zone source counts them.")] long ThreePtZoneAttempts,
        long ThreePtZoneMakes,
        long AssistedFgMakes,
        long UnassistedFgMakes,
        [Doc("Minutes of the last 40 appearances weighted by 2^(20 - k/4), k = 0 for this one.")] long? FastMinutes,
        [Doc("Sum of those weights.")] long? FastWeight,
        [Doc("Points of the last 120 appearances weighted by 2^(20 - k/20).")] long? SlowPoints,
        [Doc("Minutes of the last 120 appearances weighted likewise.")] long? SlowMinutes);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<PlayerGameSummary>(),
        PeriodBefore<PlayerGameSummary>(2),
        Same<TeamOffenseGameSummary>(),
        PeriodBefore<TeamOffenseGameSummary>(),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.SeasonAppearance, 1, 120),
        Between(row => row.MinutesInGame, 0, 80),
        Never("a sum smaller than its last part", "points < points_in_game or minutes < minutes_in_game"),
        Never("more appearances for the team than in the season", "team_appearance > season_appearance"),
        Never("an appearance without the team's game", "team_game_number is null", Severity.Warning),
    ];
}
