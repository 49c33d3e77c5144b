using System.Security.Cryptography;
using System.Text;

namespace Tipoff.App.Simulation;

/// <summary>What bookmakers offer before a game; they know the line-ups and the players' form, but not the result.</summary>
sealed class Sportsbook(SimulatedLeague league)
{
    const double LineMin = 6.5;
    const double SharedError = 0.5;
    const double OwnError = 0.4;

    /// <summary>Hours before tip-off at which the lines move; before the first there are none.</summary>
    static readonly int[] MoveHours = [30, 12, 8, 4, 2, 1];

    public static readonly IReadOnlyList<(string Key, string Title)> Books = [("draftkings", "DraftKings"), ("fanduel", "FanDuel"), ("betmgm", "BetMGM")];

    /// <summary>An over/under on a player's points, in American odds.</summary>
    public sealed record PointsLine(Athlete Athlete, double Line, int Over, int Under);

    /// <summary>Margin and total of a game, and the price of either winner.</summary>
    public sealed record GameLine(double HomeSpread, int HomePrice, int AwayPrice, double Total, int Over, int Under, int HomeWins, int AwayWins);

    /// <summary>The provider's own id of the game: 32 hexadecimal digits.</summary>
    public string EventId(Fixture game) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{league.Seed}|{game.GameId}")).AsSpan(0, 16));

    /// <summary>When the lines that are offered at a moment were last moved; null before the first and from tip-off on.</summary>
    public static DateTimeOffset? MovedAt(Fixture game, DateTimeOffset now)
    {
        var left = game.TipoffAt - now;
        return left <= TimeSpan.Zero || left.TotalHours > MoveHours[0] ? null : game.TipoffAt.AddHours(-MoveHours.Last(hours => left.TotalHours <= hours));
    }

    public IEnumerable<PointsLine> Points(GameNight night, string book, DateTimeOffset movedAt) =>
        from side in night.Sides
        from pair in side.Expected
        where pair.Value >= LineMin
        orderby pair.Key.Athlete.FullName, pair.Key.Athlete.PlayerId
        select Points(night, pair.Key.Athlete, pair.Value, book, movedAt);

    public GameLine Lines(GameNight night, string book, DateTimeOffset movedAt)
    {
        var (home, away) = (night.Home.ExpectedScore(night.Away), night.Away.ExpectedScore(night.Home));
        var shared = league.ChanceOf("lines", night.Fixture.GameId);
        var (margin, total) = (home - away + (2 * shared.Deviate()), home + away + (3 * shared.Deviate()));
        var own = league.ChanceOf("lines", night.Fixture.GameId, book, movedAt.ToUnixTimeSeconds());
        margin = Half(margin + (0.3 * own.Deviate()));
        total = Half(total + (0.3 * own.Deviate()));
        var tilt = 5 * own.Whole(-1, 1);
        var homeWins = margin >= 0 ? -110 - (int)(30 * margin) : 110 + (int)(25 * -margin);
        return new(-margin, -110 + tilt, -110 - tilt, total, -110 - tilt, -110 + tilt, homeWins, homeWins < 0 ? -homeWins - 20 : -homeWins - 30);
    }

    PointsLine Points(GameNight night, Athlete athlete, double expected, string book, DateTimeOffset movedAt)
    {
        var shared = league.ChanceOf("points", night.Fixture.GameId, athlete.PlayerId);
        var own = league.ChanceOf("points", night.Fixture.GameId, athlete.PlayerId, book, movedAt.ToUnixTimeSeconds());
        var line = Math.Max(0.5, Half(expected + (SharedError * shared.Deviate()) + (OwnError * own.Deviate())));
        var over = -110 - (5 * own.Whole(-2, 2));
        return new(athlete, line, American(over), American(-220 - over));
    }

    // Even money is written with a plus.
    static int American(int price) => price == -100 ? 100 : price;

    // Lines end in a half, so that nobody pushes.
    static double Half(double value) => Math.Floor(value) + 0.5;
}
