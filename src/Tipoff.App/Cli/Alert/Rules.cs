using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli.Alert;

/// <summary>What is watched.</summary>
sealed class Rules() : Verb("rules", "Every rule, how it stands at this moment, how long it is patient, and its runbook")
{
    public override IReadOnlyList<string> Examples => ["tipoff alert rules", "tipoff alert rules --json"];

    /// <summary>A rule as it stands.</summary>
    sealed record Line(string Rule, string State, string Why, int Troubles, double PatienceMinutes, string Runbook);

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var kept = reader.Query("select rule, state from orchestration.alert_rules").Rows.ToDictionary(row => row[0]!.ToString()!, row => row[1]!.ToString()!);
        var lines = Signs.All.Where(sign => sign.Troubles != Sign.NoTroubles).Select(sign => Of(sign, reader, call.Now, kept)).ToList();
        call.Answer(new { looked = Watch.LastLook(call.Workspace), rules = lines }, () => Print(lines, Watch.LastLook(call.Workspace)));
        return lines.Exists(line => line.State == "error") ? Exit.Failed : Exit.Done;
    }

    static Line Of(Sign sign, Reader reader, DateTimeOffset now, Dictionary<string, string> kept)
    {
        Line Stands(string state, string why, int troubles) => new(sign.Rule, state, why, troubles, sign.Patience.TotalMinutes, sign.Runbook);
        try
        {
            var today = Eastern.DateOf(now);
            var troubles = reader.Query(sign.TroublesOn(now, today)).Rows;
            var calm = reader.Query(sign.CalmOn(now, today)).Rows[0];
            return troubles.Count > 0 ? Stands(kept.GetValueOrDefault(sign.Rule) == "alerting" ? "alerting" : "pending", troubles[0][3]?.ToString() ?? "", troubles.Count)
                : calm[0] is null ? Stands("no data", calm[1]?.ToString() ?? "", 0)
                : Stands(kept.GetValueOrDefault(sign.Rule) == "recovering" ? "recovering" : "normal", $"{calm[0]}", 0);
        }
        catch (Problem problem)
        {
            return Stands("error", problem.Message, 0);
        }
    }

    static void Print(List<Line> lines, DateTimeOffset? looked)
    {
        var table = Columns.Of("rule", "state", ">troubles", ">patience", "runbook", "what is seen");
        foreach (var line in lines)
        {
            var color = line.State switch { "alerting" or "error" => "red", "pending" or "recovering" => "yellow", "no data" => "grey", _ => "green" };
            table.AddRow(line.Rule, $"[{color}]{line.State}[/]", $"{line.Troubles}", line.PatienceMinutes == 0 ? "" : line.PatienceMinutes < 120 ? $"{line.PatienceMinutes:0} min" : $"{line.PatienceMinutes / 60:0} h", line.Runbook, Markup.Escape(line.Why));
        }

        AnsiConsole.Write(table);
        Invocation.Line(looked is { } at ? $"[grey]The watcher looked last at {Eastern.WallClock(at):yyyy-MM-dd HH:mm} ET.[/]" : "[grey]No watcher has looked yet: `tipoff serve` looks every half hour.[/]");
    }
}
