using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>How many men each team left off its list for a game, and how many of them were starters lately.</summary>
/// <remarks>Both teams of a game with a list have a row, with 0 where nobody is on it; without a list nobody knows. No archive has lists.</remarks>
public sealed class TeamInactives : Table<TeamInactives.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] string TeamAbbr,
        [Partition] DateOnly GameDate,
        int PlayersInactive,
        [Doc("Of those, who started for the team in the 14 days before; null when no start of these days is known.")] int? StartersInactive);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Same<NbacInactivePlayers>(), Same<Games>(), DaysBefore<PlayByPlayPlayerTotals>(14)];

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.PlayersInactive, 0, 20),
        Never("more starters than men", "starters_inactive > players_inactive"),
    ];
}
