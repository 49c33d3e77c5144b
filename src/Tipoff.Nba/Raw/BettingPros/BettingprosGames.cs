using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BettingPros;

/// <summary>The games that BettingPros lists; its ids lead to the lines.</summary>
/// <remarks>Results, line-ups and records stand in the same body as of today and are not taken.</remarks>
public sealed class BettingprosGames : Table<BettingprosGames.Row>
{
    public sealed record Row(
        [Key][Doc("Event id of BettingPros.")] int EventId,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        DateTimeOffset CommenceAt,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("The source's word, such as scheduled or closed.")] string Status,
        DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("a team plays itself", "home_team_abbr = away_team_abbr"),
        Never("the date is not that of the start", "cast(commence_at at time zone 'America/New_York' as date) <> game_date"),
    ];
}
