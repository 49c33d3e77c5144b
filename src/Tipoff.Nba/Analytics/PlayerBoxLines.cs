using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each player's line in each game, from the best source that has the game.</summary>
/// <remarks>
/// One source gives all lines of a game: NBA.com (100), else BallDontLie (85), else ESPN (80), else what the play-by-play adds up to (60).
/// Sources are never mixed within a game, for one's missing player may be the other's namesake.
/// </remarks>
public sealed class PlayerBoxLines : Table<PlayerBoxLines.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        [Doc("As the source writes it; null from play-by-play.")] string? PlayerName,
        string? PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        bool IsWin,
        [Doc("Whole minutes; 0 is a player with seconds on court.")] int Minutes,
        [Doc("Seconds on court, where the source knows them.")] int? SecondsPlayed,
        int Points,
        int? FgMakes,
        int? FgAttempts,
        int? ThreePtMakes,
        int? ThreePtAttempts,
        int? FtMakes,
        int? FtAttempts,
        int? OffensiveRebounds,
        int? DefensiveRebounds,
        int Rebounds,
        int Assists,
        int Steals,
        int Blocks,
        int Turnovers,
        int? PersonalFouls,
        [Doc("Own less the opponent's points while on court; null where the source has none.")] int? PlusMinus,
        [Doc("Null where the source does not tell starters.")] bool? IsStarter,
        [Doc("Table, and its feed where it has several.")] string Source,
        [Doc("100 NBA.com, 85 BallDontLie, 80 ESPN, 60 play-by-play.")] int SourceScore,
        [Doc("First 16 hex digits of the md5 of the source's counts.")] string SourceHash);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        SameIfAny<NbacPlayerBoxscores>(),
        SameIfAny<BackupBoxLines>(),
        SameIfAny<PlayByPlayPlayerTotals>(),
        Same<Games>(),
    ];

    public override Expectation Expectation => Calendars.PlayerBoxGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Accepted(row => row.SeasonType, "regular", "playin", "playoffs"),
        Between(row => row.SourceScore, 60, 100),
        Never("the league's box is not there: a backup serves", "source_score < 100", Severity.Warning),
        Never(
            "a backup source has other points",
            "exists (select 1 from analytics.backup_box_lines b where b.game_id = r.game_id and b.player_id = r.player_id and b.points <> r.points)",
            Severity.Warning) with { Reads = [typeof(BackupBoxLines)] },
    ];
}
