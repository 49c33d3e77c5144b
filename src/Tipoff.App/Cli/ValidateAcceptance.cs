using Spectre.Console;
using Tipoff.App.Validations;
using Tipoff.Engine;

namespace Tipoff.App.Cli;

/// <summary>The checklist after a backfill and its signature, done here or by the daemon that holds the warehouse.</summary>
static class ValidateAcceptance
{
    public static Exit Run(Invocation call, AcceptOrder order)
    {
        var report = Executed(call, order);
        call.Answer(Json(report), () => Print(report, order));
        return report.SignOff is null ? Exit.Failed : Exit.Done;
    }

    /// <exception cref="Problem">Another command holds the warehouse: it takes no orders.</exception>
    static AcceptanceReport Executed(Invocation call, AcceptOrder order)
    {
        using (var reader = Reader.Open(call))
            Work.RequireRange(reader, order.From, order.To);
        if (HandedOver.Order<AcceptanceReport>(call, "accept", order) is { } accepted)
            return accepted;

        using var session = call.Hold();
        return AcceptanceReport.Execute(session.Warehouse, order);
    }

    static object Json(AcceptanceReport report) => new
    {
        accepted = report.SignOff is not null,
        lines = report.Lines.Select(line => new { name = line.Name, wanted = line.Wanted, seen = line.Seen, isCritical = line.IsCritical, ok = line.IsOk }),
        signOff = report.SignOff is { } signed
            ? new { by = signed.By, note = signed.Note, at = signed.At, reportHash = signed.ReportHash, codeVersion = signed.CodeVersion }
            : null,
    };

    static void Print(AcceptanceReport report, AcceptOrder order)
    {
        foreach (var line in report.Lines)
        {
            var (color, sign) = line.IsOk ? ("green", "✓") : line.IsCritical ? ("red", "✗") : ("yellow", "!");
            Invocation.Line($"[{color}]{sign}[/] {Markup.Escape(line.Name)}: {Markup.Escape(line.Seen)} [grey](wanted: {Markup.Escape(line.Wanted)})[/]");
        }

        var failed = report.Lines.Where(line => line.IsFailure).Select(line => line.Name).ToList();
        if (report.SignOff is { } signed)
            Invocation.Line($"[green]accepted[/] {signed.From:yyyy-MM-dd} to {signed.To:yyyy-MM-dd} by {Markup.Escape(signed.By)} at {signed.At:u}; report {signed.ReportHash[..12]}");
        else
            Invocation.Line($"[red]refused[/]: {Markup.Escape(string.Join(", ", failed))}. Next: [bold]tipoff validate --from {order.From:yyyy-MM-dd} --to {order.To:yyyy-MM-dd}[/]");
    }
}
