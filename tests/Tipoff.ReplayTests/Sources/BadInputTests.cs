using System.IO.Compression;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.ReplayTests.Native.DuckDb;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.ReplayTests.Sources;

/// <summary>What no source should do and all of them have done: a clear error or the right row, never a crash, never a silent loss.</summary>
/// <remarks>One of them counts what the whole process allocates, so nothing runs beside.</remarks>
[Collection(MeasuredAlone.Name)]
public sealed class BadInputTests
{
    const string Schedule = "nba_cdn.schedule";
    const string PlayerLog = "nba_stats.player_gamelog";
    const string Events = "the_odds_api.events";
    const int Megabyte = 1 << 20;

    static readonly DateTimeOffset Noon = new(2025, 1, 10, 17, 0, 0, TimeSpan.Zero);
    static readonly PlannedGame Game = new("0022400520", "2025-01-08T19:00:00");

    [Theory]
    [InlineData("INVALID_API_KEY", "API key is not valid", 500)]
    [InlineData("OUT_OF_USAGE_CREDITS", "Usage quota has been reached", 0)]
    public void A_refused_key_and_a_used_up_quota_name_the_variable_and_end_when_the_key_is_good(string code, string message, int left)
    {
        var refusal = new Answer(401, $$"""{"message": "{{message}}", "error_code": "{{code}}"}""", ("x-requests-remaining", $"{left}"), ("x-requests-used", $"{500 - left}"));
        using ScriptedSites sites = new(Noon, (_, _) => refusal);

        sites.Collect("2025-01-10", "2025-01-10", Events).ShouldSatisfyAllConditions(
            receipt => receipt.Exit.ShouldBe(Exit.Unavailable),
            receipt => receipt.Requests.ShouldBe(1, "the same key will not be better the second time"));

        var reason = sites.Latest(Events);
        reason.ShouldStartWith("failed 401 Unauthorized");
        reason.ShouldContain("TIPOFF_ODDS_API_KEY");
        reason.ShouldContain(message);
        sites.Query("select quota_remaining from orchestration.sites where site = 'the_odds_api'").ShouldBe([$"{left}"]);
        sites.Query("select count(*) from orchestration.fetches where url || reason || headers like '%a-key-of-a-test%'").ShouldBe(["0"]);

        sites.Source.Answers((_, _) => WrittenBodies.OddsEvents("2025-01-11T00:00:00Z"));
        sites.Collect("2025-01-10", "2025-01-10", Events).Exit.ShouldBe(Exit.Done);
        sites.Query("select game_date, commence_at from raw.odds_api_events").ShouldBe(["2025-01-10 2025-01-11T00:00:00Z"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_hundred_megabytes_plain_or_zipped_are_refused_before_they_fill_the_memory(bool isZipped)
    {
        var endless = isZipped ? new Answer(200, "", ("Content-Encoding", "gzip")) { Bytes = Bomb(200) } : new Answer(200, "") { BlankMegabytes = 200 };
        using ScriptedSites sites = new(Noon, (_, _) => endless);
        var limit = sites.Session.Warehouse.Workspace.Options.BodyMegabytesMax;
        var before = GC.GetTotalAllocatedBytes();

        var receipt = sites.Collect("2025-01-08", "2025-01-08", Schedule);

        var allocated = (GC.GetTotalAllocatedBytes() - before) / receipt.Requests / Megabyte;
        allocated.ShouldBeLessThan(200, "a growing buffer takes twice the limit at most, and what the server of this test takes");
        receipt.Exit.ShouldBe(Exit.Unavailable);
        (sites.Source.BlanksSent / receipt.Requests / Megabyte).ShouldBeLessThan(limit + 8, "nobody reads on");
        sites.Latest(Schedule).ShouldBe($"refused an answer of more than {limit} MiB, expected at most that (setting bodyMegabytesMax)");
        sites.Query("select count(*), count(body_hash) from raw.nbac_schedule full join orchestration.fetches on true where endpoint is not null").ShouldBe([$"{receipt.Requests} 0"]);

        sites.Source.Answers((_, _) => WrittenBodies.Schedule(Game));
        sites.Clock.Advance(TimeSpan.FromHours(2));
        sites.Collect("2025-01-08", "2025-01-08", Schedule).Exit.ShouldBe(Exit.Done);
        sites.Query("select game_id from reference.games").ShouldBe([Game.Id]);
    }

    [Fact]
    public void A_name_of_ten_thousand_letters_lands_as_it_was_written()
    {
        var name = $"Abel {new string('x', 10_000)}";
        using ScriptedSites sites = new(Noon, (path, _) => path.Contains("schedule") ? WrittenBodies.Schedule(Game) : WrittenBodies.PlayerLog("2025-01-08", Game.Id, name));

        sites.Collect("2025-01-08", "2025-01-08", $"{Schedule},{PlayerLog}").Exit.ShouldBe(Exit.Done);

        sites.Latest(PlayerLog).ShouldBe("ok null");
        sites.Query("select count(*), max(length(player_name)) from raw.nbac_player_boxscores").ShouldBe([$"12 {name.Length}"]);
        sites.Query($"select count(*) from reference.players where player_id = 1790001").ShouldBe(["1"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "127.0.0.1:9")]
    [InlineData("http://nowhere.invalid/", "nowhere.invalid")]
    public void A_machine_without_a_line_says_whom_it_could_not_reach_and_writes_nothing(string address, string named)
    {
        using ScriptedSites sites = new(Noon, (_, _) => Answer.Json("{}"), new Uri(address));

        var receipt = sites.Collect("2025-01-08", "2025-01-10", $"{Schedule},{PlayerLog}");

        receipt.Exit.ShouldBe(Exit.Unavailable);
        var reason = sites.Latest(Schedule);
        reason.ShouldStartWith("failed ");
        reason.ShouldContain(named);
        sites.Query("select count(*) from raw.nbac_schedule").ShouldBe(["0"]);
        sites.Query("select distinct status, body_hash from orchestration.fetches").ShouldBe(["0 null"]);
        sites.Query("select state from orchestration.sites where site = 'nba_cdn'").ShouldBe(["open"]);
        Directory.EnumerateFiles(sites.Session.Warehouse.Workspace.Payloads, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    static byte[] Bomb(int megabytes)
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[Megabyte];
            for (var i = 0; i < megabytes; i++)
                zip.Write(block);
        }

        packed.Length.ShouldBeLessThan(Megabyte);
        return packed.ToArray();
    }
}
