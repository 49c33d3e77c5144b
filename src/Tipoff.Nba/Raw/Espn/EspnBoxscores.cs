using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>The line of each player of a game as ESPN prints it, those who did not play with the reason.</summary>
public sealed class EspnBoxscores : Table<EspnBoxscores.Row>
{
    public sealed record Row(
        [Key][Doc("Game id of ESPN.")] string EspnGameId,
        [Key][Doc("Player id of ESPN.")] string EspnPlayerId,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        string OpponentTeamAbbr,
        bool IsHome,
        bool IsStarter,
        [Doc("Null for those who played.")] string? DnpReason,
        [Doc("Whole minutes; null for those who did not play, as all that follows.")] int? Minutes,
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
        Never("points differ from the shots made", "points <> 2 * fg_makes + three_pt_makes + ft_makes"),
        Never("more makes than attempts", "fg_makes > fg_attempts or three_pt_makes > three_pt_attempts or ft_makes > ft_attempts or three_pt_makes > fg_makes"),
        Never("rebounds differ from their parts", "rebounds <> offensive_rebounds + defensive_rebounds"),
        Never("played and did not play", "(dnp_reason is null) <> (minutes is not null)"),
        Between(row => row.Minutes, 0, 78),
    ];
}
