using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli.Quarantine;

/// <summary>Decides about rejected rows.</summary>
sealed class Release() : Verb("release", "Decide about rejected rows: they are right and pass the check, or, with --leave-out, they stay out; the cell is made again")
{
    static readonly Argument<string> TableName = RejectedCells.TableName;

    static readonly Argument<string> Date = RejectedCells.Date;

    static readonly Option<string?> Check = RejectedCells.Check;

    static readonly Option<string?> Key = new("--key") { Description = "Only rows of this key, or of this part of it, as `tipoff quarantine show` writes it", HelpName = "KEY" };

    static readonly Option<long?> FileRow = new("--row") { Description = "Only the row of this number in its file: one of two that share a key", HelpName = "N" };

    static readonly Option<string?> Why = new("--why") { Description = "Why; kept for ever with who and when", HelpName = "TEXT" };

    static readonly Option<string?> By = new("--by") { Description = "Who decides", HelpName = "NAME" };

    static readonly Option<bool> LeaveOut = new("--leave-out") { Description = "The rows are wrong: publish the cell without them" };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be decided and change nothing" };

    const int ChecksShown = 3;

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff quarantine release raw.nbac_player_boxscores 2025-01-15 --check \"points outside 0..100\" --by ada --why \"he did score 101\"",
        "tipoff quarantine release raw.nbac_player_boxscores 2025-01-15 --key player_id=203999 --leave-out --by ada --why \"a test entry of the source\"",
    ];

    public override IReadOnlyList<Argument> Arguments => [TableName, Date];

    public override IReadOnlyList<Option> Options => [Check, Key, FileRow, Why, By, LeaveOut, DryRun];

    public override Exit Run(Invocation call)
    {
        var order = Order(call);
        if (call.Get(DryRun))
            return Show(call, order);

        if (HandedOver.Release(call, order, receipt => Report(call, receipt)) is { } exit)
            return exit;

        using var session = call.Hold();
        var rows = CellRelease.Record(session.Warehouse, order);
        return Report(call, CellRelease.Rebuild(session, order, rows, call.CommandLine, call.Clock, call.Cancel));
    }

    static ReleaseOrder Order(Invocation call)
    {
        var table = call.Catalog.One(call.Get(TableName)!);
        if (string.IsNullOrWhiteSpace(call.Get(By)))
            throw new Problem("nobody decides", "whoever asks later must know whom to ask", "Add --by NAME") { Exit = Exit.Usage };
        if (string.IsNullOrWhiteSpace(call.Get(Why)))
            throw new Problem("a release without a reason", "whoever finds the rows in a year must know why they stand or are gone", "Add --why \"…\"") { Exit = Exit.Usage };

        return new ReleaseOrder(table.FullName, call.Get(Date)!, call.Get(Check), call.Get(Key), call.Get(FileRow), call.Get(LeaveOut), call.Get(By)!, call.Get(Why)!);
    }

    static Exit Show(Invocation call, ReleaseOrder order)
    {
        using var reader = Reader.Open(call);
        var rows = QuarantineLog.Choose(reader.Query, call.Catalog[order.Table], order);
        var receipt = CellRelease.Receipt(order, rows);
        call.Answer(Json(receipt, isDryRun: true), () =>
        {
            Invocation.Line($"{Markup.Escape(Decision(receipt, "would be"))}");
            foreach (var key in rows.Select(row => row.Key).Distinct().Take(Cli.Quarantine.Show.RowsShown))
                Invocation.Line($"  {Markup.Escape(key)}");
            Invocation.Line("[grey]Nothing was changed.[/]");
        });
        return Exit.Done;
    }

    static Exit Report(Invocation call, ReleaseReceipt receipt)
    {
        call.Answer(Json(receipt, isDryRun: false), () => Print(receipt));
        return receipt.Published ? Exit.Done : Exit.Partial;
    }

    static object Json(ReleaseReceipt receipt, bool isDryRun) => new
    {
        table = receipt.Table,
        date = receipt.Date,
        outcome = receipt.Outcome,
        checks = receipt.Checks,
        rows = receipt.Rows,
        by = receipt.By,
        why = receipt.Why,
        dryRun = isDryRun,
        published = receipt.Published,
        presence = receipt.Presence,
        reason = receipt.Reason,
        stillWaiting = receipt.StillWaiting,
        fault = receipt.Fault,
        downstream = receipt.Downstream is { } made ? new { run = made.Run, state = made.State, ok = made.Cells.Ok + made.Cells.Degraded + made.Cells.Skipped, failed = made.Cells.Failed } : null,
        next = receipt.Next,
    };

    static void Print(ReleaseReceipt receipt)
    {
        var color = receipt.Published ? "green" : "yellow";
        Invocation.Line($"[{color}]{Markup.Escape(Decision(receipt, receipt.Rows == 1 ? "is" : "are"))}[/], kept with {Markup.Escape($"{receipt.By}: {receipt.Why}")}");
        if (receipt.Presence is not null)
            Invocation.Line($"The cell is {Markup.Escape(receipt.Presence)}{(receipt.Reason is { } reason ? Markup.Escape($": {reason}") : "")}.");
        if (receipt.Fault is { } fault)
            Invocation.Line($"[red]It could not be made again[/]: {Markup.Escape(fault)}");
        else if (!receipt.Published)
            Invocation.Line("It has not been published with the decision yet; the next publication follows it.");
        if (receipt.Downstream is { } made)
            Invocation.Line($"What reads it on its date: {made.Cells.Ok + made.Cells.Degraded + made.Cells.Skipped:N0} cells made, {made.Cells.Failed:N0} not: [bold]tipoff receipt {made.Run}[/]");
        if (receipt.StillWaiting > 0 && receipt.Published)
            Invocation.Line($"{receipt.StillWaiting:N0} other rejected rows of it wait: [bold]tipoff quarantine show {receipt.Table} {receipt.Date}[/]");
        if (receipt.Next is { } next)
            Invocation.Line($"{(receipt.Published ? "Later dates read it" : "Next")}: [bold]{Markup.Escape(next)}[/]");
    }

    static string Decision(ReleaseReceipt receipt, string verb)
    {
        var checks = string.Join(", ", receipt.Checks.Take(ChecksShown).Select(check => $"'{check}'")) + (receipt.Checks.Count > ChecksShown ? ", …" : "");
        return $"{receipt.Rows:N0} {(receipt.Rows == 1 ? "row" : "rows")} of {receipt.Table} {receipt.Date} {verb} {(receipt.Outcome == Releases.LeftOut ? "left out" : $"let through {checks}")}";
    }
}
