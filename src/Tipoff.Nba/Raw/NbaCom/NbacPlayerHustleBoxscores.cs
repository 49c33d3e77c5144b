using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What each player did that the box score does not count: contests, deflections, screens, loose balls, box-outs.</summary>
public sealed class NbacPlayerHustleBoxscores : Table<NbacPlayerHustleBoxscores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string PlayerName,
        string PlayerLookup,
        string TeamAbbr,
        [Doc("G, F or C of starters; null for others.")] string? StartPosition,
        int SecondsPlayed,
        int? Points,
        [Doc("Opponents' shots contested.")] int? ContestedShots,
        int? ContestedTwoPt,
        int? ContestedThreePt,
        int? Deflections,
        int? ChargesDrawn,
        int? ScreenAssists,
        [Doc("Points scored off those screens.")] int? ScreenAssistPoints,
        int? OffensiveLooseBalls,
        int? DefensiveLooseBalls,
        [Doc("Loose balls recovered.")] int? LooseBalls,
        int? OffensiveBoxOuts,
        int? DefensiveBoxOuts,
        [Doc("Box-outs after which the team got the rebound.")] int? BoxOutTeamRebounds,
        [Doc("Box-outs after which he got the rebound himself.")] int? BoxOutPlayerRebounds,
        int? BoxOuts);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 0, 4680),
        Never("contested shots differ from their parts", "contested_shots <> contested_two_pt + contested_three_pt"),
        Never("loose balls differ from their parts", "loose_balls <> offensive_loose_balls + defensive_loose_balls", Severity.Warning),
    ];
}
