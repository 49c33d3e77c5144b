using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>The stints of each game: the unbroken time of ten men on court, and what both sides did in it.</summary>
/// <remarks>
/// Sides come from the official box, else from a player's own events. What happens while men are exchanged belongs to the stint that was on; time
/// does not pass then. A stint with more than five men of a side is a substitution that the feed got wrong.
/// </remarks>
public sealed class LineupStints : FoldedTable<GameEvent, LineupStints.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("From 1, in order.")] int StintNumber,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        [Doc("5 and above are overtimes.")] int Period,
        [Doc("Hundredths of a second of play since tip-off.")] int StartHundredths,
        [Doc("Length in hundredths of a second.")] int Hundredths,
        [Doc("Ids of the home side's men, in order, joined by |.")] string HomeLineup,
        string AwayLineup,
        [Doc("Home less away points at the start.")] int HomeMargin,
        int HomePoints,
        int AwayPoints,
        [Doc("Counted possessions that ended in the stint.")] int HomePossessions,
        int AwayPossessions,
        int HomeFgAttempts,
        int AwayFgAttempts,
        int HomeFtAttempts,
        int AwayFtAttempts,
        [Doc("Turnovers of players and of the team.")] int HomeTurnovers,
        int AwayTurnovers,
        [Doc("JSON: per player who acted his points and the plays he used (100 FGA + 44 FTA + 100 turnovers); null where nobody did.")] string? HomeActs,
        string? AwayActs,
        [Doc("Part of it in the last five minutes of the fourth quarter or in overtime with at most five points between the teams.")] int ClutchHundredths,
        [Doc("Part of it when the game was decided: large lead in the fourth quarter, at most two starters on court, to the end.")] int GarbageHundredths);

    public override IReadOnlyList<Upstream> Upstreams => [Same<NbacPlayByPlay>(), SameIfAny<NbacPlayerBoxscores>(), Same<Games>()];

    public override Expectation Expectation => Calendars.PlayByPlayGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.Period, 1, 10),
        Between(row => row.Hundredths, 0, 72000),
        Between(row => row.HomePossessions, 0, 60),
        Between(row => row.AwayPossessions, 0, 60),
        Never("more clutch or garbage time than time", "clutch_hundredths > hundredths or garbage_hundredths > hundredths"),
        Never(
            "not five men a side",
            "length(home_lineup) - length(replace(home_lineup, '|', '')) <> 4 or length(away_lineup) - length(replace(away_lineup, '|', '')) <> 4",
            Severity.Warning),
    ];

    protected override IEnumerable<Row> Fold(IEnumerable<GameEvent> inputs) =>
        PlayedGame.Of(inputs).SelectMany(game => new GameStints(game).Cut().Select((stint, number) => RowOf(game, stint, number + 1)));

    static Row RowOf(PlayedGame game, Stint stint, int number) => new(
        game.GameId, number, game.GameDate, game.SeasonYear, game.HomeTeamAbbr, game.AwayTeamAbbr, stint.Period, stint.Start, stint.Hundredths,
        string.Join('|', stint.Home.Men), string.Join('|', stint.Away.Men), stint.HomeMargin, stint.Home.Points, stint.Away.Points,
        stint.Home.Possessions, stint.Away.Possessions, stint.Home.FgAttempts, stint.Away.FgAttempts, stint.Home.FtAttempts, stint.Away.FtAttempts,
        stint.Home.Turnovers, stint.Away.Turnovers, stint.Home.ActsText, stint.Away.ActsText, stint.Clutch, stint.Garbage);
}
