using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Model;

/// <summary>Lists the registry.</summary>
sealed class List() : Verb("list", "Models by season: which predict, and which only stand by")
{
    public override IReadOnlyList<string> Examples => ["tipoff model list"];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        var models = new ModelRegistry(session.Warehouse).All(connection);
        call.Answer(
            new { models = models.Select(model => new { model = model.Name, season = Season.Name(model.Period), family = model.Family, target = model.Target, rows = model.TrainingRows, trainedAt = model.TrainedAt, isChampion = model.IsChampion }) },
            () => Print(models));
        return Exit.Done;
    }

    static void Print(IReadOnlyList<RegisteredModel> models)
    {
        if (models.Count == 0)
        {
            Invocation.Line("No model yet: `tipoff train`");
            return;
        }

        var table = Columns.Of("season", "target", ">rows", "trained", "predicts", "model");
        foreach (var model in models)
            table.AddRow(Season.Name(model.Period), model.Target, $"{model.TrainingRows:N0}", $"{model.TrainedAt:yyyy-MM-dd HH:mm}", model.IsChampion ? "[green]yes[/]" : "[grey]no[/]", Markup.Escape(model.Name));
        AnsiConsole.Write(table);
    }
}
