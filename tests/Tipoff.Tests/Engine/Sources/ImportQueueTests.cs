using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Engine.Sources;

public sealed class ImportQueueTests
{
    static readonly Catalog Catalog = Catalog.Of([new Towns(), new Roads(), new Trips()], ["engine"], date => date.Year);

    [Fact]
    public void Files_of_one_table_are_read_at_once_and_the_later_waits_only_where_it_holds_the_same_cells()
    {
        var (first, second, third) = (File<Towns>("a"), File<Towns>("b"), File<Towns>("c"));
        ImportQueue queue = new(Catalog, [first, second, third]);
        queue.Take().ShouldBe(first);
        queue.Take().ShouldBe(second);
        queue.Take().ShouldBe(third);
        var later = Announcing(queue, second, ["2024-01-02"]);
        later.Join(TimeSpan.FromMilliseconds(50)).ShouldBeFalse("nobody knows yet what the first file holds");

        queue.Announce(first, new HashSet<string> { "2024-01-01" });
        later.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue("the first file holds other cells");
        var last = Announcing(queue, third, ["2024-01-01", "2024-01-03"]);
        last.Join(TimeSpan.FromMilliseconds(50)).ShouldBeFalse("the first file has not published the first of January");
        queue.Finish(first);

        last.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Fact]
    public void A_later_file_does_not_begin_before_an_earlier_one_of_its_table()
    {
        var (town, trip, other) = (File<Towns>("a"), File<Trips>("b"), File<Trips>("c"));
        ImportQueue queue = new(Catalog, [town, trip, other]);

        queue.Take().ShouldBe(town);
        queue.Finish(town);

        queue.Take().ShouldBe(trip);
        queue.Take().ShouldBe(other);
    }

    [Fact]
    public void A_file_that_looks_something_up_waits_for_every_file_of_it()
    {
        var (first, second, trip) = (File<Towns>("a"), File<Towns>("b"), File<Trips>("c"));
        ImportQueue queue = new(Catalog, [first, second, trip]);
        queue.Take().ShouldBe(first);
        queue.Take().ShouldBe(second);
        queue.Finish(first);
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
        var town = File<Towns>("a");
        ImportQueue queue = new(Catalog, [town, File<Trips>("b")]);
        queue.Take().ShouldBe(town);
        ImportWork? next = town;
        Thread worker = new(() => next = queue.Take());
        worker.Start();

        queue.Close();
        worker.Join();

        next.ShouldBeNull();
        Should.Throw<OperationCanceledException>(() => queue.Announce(town, new HashSet<string>()));
    }

    static Thread Announcing(ImportQueue queue, ImportWork file, string[] partitions)
    {
        Thread announcing = new(() => queue.Announce(file, partitions.ToHashSet()));
        announcing.Start();
        return announcing;
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
