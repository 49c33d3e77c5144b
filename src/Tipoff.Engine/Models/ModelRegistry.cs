using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Models;

/// <summary>A trained model as the registry lists it.</summary>
/// <param name="Name">Also the folder of its package.</param>
/// <param name="Family">Which features it may see, such as <c>no_market</c>.</param>
/// <param name="Target">What it predicts of the outcome: <c>median</c> or <c>mean</c>.</param>
/// <param name="Period">The period that it predicts; it was trained on earlier ones only.</param>
/// <param name="IsChampion">Whether it is the one that predicts.</param>
public sealed record RegisteredModel(string Name, string Family, string Target, int Period, string TrainingHash, int TrainingRows, DateTimeOffset TrainedAt, bool IsChampion);

/// <summary>A change of champions; the list of them is only ever appended to.</summary>
/// <param name="Replaced">The champion before; null when there was none.</param>
/// <param name="Kind"><c>trained</c>, <c>promoted</c> or <c>rolled_back</c>.</param>
public sealed record Promotion(DateTimeOffset At, string Model, string? Replaced, string Kind, string Reason, string Command);

/// <summary>Which model predicts which period; packages lie in the workspace, the lists in the warehouse.</summary>
public sealed class ModelRegistry(DuckDbWarehouse warehouse)
{
    const string Columns = "model, family, target, period, training_hash, training_rows, trained_at, is_active";

    /// <summary>Saves the package and lists it as a candidate; it predicts nothing before it is promoted.</summary>
    /// <remarks>Training again on the same rows with the same options is the same model: then nothing is added, and a champion stays one.</remarks>
    public RegisteredModel Add(TrainedModel model, string family, string target, int period)
    {
        var card = model.Card;
        var name = $"{family}_{target}_{period}_{card.TrainingHash[..8]}_{OptionsHash(card)}";
        var directory = Path.Combine(warehouse.Workspace.Models, name);
        if (!Directory.Exists(directory))
            ModelPackage.Save(model, directory);

        using var connection = warehouse.Connect();
        if (Find(connection, name) is { } known)
            return known;

        warehouse.Publish(connection, [], () => connection.Run(
            $"""
            insert into orchestration.models ({Columns}, training_from, training_to) values ({Sql.Literal(name)}, {Sql.Literal(family)}, {Sql.Literal(target)}, {period},
              {Sql.Literal(card.TrainingHash)}, {card.TrainingRows}, {Sql.Literal(warehouse.Now)}, false, {Sql.Literal(card.TrainingFrom)}, {Sql.Literal(card.TrainingTo)})
            """));
        return Find(connection, name)!;
    }

    /// <summary>Keeps what gates said of a model; every judgement stays.</summary>
    public void Judge(RegisteredModel model, IReadOnlyList<GateResult> results)
    {
        using var connection = warehouse.Connect();
        warehouse.Publish(connection, [], () =>
        {
            foreach (var result in results)
            {
                connection.Run(
                    $"""
                    insert into orchestration.gates values ({Sql.Literal(model.Name)}, {Sql.Literal(result.Gate)}, {Sql.Literal(Tables.Names.Snake(result.Verdict.ToString()))},
                      {(result.IsLeakAlarm ? "true" : "false")}, {(result.Value is { } value ? Sql.Literal(Math.Round(value, 6)) : "null")}, {Sql.Literal(result.Bar)}, {Sql.Literal(result.Why)}, {Sql.Literal(warehouse.Now)})
                    """);
            }
        });
    }

    /// <summary>Makes each model the champion of its family, target and period, all at once.</summary>
    public void Promote(IReadOnlyList<RegisteredModel> models, string kind, string reason, string command)
    {
        using var connection = warehouse.Connect();
        var changes = models.Select(model => (Model: model, Before: Active(connection, model.Family, model.Target, model.Period))).Where(change => change.Before?.Name != change.Model.Name).ToList();
        warehouse.Publish(connection, [], () =>
        {
            foreach (var (model, before) in changes)
            {
                connection.Run(
                    $"""
                    update orchestration.models set is_active = (model = {Sql.Literal(model.Name)})
                    where family = {Sql.Literal(model.Family)} and target = {Sql.Literal(model.Target)} and period = {model.Period}
                    """);
                connection.Run(
                    $"""
                    insert into orchestration.promotions values ({Sql.Literal(warehouse.Now)}, {Sql.Literal(model.Family)}, {Sql.Literal(model.Target)}, {model.Period},
                      {Sql.Literal(model.Name)}, {(before is null ? "null" : Sql.Literal(before.Name))}, {Sql.Literal(kind)}, {Sql.Literal(reason)}, {Sql.Literal(command)})
                    """);
            }
        });
    }

    /// <summary>The champion of a period, or null.</summary>
    public RegisteredModel? Active(DbConnection connection, string family, string target, int period) =>
        Models(connection, $"where is_active and family = {Sql.Literal(family)} and target = {Sql.Literal(target)} and period = {period}").FirstOrDefault();

    public RegisteredModel? Find(DbConnection connection, string name) => Models(connection, $"where model = {Sql.Literal(name)}").FirstOrDefault();

    /// <summary>All models, newest period first, champions before candidates.</summary>
    public IReadOnlyList<RegisteredModel> All(DbConnection connection) => Models(connection, "order by period desc, family, target, is_active desc, trained_at desc, model");

    /// <summary>What gates said of a model, the latest judgement of each.</summary>
    public IReadOnlyList<GateResult> Gates(DbConnection connection, string name) =>
        [.. connection.Rows(
            $"""
            select gate, verdict, is_leak_alarm, value, bar, why from orchestration.gates where model = {Sql.Literal(name)}
            qualify row_number() over (partition by gate order by judged_at desc) = 1 order by is_leak_alarm desc, gate
            """,
            row => new GateResult(row.GetString(0), Verdicts[row.GetString(1)], row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetDouble(3), row.GetString(4), row.GetString(5)))];

    /// <summary>Changes of champions of a family and period, newest first.</summary>
    public IReadOnlyList<Promotion> Promotions(DbConnection connection, string family, int period) =>
        [.. connection.Rows(
            $"""
            select promoted_at, model, replaced, kind, reason, command from orchestration.promotions
            where family = {Sql.Literal(family)} and period = {period} order by promoted_at desc, target
            """,
            row => new Promotion(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.Text(2), row.GetString(3), row.GetString(4), row.GetString(5)))];

    public TrainedModel Load(RegisteredModel model) => ModelPackage.Load(DirectoryOf(model));

    public ModelCard Card(RegisteredModel model) => ModelPackage.ReadCard(DirectoryOf(model));

    string DirectoryOf(RegisteredModel model) => Path.Combine(warehouse.Workspace.Models, model.Name);

    static readonly Dictionary<string, GateVerdict> Verdicts = Enum.GetValues<GateVerdict>().ToDictionary(verdict => Tables.Names.Snake(verdict.ToString()));

    static List<RegisteredModel> Models(DbConnection connection, string rest) =>
        [.. connection.Rows(
            $"select {Columns} from orchestration.models {rest}",
            row => new RegisteredModel(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetInt32(5), row.GetFieldValue<DateTimeOffset>(6), row.GetBoolean(7)))];

    static string OptionsHash(ModelCard card)
    {
        var text = string.Join('\n', card.Parameters) + card.Objective + string.Join(',', card.FeatureNames);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..6];
    }
}
