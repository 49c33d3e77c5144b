using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The printed gamebook's line of each player of a game: who played, who sat and why, who was inactive.</summary>
public sealed class NbacGamebookPlayerStats : Table<NbacGamebookPlayerStats.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Key] string PlayerLookup,
        [Key][Doc("Position among the entries of this name in the team, from 1: inactive players are printed by last name only.")] int Entry,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string OpponentTeamAbbr,
        bool IsHome,
        [Doc("As printed: of inactive players the last name only.")] string PlayerName,
        [Doc("active, dnp (in uniform or listed, not used) or inactive.")] string PlayerStatus,
        [Doc("Such as DNP - Coach's Decision; of inactive players the text in brackets.")] string? DnpReason,
        string? Jersey,
        [Doc("G, F or C of starters; null for others.")] string? StartPosition,
        int? SecondsPlayed,
        int? Points,
        int? FgMakes,
        int? FgAttempts,
        int? ThreePtMakes,
        int? ThreePtAttempts,
        int? FtMakes,
        int? FtAttempts,
        int? OffensiveRebounds,
        int? DefensiveRebounds,
        int? Rebounds,
        int? Assists,
        int? Steals,
        int? Blocks,
        int? Turnovers,
        int? PersonalFouls,
        int? PlusMinus);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Accepted(row => row.PlayerStatus, "active", "dnp", "inactive"),
        Never("a line without minutes, or minutes without a line", "(player_status = 'active') <> (seconds_played is not null)"),
        Never("points differ from the shots made", "points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or three_pt_makes > fg_makes"),
        Never("rebounds differ from their parts", "rebounds <> offensive_rebounds + defensive_rebounds"),
        Between(row => row.SecondsPlayed, 0, 4680),
    ];
}
