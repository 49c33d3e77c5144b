using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>The games of a date as ESPN lists them, with their state and score.</summary>
/// <remarks>Games of all-star sides and foreign clubs are left out.</remarks>
public sealed class EspnScoreboards : Table<EspnScoreboards.Row>
{
    public sealed record Row(
        [Key][Doc("Game id of ESPN.")] string EspnGameId,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        DateTimeOffset CommenceAt,
        [Doc("Year the season starts in.")] int SeasonYear,
        [Doc("The source's word: preseason, regular-season, post-season, play-in-season.")] string SeasonKind,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("Null before the start.")] int? HomeScore,
        int? AwayScore,
        [Doc("Periods begun; 5 is the first overtime.")] int Period,
        [Doc("The source's word, such as STATUS_FINAL.")] string Status,
        bool IsCompleted,
        bool IsNeutralSite,
        string? Venue);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("a team plays itself", "home_team_abbr = away_team_abbr"),
        Never("a finished game without a winner", "is_completed and status = 'STATUS_FINAL' and (home_score is null or home_score = away_score)"),
        Never("the season contradicts the date", "extract(year from game_date) not between season_year and season_year + 1"),
        Between(row => row.HomeScore, 0, 250),
        Between(row => row.AwayScore, 0, 250),
    ];
}
