using System.CommandLine;
using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Sources;
using Tipoff.Nba;

namespace Tipoff.App.Cli.Source;

/// <summary>Phase 1 and 2 by hand.</summary>
sealed class Fetch() : Verb("fetch", "Ask the sources for what is due, keep every answer, land the rows")
{
    static readonly Option<DateOnly?> On = SharedOptions.On;

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> Chosen = SourceOptions.Sources;

    static readonly Option<bool> Again = new("--again") { Description = "Ask again even for what was answered well" };

    public override IReadOnlyList<string> Examples =>
        ["tipoff source fetch --date 2025-01-15", "tipoff source fetch --from 2025-01-01 --to 2025-01-31 --sources nba_cdn,nba_stats.player_gamelog"];

    public override IReadOnlyList<Option> Options => [On, From, To, Chosen, Again];

    public override Exit Run(Invocation call)
    {
        var (from, to) = Range(call);
        // Before anybody is asked to work: a name that nobody knows is wrong usage, whoever would fetch.
        if (call.Get(Chosen) is { } names)
            League.Endpoints(call.Catalog).Select(names);
        if (HandedOver.Fetch(call, new FetchOrder(from, to, call.Get(Chosen), call.Get(Again), call.CommandLine), receipt => Report(call, receipt)) is { } exit)
            return exit;

        using var sources = SimulatedSources.For(call.Workspace, call.Clock);
        using var session = call.Hold(sources.Workspace);
        var endpoints = Sources.Endpoints(session.Warehouse);
        var chosen = endpoints.Select(call.Get(Chosen) ?? sources.Everything);
        var receipt = Sources.CollectAsync(session, new FetchRequest(from, to, chosen, call.Get(Again)), call.CommandLine, call.Clock, call.Cancel).GetAwaiter().GetResult();
        return Report(call, receipt);
    }

    static Exit Report(Invocation call, FetchReceipt receipt)
    {
        call.Answer(
            new
            {
                run = receipt.Run,
                requests = receipt.Requests,
                rows = receipt.Rows,
                seconds = receipt.Seconds,
                endpoints = receipt.Endpoints.Select(endpoint => new
                {
                    endpoint = endpoint.Endpoint,
                    targets = endpoint.Targets,
                    requests = endpoint.Requests,
                    rows = endpoint.Rows,
                    outcomes = endpoint.Outcomes.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
                    skipped = endpoint.Skipped,
                }),
            },
            () => Print(receipt));
        return receipt.Exit;
    }

    internal static void Print(FetchReceipt receipt)
    {
        var table = Columns.Of("endpoint", ">asked", ">ok", ">none", ">open", ">rows", "");
        foreach (var endpoint in receipt.Endpoints.Where(endpoint => endpoint.Skipped != EndpointReceipt.NotConfigured))
        {
            var worst = endpoint.Outcomes.Where(pair => pair.Key is not (Outcome.Ok or Outcome.NoDataExpected)).OrderByDescending(pair => pair.Value).Select(pair => $"{Engine.Tables.Names.Snake(pair.Key.ToString())} {pair.Value}");
            table.AddRow(
                endpoint.Endpoint, $"{endpoint.Requests:N0}", $"{endpoint.Of(Outcome.Ok):N0}", $"{endpoint.Of(Outcome.NoDataExpected):N0}",
                endpoint.Open > 0 ? $"[yellow]{endpoint.Open:N0}[/]" : "0", $"{endpoint.Rows:N0}", Markup.Escape(string.Join(", ", worst.Append(endpoint.Skipped).Where(text => text is not null))));
        }

        if (table.Rows.Count > 0)
            AnsiConsole.Write(table);
        var unasked = receipt.Endpoints.Where(endpoint => endpoint.Skipped == EndpointReceipt.NotConfigured).Select(endpoint => endpoint.Endpoint.Split('.')[0]).Distinct().ToList();
        if (unasked.Count > 0)
            Invocation.Line($"[grey]not configured: {string.Join(", ", unasked)} (`tipoff source list` names the keys)[/]");
        Invocation.Line(receipt.Requests == 0 ? "Nothing is due." : $"[bold]{receipt.Requests:N0}[/] requests, {receipt.Rows:N0} rows, {receipt.Seconds:N1} s");
        if (receipt.Exit != Exit.Done)
            Invocation.Line("What is open is asked again by the same command; why: [bold]tipoff source status[/]");
    }

    static (DateOnly From, DateOnly To) Range(Invocation call)
    {
        if (call.Get(On) is { } day && call.Get(From) is null && call.Get(To) is null)
            return (day, day);
        if (call.Get(On) is null && call.Get(From) is { } from && call.Get(To) is { } to && from <= to)
            return (from, to);
        throw new Problem("no dates to fetch", "expected either --date, or --from and --to in this order", "tipoff source fetch --date 2025-01-15") { Exit = Exit.Usage };
    }
}
