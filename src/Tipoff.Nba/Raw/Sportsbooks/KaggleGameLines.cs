using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>Spread, total and moneyline of every game since 2007-08; opening or closing is not stated.</summary>
/// <remarks>Whether a bet won (id_spread, id_total) and the score are results and are not taken.</remarks>
public sealed class KaggleGameLines : Table<KaggleGameLines.Row>
{
    public sealed record Row(
        [Partition][Key] DateOnly GameDate,
        [Key] string HomeTeamAbbr,
        string AwayTeamAbbr,
        int SeasonYear,
        bool IsPlayoffs,
        [Doc("Points added to the home team; negative when it is favoured.")] decimal? SpreadHome,
        [Doc("Points of both teams together.")] decimal? Total,
        [Doc("American odds.")] int? MoneylineHome,
        int? MoneylineAway);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("kaggle_game_lines", "season", "date", "regular", "playoffs", "away", "home", "whos_favored", "spread", "total", "moneyline_home", "id_spread", "id_total"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Total, 100, 320, Severity.Warning),
        Between(row => row.SpreadHome, -50, 50, Severity.Warning),
        Never("a team plays itself", "home_team_abbr = away_team_abbr"),
        Never("season contradicts the date", "extract(year from game_date) not between season_year and season_year + 1"),
    ];
}
