using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>Total, spread and moneyline of each game from 2020-21; opening or closing is not stated.</summary>
/// <remarks>Points, margins and days of rest were scraped along with the lines and are partly stale, so they are not taken. The spreads of two seasons have lost their sign; the moneyline gives it back.</remarks>
public sealed class SbrGameLines : Table<SbrGameLines.Row>
{
    public sealed record Row(
        [Partition][Key] DateOnly GameDate,
        [Key] string HomeTeamAbbr,
        [Key] string AwayTeamAbbr,
        int SeasonYear,
        [Doc("Points added to the home team; negative when it is favoured.")] decimal? SpreadHome,
        decimal? Total,
        [Doc("American odds.")] int? MoneylineHome,
        int? MoneylineAway);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("sbr_game_lines", "season", "date", "Date_upstream", "Home", "Away", "OU", "Spread", "ML_Home", "ML_Away") { Lookups = [typeof(TeamArenas)] },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Total, 100, 320, Severity.Warning),
        Between(row => row.SpreadHome, -50, 50, Severity.Warning),
        Never("a team plays itself", "home_team_abbr = away_team_abbr"),
    ];
}
