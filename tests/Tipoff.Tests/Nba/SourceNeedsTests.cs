using Tipoff.Nba;

namespace Tipoff.Tests.Nba;

public sealed class SourceNeedsTests
{
    /// <summary>A chain that nobody reads would promise a fallback that does not exist.</summary>
    [Fact]
    public void Every_link_of_a_chain_is_read_by_the_table_that_it_serves()
    {
        var catalog = League.Catalog();

        SourceNeeds.All
            .SelectMany(need => need.Chain.Where(link => catalog[need.Reader].Upstreams.All(upstream => upstream.Table != link)).Select(link => $"{need.Name}: {need.Reader.Name} does not read {link.Name}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_required_need_has_a_calendar_with_games() =>
        SourceNeeds.All.Where(need => need.Calendar.UnitColumn != "game_id").ShouldBeEmpty();
}
