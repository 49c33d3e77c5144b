using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Engine.Sources;

public sealed class ImportQueueTests
{
    static readonly Catalog Catalog = Catalog.Of([new Towns(), new Roads(), new Trips()], ["engine"], date => date.Year);

    [Fact]
    public void Files_of_different_tables_go_beside_each_other_and_those_of_one_table_after_each_other()
    {
        var (first, second, road) = (File<Towns>("a"), File<Towns>("b"), File<Roads>("c"));
        ImportQueue queue = new(Catalog, [first, second, road]);

        queue.Take().ShouldBe(first);
        queue.Take().ShouldBe(road);
        queue.Finish(first);

        queue.Take().ShouldBe(second);
    }

    [Fact]
    public void A_file_that_looks_something_up_waits_for_every_file_of_it()
    {
        var (first, second, trip) = (File<Towns>("a"), File<Towns>("b"), File<Trips>("c"));
        ImportQueue queue = new(Catalog, [first, second, trip]);
        queue.Take().ShouldBe(first);
        queue.Finish(first);
        queue.Take().ShouldBe(second);
        ImportWork? next = null;
        Thread worker = new(() => next = queue.Take());
        worker.Start();
        worker.Join(TimeSpan.FromMilliseconds(50)).ShouldBeFalse();

        queue.Finish(second);
        worker.Join();

        next.ShouldBe(trip);
        queue.Take().ShouldBeNull();
    }

    [Fact]
    public void Closed_it_lets_go_of_those_who_wait()
    {
        ImportQueue queue = new(Catalog, [File<Towns>("a"), File<Towns>("b")]);
        queue.Take().ShouldNotBeNull();
        ImportWork? next = File<Towns>("c");
        Thread worker = new(() => next = queue.Take());
        worker.Start();

        queue.Close();
        worker.Join();

        next.ShouldBeNull();
    }

    static ImportWork File<T>(string name)
        where T : Table => new(new ArchiveFile(typeof(ImportQueueTests).Assembly.Location, name), Catalog[typeof(T)], Catalog[typeof(T)].Archives[0]);

    sealed class Towns : Table<Towns.Row>
    {
        public sealed record Row([Key] string Name);

        public override IReadOnlyList<ArchiveFormat> Archives => [new("towns", "name")];
    }

    sealed class Roads : Table<Roads.Row>
    {
        public sealed record Row([Key] string Name);

        public override IReadOnlyList<ArchiveFormat> Archives => [new("roads", "name")];
    }

    sealed class Trips : Table<Trips.Row>
    {
        public sealed record Row([Key] string Name);

        public override IReadOnlyList<ArchiveFormat> Archives => [new("trips", "name") { Lookups = [typeof(Towns)] }];
    }
}
