using System.CommandLine;
using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli.Model;

/// <summary>What the commands about models share.</summary>
static class Entries
{
    public static readonly Argument<string> Which = new("MODEL") { Description = "Its name, as `tipoff model list` shows it" };

    public static readonly Option<string?> Because = new("--reason") { Description = "Why, for the history", HelpName = "TEXT" };

    public static string ReasonOf(Invocation call) =>
        call.Get(Because) ?? throw new Problem("--reason is missing", "the history of champions says why each was made one", "Add --reason \"…\"") { Exit = Exit.Usage };

    public static RegisteredModel One(ModelRegistry registry, DbConnection connection, string name) =>
        registry.Find(connection, name)
        ?? throw new Problem($"there is no model {name}", registry.All(connection) is { Count: > 0 } all ? $"there are {string.Join(", ", all.Take(4).Select(model => model.Name))}{(all.Count > 4 ? ", …" : "")}" : "none was trained yet", "List them: `tipoff model list`") { Exit = Exit.Usage };

    /// <summary>A model and those trained with it: its season is predicted by them together.</summary>
    public static IReadOnlyList<RegisteredModel> Together(ModelRegistry registry, DbConnection connection, RegisteredModel model) =>
        [.. registry.All(connection).Where(other => other.Family == model.Family && other.Period == model.Period && other.TrainingHash == model.TrainingHash).GroupBy(other => other.Target).Select(group => group.FirstOrDefault(other => other == model) ?? group.First())];

    /// <summary>Predicts again the dates of a season that have games to come; what has begun stays as it was published.</summary>
    public static Receipt? PredictAgain(Session session, int season, Invocation call)
    {
        var table = session.Warehouse.Catalog[typeof(PlayerPropPredictions)];
        using var connection = session.Warehouse.Connect();
        var dates = ReadOnlyQuery.Run(
            connection,
            $"select game_date from reference.games where season_year = {season} group by 1 having min(tipoff_at) > {ReadOnlyQuery.Literal(session.Warehouse.Now)} order by 1").Rows
            .Select(row => (DateOnly)row[0]!).ToList();
        var cells = dates.Select(date => session.Warehouse.Ledger[table.FullName, $"{date:yyyy-MM-dd}"]).OfType<Cell>().Where(cell => cell.Rows > 0).ToList();
        if (cells.Count == 0)
            return null;

        session.Warehouse.Publish(connection, [.. cells.Select(cell => cell with { Inputs = null, Freshness = Cell.StaleInput })], () => { });
        return Work.Apply(session, session.Runner.Plan(new PlanRequest(dates[0], dates[^1], table.FullName)), call);
    }

    /// <summary>Says what became of a change of champions.</summary>
    public static Exit Told(Invocation call, IReadOnlyList<RegisteredModel> champions, Receipt? receipt)
    {
        call.Answer(
            new { champions = champions.Select(model => model.Name), season = Season.Name(champions[0].Period), predictedAgain = receipt?.Cells.Ok ?? 0, run = receipt?.Run },
            () =>
            {
                foreach (var model in champions)
                    Invocation.Line($"[green]✓[/] {model.Name} predicts {Season.Name(model.Period)}");
                Invocation.Line(receipt is null ? "No game to come had a prediction." : $"{receipt.Cells.Ok} dates with games to come were predicted again (`tipoff receipt {receipt.Run}`).");
            });
        return receipt?.Exit ?? Exit.Done;
    }
}
