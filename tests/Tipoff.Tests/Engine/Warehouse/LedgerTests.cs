using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class LedgerTests : IDisposable
{
    readonly EmptyWarehouse empty = new();

    public void Dispose() => empty.Dispose();

    /// <summary>Answers about many events of one date land in one batch, each with its word about the date's cell.</summary>
    [Fact]
    public void A_cell_stands_once_however_often_a_batch_speaks_of_it_and_the_last_word_counts()
    {
        Publish(Rows(1), Rows(2), Rows(3));
        Held().ShouldBe(["3"]);

        Publish(Rows(4), Rows(5));
        Held().ShouldBe(["5"]);
        empty.Warehouse.Ledger["raw.odds_api_events", "2024-12-01"]!.Rows.ShouldBe(5);
    }

    static Cell Rows(long rows) => new("raw.odds_api_events", "2024-12-01") { Presence = Presence.Ok, Rows = rows, UpdatedAt = new DateTimeOffset(2024, 12, 1, 12, 0, 0, TimeSpan.Zero) };

    void Publish(params Cell[] cells) => empty.Warehouse.Publish(empty.Connection, cells, () => { });

    List<string> Held() => empty.Connection.Rows("select row_count from orchestration.cells where table_name = 'raw.odds_api_events'", row => $"{row.GetInt64(0)}");
}
