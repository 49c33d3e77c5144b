using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Cli;

/// <summary>A backfill that builds one layer, holds it against its completeness threshold, and only then begins the next.</summary>
sealed class GatedBackfill(Session session, Invocation call)
{
    readonly List<Gate> gates = [];

    /// <summary>One layer of tables, its run and the verdict.</summary>
    sealed record Gate(string Layer, Receipt Receipt, CompletenessReport? Report)
    {
        public string? Why =>
            Receipt.State is "failed" or "stopped" or "cancelled" ? $"the run {Receipt.Run} ended as {Receipt.State}"
            : Report?.Layers.FirstOrDefault(layer => !layer.IsOk) is { } below ? $"{below.Layer.Name} holds {below.Percent:0.00} % of what is due, the bar is {below.Layer.ThresholdPercent:0} %"
            : null;
    }

    public Exit Run(PlanRequest request)
    {
        var chosen = Planner.Chosen(call.Catalog, request, session.Runner.IsBuilt);
        foreach (var layer in call.Catalog.Layers)
        {
            var tables = chosen.Where(table => table.Layer == layer).Select(table => table.FullName).ToList();
            if (tables.Count == 0)
                continue;

            var plan = session.Runner.Plan(request with { Tables = string.Join(',', tables), Downstream = false });
            var gate = new Gate(layer, Work.Apply(session, plan, call), Measure(layer, request));
            gates.Add(gate);
            Tell(gate);
            if (gate.Why is not null)
                break;
        }

        return Answer(request);
    }

    /// <summary>The completeness layers that this layer of tables fills; null where none is judged.</summary>
    CompletenessReport? Measure(string layer, PlanRequest request)
    {
        var judged = CompletenessLayers.All
            .Select(part => part with { Tables = [.. part.Tables.Where(type => call.Catalog[type].Layer == layer)] })
            .Where(part => part.Tables.Count > 0)
            .ToList();
        if (judged.Count == 0)
            return null;

        using var connection = session.Warehouse.Connect();
        var report = new Completeness(call.Catalog, sql => ReadOnlyQuery.Run(connection, sql), session.Warehouse.Now).Measure(judged, request.From, request.To);
        return report.IsEmpty ? null : report;
    }

    void Tell(Gate gate)
    {
        if (call.IsJson)
            return;

        var cells = gate.Receipt.Cells;
        var held = gate.Report is null ? "" : $"; {string.Join(", ", gate.Report.Layers.Select(layer => $"{layer.Layer.Name} {layer.Percent:0.00} % of {layer.Expected:N0}"))}";
        Invocation.Line($"{(gate.Why is null ? "[green]pass[/]" : "[red]stop[/]")} {gate.Layer}: {cells.Ok:N0} cells ok, {cells.Skipped:N0} skipped by rule, {cells.Failed:N0} not ok{held}");
    }

    Exit Answer(PlanRequest request)
    {
        var failed = gates.FirstOrDefault(gate => gate.Why is not null);
        var resume = failed is null ? null : $"tipoff backfill {request} --gated";
        call.Answer(
            new
            {
                state = failed is null ? "done" : "stopped",
                gates = gates.Select(gate => new
                {
                    layer = gate.Layer,
                    run = gate.Receipt.Run,
                    ok = gate.Why is null,
                    why = gate.Why,
                    cells = new { ok = gate.Receipt.Cells.Ok, skipped = gate.Receipt.Cells.Skipped, failed = gate.Receipt.Cells.Failed },
                    percent = gate.Report?.Layers.Select(layer => new { layer = layer.Layer.Name, percent = layer.Percent, threshold = layer.Layer.ThresholdPercent }),
                }),
                resume,
            },
            () => Print(failed, request, resume));
        return failed is null ? gates.Exists(gate => gate.Receipt.Exit != Exit.Done) ? Exit.Partial : Exit.Done
            : failed.Receipt.State == "cancelled" ? Exit.Cancelled : Exit.Failed;
    }

    static void Print(Gate? failed, PlanRequest request, string? resume)
    {
        if (failed is null)
        {
            Invocation.Line("[green]done[/]: every layer passed its gate.");
            return;
        }

        Invocation.Line($"[red]stopped[/] after {failed.Layer}: {Markup.Escape(failed.Why!)}. Later layers were not begun.");
        Invocation.Line($"What is missing: [bold]tipoff validate --from {request.From:yyyy-MM-dd} --to {request.To:yyyy-MM-dd}[/]");
        Invocation.Line($"Resume with: [bold]{Markup.Escape(resume!)}[/]");
    }
}
