using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Reference;

/// <summary>Every game between NBA teams: when and where, and since when it was known; never how it ended.</summary>
/// <remarks>
/// The date is the one really played, else the latest planned one. A game that moved keeps the hour of its first date. Seasons
/// whose regular season no source lists are left out.
/// </remarks>
public sealed class Games : Table<Games.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Partition][Doc("Eastern date.")] DateOnly GameDate,
        [Doc("YYYYMMDD_AWAY_HOME")] string GameCode,
        [Doc("Year the season starts in.")] int SeasonYear,
        string SeasonType,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        int HomeTeamId,
        int AwayTeamId,
        DateTimeOffset TipoffAt,
        [Doc("Half an hour before tip-off: what became known later is no input of a prediction.")] DateTimeOffset CutoffAt,
        [Doc("False: no schedule states the hour, 19:30 Eastern is assumed.")] bool IsTipoffKnown,
        [Doc("From when on the pairing counts as known.")] DateTimeOffset ScheduleKnownAt,
        [Doc("Neither team is at home; a second home such as Austin or Tampa is not neutral.")] bool IsNeutralSite,
        string? Arena,
        string? City,
        [Doc("Degrees north; null where the venue is not known.")] double? Latitude,
        [Doc("Degrees east.")] double? Longitude,
        [Doc("IANA name.")] string? TimeZone,
        [Doc("Metres above the sea.")] int? AltitudeM);

    public override IReadOnlyList<Upstream> Upstreams =>
        [WholePeriod<NbacSchedule>(), WholePeriod<NbacTeamResults>(), Whole<TeamArenas>(), Whole<NeutralVenues>()];

    public override Expectation Expectation => Calendars.Pairings;

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        Never("a team plays itself", "home_team_id = away_team_id"),
        Never("the pairing became known after the cut-off", "schedule_known_at > cutoff_at"),
        Never(
            "a team plays twice on a date",
            """
            exists (
                select 1 from reference.games o
                where o.game_date = r.game_date and o.game_id > r.game_id
                  and (o.home_team_id in (r.home_team_id, r.away_team_id) or o.away_team_id in (r.home_team_id, r.away_team_id)))
            """,
            Severity.Warning) with { Reads = [typeof(Games)] },
    ];
}
