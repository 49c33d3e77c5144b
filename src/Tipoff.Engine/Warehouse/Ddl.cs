using Tipoff.Engine.Tables;

namespace Tipoff.Engine.Warehouse;

/// <summary>Data definition derived from declarations, in the dialect both engines read.</summary>
static class Ddl
{
    /// <summary>Keys are checked before publishing instead of by an index: replacing a partition stays one cheap transaction.</summary>
    public static string Create(Table table) =>
        $"create table if not exists {table.FullName} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.SqlType}"))})";

    /// <summary>Statements that turn a table with <paramref name="existing"/> columns into the declared one.</summary>
    /// <remarks>Rows stay: a changed declaration makes its cells stale, and they are served until rebuilt.</remarks>
    public static IEnumerable<string> Alter(Table table, IReadOnlyDictionary<string, string> existing)
    {
        foreach (var column in table.Columns)
        {
            if (!existing.TryGetValue(column.Name, out var type))
                yield return $"alter table {table.FullName} add column {column.Name} {column.SqlType}";
            else if (type != column.SqlType)
                yield return $"alter table {table.FullName} alter column {column.Name} set data type {column.SqlType} using try_cast({column.Name} as {column.SqlType})";
        }

        var declared = table.Columns.Select(column => column.Name).ToHashSet();
        foreach (var name in existing.Keys.Where(name => !declared.Contains(name)))
            yield return $"alter table {table.FullName} drop column {name}";
    }

    /// <summary>In words, what keeps a table with <paramref name="existing"/> columns from being the declared one.</summary>
    public static IEnumerable<string> Differences(Table table, IReadOnlyDictionary<string, string>? existing)
    {
        if (existing is null)
            return [$"{table.FullName} is not there"];

        var declared = table.Columns.ToDictionary(column => column.Name, column => column.SqlType);
        return declared
            .Where(column => !existing.ContainsKey(column.Key))
            .Select(column => $"{table.FullName} lacks {column.Key}")
            .Concat(existing.Where(column => !declared.ContainsKey(column.Key)).Select(column => $"{table.FullName} has {column.Key}, which nobody declares"))
            .Concat(existing
                .Where(column => declared.TryGetValue(column.Key, out var type) && type != column.Value)
                .Select(column => $"{table.FullName}.{column.Key} is {column.Value}, declared as {declared[column.Key]}"));
    }

    /// <summary>The engine's own tables.</summary>
    public static readonly string[] Orchestration =
    [
        """
        create table if not exists orchestration.cells (
          table_name text, partition text, presence text, reason text, freshness text, row_count bigint, units integer,
          content_hash text, fingerprint text, inputs text, known_at timestamptz, attempt integer, run text, seconds double precision,
          error text, updated_at timestamptz, tried_fingerprint text, tried_inputs text, retry_at timestamptz)
        """,
        // Workspaces made before failed cells were tried again by the clock.
        "alter table orchestration.cells add column if not exists tried_fingerprint text",
        "alter table orchestration.cells add column if not exists tried_inputs text",
        "alter table orchestration.cells add column if not exists retry_at timestamptz",
        """
        create table if not exists orchestration.attempts (
          table_name text, partition text, run text, attempt integer, presence text, failure text, reason text, retry_at timestamptz,
          ended_at timestamptz)
        """,
        """
        create table if not exists orchestration.published (
          table_name text, partition text, row_key text, changes text, content text, run text, published_at timestamptz)
        """,
        """
        create table if not exists orchestration.revisions (
          table_name text, partition text, version integer, run text, replaced_run text, is_code_changed boolean, is_input_changed boolean,
          inputs text, rows_before bigint, rows_after bigint, rows_added bigint, rows_removed bigint, rows_changed bigint,
          values_changed bigint, not_kept bigint, columns text, revised_at timestamptz)
        """,
        """
        create table if not exists orchestration.changes (
          table_name text, partition text, version integer, run text, kind text, row_key text, column_name text, old_value text,
          new_value text, changed_at timestamptz)
        """,
        """
        create table if not exists orchestration.runs (
          run text, command text, state text, from_date date, to_date date, tables text, plan_hash text, started_at timestamptz,
          ended_at timestamptz, cells_ok integer, cells_degraded integer, cells_skipped integer, cells_failed integer, row_count bigint,
          seconds double precision, code_version text, error text, request text)
        """,
        // Workspaces made before runs could be resumed.
        "alter table orchestration.runs add column if not exists request text",
        """
        create table if not exists orchestration.steps (
          run text, table_name text, first_partition text, last_partition text, cells integer, row_count bigint,
          fill_seconds double precision, publish_seconds double precision, ended_at timestamptz)
        """,
        """
        create table if not exists orchestration.decisions (
          workflow text, scheduled_at timestamptz, day date, decided_at timestamptz, verdict text, reason text, next_check_at timestamptz,
          state text, summary text, seconds double precision)
        """,
        """
        create table if not exists orchestration.pauses (
          workflow text, reason text, paused_at timestamptz, until timestamptz, resumed_at timestamptz)
        """,
        """
        create table if not exists orchestration.daily_expectations (
          day date, due text, table_name text, units integer, locked_at timestamptz)
        """,
        """
        create table if not exists orchestration.heals (
          partition text, attempts integer, tried_at timestamptz, next_at timestamptz, reason text)
        """,
        """
        create table if not exists orchestration.imports (
          file text, file_hash text, format text, table_name text, mapping_hash text, row_count bigint, quarantined bigint, cells integer,
          run text, imported_at timestamptz, path text)
        """,
        // Workspaces made before an import remembered where its file lay.
        "alter table orchestration.imports add column if not exists path text",
        """
        create table if not exists orchestration.quarantine (
          table_name text, partition text, row_key text, row_text text, file text, file_row bigint, check_name text, run text,
          rejected_at timestamptz, released_at timestamptz)
        """,
        """
        create table if not exists orchestration.releases (
          table_name text, partition text, check_name text, row_key text, row_digest text, kind text, released_by text, why text,
          released_at timestamptz)
        """,
        """
        create table if not exists orchestration.models (
          model text, family text, target text, period integer, training_hash text, training_rows integer, training_from date, training_to date,
          trained_at timestamptz, is_active boolean)
        """,
        """
        create table if not exists orchestration.gates (
          model text, gate text, verdict text, is_leak_alarm boolean, value double precision, bar text, why text, judged_at timestamptz)
        """,
        """
        create table if not exists orchestration.promotions (
          promoted_at timestamptz, family text, target text, period integer, model text, replaced text, kind text, reason text, command text)
        """,
        """
        create table if not exists orchestration.fetches (
          fetch_id text, endpoint text, site text, target text, parameters text, url text, attempt integer, status integer, outcome text,
          reason text, headers text, body_hash text, bytes bigint, stored_bytes bigint, fetched_at timestamptz, seconds double precision,
          row_count bigint, duplicates bigint, run text, landed_at timestamptz)
        """,
        """
        create table if not exists orchestration.sites (
          site text, state text, failures integer, retry_at timestamptz, reason text, quota_remaining bigint, quota_used bigint,
          updated_at timestamptz)
        """,
        """
        create table if not exists orchestration.schema_drift (
          endpoint text, field text, fetch_id text, seen_at timestamptz)
        """,
        """
        create table if not exists orchestration.corrections (
          table_name text, partition text, row_key text, column_name text, old_value text, new_value text, endpoint text, fetch_id text,
          seen_at timestamptz)
        """,
        """
        create table if not exists orchestration.acceptances (
          from_date date, to_date date, accepted_by text, note text, accepted_at timestamptz, report_hash text, code_version text, report text)
        """,
        """
        create table if not exists orchestration.check_results (
          table_name text, check_name text, severity text, violations bigint, run text, checked_at timestamptz)
        """,
        """
        create table if not exists orchestration.anomalies (
          table_name text, day date, column_name text, measure text, value double precision, expected double precision, score double precision, found_at timestamptz)
        """,
        """
        create table if not exists orchestration.labels (
          table_name text, column_name text, from_date date, to_date date, why text, labelled_by text, labelled_at timestamptz)
        """,
        """
        create table if not exists orchestration.validations (
          validated_at timestamptz, from_date date, to_date date, is_healthy boolean, layers text)
        """,
        """
        create table if not exists orchestration.validation_gaps (
          table_name text, partition text, units text, found_at timestamptz)
        """,
        """
        create table if not exists orchestration.incidents (
          incident text, rule text, subject text, state text, severity text, since timestamptz, first_seen_at timestamptz, raised_at timestamptz,
          last_seen_at timestamptz, quiet_since timestamptz, resolved_at timestamptz, acked_at timestamptz, acked_by text, note text,
          escalated_at timestamptz, reminded_at timestamptz, why text, fix text, runbook text)
        """,
        """
        create table if not exists orchestration.notices (
          notice text, incident text, signature text, kind text, severity text, channel text, title text, text text, said_at timestamptz,
          due_at timestamptz, state text, message text, tries integer, retry_at timestamptz, sent_at timestamptz, error text)
        """,
        """
        create table if not exists orchestration.service_levels (
          day date, name text, good double precision, total double precision, measured_at timestamptz)
        """,
        """
        create table if not exists orchestration.alert_rules (
          rule text, state text, why text, looked_at timestamptz)
        """,
    ];
}
