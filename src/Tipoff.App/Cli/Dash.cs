using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;
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

    public override IReadOnlyList<string> Examples => ["tipoff dash quick", "tipoff dash", "tipoff dash actions --json"];

    public override IReadOnlyList<Argument> Arguments => [Mode];

    public override Exit Run(Invocation call)
    {
        var word = call.Get(Mode)!;
        var mode = DashView.Modes.Keys.FirstOrDefault(mode => mode == word || (word.Length == 1 && mode[0] == word[0]))
            ?? throw new Problem($"there is no mode '{word}'", $"expected one of {string.Join(", ", DashView.Modes.Keys)}", "`tipoff dash` shows everything") { Exit = Exit.Usage };
        using var reader = Reader.Open(call);
        var view = DashView.Of(mode, call.Clock.GetUtcNow(), reader.Query);
        var status = view.Health.ToString().ToLowerInvariant();
        call.Answer(new { status, mode, at = view.At, items = view.Items.Select(item => new { item.Panel, item.Name, item.Status, item.Value, item.Since, item.Why, item.Fix }) }, () => Print(view));
        return view.Health switch { Health.Healthy => Exit.Done, Health.Warning => Exit.Partial, _ => Exit.Failed };
    }

    static void Print(DashView view)
    {
        Invocation.Line($"{Mark(view.Health)} [bold]{view.Health.ToString().ToLowerInvariant()}[/]  {Eastern.WallClock(view.At):dddd d MMMM yyyy, HH:mm} ET");
        if (view.Items.Count == 0)
            Invocation.Line("  Nothing asks for a person.");
        foreach (var item in view.Items)
        {
            var line = $"{item.Panel,-10} {item.Name,-10} {item.Value}";
            var why = item.Health == Health.Healthy && line.Length + item.Why.Length + MarkWidth < AnsiConsole.Profile.Width ? $"[grey], {Markup.Escape(item.Why)}[/]" : "";
            Invocation.Line($"{Mark(item.Health)} {Markup.Escape(line)}{why}");
            if (item.Health == Health.Healthy)
                continue;

            Invocation.Line($"             {(item.Since is { } since ? $"since {since}: " : "")}{Markup.Escape(item.Why)}");
            Invocation.Line($"             [bold]{Markup.Escape(item.Fix)}[/]");
        }
    }

    /// <summary>The mark, a blank, and what joins a reason to its line.</summary>
    const int MarkWidth = 4;

    static string Mark(Health health) => health switch
    {
        Health.Healthy => "[green]✓[/]",
        Health.Warning => "[yellow]![/]",
        _ => "[red]✗[/]",
    };
}
