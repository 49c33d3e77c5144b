using System.Text.Json;
using Tipoff.App.Simulation;

namespace Tipoff.Tests.App.Simulation;

public sealed class FaultMenuTests
{
    const string Log = "nba_stats/stats/leaguegamelog?DateFrom=2024-12-16&DateTo=2024-12-16&PlayerOrTeam=P&Season=2024-25&SeasonType=Regular+Season";
    const string Moment = "2024-12-24T15:00:00Z";

    static readonly FaultMenu Everything = FaultMenu.Of(0.05);

    [Fact]
    public void The_same_request_meets_the_same_fault() =>
        Enumerable.Range(0, 500).Select(i => Everything.Choose(7, $"a/{i}", 1)).ShouldBe(Enumerable.Range(0, 500).Select(i => Everything.Choose(7, $"a/{i}", 1)));

    [Fact]
    public void Another_seed_meets_others() =>
        Enumerable.Range(0, 500).Select(i => Everything.Choose(7, $"a/{i}", 1)).ShouldNotBe(Enumerable.Range(0, 500).Select(i => Everything.Choose(8, $"a/{i}", 1)));

    [Fact]
    public void Another_draw_meets_others_at_the_same_addresses() =>
        Enumerable.Range(0, 500).Select(i => Everything.Choose(7, $"a/{i}", 1)).ShouldNotBe(Enumerable.Range(0, 500).Select(i => (Everything with { Draw = 1 }).Choose(7, $"a/{i}", 1)));

    [Fact]
    public void Every_fault_has_about_its_share()
    {
        const int Requests = 20_000;
        var seen = Enumerable.Range(0, Requests).CountBy(i => Everything.Choose(7, $"a/{i}", 1)).ToDictionary();

        foreach (var fault in Enum.GetValues<Fault>().Except([Fault.None]))
            ((double)seen[fault] / Requests).ShouldBeInRange(0.035, 0.06, fault.ToString());
    }

    [Fact]
    public void A_late_file_comes_after_its_first_tries() =>
        Enumerable.Range(1, 4).Select(attempt => new FaultMenu { LateFile = 1 }.Choose(7, "a", attempt))
            .ShouldBe([Fault.LateFile, Fault.LateFile, Fault.None, Fault.None]);

    [Fact]
    public async Task A_429_says_when_to_come_again()
    {
        await using var server = await RunningServer.At(Moment, new FaultMenu { TooManyRequests = 1, RetryAfterSeconds = 3 });

        using var response = await server.Get(Log);

        ((int)response.StatusCode).ShouldBe(429);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task An_answer_that_is_held_back_ends_with_the_server()
    {
        var server = await RunningServer.At(Moment, new FaultMenu { Timeout = 1 });
        var waiting = server.Get(Log);
        while (server.Served.Requests == 0)
            await Task.Delay(10);

        waiting.IsCompleted.ShouldBeFalse();
        server.Served.Entries.Single().Fault.ShouldBe(Fault.Timeout);
        await server.DisposeAsync();

        await Should.ThrowAsync<Exception>(async () => (await waiting).Dispose());
    }

    [Theory]
    [InlineData("ServerError")]
    [InlineData("RefusalPage")]
    [InlineData("TruncatedJson")]
    [InlineData("MissingGame")]
    [InlineData("RenamedField")]
    [InlineData("DuplicatedRows")]
    [InlineData("CorrectedBox")]
    [InlineData("LateFile")]
    public async Task Damage_is_done_and_counted(string name)
    {
        var fault = Enum.Parse<Fault>(name);
        await using var good = await RunningServer.At(Moment);
        await using var bad = await RunningServer.At(Moment, MenuOf(fault));
        var whole = await good.Bytes(Log);

        using var response = await bad.Get(Log);
        var body = await response.Content.ReadAsByteArrayAsync();

        body.ShouldNotBe(whole);
        bad.Served.Faults.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<Fault, int>(fault, 1));
        ((int)response.StatusCode).ShouldBe(fault switch { Fault.ServerError => 500, Fault.LateFile => 404, _ => 200 });
        if (fault is Fault.MissingGame or Fault.DuplicatedRows)
            Rows(body).ShouldBe(fault == Fault.DuplicatedRows ? Rows(whole) + 1 : Rows(whole) - RowsOfLostGame(whole, body));
        if (fault is Fault.TruncatedJson)
            Should.Throw<JsonException>(() => JsonDocument.Parse(body));
    }

    [Fact]
    public async Task A_client_sees_what_the_server_says_it_did()
    {
        await using var server = await RunningServer.At(Moment, FaultMenu.Of(0.08) with { Timeout = 0 });
        Dictionary<int, int> seen = [];
        foreach (var night in RunningServer.League.Nights.Where(night => night.OverAt < RunningServer.Instant(Moment)).Take(120))
        {
            using var response = await server.Get($"nba_cdn/static/json/liveData/boxscore/boxscore_{night.Fixture.GameId}.json");
            seen[(int)response.StatusCode] = seen.GetValueOrDefault((int)response.StatusCode) + 1;
        }

        var faults = server.Served.Faults;
        seen[429].ShouldBe(faults[Fault.TooManyRequests]);
        seen[500].ShouldBe(faults[Fault.ServerError]);
        seen[404].ShouldBe(faults[Fault.LateFile]);
        // A box of one game is no log that could lack one.
        faults.Keys.ShouldNotContain(Fault.MissingGame);
        server.Served.RequestsOf("nba_cdn").ShouldBe(120);
    }

    static FaultMenu MenuOf(Fault fault) => fault switch
    {
        Fault.ServerError => new() { ServerError = 1 },
        Fault.RefusalPage => new() { RefusalPage = 1 },
        Fault.TruncatedJson => new() { TruncatedJson = 1 },
        Fault.MissingGame => new() { MissingGame = 1 },
        Fault.RenamedField => new() { RenamedField = 1 },
        Fault.DuplicatedRows => new() { DuplicatedRows = 1 },
        Fault.CorrectedBox => new() { CorrectedBox = 1 },
        _ => new() { LateFile = 1 },
    };

    static int Rows(byte[] body) => GameIds(body).Count;

    static int RowsOfLostGame(byte[] whole, byte[] body)
    {
        var lost = GameIds(whole).Except(GameIds(body)).ShouldHaveSingleItem();
        return GameIds(whole).Count(id => id == lost);
    }

    static List<string> GameIds(byte[] body)
    {
        const int GameIdColumn = 6;
        return [.. JsonDocument.Parse(body).RootElement.GetProperty("resultSets")[0].GetProperty("rowSet").EnumerateArray().Select(row => row[GameIdColumn].GetString()!)];
    }
}
