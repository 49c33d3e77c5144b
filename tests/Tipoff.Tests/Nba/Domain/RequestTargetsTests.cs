using Tipoff.Nba.Domain;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Domain;

public sealed class RequestTargetsTests
{
    [Theory]
    [InlineData("2024-10-01", "2025-06-30", "2025-01-15 12:00:00+00", "2024 2024-25 true")]
    [InlineData("2025-08-01", "2025-08-31", "2025-08-15 03:00:00+00", "2024 2024-25 true")]
    [InlineData("2025-08-01", "2025-08-31", "2025-08-15 12:00:00+00", "2025 2025-26 true")]
    public void The_current_season_is_that_of_the_present_date_in_New_York(string from, string to, string now, string expected) =>
        CurrentSeason(from, to, now).ShouldBe([expected]);

    [Fact]
    public void A_range_of_past_seasons_has_no_current_one() => CurrentSeason("2020-10-01", "2023-06-30", "2025-01-15 12:00:00+00").ShouldBeEmpty();

    static List<string> CurrentSeason(string from, string to, string now)
    {
        using TransformBench bench = new();
        return bench.Query(RequestTargets.CurrentSeason
            .Replace("@from", $"'{from}'", StringComparison.Ordinal)
            .Replace("@to", $"'{to}'", StringComparison.Ordinal)
            .Replace("@now", $"timestamptz '{now}'", StringComparison.Ordinal));
    }
}
