using System.CommandLine;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Sources;

namespace Tipoff.App.Cli.Source;

/// <summary>A stored answer as a test fixture.</summary>
sealed class Record() : Verb("record", "Write a stored answer as a test fixture: the body, its request, and the fields it has")
{
    static readonly Argument<string> Asked = new("ENDPOINT") { Description = "The endpoint, such as nba_cdn.play_by_play; its latest good answer is taken" };

    static readonly Option<string?> TargetKey = new("--target") { Description = "The answer to this request, as `tipoff sql \"select target from orchestration.fetches\"` shows it", HelpName = "KEY" };

    static readonly Option<string> Into = new("--to") { Description = "Folder of the fixture", HelpName = "DIR", DefaultValueFactory = _ => "." };

    public override IReadOnlyList<string> Examples =>
        ["tipoff source record nba_cdn.play_by_play", "tipoff source record nba_stats.player_gamelog --target \"game_date=2025-01-15 season=2024-25 season_type=Regular Season\" --to tests/Tipoff.Tests/Payloads"];

    public override IReadOnlyList<Argument> Arguments => [Asked];

    public override IReadOnlyList<Option> Options => [TargetKey, Into];

    public override Exit Run(Invocation call)
    {
        var endpoints = Nba.League.Endpoints(call.Catalog);
        var endpoint = endpoints.Select(call.Get(Asked)!)[0];
        using var reader = Reader.Open(call);
        var wanted = call.Get(TargetKey) is { } key ? $" and target = '{key.Replace("'", "''", StringComparison.Ordinal)}'" : "";
        var found = reader.Query(
            $"select fetch_id, target, parameters, body_hash, strftime(fetched_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ') from orchestration.fetches where endpoint = '{endpoint.Name}' and outcome = 'ok' and body_hash is not null{wanted} order by fetched_at desc, fetch_id desc limit 1");
        if (found.Rows.Count == 0)
            throw new Problem($"no good answer of {endpoint.Name} is stored", call.Get(TargetKey) ?? "for any request", $"Fetch one: tipoff source fetch --date YYYY-MM-DD --sources {endpoint.Name}");

        var row = found.Rows[0];
        var files = Write(call.Workspace, endpoint, (string)row[2]!, (string)row[3]!, (string)row[4]!, call.Get(Into)!);
        call.Answer(new { endpoint = endpoint.Name, fetch = row[0], target = row[1], files }, () => files.ForEach(file => Invocation.Line(Spectre.Console.Markup.Escape(file))));
        return Exit.Done;
    }

    static List<string> Write(Workspace workspace, Endpoint endpoint, string parameters, string hash, string fetchedAt, string folder)
    {
        Directory.CreateDirectory(folder);
        var text = Fetcher.Decode(endpoint, new PayloadStore(workspace.Payloads).Get(hash));
        var extension = endpoint.Kind == BodyKind.Pdf ? "txt" : endpoint.Kind.ToString().ToLowerInvariant();
        var target = JsonSerializer.Deserialize<Dictionary<string, string>>(parameters)!;
        target["fetched_at"] = fetchedAt;
        var document = new Document(endpoint, Target.FromJson(parameters), DateTimeOffset.Parse(fetchedAt, System.Globalization.CultureInfo.InvariantCulture), text);
        List<string> files = [Path.Combine(folder, $"{endpoint.Name}.{extension}"), Path.Combine(folder, $"{endpoint.Name}.target.json")];
        File.WriteAllText(files[0], text);
        File.WriteAllText(files[1], JsonSerializer.Serialize(target, Invocation.JsonOptions) + "\n");
        var fields = endpoint.Fields.With(document.FieldPaths(), document.SparseFieldPaths());
        if (fields.Known.Count > 0)
        {
            files.Add(Path.Combine(folder, $"{endpoint.GetType().Name}.fields.txt"));
            File.WriteAllLines(files[^1], fields.Lines);
        }

        return files;
    }
}
