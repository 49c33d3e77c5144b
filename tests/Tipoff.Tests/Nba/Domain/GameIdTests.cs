using Tipoff.Nba.Domain;

namespace Tipoff.Tests.Nba.Domain;

public sealed class GameIdTests
{
    [Theory]
    [InlineData("0022400061", "regular", 2024, 61)]
    [InlineData("22400061", "regular", 2024, 61)]
    [InlineData("0042400401", "playoffs", 2024, 401)]
    [InlineData("0051900111", "playin", 2019, 111)]
    [InlineData("0062300001", "cup_final", 2023, 1)]
    [InlineData("0029600001", "regular", 1996, 1)]
    public void An_id_tells_the_kind_of_game_the_season_and_the_number(string text, string type, int season, int sequence)
    {
        var id = GameId.Parse(text)!;

        (id.SeasonType, id.SeasonYear, id.Sequence).ShouldBe((type, season, sequence));
    }

    [Theory]
    [InlineData("0092400061")]
    [InlineData("20241022_NYK_BOS")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_id_is_not_read(string? text) => GameId.Parse(text).ShouldBeNull();
}
