using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class CellTurnsTests
{
    readonly CellTurns turns = new();

    [Fact]
    public void Other_cells_of_the_same_table_are_written_at_once_and_the_same_cell_after_each_other()
    {
        var first = turns.Take([Of("sales", "2024-01-01"), Of("sales", "2024-01-02")]);
        turns.Take([Of("sales", "2024-01-03")]).Dispose();
        turns.Take([Of("shops", "2024-01-02")]).Dispose();
        turns.Take([]).Dispose();
        var second = Taking([Of("sales", "2024-01-02")]);
        second.Join(TimeSpan.FromMilliseconds(50)).ShouldBeFalse();

        first.Dispose();

        second.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public void What_belongs_to_no_cell_has_one_turn()
    {
        var first = turns.Take([]);
        var second = Taking([]);
        second.Join(TimeSpan.FromMilliseconds(50)).ShouldBeFalse();

        first.Dispose();

        second.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public void Two_who_want_the_same_cells_in_another_order_never_wait_for_each_other()
    {
        Cell[] cells = [Of("sales", "2024-01-01"), Of("shops", "all")];
        var held = 0;
        var workers = Enumerable.Range(0, 4).Select(worker => new Thread(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                using (turns.Take(worker % 2 == 0 ? cells : cells.Reverse()))
                {
                    Interlocked.Increment(ref held).ShouldBe(1);
                    Interlocked.Decrement(ref held);
                }
            }
        })).ToList();

        workers.ForEach(worker => worker.Start());

        workers.ForEach(worker => worker.Join(TimeSpan.FromSeconds(30)).ShouldBeTrue());
    }

    Thread Taking(IReadOnlyList<Cell> cells)
    {
        Thread taking = new(() => turns.Take(cells).Dispose());
        taking.Start();
        return taking;
    }

    static Cell Of(string table, string partition) => new(table, partition);
}
