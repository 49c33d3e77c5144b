using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>The games that The Odds API lists, each time the list was read; its ids lead to the lines.</summary>
/// <remarks>The start moves to the real tip-off once a game has begun. Games of all-star sides and foreign clubs are left out.</remarks>
public sealed class OddsApiEvents : Table<OddsApiEvents.Row>
{
    public sealed record Row(
        [Key][Doc("Event id of The Odds API.")] string EventId,
        [Key][Doc("When the list was read.")] DateTimeOffset KnownAt,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        DateTimeOffset CommenceAt,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("a team plays itself", "home_team_abbr = away_team_abbr"),
        Never("the date is not that of the start", "cast(commence_at at time zone 'America/New_York' as date) <> game_date"),
    ];

    internal static void Land(Document document, DateTimeOffset knownAt, IEnumerable<Fields> events, Landing landing)
    {
        foreach (var game in events)
        {
            if (OddsApiEvent.Sides(game) is { } sides)
                landing.Add(new Row(game.Text("id"), knownAt, OddsApiEvent.GameDate(game), game.Instant("commence_time"), sides.Home, sides.Away, document.Feed));
        }
    }
}
