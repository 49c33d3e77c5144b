using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>What each team did that the box score does not count.</summary>
/// <remarks>Not always the sum of its players: two may contest the same shot.</remarks>
public sealed class NbacTeamHustleBoxscores : Table<NbacTeamHustleBoxscores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        [Doc("Of all players together.")] int SecondsPlayed,
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
        [Doc("Box-outs after which the same player got the rebound.")] int? BoxOutPlayerRebounds,
        int? BoxOuts);

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        GameRules.SeasonContradictsId,
        Between(row => row.SecondsPlayed, 14400, 23400, Severity.Warning),
        Never("contested shots differ from their parts", "contested_shots <> contested_two_pt + contested_three_pt"),
        Never("loose balls differ from their parts", "loose_balls <> offensive_loose_balls + defensive_loose_balls", Severity.Warning),
    ];
}
