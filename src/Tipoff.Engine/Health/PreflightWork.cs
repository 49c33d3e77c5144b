using System.Globalization;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Whether everything that is asked for has somebody who makes it, and whether somebody else is at it.</summary>
public static class PreflightWork
{
    /// <summary>Every table that is asked for lands, is entered by hand, or has a transform.</summary>
    public static PreflightFinding Jobs(PreflightSubject subject, string name)
    {
        var asked = subject.Request.Tables is null ? subject.Catalog.Tables : subject.Catalog.Select(subject.Request.Tables);
        var tables = asked.Union(subject.Chosen).ToList();
        var built = tables.Count(subject.Runner.IsBuilt);
        var idle = tables.Where(table => !subject.Runner.IsBuilt(table) && !IsLanded(subject, table)).Select(table => table.FullName).ToList();
        return PreflightFinding.Of(
            name,
            $"{built} tables are built, {tables.Count - built - idle.Count} land or are entered{(idle.Count > 0 ? $", {idle.Count} have no job" : "")}",
            [.. idle.Select(table => PreflightRemark.Failed($"nothing fills {table}: no archive, no endpoint, no SQL and no computation", $"./dev new table {table}"))]);
    }

    static bool IsLanded(PreflightSubject subject, Table table) =>
        table.Archives.Count > 0 || subject.Endpoints.Feeding(table).Any() || subject.Scope.Entered.Contains(table.GetType());

    /// <summary>Runs over the range that are under way, or that ended before they were done and that no later run made up for.</summary>
    public static PreflightFinding Runs(PreflightSubject subject, string name)
    {
        var (from, to) = (Sql.Literal(subject.Request.From), Sql.Literal(subject.Request.To));
        var runs = subject.Query(
            $"""
            select r.run, r.state, cast(r.from_date as varchar), cast(r.to_date as varchar), strftime(timezone('UTC', r.started_at), '%Y-%m-%d %H:%M:%S'), r.request is not null
            from orchestration.runs r
            where r.state in ('running', 'killed', 'stopped', 'cancelled') and r.from_date <= {to} and r.to_date >= {from}
              and not exists (
                select 1 from orchestration.runs d
                where d.state in ('done', 'partial') and d.started_at > r.started_at and (d.tables is null or d.tables = r.tables)
                  and d.from_date <= greatest(r.from_date, {from}) and d.to_date >= least(r.to_date, {to}))
            order by r.started_at desc
            """).Rows;
        var total = Number(subject.Query($"select count(*) from orchestration.runs where from_date <= {to} and to_date >= {from}").Rows[0][0]);
        return PreflightFinding.Of(name, $"{total:N0} runs over the range, {runs.Count:N0} unfinished", [.. runs.Select(run => Remark(subject, run))]);
    }

    static PreflightRemark Remark(PreflightSubject subject, object?[] run)
    {
        var started = DateTimeOffset.ParseExact($"{run[4]}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var what = $"run {run[0]} of {run[2]} to {run[3]}";
        if ($"{run[1]}" == "running")
            return PreflightRemark.Failed($"{what} is under way", "tipoff monitor --continuous  (until it has ended)", started);

        var fix = run[5] is true ? $"tipoff backfill --resume {run[0]}" : $"tipoff backfill {subject.Range}";
        return PreflightRemark.Warning($"{what} was {run[1]}, and none after it was done", fix, started);
    }

    static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
