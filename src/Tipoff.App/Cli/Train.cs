using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>Trains models.</summary>
sealed class Train() : Verb("train", "Train the points models, walk-forward: each season's see earlier seasons only, and predict when no gate is against it")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "Only the models of this season, named by the year it starts in", HelpName = "YYYY" };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show rows, dates, features, missing values and the strongest correlation of each training set; train nothing" };

    static readonly Option<int> Threads = new("--threads") { Description = "Threads that grow the trees; part of the model, whose last bits depend on it", DefaultValueFactory = _ => Training.ThreadsUsual, HelpName = "N" };

    public override IReadOnlyList<string> Examples => ["tipoff train", "tipoff train --season 2024 --dry-run", "tipoff train --season 2024 --threads 1"];

    public override IReadOnlyList<Option> Options => [OfSeason, DryRun, Threads];

    public override Exit Run(Invocation call)
    {
        if (call.Get(Threads) is not (>= 1 and <= ThreadsMost))
            throw new Problem($"--threads {call.Get(Threads)} is no number of threads", $"expected 1 to {ThreadsMost}", "Leave it out for the usual two") { Exit = Exit.Usage };
        using var session = call.Hold();
        var seasons = call.Get(OfSeason) is { } one ? [one] : Training.Seasons(session);
        if (seasons.Count == 0)
            throw new Problem("nothing to train on", "no season has an earlier one with features", "Run `tipoff backfill --from … --to …` over two seasons or more") { Exit = Exit.TryLater };

        if (call.Get(DryRun))
        {
            var sets = Sets(session, seasons, call);
            call.Answer(new { models = sets }, () => sets.ForEach(set => Invocation.Line(set.ToString()!.Trim('{', '}', ' '))));
            return Exit.Done;
        }

        var outcomes = Models(session, seasons, call);
        call.Answer(new { models = outcomes.SelectMany(Json) }, () => outcomes.ForEach(Print));
        return outcomes.TrueForAll(outcome => outcome.Obstacle is null) ? Exit.Done : Exit.Failed;
    }

    const int ThreadsMost = 256;

    static List<object> Sets(Session session, IReadOnlyList<int> seasons, Invocation call)
    {
        List<object> sets = [];
        foreach (var season in seasons)
        {
            var matrix = TrainingSet.Read(session, season, call.Cancel).Matrix;
            var (suspect, correlation) = Engine.Models.Correlations.Strongest(matrix);
            var dates = matrix.Dates.ToArray();
            sets.Add(new
            {
                season = Season.Name(season),
                rows = matrix.Rows,
                features = matrix.Columns,
                from = dates.Length > 0 ? dates[0] : (DateOnly?)null,
                to = dates.Length > 0 ? dates[^1] : (DateOnly?)null,
                missing = Math.Round(matrix.Values.ToArray().Count(float.IsNaN) / Math.Max(1.0, (double)matrix.Rows * matrix.Columns), 4),
                strongest = $"{suspect} {correlation:0.000}",
                hash = matrix.ContentHash[..12],
            });
        }

        return sets;
    }

    static List<TrainingOutcome> Models(Session session, IReadOnlyList<int> seasons, Invocation call)
    {
        using var line = new ProgressLine(call.Clock);
        return [.. seasons.Select(season => Training.Train(session, season, call.Get(Threads), line.Show, call.CommandLine, call.Cancel))];
    }

    static IEnumerable<object> Json(TrainingOutcome outcome) => outcome.Models.Zip(outcome.Cards, (entry, card) => new
    {
        model = entry.Name,
        season = Season.Name(outcome.Season),
        target = entry.Target,
        rows = card.TrainingRows,
        rounds = card.Rounds,
        heldOutMae = Math.Round(card.HeldOut.Mae, 3),
        heldOutRmse = Math.Round(card.HeldOut.Rmse, 3),
        isPromoted = outcome.Obstacle is null,
        obstacle = outcome.Obstacle,
        gates = Model.GatesText.Json(outcome.Gates),
    });

    static void Print(TrainingOutcome outcome)
    {
        foreach (var (entry, card) in outcome.Models.Zip(outcome.Cards))
            Invocation.Line($"[bold]{Season.Name(outcome.Season)} {entry.Target}[/]  {card.TrainingRows:N0} rows, {card.Rounds:N0} rounds, MAE {card.HeldOut.Mae:0.000} on the held-out dates  [grey]{Markup.Escape(entry.Name)}[/]");
        Model.GatesText.Print(outcome.Gates);
        Invocation.Line(outcome.Obstacle is { } obstacle ? $"[red]✗[/] not promoted: {Markup.Escape(obstacle)}" : $"[green]✓[/] they predict from now on: {outcome.Reason}");
    }
}
