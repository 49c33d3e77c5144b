using System.Text;
using Tipoff.Engine;
using Tipoff.Engine.Sources;

namespace Tipoff.Tests.Engine.Sources;

public sealed class PayloadStoreTests : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("tipoff-store-");

    PayloadStore Store => new(root.FullName);

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Equal_bodies_are_one_file_and_come_back_byte_for_byte()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\": 1},", 500)));

        var (first, second) = (Store.Put(body), Store.Put(body));

        first.ShouldBe(second);
        first.StoredBytes.ShouldBeLessThan(body.Length / 10);
        Store.Get(first.Hash).ShouldBe(body);
        root.EnumerateFiles("*", SearchOption.AllDirectories).ShouldHaveSingleItem().Name.ShouldBe($"{first.Hash}.br");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_is_no_longer_what_its_name_says_is_named(bool isCut)
    {
        var (hash, _) = Store.Put(Encoding.UTF8.GetBytes("something long enough to be packed, and then some more of it"));
        var file = root.EnumerateFiles("*.br", SearchOption.AllDirectories).Single().FullName;
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        File.WriteAllBytes(file, isCut ? bytes[..(bytes.Length / 2)] : [.. bytes[..^10], .. new byte[10]]);

        Should.Throw<Problem>(() => Store.Get(hash)).Message.ShouldContain("is damaged");
    }

    [Fact]
    public void A_journal_line_that_a_crash_cut_off_is_left_out()
    {
        Store.Journal(Entry("run-1"));
        var journal = root.EnumerateFiles("journal-*.jsonl").Single().FullName;
        File.AppendAllText(journal, "{\"id\":\"run-2\",\"endp");

        Store.Journaled(DateTimeOffset.UnixEpoch).Select(fetch => fetch.Id).ShouldBe(["run-1"]);
    }

    [Fact]
    public void Keys_are_taken_out_of_addresses_headers_and_bodies()
    {
        Scrubber.Text("https://site.example/a?apiKey=s3cr3t%2F&x=1".Replace("s3cr3t%2F", Uri.EscapeDataString("s3cr3t/")), "s3cr3t/").ShouldBe("https://site.example/a?apiKey=REDACTED&x=1");
        Scrubber.Headers([new("Set-Cookie", ["a=b"]), new("X-Echo", ["your key s3cr3t/"])], "s3cr3t/").ShouldBe(new Dictionary<string, string> { ["x-echo"] = "your key REDACTED" });
        Encoding.UTF8.GetString(Scrubber.Body(Encoding.UTF8.GetBytes("{\"key\":\"s3cr3t/\",\"again\":\"s3cr3t/\"}"), "s3cr3t/")).ShouldBe("{\"key\":\"REDACTED\",\"again\":\"REDACTED\"}");
    }

    static Fetch Entry(string id) =>
        new(id, "door_counter.visits", "door_counter", "day=2024-03-04", "{}", "https://doors.example/", 1, 200, Outcome.Ok, null, new Dictionary<string, string>(), null, 0, 0, DateTimeOffset.UnixEpoch.AddYears(50), 0.1, "run");
}
