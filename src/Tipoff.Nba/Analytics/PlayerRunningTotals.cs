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
        [Doc("Points times the number of the appearance: what a trend line needs.")] long PointsByIndex,
        [Doc("Appearances with 10 points or more.")] int DoubleDigitGames,
        long Minutes,
        long MinutesSquared,
        [Doc("Appearances with 20 minutes or more.")] int Games20PlusMinutes,
        [Doc("Appearances whose line is of the silver tier.")] int SilverGames,
        [Doc("Appearances whose line is of the bronze tier.")] int BronzeGames,
        [Doc("Appearances whose line is of a lower tier.")] int PoorGames,
        [Doc("Appearances whose starters are known.")] int StartsKnown,
        int Starts,
        [Doc("Appearances with attempts and free throws known; the sums below count only those.")] int BoxGames,
        long BoxPoints,
        long BoxMinutes,
        long FgMakes,
        long FgAttempts,
        long ThreePtMakes,
        long ThreePtAttempts,
        long FtAttempts,
        long FtMakes,
        [Doc("Appearances with the fouls known; the three below count only those.")] int FoulsKnown,
        long PersonalFouls,
        [Doc("Minutes of those.")] long FoulMinutes,
        [Doc("Of those, with six fouls.")] int FoulOuts,
        [Doc("Appearances whose time on court is known by the event; the two below count only those.")] int CourtTimeGames,
        long FourthQuarterSeconds,
        [Doc("Last five minutes or overtime with at most five points between the teams.")] long ClutchSeconds,
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
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts"),
        Never("an appearance without the team's game", "team_game_number is null", Severity.Warning),
    ];
}
