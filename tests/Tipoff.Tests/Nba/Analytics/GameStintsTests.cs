using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class GameStintsTests
{
    const string Second = "2|3|4|5|6|11|12|13|14|15";

    [Fact]
    public void A_stint_ends_when_somebody_is_exchanged_and_at_the_end_of_a_period()
    {
        var stints = Stints(new SomeGame().Shot("11:00", 1, 2).Change("6:00", Second).Shot("5:00", 11, 3).Shot("11:00", 2, 2, period: 2).Shot("0:00", 11, period: 2));

        stints.Select(stint => $"{stint.Period} {stint.Start} {stint.Hundredths} {Men(stint)} {stint.HomeMargin} {stint.Home.Points}-{stint.Away.Points}").ShouldBe([
            "1 0 36000 1|2|3|4|5 0 2-0", "1 36000 36000 2|3|4|5|6 2 0-3", "2 72000 72000 2|3|4|5|6 -1 2-0",
        ]);
    }

    [Fact]
    public void Free_throws_belong_to_the_men_of_the_foul()
    {
        var stints = Stints(new SomeGame().Foul("6:00", 11).FreeThrow("6:00", 1, made: true, last: false).Change("6:00", Second).FreeThrow("6:00", 1, made: true, last: true).Shot("0:00", 11));

        stints.Select(stint => $"{Men(stint)} {stint.Home.Points} {stint.Home.FtAttempts} {stint.Away.FgAttempts}").ShouldBe(["1|2|3|4|5 2 2 0", "2|3|4|5|6 0 0 1"]);
    }

    [Fact]
    public void A_technical_free_throw_much_later_is_not_of_the_foul_before()
    {
        var stints = Stints(new SomeGame().Foul("6:00", 11).Change("5:00", Second).FreeThrow("4:00", 2, made: true, last: true, technical: true).Shot("0:00", 11));

        stints.Select(stint => stint.Home.Points).ShouldBe([0, 1]);
    }

    [Fact]
    public void Line_ups_inside_a_burst_of_substitutions_hold_no_time_and_make_no_stint()
    {
        var stints = Stints(new SomeGame().Shot("11:00", 1, 2).Change("6:00", "1|2|3|4|11|12|13|14|15").Change("6:00", "1|2|3|4|6|11|12|13|14|15").Change("6:00", Second).Shot("0:00", 11));

        stints.Select(Men).ShouldBe(["1|2|3|4|5", "2|3|4|5|6"]);
        stints.Sum(stint => stint.Hundredths).ShouldBe(72000);
    }

    [Fact]
    public void Garbage_time_counts_only_if_the_game_stays_decided()
    {
        const string bench = "6|7|8|9|5|16|17|18|19|15";
        var lost = new SomeGame().Shot("12:00", 1, 3, period: 4);
        for (var k = 0; k < 9; k++)
            lost.Shot("12:00", 1, 3, period: 4);
        var stays = Stints(lost.Change("8:00", bench, period: 4).Shot("4:00", 6, 2, period: 4).Shot("0:00", 16, period: 4));
        stays.Select(stint => stint.Garbage).ShouldBe([0, 48000]);

        var close = new SomeGame().Shot("12:00", 1, 3, period: 4);
        for (var k = 0; k < 9; k++)
            close.Shot("12:00", 1, 3, period: 4);
        close.Change("8:00", bench, period: 4);
        for (var k = 0; k < 7; k++)
            close.Shot("5:00", 16, 3, period: 4);
        var comesBack = Stints(close.Shot("0:00", 6, period: 4));
        comesBack.Select(stint => stint.Garbage).ShouldBe([0, 0]);
    }

    [Fact]
    public void A_player_without_a_box_belongs_to_the_team_of_his_own_events()
    {
        var game = new SomeGame().Shot("11:00", 1, 2).Shot("9:00", 11).Shot("8:00", 2).Shot("7:00", 3).Shot("6:00", 4).Shot("5:00", 5).Game;
        var boxless = game with { Events = [game.Events[0] with { HomePlayers = null, AwayPlayers = null }, .. game.Events.Skip(1)] };

        new GameStints(boxless).Cut().ShouldHaveSingleItem().Home.Men.ShouldBe([1, 2, 3, 4, 5]);
    }

    static string Men(Stint stint) => string.Join('|', stint.Home.Men);

    static IReadOnlyList<Stint> Stints(SomeGame game) => new GameStints(game.Game).Cut();
}
