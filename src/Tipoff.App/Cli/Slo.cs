using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>The service levels.</summary>
sealed class Slo() : Verb("slo", "Is the service as good as promised? Each service level over a window: attained, budget left, how fast it burns")
{
    static readonly Option<int> Days = new("--days") { Description = "Days of the window, which ends today", HelpName = "N", DefaultValueFactory = _ => ServiceRecord.UsualDays };

    static readonly Option<DateOnly?> On = SharedOptions.Date("--date", "Seen from this date instead of today");

    static readonly Option<bool> Detailed = new("--detailed") { Description = "With every day" };

    const int DaysMax = 400;

    public override IReadOnlyList<string> Examples => ["tipoff slo", "tipoff slo --days 7 --detailed", "tipoff slo --date 2025-03-31 --json"];

    public override IReadOnlyList<Option> Options => [Days, On, Detailed];

    public override Exit Run(Invocation call)
    {
        var days = call.Get(Days);
        if (days is < 1 or > DaysMax)
            throw new Problem($"--days is {days}", $"expected 1 to {DaysMax}", "tipoff slo --days 28") { Exit = Exit.Usage };

        // Seen from a past date, its day is over.
        var now = call.Get(On) is { } date ? Eastern.At(date.AddDays(1), TimeOnly.MinValue).AddSeconds(-1) : call.Now;
        using var reader = Reader.Open(call);
        var lines = new ServiceRecord(reader.Query, now).Over(days).Select(of => new SloLine(of.Level, of.Attainment, Eastern.DateOf(now))).ToList();
        var status = SloLine.Worst(lines);
        call.Answer(new { status, days, until = Eastern.DateOf(now), items = lines.Select(line => line.Json) }, () => Print(status, days, lines, call.Get(Detailed)));
        return status switch { SloLine.Critical => Exit.Failed, SloLine.Healthy => Exit.Done, _ => Exit.Partial };
    }

    static void Print(string status, int days, List<SloLine> lines, bool isDetailed)
    {
        Invocation.Line($"{Mark(status)} [bold]{status}[/]  {days} days; the budget is what may go wrong, a burn of 1 spends it exactly");
        foreach (var room in lines.GroupBy(line => line.Level.Room))
        {
            Invocation.Line($"[bold]{room.Key}[/]");
            foreach (var line in room)
            {
                Invocation.Line($"{Mark(line.Status)} {line.Level.Name,-17}{Markup.Escape(line.Value),10}{(line.Attainment.Value is null ? "" : $"  [grey]{line.Wanted}[/]  budget left {line.LeftText}, burn {Burn(line.Attainment.Burn)}, last day {Burn(line.Attainment.DayBurn)}")}");
                if (line.Status is SloLine.Critical or SloLine.Warning)
                    Invocation.Line($"    {Markup.Escape(line.Why)}{(line.Since is { } since ? $", since {since:yyyy-MM-dd}" : "")}. Next: [bold]{Markup.Escape(line.Fix)}[/]");
                if (isDetailed && line.Attainment.Days.Count > 0)
                    Invocation.Line($"    [grey]{string.Join("  ", line.Attainment.Days.Select(day => $"{day.Day:MM-dd} {line.Text(day.Value)}"))}[/]");
            }
        }
    }

    static string Burn(double? burn) => burn is { } rate && double.IsFinite(rate) ? rate.ToString("0.0", CultureInfo.InvariantCulture) : "?";

    static string Mark(string status) => status switch
    {
        SloLine.Healthy => "[green]✓[/]",
        SloLine.Warning => "[yellow]![/]",
        SloLine.Critical => "[red]✗[/]",
        _ => "[grey]·[/]",
    };
}
