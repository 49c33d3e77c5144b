using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;

namespace Tipoff.App.Cli;

/// <summary>How good the predictions were.</summary>
sealed class ShowScoreboard() : Verb("scoreboard", "How every system and baseline did, on identical rows, with paired intervals")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "One season, named by the year it starts in; otherwise each that has predictions", HelpName = "YYYY" };

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> Population = new("--population") { Description = "Only P1 (5 earlier games), P2 (and 20 minutes) or P3 (and a line)", HelpName = "P1|P2|P3" };

    public override IReadOnlyList<string> Examples => ["tipoff scoreboard --season 2024", "tipoff scoreboard --from 2024-02-04 --to 2024-04-14 --population P3 --json"];

    public override IReadOnlyList<Option> Options => [OfSeason, From, To, Population];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        List<Scoreboard.Row> rows = [];
        foreach (var (label, from, to) in Ranges(session, call))
        {
            using var connection = session.Warehouse.Connect();
            var frame = Frame.Read(connection, Scoreboard.Query(from, to), call.Cancel);
            rows.AddRange(Scoreboard.Of(frame, label).Where(row => call.Get(Population) is not { } only || row.Population == only));
        }

        if (rows.Count == 0)
            throw new Problem("no graded predictions in the range", "the scoreboard judges regular-season rows that have a prediction and a result", "Run `tipoff train` and `tipoff backfill --from … --to …`") { Exit = Exit.TryLater };

        call.Answer(new { rows }, () => Print(rows));
        return Exit.Done;
    }

    static IEnumerable<(string Label, DateOnly From, DateOnly To)> Ranges(Session session, Invocation call)
    {
        if (call.Get(From) is { } from)
        {
            var to = call.Need(To);
            Work.RequireRange(session, from, to);
            return [($"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}", from, to)];
        }

        var seasons = call.Get(OfSeason) is { } one ? [one] : Training.Seasons(session);
        return seasons.Select(season => (Season.Name(season), Season.FirstDate(season), Season.LastDate(season)));
    }

    internal static void Print(List<Scoreboard.Row> rows)
    {
        foreach (var group in rows.GroupBy(row => (row.Season, row.Population)))
        {
            Invocation.Line();
            Invocation.Line($"[bold]{group.Key.Season} {group.Key.Population}[/]: {Meaning(group.Key.Population)}, n = {group.First().N:N0}");
            var table = Columns.Of("system", ">MAE", ">RMSE", ">R²", ">bias", ">80 %", ">xgboost less this");
            foreach (var row in group)
            {
                var name = row.System == "xgboost" ? $"[bold]{row.System}[/]" : row.System;
                table.AddRow(
                    name, Text(row.Mae, "0.000"), Text(row.Rmse, "0.000"), Text(row.R2, "0.000"), Text(row.Bias, "+0.00;-0.00"), Text(row.Coverage80, "0.0 %"),
                    Text(row.XgboostVs));
            }

            AnsiConsole.Write(table);
        }

        Invocation.Line("[grey]MAE is of the median; RMSE, R² and bias (prediction less result) of the mean.[/]");
        Invocation.Line("[grey]80 %: share of results inside the interval. Last column: difference of MAE with[/]");
        Invocation.Line("[grey]its 95 % interval over resampled dates; --json has all other pairs.[/]");
    }

    static string Meaning(string population) => population switch
    {
        "P1" => "played, at least 5 earlier games",
        "P2" => "P1 with 20 minutes or more over the last 10",
        _ => "P1 with a sportsbook line",
    };

    static string Text(double? value, string format) => value is null ? "" : value.Value.ToString(format, CultureInfo.InvariantCulture);

    static string Text(Scoreboard.Paired? paired) =>
        paired is null ? "" : Markup.Escape($"{paired.Diff:+0.000;-0.000} [{paired.Low:+0.000;-0.000}, {paired.High:+0.000;-0.000}]");
}
