using Tipoff.Nba.Domain;

namespace Tipoff.Tests.Nba.Domain;

public sealed class SeasonTests
{
    [Theory]
    [InlineData("2020-10-11", 2019)]
    [InlineData("2020-12-22", 2020)]
    [InlineData("2021-07-20", 2020)]
    [InlineData("2024-10-22", 2024)]
    [InlineData("2025-06-22", 2024)]
    public void A_date_belongs_to_the_season_it_was_played_in(string date, int season) =>
        Season.Of(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(season);

    [Theory]
    [InlineData("2024-25", 2024)]
    [InlineData("1999-00", 1999)]
    [InlineData("2024", 2024)]
    [InlineData("2024-26", null)]
    [InlineData("24-25", null)]
    public void A_season_is_read_only_when_its_second_year_follows_the_first(string text, int? season) =>
        Season.Parse(text).ShouldBe(season);

    [Fact]
    public void Seasons_follow_one_another_without_a_gap() =>
        Season.LastDate(2019).AddDays(1).ShouldBe(Season.FirstDate(2020));
}
