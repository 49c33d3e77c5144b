using Tipoff.Nba.SpotChecks;
using static Tipoff.Tests.Nba.SpotChecks.SpotBench;

namespace Tipoff.Tests.Nba.SpotChecks;

public sealed class SecondsFamilyTests
{
    const string First = "1|2|3|4|5|11|12|13|14|15", Second = "6|2|3|4|5|11|12|13|14|15";

    static GameEvent Row(int index, int period, int clock, string type, string? men) => new("G9", index, period, clock, type, null, null, null, null, null, false, men);

    /// <summary>Man 6 comes for man 1 when the clock of the first period stands there.</summary>
    static RawSeason Change(int clock, int minutes, params GameEvent[] more) => new(Season)
    {
        Games = Calendar,
        Lines =
        [
            Line("G9", "11-13", minutes, 0),
            .. new[] { 2, 3, 4, 5 }.Select(man => Line("G9", "11-13", 48, 0, man)),
            Line("G9", "11-13", 48 - minutes, 0, 6),
        ],
        Events =
        [
            Row(1, 1, 72000, "period", First), Row(2, 1, clock, "substitution", Second), .. more,
            Row(90, 2, 72000, "period", Second), Row(91, 3, 72000, "period", Second), Row(92, 4, 72000, "period", Second),
        ],
    };

    static string Stored(int seconds, string source = "play_by_play") => $"analytics.player_game_summary {Key}: seconds_played {seconds}, seconds_source {source}";

    [Fact]
    public void Half_a_second_goes_up_for_the_one_who_comes_first_and_not_for_the_other()
    {
        new SecondsFamily().ShouldAgreeOnly(Change(72000 - 35950, 6), Drawn, Stored(360));
        new SecondsFamily().ShouldAgreeOnly(Change(72000 - 35950, 6), Drawn with { PlayerId = 6 }, Stored(2520).Replace("1/G9", "6/G9", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_stands_at_second_29_is_raised_last() =>
        new SecondsFamily().ShouldAgreeOnly(Change(72000 - 2950, 0), Drawn, Stored(29));

    [Fact]
    public void A_clock_that_steps_back_takes_no_time() =>
        new SecondsFamily().ShouldAgreeOnly(Change(72000 - 36000, 6, Row(3, 1, 30000, "2pt", Second), Row(4, 1, 50000, "2pt", Second)), Drawn, Stored(360));

    [Fact]
    public void A_man_left_on_the_floor_loses_the_crowds_time_when_his_minutes_say_so()
    {
        var crowd = Change(72000 - 36000, 6) with { Events = [Row(1, 1, 72000, "period", First), Row(2, 1, 36000, "substitution", $"1|{Second}"), Row(90, 2, 72000, "period", Second), Row(91, 3, 72000, "period", Second), Row(92, 4, 72000, "period", Second)] };

        new SecondsFamily().ShouldAgreeOnly(crowd, Drawn, Stored(360));
    }

    [Fact]
    public void Without_events_the_whole_minutes_of_the_box_stand() =>
        new SecondsFamily().ShouldAgreeOnly(Change(36000, 6) with { Events = [] }, Drawn, Stored(360, "box"));

    [Fact]
    public void Who_has_no_line_has_no_row() =>
        Check(new SecondsFamily(), Change(36000, 6), Drawn with { PlayerId = 77 }).Tally.ShouldBe(new SpotTally("seconds", 1, 1, 1, 0, null));
}
