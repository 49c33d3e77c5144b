using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.App.Reports;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli.Model;

/// <summary>Two models on rows that are new to both.</summary>
sealed class Compare() : Verb("compare", "Two models of one target on the same rows, all new to both, with the interval of their difference")
{
    static readonly Argument<string> Second = new("OTHER") { Description = "The one to compare it with" };

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    public override IReadOnlyList<string> Examples => ["tipoff model compare no_market_median_2024_1a2b3c4d_5e6f70 no_market_median_2023_0a1b2c3d_5e6f70"];

    public override IReadOnlyList<Argument> Arguments => [Entries.Which, Second];

    public override IReadOnlyList<Option> Options => [From, To];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        ModelRegistry registry = new(session.Warehouse);
        var (first, second) = (Entries.One(registry, connection, call.Get(Entries.Which)!), Entries.One(registry, connection, call.Get(Second)!));
        if (first.Target != second.Target)
            throw new Problem($"{first.Name} and {second.Name} aim at different things", $"the {first.Target} and the {second.Target}", "Compare two of one target: `tipoff model list`") { Exit = Exit.Usage };

        using var a = registry.Load(first);
        using var b = registry.Load(second);
        var known = a.Card.TrainingTo > b.Card.TrainingTo ? a.Card.TrainingTo : b.Card.TrainingTo;
        var (from, to) = (call.Get(From) ?? known.AddDays(1), call.Get(To) ?? Season.LastDate(Math.Max(first.Period, second.Period)));
        if (from <= known)
            throw new Problem($"--from {from:yyyy-MM-dd} is too early", $"one of them was trained on rows until {known:yyyy-MM-dd}", $"Name a later date, or none: then it begins at {known.AddDays(1):yyyy-MM-dd}") { Exit = Exit.Usage };

        var rows = Frame.Read(connection, TrainingRows.Between(from, to, [.. a.Card.FeatureNames.Union(b.Card.FeatureNames)]), call.Cancel);
        var compared = ModelComparison.Of(rows, Said(a, rows), Said(b, rows), first.Target == "median");
        if (compared.Count == 0)
            throw new Problem("nothing to compare on", $"{rows.Rows} rows with results from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}", "Build those dates first: `tipoff backfill --from … --to …`") { Exit = Exit.TryLater };

        var loss = first.Target == "median" ? "MAE" : "squared error";
        call.Answer(new { model = first.Name, other = second.Name, from, to, loss, populations = compared }, () => Print(first, second, from, to, loss, compared));
        return Exit.Done;
    }

    static float[] Said(TrainedModel model, Frame rows) => Array.ConvertAll(model.Predict(rows.Matrix(model.Card.FeatureNames, "actual_points", "game_date")), points => PredictionSystem.Possible(points));

    static void Print(RegisteredModel first, RegisteredModel second, DateOnly from, DateOnly to, string loss, IReadOnlyList<ModelComparison> compared)
    {
        Invocation.Line($"[bold]{Markup.Escape(first.Name)}[/] beside [bold]{Markup.Escape(second.Name)}[/]");
        Invocation.Line($"{from:yyyy-MM-dd} … {to:yyyy-MM-dd}, rows that neither was trained on; {loss}");
        var table = Columns.Of("population", ">n", ">the first", ">the other", ">the first less the other");
        foreach (var row in compared)
            table.AddRow(row.Population, $"{row.N:N0}", Number(row.A), Number(row.B), Markup.Escape(Figures.Signed(row.Difference.Mean, row.Difference.Low95, row.Difference.High95)));
        AnsiConsole.Write(table);
    }

    static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
