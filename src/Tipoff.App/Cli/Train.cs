using System.CommandLine;
using Tipoff.Engine;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>Trains models.</summary>
sealed class Train() : Verb("train", "Train the points models, walk-forward: each season's see earlier seasons only")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "Only the models of this season, named by the year it starts in", HelpName = "YYYY" };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show rows, dates and features of each training set; train nothing" };

    public override IReadOnlyList<string> Examples => ["tipoff train", "tipoff train --season 2024 --dry-run"];

    public override IReadOnlyList<Option> Options => [OfSeason, DryRun];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var seasons = call.Get(OfSeason) is { } one ? [one] : Training.Seasons(session);
        if (seasons.Count == 0)
            throw new Problem("nothing to train on", "no season has an earlier one with features", "Run `tipoff backfill --from … --to …` over two seasons or more") { Exit = Exit.TryLater };

        var answer = call.Get(DryRun) ? Sets(session, seasons, call) : Models(session, seasons, call);
        call.Answer(new { models = answer }, () =>
        {
            foreach (var model in answer)
                Invocation.Line(model.ToString()!.Trim('{', '}', ' '));
        });
        return Exit.Done;
    }

    static List<object> Sets(Session session, IReadOnlyList<int> seasons, Invocation call)
    {
        List<object> sets = [];
        foreach (var season in seasons)
        {
            var matrix = Training.Matrix(session, season, call.Cancel);
            var dates = matrix.Dates.ToArray();
            sets.Add(new
            {
                season = Season.Name(season),
                rows = matrix.Rows,
                features = matrix.Columns,
                from = dates.Length > 0 ? dates[0] : (DateOnly?)null,
                to = dates.Length > 0 ? dates[^1] : (DateOnly?)null,
                missing = Math.Round(matrix.Values.ToArray().Count(float.IsNaN) / Math.Max(1.0, (double)matrix.Rows * matrix.Columns), 4),
                hash = matrix.ContentHash[..12],
            });
        }

        return sets;
    }

    static List<object> Models(Session session, IReadOnlyList<int> seasons, Invocation call)
    {
        using var line = new ProgressLine(call.Clock);
        List<object> models = [];
        foreach (var season in seasons)
        {
            foreach (var (entry, card) in Training.Train(session, season, line.Show, call.Cancel))
            {
                models.Add(new
                {
                    model = entry.Name,
                    season = Season.Name(season),
                    target = entry.Target,
                    rows = card.TrainingRows,
                    rounds = card.Rounds,
                    heldOutMae = Math.Round(card.HeldOut.Mae, 3),
                    heldOutRmse = Math.Round(card.HeldOut.Rmse, 3),
                });
            }
        }

        return models;
    }
}
