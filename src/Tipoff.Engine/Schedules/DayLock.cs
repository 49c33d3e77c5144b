using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Schedules;

/// <summary>What a day must produce, fixed before it begins, so that later nobody wonders what should have been.</summary>
/// <remarks>
/// What the calendars demand of the day's partition before anything has happened is due early; what they demand of it only at the end is due then.
/// So the one never waits for tables that only the other brings.
/// </remarks>
public static class DayLock
{
    /// <summary>Due before the day's first event.</summary>
    public const string Early = "early";

    /// <summary>Due when the day is over.</summary>
    public const string Late = "late";

    /// <summary>Fixes what is due of the partition; the first lock of a day holds.</summary>
    /// <param name="end">When the day is over.</param>
    /// <returns>Cells due early, and cells due late.</returns>
    public static (int Early, int Late) Fix(DuckDbWarehouse warehouse, DateOnly day, DateTimeOffset end)
    {
        using var connection = warehouse.Connect();
        var partition = $"{day:yyyy-MM-dd}";
        if (connection.Scalar<long>($"select count(*) from orchestration.daily_expectations where day = {Sql.Literal(day)}") == 0)
        {
            List<string> values = [];
            foreach (var table in warehouse.Catalog.Tables)
            {
                int Units(DateTimeOffset at) => warehouse.Expected(connection, table, at).Count(unit => unit.Partition == partition && unit.Rule is null);
                var (now, then) = (Units(warehouse.Now), Units(end));
                if (then > 0)
                    values.Add($"({Sql.Literal(day)}, '{(now > 0 ? Early : Late)}', {Sql.Literal(table.FullName)}, {then}, {Sql.Literal(warehouse.Now)})");
            }

            if (values.Count > 0)
                connection.Run($"insert into orchestration.daily_expectations (day, due, table_name, units, locked_at) values {string.Join(", ", values)}");
        }

        int Count(string due) => (int)connection.Scalar<long>($"select count(*) from orchestration.daily_expectations where day = {Sql.Literal(day)} and due = '{due}'");
        return (Count(Early), Count(Late));
    }

    /// <summary>How many of a day's cells are there, and the tables whose cells are not.</summary>
    public static (int There, IReadOnlyList<string> Missing) Review(DuckDbWarehouse warehouse, DateOnly day)
    {
        using var connection = warehouse.Connect();
        var due = connection.Rows($"select table_name from orchestration.daily_expectations where day = {Sql.Literal(day)} order by 1", row => row.GetString(0));
        var missing = due.Where(table => warehouse.Ledger[table, $"{day:yyyy-MM-dd}"] is not { IsServed: true }).ToList();
        return (due.Count - missing.Count, missing);
    }
}
