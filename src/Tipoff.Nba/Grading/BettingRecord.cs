using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Grading;

/// <summary>What came of a system's calls against the lines that were known at the cut-off.</summary>
/// <param name="Bets">Calls to go OVER or UNDER on players who played.</param>
/// <param name="Pushes">Results equal to the line: the stake comes back.</param>
/// <param name="HitRate">Wins among wins and losses, 0-1; null without any.</param>
/// <param name="Priced">Bets whose line had a real price, fantasy sites left out.</param>
/// <param name="Return">Profit per unit staked at those prices; null without any.</param>
/// <param name="ClosingLineValue">Points by which the line moved the way of the bet until tip-off; null where it is not known to have closed.</param>
public sealed record BettingRecord(
    string System, string Season, int Bets, int Overs, int Wins, int Losses, int Pushes, Estimate? HitRate, int Priced, Estimate? Return, Estimate? ClosingLineValue)
{
    /// <summary>Wins that the usual price of -110 asks for: 110 of 210.</summary>
    public const double BreakEven = 110.0 / 210;

    /// <summary>Bets of whole dates below which an interval means nothing.</summary>
    const int DatesMin = 5;

    const string Over = "OVER", Under = "UNDER";

    /// <summary>One record for each system that made a call.</summary>
    /// <param name="frame">Rows of <see cref="Scoreboard.Query"/>.</param>
    public static IEnumerable<BettingRecord> Of(Frame frame, string season)
    {
        foreach (var system in Lineup.Ids)
        {
            var calls = frame.Texts($"{system}_call");
            int[] bets = [.. Enumerable.Range(0, frame.Rows).Where(row => calls[row] is Over or Under)];
            if (bets.Length > 0)
                yield return Of(frame, system, season, bets, row => calls[row] == Over);
        }
    }

    static BettingRecord Of(Frame frame, string system, string season, int[] bets, Func<int, bool> isOver)
    {
        var (line, closing, actual) = (frame.Numbers("line_at_cutoff"), frame.Numbers("line"), frame.Numbers("actual_points"));
        double Odds(int row) => frame.Numbers(isOver(row) ? "over_odds" : "under_odds")[row];
        // +1 won, -1 lost, 0 pushed.
        int Result(int row) => Math.Sign(actual[row] - line[row]) * (isOver(row) ? 1 : -1);
        int[] decided = [.. bets.Where(row => Result(row) != 0)], priced = [.. bets.Where(row => !double.IsNaN(Odds(row)))];
        return new BettingRecord(
            system, season, bets.Length, bets.Count(isOver), bets.Count(row => Result(row) > 0), bets.Count(row => Result(row) < 0), bets.Length - decided.Length,
            Mean(frame, decided, row => Result(row) > 0 ? 1 : 0),
            priced.Length,
            Mean(frame, priced, row => Result(row) switch { > 0 => Odds(row) - 1, 0 => 0, _ => -1 }),
            Mean(frame, [.. bets.Where(row => !double.IsNaN(closing[row]))], row => (closing[row] - line[row]) * (isOver(row) ? 1 : -1)));
    }

    static Estimate? Mean(Frame frame, int[] rows, Func<int, double> value)
    {
        var dates = Array.ConvertAll(rows, row => frame.Dates("game_date")[row]);
        return dates.Distinct().Count() < DatesMin ? null : DateBootstrap.Mean(dates, Array.ConvertAll(rows, row => value(row)), draws: 2000);
    }
}
