using Tipoff.Nba;

namespace Tipoff.Tests.Nba;

public sealed class QualityBarsTests
{
    [Fact]
    public void Every_bar_names_a_column_of_its_table()
    {
        var catalog = League.Catalog();

        new QualityBars().All.Where(bar => catalog[bar.Table].Columns.All(column => column.Name != bar.Column)).ShouldBeEmpty();
    }

    /// <summary>What the release gates ask for; whoever lowers one must change it here too.</summary>
    [Fact]
    public void Bars_are_not_lowered() =>
        new QualityBars().All.Select(bar => $"{bar.Column} {bar.Percent}{(bar.IsCritical ? "!" : "")}").ShouldBe(
        [
            "minutes_played 99!", "usage_rate 95!", "points 99.5!", "fg_attempts 99!", "rebounds 99!", "assists 99!", "three_pt_attempts 99!",
            "paint_attempts 40", "mid_range_attempts 40", "assisted_fg_makes 40", "ft_attempts 95", "turnovers 95",
        ]);
}
