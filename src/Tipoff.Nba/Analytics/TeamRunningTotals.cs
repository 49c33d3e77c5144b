using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Analytics;

/// <summary>A team's season sums after each of its games: any last-N window is the difference of two rows.</summary>
/// <remarks>
/// Regular season, play-in and playoffs count, seasons never mix. Sums are integers (possessions in hundredths), so that no order of
/// summation shows. Games whose box or zones are incomplete stay out of the sums of that family, and out of its count.
/// </remarks>
public sealed class TeamRunningTotals : Table<TeamRunningTotals.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        [Doc("Games of the team in the season with a box, this one included, from 1.")] int SeasonGameNumber,
        [Doc("Points of this game less the opponent's.")] int? Margin,
        [Doc("Games won in a row, this one included.")] int WinStreak,
        [Doc("Games lost in a row, this one included.")] int LossStreak,
        long Points,
        long PointsAllowed,
        int Wins,
        [Doc("Games decided by 15 points or more.")] int Blowouts,
        [Doc("Games whose line is of the silver tier.")] int SilverGames,
        [Doc("Games whose line is of the bronze tier.")] int BronzeGames,
        [Doc("Games whose line is of a lower tier.")] int PoorGames,
        [Doc("Games whose starting five and that of the game before are known.")] int LineupsCompared,
        [Doc("Of these, with another five.")] int LineupChanges,
        [Doc("Games in a row with this starting five, this one included; null where it is not known.")] int? GamesWithLineup,
        [Doc("Games with both box lines whole.")] int BoxGames,
        long BoxPoints,
        long BoxPointsAllowed,
        [Doc("Minutes of five men in those games, 240 in regulation.")] long BoxMinutes,
        [Doc("100 (FGA - OREB + TOV) + 44 FTA.")] long PossessionHundredths,
        long OpponentPossessionHundredths,
        long OpponentFgAttempts,
        long OpponentFtAttempts,
        long OpponentThreePtAttempts,
        [Doc("Games with every zone of the opponent known.")] int ZoneGames,
        long PaintAttemptsAllowed,
        long PaintMakesAllowed,
        long MidRangeAttemptsAllowed,
        long MidRangeMakesAllowed,
        long ThreePtAttemptsAllowed,
        long ThreePtMakesAllowed,
        [Doc("Games with the zones of the own blocks known.")] int BlocksKnown,
        long PaintBlocks,
        long MidRangeBlocks,
        long ThreePtBlocks);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<TeamOffenseGameSummary>(),
        PeriodBefore<TeamOffenseGameSummary>(),
        Same<TeamDefenseGameSummary>(),
        PeriodBefore<TeamDefenseGameSummary>(),
        Same<PlayerGameSummary>(),
        PeriodBefore<PlayerGameSummary>(),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.SeasonGameNumber, 1, 120),
        Never("more wins than games", "wins > season_game_number"),
        Never("a streak both won and lost", "win_streak > 0 and loss_streak > 0"),
        Never("more complete games than games", "box_games > season_game_number or zone_games > season_game_number"),
        Never("more changes of the five than games compared", "lineup_changes > lineups_compared or lineups_compared >= season_game_number"),
    ];
}
