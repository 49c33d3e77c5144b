using Tipoff.App.Cli;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;

namespace Tipoff.App;

/// <summary>An import as users mean it: raw rows landed, the reference layer brought up to date, the calendar settled.</summary>
static class Archives
{
    static readonly PlanRequest Everything = new(new DateOnly(1946, 11, 1), new DateOnly(2100, 1, 1), "reference.*");

    /// <summary>The first builds the calendar, the second what the calendar demands of the other tables.</summary>
    const int ReferencePasses = 2;

    public static ImportReceipt Import(Session session, string path, string? kind, string command, TimeProvider clock, CancellationToken cancel)
    {
        using var line = new ProgressLine(clock);
        var run = $"{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss}-import";
        var receipt = new Importer(session.Warehouse, run).Import(path, kind, progress => Show(session, line, progress), cancel);
        // Also when no file is new: an import that was killed behind its last file still owes what follows from the files.
        for (var pass = 0; pass < ReferencePasses && session.Runner.Plan(Everything) is { IsEmpty: false } plan; pass++)
        {
            line.Show("reference tables …");
            session.Runner.Apply(plan, command, cancel: cancel);
        }

        Settlement.Settle(session.Warehouse);
        return receipt;
    }

    static void Show(Session session, ProgressLine line, ImportProgress progress)
    {
        session.Socket.Progress = progress;
        line.Show(
            $"import {progress.FilesDone}/{progress.FilesTotal} files, {progress.BytesDone >> 20}/{progress.BytesTotal >> 20} MiB, "
            + $"ETA {ProgressLine.Span(progress.Eta)}: {progress.File}");
    }
}
