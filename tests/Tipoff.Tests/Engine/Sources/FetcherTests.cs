using System.Diagnostics;
using System.IO.Compression;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Tests.Engine.Sources.Sample;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Sources;

public sealed class FetcherTests : IDisposable
{
    static readonly Endpoint Endpoint = FetchSample.Endpoints["door_counter.openings"];

    readonly SteppingClock clock = new(new DateTimeOffset(2024, 3, 5, 9, 0, 0, TimeSpan.Zero));
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tipoff-payloads-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Too_many_requests_are_repeated_after_the_time_the_source_names()
    {
        using LocalSource source = new(clock, (_, times) => times == 1 ? new Answer(429, "slow down", ("Retry-After", "30")) : Answer.Json("{}"));

        Fetch(source).Fetch.Outcome.ShouldBe(Outcome.Ok);

        source.Requests.Select(request => request.At.TotalSeconds).ShouldBe([0, 30]);
    }

    [Fact]
    public void A_server_error_is_repeated_three_times_with_doubled_pauses_and_jitter()
    {
        using LocalSource source = new(clock, (_, _) => new Answer(503, ""));

        var fetched = Fetch(source);

        fetched.Fetch.Outcome.ShouldBe(Outcome.Failed);
        fetched.Fetch.Reason!.ShouldStartWith("503");
        var pauses = source.Requests.Zip(source.Requests.Skip(1), (a, b) => (b.At - a.At).TotalSeconds).ToList();
        pauses.Count.ShouldBe(3);
        pauses.Zip([3.0, 6.0, 12.0]).ShouldAllBe(pair => pair.First >= 0.75 * pair.Second && pair.First <= 1.25 * pair.Second);
    }

    [Theory]
    [InlineData(404, Outcome.NoData, "404: not published yet")]
    [InlineData(422, Outcome.Failed, "422")]
    [InlineData(401, Outcome.Failed, "401")]
    [InlineData(403, Outcome.Refused, "403")]
    public void What_will_not_change_is_not_repeated(int status, Outcome outcome, string reason)
    {
        using LocalSource source = new(clock, (_, _) => new Answer(status, ""));

        var fetched = Fetch(source);

        source.Requests.Count.ShouldBe(1);
        fetched.Fetch.Outcome.ShouldBe(outcome);
        fetched.Fetch.Reason!.ShouldStartWith(reason);
    }

