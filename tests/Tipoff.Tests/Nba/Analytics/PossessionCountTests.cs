using Tipoff.Nba.Analytics;

namespace Tipoff.Tests.Nba.Analytics;

public class PossessionCountTests
{
    [Fact]
    public void A_basket_and_the_answer_are_one_possession_each() =>
        Count(new SomeGame().Shot("11:40", 1, 2).Shot("11:20", 11, 3).Shot("11:00", 2).Rebound("10:58", 12).Turnover("0:00", 12)).ShouldBe("BOS 2, NYK 2");

    [Fact]
    public void An_offensive_rebound_goes_on_with_the_same_possession() =>
        Count(new SomeGame().Shot("11:40", 1).Rebound("11:38", 2).Shot("11:30", 2).Rebound("11:28", 3).Shot("0:00", 3, 2)).ShouldBe("BOS 1, NYK 0");

    [Fact]
    public void An_and_one_is_no_second_possession() =>
        Count(new SomeGame().Shot("11:40", 1, 2).Foul("11:40", 11).FreeThrow("11:40", 1, made: true, last: true).Turnover("0:00", 11)).ShouldBe("BOS 1, NYK 1");

    [Fact]
    public void A_technical_free_throw_and_its_rebound_are_outside_of_play() =>
        Count(new SomeGame().Shot("11:40", 1).Rebound("11:38", 2).FreeThrow("11:30", 11, made: false, last: true, technical: true).Rebound("11:30", SomeGame.NewYork).Shot("0:00", 2, 2))
            .ShouldBe("BOS 1, NYK 0");

    [Fact]
    public void Who_keeps_the_ball_after_a_flagrant_foul_has_two_possessions() =>
        Count(new SomeGame().Foul("11:40", 11, keeps: true).FreeThrow("11:40", 1, made: true, last: false).FreeThrow("11:40", 1, made: true, last: true).Shot("0:00", 2, 2))
            .ShouldBe("BOS 2, NYK 0");

    [Fact]
    public void After_a_common_foul_the_ball_changes_hands() =>
        Count(new SomeGame().Foul("11:40", 11).FreeThrow("11:40", 1, made: true, last: false).FreeThrow("11:40", 1, made: true, last: true).Shot("0:00", 12, 2))
            .ShouldBe("BOS 1, NYK 1");

    [Fact]
    public void A_flagrant_foul_gives_the_ball_back_once_only() =>
        Count(new SomeGame()
            .Foul("11:40", 11, keeps: true).FreeThrow("11:40", 1, made: true, last: true).Shot("11:20", 2, 2).Foul("11:20", 11).FreeThrow("11:20", 2, made: true, last: true).Turnover("0:00", 11))
            .ShouldBe("BOS 2, NYK 1");

    [Theory]
    [InlineData("0:02.0", "BOS 1, NYK 1")]
    [InlineData("0:00.3", "BOS 1, NYK 1")]
    [InlineData("0:00.2", "BOS 1, NYK 0")]
    [InlineData("0:00.0", "BOS 1, NYK 0")]
    public void At_the_end_of_a_period_the_other_side_has_the_ball_if_there_is_time_for_a_shot(string clock, string expected) =>
        Count(new SomeGame().Shot(clock, 1, 2)).ShouldBe(expected);

    [Fact]
    public void A_missed_shot_at_the_end_gives_the_ball_to_nobody() =>
        Count(new SomeGame().Shot("0:03.0", 1)).ShouldBe("BOS 1, NYK 0");

    [Fact]
    public void A_rebound_at_the_horn_is_no_possession() =>
        Count(new SomeGame().Shot("0:01.0", 1).Rebound("0:00", 11)).ShouldBe("BOS 1, NYK 0");

    [Fact]
    public void Each_period_begins_anew() =>
        Count(new SomeGame().Shot("0:00", 1, 2).Shot("11:40", 2, 2, period: 2).Shot("0:00", 11, 2, period: 2)).ShouldBe("BOS 2, NYK 1");

    [Fact]
    public void A_turnover_of_the_team_counts_like_one_of_a_player() =>
        Count(new SomeGame().Turnover("11:36", SomeGame.Boston).Shot("0:00", 11, 2)).ShouldBe("BOS 1, NYK 1");

    static string Count(SomeGame game)
    {
        var teams = PossessionCount.Of(game.Game).Select(possession => possession.Team).ToList();
        return $"BOS {teams.Count(team => team == SomeGame.Boston)}, NYK {teams.Count(team => team == SomeGame.NewYork)}";
    }
}
