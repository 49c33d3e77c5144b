using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.BallDontLie;
using Tipoff.Nba.Raw.Espn;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>Each player's line as the sources beside the league print it, laid on the schedule's game and, where one answers to the name, on a player.</summary>
/// <remarks>
/// A source counts for a game when it is final, has five players of either side and lacks no count. A name means the player of the
/// surest spelling known on the date; of several, the one whom the play-by-play saw in the game. Nobody is guessed and nobody is lost:
/// a line without a player stays here under the source's id, counts in the team's sums and is reported by a check.
/// </remarks>
public sealed class BackupBoxLines : Table<BackupBoxLines.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("Raw table, and its feed where it has several.")] string Source,
        [Key][Doc("The source's own id of the player.")] string SourcePlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        [Doc("Null while nobody, or more than one, answers to the name.")] int? PlayerId,
        [Doc("Kind of the spelling that led to the player; null without one.")] string? MatchKind,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        bool IsWin,
        [Doc("Whole minutes.")] int Minutes,
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
        [Doc("Null where the source does not tell starters.")] bool? IsStarter);

    /// <summary>A cell wherever one of the sources has lines: neither has them on every date.</summary>
    static readonly Expectation Dates = new(
        "every date with lines",
        """
        select game_date as partition, cast(null as text) as unit, cast(null as text) as rule from raw.bdl_player_boxscores
        union
        select game_date, null, null from raw.espn_boxscores
        """,
        null);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<BdlPlayerBoxscores>(),
        Same<EspnBoxscores>(),
        Same<Games>(),
        SameIfAny<PlayByPlayPlayerTotals>(),
        Whole<PlayerSpellings>(),
    ];

    public override Expectation Expectation => Dates;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.Minutes, 0, 78),
        Between(row => row.Points, 0, 100),
        Never("one player on two lines of a source", "player_id is not null and 1 < (select count(*) from analytics.backup_box_lines b where b.game_id = r.game_id and b.source = r.source and b.player_id = r.player_id)"),
        Never("nobody, or more than one, answers to the name", "player_id is null", Severity.Warning),
    ];
}
