using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Runs;

/// <summary>Every execution of a plan: when, by which command and code, with what outcome.</summary>
static class RunLog
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Sortable by time, unique by its random tail.</summary>
    public static string NewRun(DateTimeOffset now) =>
        $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";

    public static string CodeVersion { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void Start(DbConnection connection, string run, string command, PlanRequest? request, string? planHash, DateTimeOffset now) =>
        connection.Run(
            $"""
            insert into orchestration.runs (run, command, state, from_date, to_date, tables, plan_hash, started_at, code_version) values (
              {Sql.Literal(run)}, {Sql.Literal(command)}, 'running', {(request is null ? "null" : Sql.Literal(request.From))},
              {(request is null ? "null" : Sql.Literal(request.To))}, {Sql.Literal(request?.Tables)}, {Sql.Literal(planHash)}, {Sql.Literal(now)},
              {Sql.Literal(CodeVersion)})
            """);

    public static void End(DbConnection connection, Workspace workspace, Receipt receipt, DateTimeOffset now)
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

    public static string PathOf(Workspace workspace, string run) => Path.Combine(workspace.Receipts, $"{run}.json");
}
