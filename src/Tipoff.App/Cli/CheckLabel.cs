using Spectre.Console;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Checks;

namespace Tipoff.App.Cli;

/// <summary>Labels dates whose rows are known to be off, here or through the daemon that holds the warehouse.</summary>
static class CheckLabel
{
    public static Exit Run(Invocation call, LabelOrder order)
    {
        var labels = Kept(call, order);
        call.Answer(
            new { labels = labels.Select(label => new { table = label.Table, column = label.Column, from = label.From, to = label.To, why = label.Why, by = label.By, at = label.At }) },
            () => labels.ToList().ForEach(label => Invocation.Line(
                $"[green]labelled[/] {label.Table}{(label.Column is null ? "" : $".{label.Column}")} {label.From:yyyy-MM-dd}{(label.To == label.From ? "" : $" to {label.To:yyyy-MM-dd}")} by {Markup.Escape(label.By)}: {Markup.Escape(label.Why)}")));
        return Exit.Done;
    }

    static IReadOnlyList<Label> Kept(Invocation call, LabelOrder order)
    {
        if (HandedOver.Order<List<Label>>(call, "label", order) is { } kept)
            return kept;

        using var session = call.Hold();
        return order.Execute(session.Warehouse);
    }
}
