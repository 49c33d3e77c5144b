using System.CommandLine;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;

namespace Tipoff.App.Cli.Alert;

/// <summary>Says that somebody has taken an incident on.</summary>
sealed class Ack() : Verb("ack", "Take an incident on: nobody is reminded of it any more, unless it becomes worse")
{
    static readonly Argument<string> Id = new("INCIDENT") { Description = "Its id, or the beginning of it, as `tipoff alert list` shows it" };

    static readonly Option<string?> By = new("--by") { Description = "Who takes it on", HelpName = "NAME" };

    static readonly Option<string?> Note = new("--note") { Description = "What is being done", HelpName = "TEXT" };

    public override IReadOnlyList<string> Examples => ["tipoff alert ack 3f9a --by ada --note \"asked the league\""];

    public override IReadOnlyList<Argument> Arguments => [Id];

    public override IReadOnlyList<Option> Options => [By, Note];

    public override Exit Run(Invocation call)
    {
        if (string.IsNullOrWhiteSpace(call.Get(By)))
            throw new Problem("nobody takes it on", "whoever asks later must know whom to ask", "Add --by NAME") { Exit = Exit.Usage };

        var order = new Desk.AckOrder(call.Get(Id)!, call.Get(By)!, call.Get(Note));
        var taken = Take(call, order);
        call.Answer(new { incident = taken }, () => Invocation.Line(Spectre.Console.Markup.Escape($"{taken.Id} {taken.Rule} {taken.Subject} is taken on by {taken.AckedBy}: nobody is reminded of it.")));
        return Exit.Done;
    }

    static Incident Take(Invocation call, Desk.AckOrder order)
    {
        if (HandedOver.Order<Incident>(call, "ack", order) is { } taken)
            return taken;

        using var session = call.Hold();
        return order.Execute(session.Warehouse);
    }
}
