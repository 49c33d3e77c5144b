using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>The standings as they were on the day they were read.</summary>
public sealed class BdlStandings : Table<BdlStandings.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key][Doc("Eastern date on which they were read.")] DateOnly StandingsDate,
        [Key] string TeamAbbr,
        int Wins,
        int Losses,
        int? ConferenceRank,
        int? DivisionRank,
        [Doc("Wins and losses.")] string? ConferenceRecord,
        string? DivisionRecord,
        string? HomeRecord,
        string? RoadRecord,
        [Doc("When it was read.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Wins, 0, 82),
        Between(row => row.Losses, 0, 82),
        Never("more games than a season has", "wins + losses > 82"),
    ];
}
