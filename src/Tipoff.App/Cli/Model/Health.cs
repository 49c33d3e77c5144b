using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;

namespace Tipoff.App.Cli.Model;

/// <summary>How the champion does.</summary>
sealed class Health() : Verb("health", "How the season's champion does on the last 28 days: HEALTHY, WATCH, DEGRADING or BLOCKED, and why")
{
    static readonly Option<DateOnly?> On = new("--date") { Description = "As of this day; today when it is left out", HelpName = "YYYY-MM-DD" };

    public override IReadOnlyList<string> Examples => ["tipoff model health", "tipoff model health --date 2025-03-01 --json"];

    public override IReadOnlyList<Option> Options => [On];

    public override Exit Run(Invocation call)
    {
        var day = call.Get(On) ?? Eastern.DateOf(call.Clock.GetUtcNow());
        using var session = call.Hold();
        var (champion, health) = ChampionHealth.On(session, day, call.Cancel)
            ?? throw new Problem($"no model stands for {Season.Name(Season.Of(day))}", "only a champion has a state", "Run `tipoff train`, or name a day of another season with --date") { Exit = Exit.TryLater };
        call.Answer(
            new { model = champion.Name, season = Season.Name(champion.Period), state = ModelHealth.Word(health.State), health.From, health.To, health.Rows, health.Dates, signs = health.Signs.Select(sign => new { sign = sign.Sign, state = ModelHealth.Word(sign.State), sign.Value, sign.Bar }) },
            () =>
            {
                Invocation.Line($"{Coloured(health.State)}  {Markup.Escape(champion.Name)}, {Season.Name(champion.Period)}: {health.Rows:N0} graded rows, {health.From:yyyy-MM-dd} … {health.To:yyyy-MM-dd}");
                foreach (var sign in health.Signs)
                    Invocation.Line($"  {Coloured(sign.State),-9} {Markup.Escape(sign.Sign)}: {Markup.Escape(Text(sign))}");
                if (health.State >= ModelState.Degrading)
                    Invocation.Line("Next: `tipoff scoreboard --by month` shows since when; `tipoff model rollback` lets the champion before predict");
            });
        return health.State switch { ModelState.Healthy => Exit.Done, ModelState.Blocked => Exit.Failed, _ => Exit.Partial };
    }

    static string Coloured(ModelState state) => state switch
    {
        ModelState.Healthy => $"[green]{ModelHealth.Word(state)}[/]",
        ModelState.Watch => $"[yellow]{ModelHealth.Word(state)}[/]",
        _ => $"[red]{ModelHealth.Word(state)}[/]",
    };

    static string Text(HealthSign sign) => sign.Value is { } value ? $"{Rounded(value.Mean)} [{Rounded(value.Low95)}, {Rounded(value.High95)}], expected {sign.Bar}" : sign.Bar;

    /// <summary>A zero has no sign.</summary>
    static string Rounded(double value) => (Math.Round(value, 3) + 0.0).ToString("0.000", CultureInfo.InvariantCulture);
}
