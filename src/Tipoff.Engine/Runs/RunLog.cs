using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Every execution of a plan: when, by which command and code, with what outcome.</summary>
public static class RunLog
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Sortable by time, unique by its random tail.</summary>
    public static string NewRun(DateTimeOffset now) =>
        $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";

    public static string CodeVersion { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static void Start(DbConnection connection, string run, string command, PlanRequest? request, string? planHash, DateTimeOffset now) =>
        connection.Run(
            $"""
            insert into orchestration.runs (run, command, state, from_date, to_date, tables, plan_hash, started_at, code_version,
              request) values (
              {Sql.Literal(run)}, {Sql.Literal(command)}, 'running', {(request is null ? "null" : Sql.Literal(request.From))},
              {(request is null ? "null" : Sql.Literal(request.To))}, {Sql.Literal(request?.Tables)}, {Sql.Literal(planHash)}, {Sql.Literal(now)},
              {Sql.Literal(CodeVersion)}, {Sql.Literal(request is null ? null : JsonSerializer.Serialize(request, JsonSerializerOptions.Web))})
            """);

    internal static void End(DbConnection connection, Workspace workspace, Receipt receipt, DateTimeOffset now)
    {
        var cells = receipt.Cells;
        connection.Run(
            $"""
            update orchestration.runs set state = {Sql.Literal(receipt.State)}, ended_at = {Sql.Literal(now)}, cells_ok = {cells.Ok},
              cells_degraded = {cells.Degraded}, cells_skipped = {cells.Skipped}, cells_failed = {cells.Failed}, row_count = {receipt.Rows},
              seconds = {Sql.Literal(receipt.Seconds)}, error = {Sql.Literal(receipt.Failures.Count > 0 ? receipt.Failures[0] : null)}
            where run = {Sql.Literal(receipt.Run)}
            """);
        File.WriteAllText(PathOf(workspace, receipt.Run), JsonSerializer.Serialize(receipt, Json));
    }

    /// <summary>State and request of a run; null when there is none of that name, or it was not the run of a plan.</summary>
    public static (string State, PlanRequest? Request)? Find(DbConnection connection, string run) =>
        connection
            .Rows($"select state, request from orchestration.runs where run = {Sql.Literal(run)}", row => (row.GetString(0), row.Text(1)))
            .Select(row => ((string, PlanRequest?)?)(row.Item1, row.Item2 is { } text ? JsonSerializer.Deserialize<PlanRequest>(text, JsonSerializerOptions.Web) : null))
            .FirstOrDefault();

    public static string PathOf(Workspace workspace, string run) => Path.Combine(workspace.Receipts, $"{run}.json");
}
