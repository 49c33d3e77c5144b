using Tipoff.Engine.Tables;
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
            .SelectMany(need => need.Chain.Where(link => !Reads(catalog, need.Reader).Contains(link)).Select(link => $"{need.Name}: {need.Reader.Name} does not read {link.Name}"))
            .ShouldBeEmpty();
    }

    /// <summary>Upstreams, and theirs.</summary>
    static HashSet<Type> Reads(Catalog catalog, Type table)
    {
        HashSet<Type> reads = [];
        Queue<Type> open = new([table]);
        while (open.TryDequeue(out var next))
        {
            foreach (var upstream in catalog[next].Upstreams.Where(upstream => reads.Add(upstream.Table)))
                open.Enqueue(upstream.Table);
        }

        return reads;
    }

    [Fact]
    public void Every_required_need_has_a_calendar_with_games() =>
        SourceNeeds.All.Where(need => need.Calendar.UnitColumn != "game_id").ShouldBeEmpty();
}
