using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli.Player;

/// <summary>The queue of names that lead to no player, or to several.</summary>
sealed class Unresolved() : Verb("unresolved", "Names that lead to no player or to several: where they stand, who may be meant, what resolves them")
{
    static readonly Option<bool> All = new("--all") { Description = "Also names that were ignored or snoozed" };

    static readonly JsonSerializerOptions Numbers = new();

    public override IReadOnlyList<string> Examples => ["tipoff player unresolved", "tipoff player unresolved --all --json"];

    public override IReadOnlyList<Option> Options => [All];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var names = Read(reader.Query, DateOnly.FromDateTime(call.Now.UtcDateTime)).Where(name => name.State == "pending" || call.Get(All)).ToList();
        call.Answer(new { names }, () => Print(names));
        return Exit.Done;
    }

    static List<Queued> Read(Func<string, QueryResult> query, DateOnly today)
    {
        var rows = query(
            """
            select source, spelling_key, universal_player_id, sample_name, occurrences, dates, strftime(first_date, '%Y-%m-%d'), strftime(last_date, '%Y-%m-%d'),
                status, candidates, state, strftime(snoozed_until, '%Y-%m-%d')
            from reference.unresolved_names
            order by occurrences desc, spelling_key, source
            """).Rows;
        var known = Registry.Of(query, rows.SelectMany(row => Ids(row[9])));
        return
        [
            .. rows.Select(row => new Queued(
                (string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, Registry.Number(row[4]), Registry.Number(row[5]), (string)row[6]!, (string)row[7]!,
                (string)row[8]!, [.. Ids(row[9]).Select(id => new Candidate(id, known[id].PlayerName, known[id].TeamAbbr))], State(row, today), Command(row))),
        ];
    }

    /// <summary>A snooze that is over is none.</summary>
    static string State(object?[] row, DateOnly today)
    {
        var isOver = (string)row[10]! == "snoozed" && row[11] is string until && string.CompareOrdinal(until, $"{today:yyyy-MM-dd}") <= 0;
        return isOver ? "pending" : (string)row[10]!;
    }

    /// <summary>An ambiguous name may mean another man on another date, so the command that settles it is bound to its dates.</summary>
    static string Command(object?[] row)
    {
        var dates = (string)row[8]! == "ambiguous" ? $" --from {row[6]} --to {row[7]}" : "";
        return $"tipoff player alias \"{row[3]}\" ID{dates}";
    }

    static int[] Ids(object? json) => json is string text ? JsonSerializer.Deserialize<int[]>(text, Numbers)! : [];

    static void Print(List<Queued> names)
    {
        foreach (var name in names)
        {
            var span = name.FirstDate == name.LastDate ? name.FirstDate : $"{name.FirstDate} to {name.LastDate}";
            Invocation.Line($"[bold]{Markup.Escape(name.SampleName)}[/]  {name.Status}{(name.State == "pending" ? "" : $", {name.State}")}, {Registry.Counted(name.Occurrences, "row")} on {Registry.Counted(name.Dates, "date")}");
            Invocation.Line($"  [grey]{name.Source}, {span}[/]");
            foreach (var candidate in name.Candidates)
                Invocation.Line($"  {candidate.PlayerId,8}  {Markup.Escape(candidate.PlayerName)}, {candidate.TeamAbbr}");
            Invocation.Line($"  {Markup.Escape(name.Command)}");
        }

        var rows = names.Sum(name => name.Occurrences);
        Invocation.Line(
            names.Count == 0 ? "[green]Every name of the lines, injury lists and line-ups leads to one player.[/]"
            : $"{Registry.Counted(names.Count, "name")}, {Registry.Counted(rows, "row")}. Leave one alone: [bold]tipoff player alias NAME --ignore[/]");
    }

    sealed record Candidate(int PlayerId, string PlayerName, string TeamAbbr);

    sealed record Queued(
        string Source, string SpellingKey, string UniversalPlayerId, string SampleName, int Occurrences, int Dates, string FirstDate, string LastDate,
        string Status, IReadOnlyList<Candidate> Candidates, string State, string Command);
}
