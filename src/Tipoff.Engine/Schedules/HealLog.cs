using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Schedules;

/// <summary>A partition whose gap was tried to be closed, in vain so far.</summary>
public sealed record HealTry(string Partition, int Attempts, DateTimeOffset NextAt, string Reason);

/// <summary>How often each open gap was tried, and when it is tried again: each time later, and a bounded number of times.</summary>
public static class HealLog
{
    /// <summary>Tries of one partition before it is left to a person.</summary>
    public const int AttemptsMax = 6;

    /// <summary>Pause after the first try, doubled each time.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromHours(2);

    public static IReadOnlyList<HealTry> Open(DuckDbWarehouse warehouse)
    {
        using var connection = warehouse.Connect();
        return connection.Rows(
            "select partition, attempts, next_at, reason from orchestration.heals order by 1",
            row => new HealTry(row.GetString(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3)));
    }

    /// <summary>Forgets a closed gap; notes a try that closed nothing.</summary>
    public static void Remember(DuckDbWarehouse warehouse, string partition, bool isClosed, string reason)
    {
        var attempts = 1 + (Open(warehouse).FirstOrDefault(tried => tried.Partition == partition)?.Attempts ?? 0);
        var next = warehouse.Now + (FirstPause * Math.Pow(2, attempts - 1));
        using var connection = warehouse.Connect();
        warehouse.Publish(connection, [], () =>
        {
            connection.Run($"delete from orchestration.heals where partition = {Sql.Literal(partition)}");
            if (!isClosed)
                connection.Run($"insert into orchestration.heals values ({Sql.Literal(partition)}, {attempts}, {Sql.Literal(warehouse.Now)}, {Sql.Literal(next)}, {Sql.Literal(reason)})");
        });
    }
}
