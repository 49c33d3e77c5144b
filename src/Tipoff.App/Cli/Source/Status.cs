using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli.Source;

/// <summary>How the sources behave.</summary>
sealed class Status() : Verb("status", "How each source behaves: breaker, quota, answers by outcome, every kind of fault, changed fields")
{
    static readonly Option<int> Days = new("--days") { Description = "Answers of the last N days", HelpName = "N", DefaultValueFactory = _ => 30 };

    const int ReasonsShown = 12;

    public override IReadOnlyList<string> Examples => ["tipoff source status", "tipoff source status --days 1 --json"];

    public override IReadOnlyList<Option> Options => [Days];

    public override Exit Run(Invocation call)
    {
        var days = call.Get(Days);
        if (days < 1)
            throw new Problem($"--days is {days}", "expected at least 1", "tipoff source status --days 7") { Exit = Exit.Usage };

        using var reader = Reader.Open(call);
        var since = $"timestamptz '{call.Now.AddDays(-days).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}+00'";
        var sites = reader.Query("select site, state, failures, retry_at, reason, quota_remaining, quota_used from orchestration.sites order by site");
        var endpoints = reader.Query(
            $"""
            select endpoint, count(*) as answers, count(*) filter (where outcome = 'ok') as ok, count(*) filter (where outcome in ('no_data_expected')) as none,
              count(*) filter (where outcome not in ('ok', 'no_data_expected')) as faults, sum(bytes) as bytes, sum(row_count) as row_count, max(fetched_at) as last_at
            from orchestration.fetches where fetched_at >= {since} group by endpoint order by endpoint
            """);
        var faults = reader.Query(
            $"""
            select endpoint, outcome, regexp_replace(reason, '[0-9][0-9]+', 'N', 'g') as kind, count(*) as times, max(fetched_at) as last_at, max(reason) as example
            from orchestration.fetches where fetched_at >= {since} and (outcome not in ('ok', 'no_data_expected') or duplicates > 0)
            group by all order by times desc, endpoint, outcome, kind
            """);
        var drift = reader.Query("select endpoint, field, seen_at from orchestration.schema_drift order by endpoint, field");
        var open = sites.Rows.Count(row => (string?)row[1] == "open");
        call.Answer(
            new { days, sites = Objects(sites), endpoints = Objects(endpoints), faults = Objects(faults), drift = Objects(drift) },
            () => Print(sites, endpoints, faults, drift));
        return open > 0 ? Exit.Partial : Exit.Done;
    }

    static IEnumerable<Dictionary<string, object?>> Objects(QueryResult result) =>
        result.Rows.Select(row => result.Columns.Zip(row).ToDictionary(pair => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Camel(pair.First.Name)), pair => pair.Second));

    static string Camel(string snake) => string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    static void Print(QueryResult sites, QueryResult endpoints, QueryResult faults, QueryResult drift)
    {
        if (endpoints.Rows.Count == 0)
        {
            Invocation.Line("Nothing was fetched yet: [bold]tipoff source fetch --date YYYY-MM-DD[/]");
            return;
        }

        var table = Columns.Of("endpoint", ">asked", ">ok", ">none", ">faults", ">rows", "last");
        foreach (var row in endpoints.Rows)
        {
            table.AddRow(
                Markup.Escape(Query.Cell(row[0])), Number(row[1]), Number(row[2]), Number(row[3]), Convert.ToInt64(row[4], CultureInfo.InvariantCulture) > 0 ? $"[yellow]{Number(row[4])}[/]" : "0",
                Number(row[6]), Query.Cell(row[7])[5..16]);
        }

        AnsiConsole.Write(table);
        foreach (var row in sites.Rows.Where(row => (string?)row[1] != "closed"))
            Invocation.Line($"[yellow]{row[0]} is {row[1]}[/] until {Query.Cell(row[3])}: {Markup.Escape(Query.Cell(row[4]))}");
        foreach (var row in sites.Rows.Where(row => row[5] is not null))
            Invocation.Line($"{row[0]}: quota {Number(row[5])} left, {Number(row[6])} used");
        foreach (var row in faults.Rows.Take(ReasonsShown))
            Invocation.Line($"  [yellow]{Number(row[3]),5}[/] {row[0]} {row[1]}: {Markup.Escape(Query.Cell(row[5] ?? "rows that stood twice, dropped once"))}");
        if (faults.Rows.Count > ReasonsShown)
            Invocation.Line($"  [grey]and {faults.Rows.Count - ReasonsShown} kinds more: --json[/]");
        foreach (var row in drift.Rows.Take(ReasonsShown))
            Invocation.Line($"  new field: {row[0]} {Markup.Escape(Query.Cell(row[1]))}, first seen {Query.Cell(row[2])[..10]}");
    }

    static string Number(object? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Convert.ToDecimal(value, CultureInfo.InvariantCulture):N0}");
}
