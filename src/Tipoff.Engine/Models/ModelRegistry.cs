using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Models;

/// <summary>A trained model as the registry lists it.</summary>
/// <param name="Name">Also the folder of its package.</param>
/// <param name="Family">Which features it may see, such as <c>no_market</c>.</param>
/// <param name="Target">What it predicts of the outcome: <c>median</c> or <c>mean</c>.</param>
/// <param name="Period">The period that it predicts; it was trained on earlier ones only.</param>
public sealed record RegisteredModel(string Name, string Family, string Target, int Period, string TrainingHash, int TrainingRows, DateTimeOffset TrainedAt);

/// <summary>Which model predicts which period; packages lie in the workspace, the list in the warehouse.</summary>
public sealed class ModelRegistry(DuckDbWarehouse warehouse)
{
    /// <summary>Saves the package and makes it the period's model; the one before stays in the list.</summary>
    /// <remarks>Training again on the same rows with the same options is the same model: then nothing is added.</remarks>
    public RegisteredModel Add(TrainedModel model, string family, string target, int period)
    {
        var card = model.Card;
        var name = $"{family}_{target}_{period}_{card.TrainingHash[..8]}_{OptionsHash(card)}";
        var directory = Path.Combine(warehouse.Workspace.Models, name);
        if (!Directory.Exists(directory))
            ModelPackage.Save(model, directory);

        var entry = new RegisteredModel(name, family, target, period, card.TrainingHash, card.TrainingRows, warehouse.Now);
        using var connection = warehouse.Connect();
        warehouse.Publish(connection, [], () =>
        {
            connection.Run(
                $"update orchestration.models set is_active = false where family = {Sql.Literal(family)} and target = {Sql.Literal(target)} and period = {period}");
            connection.Run($"delete from orchestration.models where model = {Sql.Literal(name)}");
            connection.Run(
                $"""
                insert into orchestration.models values ({Sql.Literal(name)}, {Sql.Literal(family)}, {Sql.Literal(target)}, {period},
                  {Sql.Literal(card.TrainingHash)}, {card.TrainingRows}, {Sql.Literal(card.TrainingFrom)}, {Sql.Literal(card.TrainingTo)},
                  {Sql.Literal(entry.TrainedAt)}, true)
                """);
        });
        return entry;
    }

    /// <summary>The active model of a period, or null.</summary>
    public RegisteredModel? Active(DbConnection connection, string family, string target, int period) =>
        connection.Rows(
            $"""
            select model, family, target, period, training_hash, training_rows, trained_at from orchestration.models
            where is_active and family = {Sql.Literal(family)} and target = {Sql.Literal(target)} and period = {period}
            """,
            row => new RegisteredModel(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetInt32(5), row.GetFieldValue<DateTimeOffset>(6)))
        .FirstOrDefault();

    public TrainedModel Load(RegisteredModel model) => ModelPackage.Load(Path.Combine(warehouse.Workspace.Models, model.Name));

    static string OptionsHash(ModelCard card)
    {
        var text = string.Join('\n', card.Parameters) + card.Objective + string.Join(',', card.FeatureNames);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..6];
    }
}
