using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tipoff.App.Cli;
using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.App.Validations;

/// <summary>A request to accept a range, as it travels to whoever holds the warehouse.</summary>
sealed record AcceptOrder(DateOnly From, DateOnly To, string By, string? Note);

/// <summary>The checklist after a backfill, and the sign-off when every critical line of it holds.</summary>
/// <param name="SignOff">Null when it was refused.</param>
sealed record AcceptanceReport(IReadOnlyList<CriterionResult> Lines, SignOff? SignOff)
{
    /// <summary>Judges the range, and signs when nothing critical stands against it.</summary>
    public static AcceptanceReport Execute(DuckDbWarehouse warehouse, AcceptOrder order)
    {
        using var connection = warehouse.Connect();
        QueryResult Query(string sql) => ReadOnlyQuery.Run(connection, sql);

        var validation = RangeValidation.Measure(warehouse.Catalog, Query, warehouse.Now, CompletenessLayers.All, order.From, order.To);
        IReadOnlyList<CriterionResult> lines = [.. FromValidation(validation), .. AcceptanceCriteria.All.Select(criterion => criterion.Judge(Query, order.From, order.To))];
        if (lines.Any(line => line.IsFailure))
            return new AcceptanceReport(lines, null);

        var report = JsonSerializer.Serialize(new { order.From, order.To, lines, validation = ValidationJson.Of(validation, isDetailed: true) }, Invocation.JsonOptions);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report)));
        SignOff signed = new(order.From, order.To, order.By, order.Note, warehouse.Now, hash, RunLog.CodeVersion);
        SignOffs.Add(connection, signed, report);
        return new AcceptanceReport(lines, signed);
    }

    /// <summary>What a validation says, line by line.</summary>
    static IEnumerable<CriterionResult> FromValidation(Validation validation)
    {
        foreach (var layer in validation.Completeness.Layers)
        {
            var gaps = layer.Gaps.ToList();
            var seen = $"{layer.Present:N0} of {layer.Expected:N0}{(gaps.Count > 0 ? $", {gaps.Count:N0} dates lack some, the first {gaps[0].Partition}" : "")}";
            yield return new($"{layer.Layer.Name} {layer.Layer.Meaning}", "all that are due, and any at all", seen, IsCritical: true, IsOk: gaps.Count == 0 && layer.IsOk && (layer.Expected > 0 || layer.Tables.Any(table => table.Skipped.Count > 0)));
        }

        foreach (var column in validation.Quality.Columns)
        {
            var seen = column.Error ?? (column.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.00} %") : "no rows");
            yield return new($"{column.Bar.Column} filled", string.Create(CultureInfo.InvariantCulture, $"from {column.Bar.Percent:0.##} %"), seen, column.Bar.IsCritical || column.Error is not null, column.IsOk);
        }

        var fallen = validation.Quality.Columns.Where(column => column.Verdict is QualityVerdict.Regression or QualityVerdict.Degradation).Select(column => column.Bar.Column).ToList();
        yield return new("columns against the days before", "none has fallen", fallen.Count == 0 ? "none has" : string.Join(", ", fallen), IsCritical: false, fallen.Count == 0);
        var doubled = validation.Quality.Duplicates.Where(table => !table.IsOk).Select(table => table.Error is null ? $"{table.Table} {table.Rows:N0}" : $"{table.Table} could not be counted").ToList();
        yield return new("duplicates", "none in any table", doubled.Count == 0 ? $"none in {validation.Quality.Duplicates.Count} tables" : string.Join(", ", doubled), IsCritical: true, doubled.Count == 0);
        var broken = validation.Completeness.Checks.Where(check => check.Severity == "error").ToList();
        yield return new("data checks", "no error in rows that are served", broken.Count == 0 ? "none" : string.Join(", ", broken.Select(check => $"{check.Table}: {check.Check}")), IsCritical: true, broken.Count == 0);
    }
}
