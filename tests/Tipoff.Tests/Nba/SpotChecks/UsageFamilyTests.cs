using Tipoff.Nba.SpotChecks;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

public sealed class UsageFamilyTests
{
    static readonly RawSeason ThreeGames = new(Season)
    {
        Games = [.. Calendar, Game("G1", "11-01"), Game("G2", "11-03")],
        Lines =
        [
            Line("G1", "11-01", 20, 0).Shots(0, 10, 0, 5, 2),
            Line("G1", "11-01", 40, 0, player: 2).Shots(0, 70, 0, 15, 12),
            Line("G2", "11-03", 30, 0).Shots(0, 15, 0, 0, 1),
            Line("G2", "11-03", 40, 0, player: 2).Shots(0, 75, 0, 10, 9),
            Line("G9", "11-13", 36, 27).Shots(9, 20, 2, 10, 3),
            Line("G9", "11-13", 40, 0, player: 2).Shots(0, 68, 0, 10, 10),
        ],
        TeamLines =
        [
            Team("G1", "BOS", 100, 80, 20, 99, 10),
            Team("G2", "BOS", 100, 90, 10, 99, 10, minutes: 265),
            Team("G9", "BOS", 100, 88, 20, 99, 10),
            Team("G9", "NYK", 90, 90, 10, 12, 8),
        ],
    };

    // By hand: 100 x 27.4 plays x 48 / (36 minutes x 109.8 of the team); windows: (14.2 x 48 + 16 x 53) / (20 x 102.8 + 30 x 104.4).
    [Fact]
    public void Usage_takes_the_mens_turnovers_and_the_overtime_of_the_team() =>
        new UsageFamily().ShouldAgreeOnly(
            ThreeGames,
            Drawn,
            $"analytics.player_game_summary {Key}: usage_rate 33.27261687917426, ts_pct 0.5532786885245902, efg_pct 0.5",
            $"precompute.ml_feature_store {Key}: usage_rate_last_3 {Windows}, usage_rate_last_5 {Windows}, usage_rate_last_10 {Windows}, usage_rate_season {Windows}");

    [Fact]
    public void A_playoff_line_takes_its_attempts_from_the_events()
    {
        GameEvent Act(int index, string type, string? result, bool isShot) => new("G9", index, 1, 72000 - index, type, null, null, 1, 100, result, isShot, null);
        var raw = new RawSeason(Season)
        {
            Games = Calendar,
            Lines = [Line("G9", "11-13", 36, 6) with { Turnovers = 1 }],
            Events = [Act(1, "2pt", "Made", true), Act(2, "3pt", "Made", true), Act(3, "3pt", "Missed", true), Act(4, "freethrow", "Made", false)],
        };

        var shooting = Shooting.Of(raw.Lines[0], new SeasonFacts(raw));

        shooting.ShouldBe(new Shooting(2, 3, 1, 1));
    }

    const string Windows = "29.483423284502699";
}
