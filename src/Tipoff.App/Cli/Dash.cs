using System.CommandLine;
using Spectre.Console;
using Tipoff.App.Dashboards;
using Tipoff.Engine;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli;

/// <summary>The dashboard.</summary>
sealed class Dash() : Verb("dash", "Is today fine? Worst news first, each with since when and the command that mends it; the exit code says it too")
{
    static readonly Argument<string> Mode = new Argument<string>("MODE")
    {
        Description = $"{string.Join(", ", DashView.Modes.Keys)}; the first letter is enough",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => "full",
    }.Offering(() => DashView.Modes.Keys.Select(mode => (mode, "")));

    /// <summary>Often enough to be believed, seldom enough that nothing else waits for it.</summary>
    const int IntervalSeconds = 10;

    const int IntervalSecondsMax = 3600;

    static readonly Option<bool> Watch = new("--watch") { Description = "Full screen, read again and again: go down from a sign to the error and the command that mends it; ? shows the keys" };

    static readonly Option<int?> Interval = new("--interval") { Description = "Seconds between two readings of --watch; otherwise 10", HelpName = "S" };

    public override IReadOnlyList<string> Examples => ["tipoff dash quick", "tipoff dash", "tipoff dash --watch --interval 5", "tipoff dash actions --json"];

    public override IReadOnlyList<Argument> Arguments => [Mode];

    public override IReadOnlyList<Option> Options => [Watch, Interval];

    public override Exit Run(Invocation call)
    {
        var word = call.Get(Mode)!;
        var mode = DashView.Modes.Keys.FirstOrDefault(mode => mode == word || (word.Length == 1 && mode[0] == word[0]))
            ?? throw new Problem($"there is no mode '{word}'", $"expected one of {string.Join(", ", DashView.Modes.Keys)}", "`tipoff dash` shows everything") { Exit = Exit.Usage };
        if (call.Get(Watch))
            return Watched(call, mode);

        using var reader = Reader.Open(call);
        var view = DashView.Of(mode, call.Now, reader.Query);
        var status = view.Health.ToString().ToLowerInvariant();
        call.Answer(
            new
            {
                status,
                mode,
                at = view.At,
                items = view.Items.Select(item => new { item.Panel, item.Name, item.Status, item.Value, item.Since, item.Why, item.Fix }),
                signs = view.Signs,
                well = view.Well,
                incidents = view.Incidents.Select(incident => new { incident.Id, incident.Rule, incident.Subject, incident.Severity, incident.Since, incident.AckedBy, incident.AckedAt, incident.Note, incident.Why, incident.Fix }),
            },
            () => new DashText(view, AnsiConsole.Profile.Width, Invocation.Line).Print());
        return ExitOf(view.Health);
    }

    static Exit Watched(Invocation call, string mode)
    {
        var interval = TimeSpan.FromSeconds(Seconds(call));
        if (call.IsJson || !Terminal.IsInteractive)
            throw new Problem("--watch draws on a terminal", call.IsJson ? "--json was asked for" : "expected keys on stdin and a screen on stdout", "`tipoff dash --json` again and again gives programs the same") { Exit = Exit.Usage };

        // Looked for before the screen is taken: what is wrong with it is said as by any command.
        _ = call.Workspace;
        var start = DashState.At(call.Now, mode);
        var left = new DashLoop(place => Read(call, place), interval, call.Clock, Terminal.HasColor).Run(start, call.Cancel);
        return call.Cancel.IsCancellationRequested ? Exit.Cancelled : ExitOf(left.Health);
    }

    /// <summary>The warehouse is held only while it is read: between two readings others may write.</summary>
    static Page Read(Invocation call, Place place)
    {
        using var reader = Reader.Open(call);
        return new DashPages(call.Now, reader.Query).Read(place);
    }

    static int Seconds(Invocation call) => call.Get(Interval) switch
    {
        null => IntervalSeconds,
        >= 1 and <= IntervalSecondsMax => call.Get(Interval)!.Value,
        var wrong => throw new Problem($"--interval is {wrong}", $"expected 1 to {IntervalSecondsMax} seconds", $"Leave it out for {IntervalSeconds}") { Exit = Exit.Usage },
    };

    /// <summary>Health as scripts see it.</summary>
    static Exit ExitOf(Health health) => health switch { Health.Healthy => Exit.Done, Health.Warning => Exit.Partial, _ => Exit.Failed };
}
