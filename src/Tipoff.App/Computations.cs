using System.Data.Common;
using Tipoff.Engine.Models;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Predictions;

namespace Tipoff.App;

/// <summary>The tables that are made by C# instead of SQL.</summary>
static class Computations
{
    public static IReadOnlyDictionary<Type, Computation> For(DuckDbWarehouse warehouse) =>
        new Dictionary<Type, Computation> { [typeof(PlayerPropPredictions)] = (connection, relation, from, to, cancel) => Predict(warehouse, connection, relation, from, to, cancel) };

    /// <summary>Each date is predicted by the model of its season; a season without one gets no rows, and the calendar says why.</summary>
    static Dictionary<string, string> Predict(DuckDbWarehouse warehouse, DbConnection connection, string relation, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        Dictionary<string, string> lacks = [];
        for (var season = Season.Of(from); season <= Season.Of(to); season++)
        {
            using var trees = SeasonTrees.Open(warehouse, connection, season);
            if (trees is null)
                continue;

            var systems = Lineup.Of(trees.System);
            var (first, last) = (Season.FirstDate(season), Season.LastDate(season));
            (first, last) = (from > first ? from : first, to < last ? to : last);
            CandidateRows rows = new(Frame.Read(connection, SlatePredictor.Query(season, first, last, systems), cancel), season, first);
            RowAppender.Append(connection, relation, SlatePredictor.Predict(rows, systems), cancel);
            var failures = rows.Failures.Select(failure => $"{failure.Key}: {failure.Value}").ToList();
            if (trees.Fault is { } fault)
                failures.Add($"{BoostedTrees.Id}: {fault}");
            for (var date = first; failures.Count > 0 && date <= last; date = date.AddDays(1))
                lacks[$"{date:yyyy-MM-dd}"] = $"without {string.Join("; ", failures)}";
        }

        return lacks;
    }
}
