using System.Reflection;
using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Rules;

/// <summary>What every declared table owes; read from the declarations themselves.</summary>
static class DeclarationRules
{
    public static readonly string[] Layers = ["raw", "reference", "analytics", "precompute", "predictions", "signals", "grading", "publishing"];

    /// <summary>All declared tables; scanning throws where upstreams form a circle or point to a later layer.</summary>
    public static Catalog Catalog { get; } = Catalog.Scan(Assembly.Load("Tipoff.Nba"), Layers, date => date.Year);

    public static IEnumerable<string> Incomplete(Table table)
    {
        if (!table.Key.Any())
            yield return $"{table}: no [Key]";
        if (table.Checks.Count == 0)
            yield return $"{table}: no check of its own";
        if (table.Sql is null && table.Upstreams.Count > 0 && table.Archives.Count > 0)
            yield return $"{table}: both landed and derived";
    }

    /// <summary>Windows through which a row that is made before the event could see its result.</summary>
    public static IEnumerable<string> Peeks(Table table, Func<Type, Table> find)
    {
        if (!MustLookBackward(table))
            yield break;

        foreach (var upstream in table.Upstreams.Where(upstream => !upstream.Window.LooksBackward))
        {
            var read = find(upstream.Table);
            var isKnownBefore = upstream.Window is Window.Whole ? read.Layer is "reference" : IsPreGame(read);
            var isCutByTime = read.Columns.Any(column => column.Name is "known_at" or "snapshot_at")
                && table.Sql?.Contains("cutoff_at", StringComparison.Ordinal) == true;
            var isTooLate = table.Sql?.Contains("closing_line", StringComparison.Ordinal) == true;
            if (IsCalendarAhead(table, upstream.Window, read))
                continue;

            if (upstream.Window is Window.DaysAfter or Window.PeriodThrough or Window.WholePeriod || isTooLate || !(isKnownBefore || isCutByTime))
                yield return $"{table} reads {read} through {upstream.Window}: only earlier dates, pre-game tables or facts cut by known_at are legal";
        }
    }

    // The schedule tells who meets whom and never how it ended, so days to come may be read of it: those rows that were known by the cut-off.
    static bool IsCalendarAhead(Table table, Window window, Table read) =>
        window is Window.DaysAfter && read.FullName is "reference.games" && table.Sql?.Contains("schedule_known_at <=", StringComparison.Ordinal) == true;

    static bool MustLookBackward(Table table) =>
        table.Layer is "precompute" || table.Name.StartsWith("upcoming_", StringComparison.Ordinal) || table.FullName is "analytics.referee_crew_tendencies";

    // What a date holds before its games: who meets whom, and what the books say. Of the latter the closing line comes too late.
    static bool IsPreGame(Table table) =>
        MustLookBackward(table) || table.FullName is "reference.games" or "reference.players" or "reference.teams" or "reference.player_names"
            or "reference.resolved_names" or "analytics.game_lines" or "analytics.player_points_lines";
}