    [Fact]
    public void A_silent_source_is_given_up_after_its_time()
    {
        using LocalSource source = new(clock, (_, times) => times == 1 ? new Answer(200, "") { IsSilent = true } : Answer.Json("{}"));

        Fetch(source, new EngineOptions { RequestSeconds = 0.3 }).Fetch.Outcome.ShouldBe(Outcome.Ok);

        source.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void An_answer_that_unpacks_to_more_than_is_allowed_is_refused_before_it_fills_the_memory()
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var i = 0; i < 40; i++)
                zip.Write(block);
        }

        using LocalSource source = new(clock, (_, _) => new Answer(200, "", ("Content-Encoding", "gzip")) { Bytes = packed.ToArray() });

        var fetched = Fetch(source, new EngineOptions { BodyMegabytesMax = 4 });

        packed.Length.ShouldBeLessThan(1 << 20);
        fetched.Fetch.Outcome.ShouldBe(Outcome.Refused);
        fetched.Fetch.Reason.ShouldBe("an answer of more than 4 MiB, expected at most that (setting bodyMegabytesMax)");
        fetched.Fetch.BodyHash.ShouldBeNull();
    }

    [Fact]
    public void A_site_that_fails_again_and_again_is_left_alone_and_tried_once_afterwards()
    {
        using LocalSource source = new(clock, (_, _) => new Answer(500, ""));
        using var fetcher = Fetcher(source, new EngineOptions { RetriesMax = 0, BreakerFailures = 3, BreakerSeconds = 120 });

        for (var i = 0; i < 3; i++)
            Fetch(fetcher);

        var breaker = fetcher.Client(Endpoint.Site).Breaker;
        breaker.State.State.ShouldBe("open");
        breaker.Remaining().TotalSeconds.ShouldBe(120, 5);
        clock.Advance(TimeSpan.FromSeconds(121));
        breaker.Remaining().ShouldBe(TimeSpan.Zero);
        Fetch(fetcher);
        breaker.Remaining().TotalSeconds.ShouldBe(240, 5);
        source.Answers((_, _) => Answer.Json("{}"));
        clock.Advance(TimeSpan.FromSeconds(241));
        breaker.Remaining().ShouldBe(TimeSpan.Zero);
        Fetch(fetcher);
        breaker.State.State.ShouldBe("closed");
    }

    [Fact]
    public void The_quota_that_a_source_tells_is_remembered()
    {
        using LocalSource source = new(clock, (_, _) => new Answer(200, "{}", ("X-Left", "17"), ("X-Used", "483")));
        using var fetcher = Fetcher(source, new EngineOptions());

        Fetch(fetcher);

        var state = fetcher.Client(Endpoint.Site).Breaker.State;
        (state.QuotaRemaining, state.QuotaUsed).ShouldBe((17, 483));
    }

    [Fact]
    public void A_redirect_to_another_host_is_not_followed()
    {
        using LocalSource source = new(clock, (_, _) => new Answer(302, "", ("Location", "http://login.example/")));

        var fetched = Fetch(source);

        source.Requests.Count.ShouldBe(1);
        fetched.Fetch.Reason.ShouldBe("302 Found: sent on to login.example");
    }

    [Fact]
    public void Every_request_is_in_the_journal_and_every_body_in_the_store()
    {
        using LocalSource source = new(clock, (_, times) => times == 1 ? new Answer(500, "oh") : Answer.Json("""{"shops": []}"""));
        PayloadStore store = new(folder.FullName);

        var fetched = Fetch(source);

        var journaled = store.Journaled(clock.GetUtcNow()).ToList();
        journaled.Select(fetch => (fetch.Attempt, fetch.Status)).ShouldBe([(1, 500), (2, 200)]);
        journaled[1].Headers["content-type"].ShouldBe("application/json");
        System.Text.Encoding.UTF8.GetString(store.Get(fetched.Fetch.BodyHash!)).ShouldBe("""{"shops": []}""");
    }

    [Fact]
    public void Every_request_is_a_span_that_says_what_came_of_it()
    {
        using LocalSource source = new(clock, (_, times) => times == 1 ? new Answer(500, "oh") : Answer.Json("{}"));
        using Activity mine = new("mine");
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = of => of.Name == Spans.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                // Other tests run at the same time.
                if (span.TraceId == mine.TraceId)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        mine.Start();

        Fetch(source);

        mine.Stop();
        spans.Select(span => $"{span.OperationName} {span.GetTagItem("endpoint")} {span.GetTagItem("attempt")} {span.GetTagItem("status")} {span.GetTagItem("outcome")} {span.Status}").ShouldBe(
            ["fetch door_counter.openings 1 500 failed Error", "fetch door_counter.openings 2 200 ok Ok"]);
    }

    Fetched Fetch(LocalSource source, EngineOptions? options = null)
    {
        using var fetcher = Fetcher(source, options ?? new EngineOptions());
        return Fetch(fetcher);
    }

    static Fetched Fetch(Fetcher fetcher) =>
        fetcher.FetchAsync(Endpoint, new Target([new("day", "2024-03-04")], isExpected: true), _ => { }, default).GetAwaiter().GetResult();

    Fetcher Fetcher(LocalSource source, EngineOptions options) =>
        new(SiteState.New, new PayloadStore(folder.FullName), options with { SourcesAt = source.Address }, clock, "run", () => 0.9);
}
