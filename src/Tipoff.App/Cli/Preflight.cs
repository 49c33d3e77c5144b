using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Nba;

namespace Tipoff.App.Cli;

/// <summary>What must hold before a range is backfilled.</summary>
sealed class Preflight() : Verb("preflight", "Before a backfill: fourteen checks of machine, warehouse, sources and transforms")
{
    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> Tables = SharedOptions.Tables;

    static readonly Option<bool> Quick = new("--quick") { Description = "Without the two dry runs" };

    /// <summary>The checks that need nothing but the machine are made even where the workspace cannot be opened.</summary>
    const string Closed = "the workspace cannot be opened";

    public override IReadOnlyList<string> Examples => ["tipoff preflight --from 2024-10-22 --to 2025-06-22", "tipoff preflight --quick --from 2024-11-01 --to 2024-11-30 --json"];

    public override IReadOnlyList<Option> Options => [From, To, Tables, Quick];

    public override Exit Run(Invocation call)
    {
        PlanRequest request = new(call.Need(From), call.Need(To), call.Get(Tables));
        IReadOnlyList<PreflightFinding> findings = Opened(call, out var broken) is { } workspace ? Examine(call, workspace, request) : Unopened(call, broken!);
        var exit = PreflightFinding.ExitOf(findings);
        call.Answer(
            new
            {
                status = findings.Max(finding => finding.Status),
                from = request.From,
                to = request.To,
                items = findings.Select(finding => new { name = finding.Name, status = finding.Status, value = finding.Value, since = finding.Since, why = finding.Why, fix = finding.Fix }),
            },
            () => new PreflightText(findings, request).Print());
        return exit;
    }

    /// <summary>Null: settings that cannot be read, which is a finding; that there is no workspace at all is wrong usage.</summary>
    static Workspace? Opened(Invocation call, out Problem? broken)
    {
        try
        {
            broken = null;
            return call.Workspace;
        }
        catch (Problem problem) when (problem.What != "no workspace")
        {
            broken = problem;
            return null;
        }
    }

    static IReadOnlyList<PreflightFinding> Examine(Invocation call, Workspace workspace, PlanRequest request)
    {
        using var session = call.Hold(workspace);
        Work.RequireRange(session, request.From, request.To);
        PreflightSubject subject = new(session.Warehouse, session.Runner, Sources.Endpoints(session.Warehouse), BackfillScope.Preflight, request);
        PreflightDryRun dry = new(subject, call.Cancel);
        PreflightFinding Dry(string name, Func<string, PreflightFinding> make) =>
            call.Get(Quick) ? PreflightFinding.Skipped(name, "left out by --quick") : subject.Try(name, (_, own) => make(own));

        return
        [
            PreflightStorage.Configuration(workspace, subject.Endpoints, "configuration"),
            Of("libraries", Machine.Libraries()),
            subject.Try("warehouse", PreflightStorage.Writable),
            subject.Try("disk", PreflightStorage.Disk),
            subject.Try("schema", PreflightStorage.Schema),
            subject.Try("schedule", PreflightCalendar.Complete),
            subject.Try("sources", PreflightCoverage.Sources),
            subject.Try("registry", PreflightCoverage.Registry),
            subject.Try("layers", PreflightCoverage.Layers),
            subject.Try("jobs", PreflightWork.Jobs),
            subject.Try("runs", PreflightWork.Runs),
            Of("clock", new Machine(call.Clock).Time()),
            Dry("dry analytics", dry.First),
            Dry("dry precompute", dry.Second),
        ];
    }

    static IReadOnlyList<PreflightFinding> Unopened(Invocation call, Problem broken)
    {
        string[] before = ["warehouse", "disk", "schema", "schedule", "sources", "registry", "layers", "jobs", "runs"];
        string[] after = ["dry analytics", "dry precompute"];
        return
        [
            PreflightFinding.Of("configuration", broken.What, PreflightRemark.Failed(broken.Because, "tipoff config show  (every setting with its default)")),
            Of("libraries", Machine.Libraries()),
            .. before.Select(name => PreflightFinding.Skipped(name, Closed)),
            Of("clock", new Machine(call.Clock).Time()),
            .. after.Select(name => PreflightFinding.Skipped(name, Closed)),
        ];
    }

    static PreflightFinding Of(string name, IReadOnlyList<MachineItem> items) => PreflightFinding.Of(
        name,
        string.Join(", ", items.Where(item => item.Status == Machine.Ok).Select(item => item.What)) is { Length: > 0 } value ? value : "none",
        [.. items.Where(item => item.Status != Machine.Ok).Select(item => PreflightRemark.Failed($"{item.Name}: {item.What}", item.Fix ?? "tipoff doctor"))]);
}
