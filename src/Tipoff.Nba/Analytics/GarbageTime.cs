namespace Tipoff.Nba.Analytics;

/// <summary>When a game is decided, and when it is close at the end.</summary>
/// <remarks>
/// Garbage time by the definition of Cleaning the Glass: in the fourth quarter the lead is at least 25 with more than nine minutes to go, 20 with
/// more than six, else 10; at most two starters of both teams together are on court; and so it stays to the end. Clutch by the league's definition:
/// the last five minutes of the fourth quarter or any of overtime, with at most five points between the teams.
/// </remarks>
static class GarbageTime
{
    const int StartersMax = 2;
    const int ClutchMargin = 5;
    const int ClutchHundredths = 30000;
    const int FourthQuarter = 4;

    /// <summary>The lead that decides a game at this moment of its fourth quarter; null in every other period.</summary>
    public static int? DecidingLead(Stretch stretch) =>
        stretch.Period != FourthQuarter ? null : stretch.Left > 54000 ? 25 : stretch.Left > 36000 ? 20 : 10;

    /// <summary>Whether the stretch could be garbage time, if the rest of the quarter is too.</summary>
    /// <param name="starters">Starters of both teams on court.</param>
    public static bool Could(Stretch stretch, int margin, int starters) => starters <= StartersMax && Math.Abs(margin) >= DecidingLead(stretch);

    /// <summary>How many hundredths of a stretch are clutch time: the part of it within the last five minutes, while the game is close.</summary>
    public static int Clutch(Stretch stretch, int margin) =>
        stretch.Period < FourthQuarter || Math.Abs(margin) > ClutchMargin
            ? 0
            : Math.Max(0, Math.Min(stretch.Length, stretch.Length - (stretch.Left - ClutchHundredths)));
}
