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

    public override IReadOnlyList<Option> Options => RunOptions.All;

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var stored = Read(session.Warehouse.Workspace, call.Get(PlanName)!);
        var now = session.Runner.Plan(stored.Request);
        if (now.Hash != stored.Hash)
            throw Changed(stored, now);

        return Work.Report(session.Warehouse.Workspace, now.Request, Work.Apply(session, now, call), call);
    }

    static Plan Read(Workspace workspace, string name)
    {
        var path = File.Exists(name) ? name : Path.Combine(workspace.Plans, $"{name}.json");
        if (!File.Exists(path))
            throw new Problem($"no plan '{name}'", $"{workspace.Plans} holds none of that hash", "Make one with `tipoff plan --from … --to …`") { Exit = Exit.Usage };
        try
        {
            var text = File.ReadAllText(path);
            var plan = JsonSerializer.Deserialize<Plan>(text, Invocation.JsonOptions) ?? throw new JsonException("the file holds no plan");
            using var json = JsonDocument.Parse(text);
            var named = json.RootElement.GetProperty("hash").GetString();
            return plan.Hash == named ? plan : throw Edited(path, $"its cells hash to {plan.Hash}, the file says {named}");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Edited(path, error.Message.Split('\n')[0].Trim());
        }
    }

    static Problem Edited(string path, string because) =>
        new($"{Path.GetFileName(path)} is not a plan as `tipoff plan` wrote it", because, "Plan again: `tipoff plan --from … --to …`") { Exit = Exit.Usage };

    static Problem Changed(Plan stored, Plan now)
    {
        var before = stored.Cells.Select(Describe).ToHashSet();
        var after = now.Cells.Select(Describe).ToHashSet();
        var differences = after.Except(before).Select(cell => $"+ {cell}").Concat(before.Except(after).Select(cell => $"- {cell}")).Order().ToList();
        return new Problem(
            $"plan {stored.Hash} no longer holds",
            $"{differences.Count} cells changed since: {string.Join(", ", differences.Take(5))}{(differences.Count > 5 ? ", …" : "")}",
            $"Plan again: `tipoff plan {stored.Request}`");
    }

    static string Describe(PlannedCell cell) => $"{cell.Table} {cell.Partition} {cell.Reason}";
}
