using Spectre.Console;
using Tipoff.Engine.Models;

namespace Tipoff.App.Cli.Model;

/// <summary>Gates as people and programs read them.</summary>
static class GatesText
{
    public static IEnumerable<object> Json(IEnumerable<GateResult> gates) => gates.Select(gate => new
    {
        gate = gate.Gate,
        verdict = Tipoff.Engine.Tables.Names.Snake(gate.Verdict.ToString()),
        isLeakAlarm = gate.IsLeakAlarm,
        value = gate.Value is { } value ? Math.Round(value, 4) : (double?)null,
        bar = gate.Bar,
        why = gate.Why,
    });

    public static void Print(IEnumerable<GateResult> gates)
    {
        var table = Columns.Of("", "gate", "seen", "expected");
        foreach (var gate in gates)
        {
            var mark = gate.Verdict switch { GateVerdict.Passed => "[green]✓[/]", GateVerdict.Failed => gate.IsLeakAlarm ? "[red]![/]" : "[yellow]✗[/]", _ => "[grey]-[/]" };
            table.AddRow(mark, Markup.Escape(gate.Gate), Markup.Escape(gate.Why), Markup.Escape(gate.Bar));
        }

        AnsiConsole.Write(table);
    }
}
