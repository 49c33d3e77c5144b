using System.CommandLine;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Runs;

namespace Tipoff.App.Cli;

/// <summary>Executes a stored plan.</summary>
sealed class Apply() : Verb("apply", "Execute a plan; refused when its cells changed since it was made")
{
    static readonly Argument<string> PlanName = new("PLAN") { Description = "The plan's hash, as `tipoff plan` printed it, or the path of its file" };

    public override IReadOnlyList<string> Examples => ["tipoff apply 3f2a9c01b7de"];

    public override IReadOnlyList<Argument> Arguments => [PlanName];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var stored = Read(session.Warehouse.Workspace, call.Get(PlanName)!);
        var now = session.Runner.Plan(stored.Request);
        if (now.Hash != stored.Hash)
            throw Changed(stored, now);

        return Work.Report(session, now, Work.Apply(session, now, call), call);
    }

    static Plan Read(Workspace workspace, string name)
    {
        var path = File.Exists(name) ? name : Path.Combine(workspace.Plans, $"{name}.json");
        if (!File.Exists(path))
            throw new Problem($"no plan '{name}'", $"{workspace.Plans} holds none of that hash", "Make one with `tipoff plan --from … --to …`") { Exit = Exit.Usage };
        return JsonSerializer.Deserialize<Plan>(File.ReadAllText(path), Invocation.JsonOptions)!;
    }

    static Problem Changed(Plan stored, Plan now)
    {
        var before = stored.Cells.Select(Describe).ToHashSet();
        var after = now.Cells.Select(Describe).ToHashSet();
        var differences = after.Except(before).Select(cell => $"+ {cell}").Concat(before.Except(after).Select(cell => $"- {cell}")).Order().ToList();
        return new Problem(
            $"plan {stored.Hash} no longer holds",
            $"{differences.Count} cells changed since: {string.Join(", ", differences.Take(5))}{(differences.Count > 5 ? ", …" : "")}",
            $"Plan again: `tipoff plan --from {stored.Request.From:yyyy-MM-dd} --to {stored.Request.To:yyyy-MM-dd}`");
    }

    static string Describe(PlannedCell cell) => $"{cell.Table} {cell.Partition} {cell.Reason}";
}
