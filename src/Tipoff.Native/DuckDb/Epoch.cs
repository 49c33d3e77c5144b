namespace DuckDB.NET.Data;

/// <summary>DuckDB counts from 1970-01-01, .NET from 0001-01-01; here the two meet.</summary>
static class Epoch
{
    const int DayNumber = 719_162;
    const long Ticks = DayNumber * TimeSpan.TicksPerDay;

    public static DateOnly ToDate(int days) => DateOnly.FromDayNumber(checked(days + DayNumber));

    public static int FromDate(DateOnly date) => date.DayNumber - DayNumber;

    public static DateTime ToDateTime(long microseconds, DateTimeKind kind) => new(checked(microseconds * TimeSpan.TicksPerMicrosecond + Ticks), kind);

    public static DateTime ToDateTime(DuckDBType type, long count) => type switch
    {
        DuckDBType.TimestampS => ToDateTime(checked(count * 1_000_000), DateTimeKind.Unspecified),
        DuckDBType.TimestampMs => ToDateTime(checked(count * 1_000), DateTimeKind.Unspecified),
        // A tick is 100 ns; finer digits do not exist in .NET.
        DuckDBType.TimestampNs => new DateTime(FloorDivide(count, TimeSpan.NanosecondsPerTick) + Ticks, DateTimeKind.Unspecified),
        DuckDBType.TimestampTz => ToDateTime(count, DateTimeKind.Utc),
        _ => ToDateTime(count, DateTimeKind.Unspecified),
    };

    public static long FromDateTime(DuckDBType type, DateTime moment)
    {
        var ticks = InUtc(moment).Ticks - Ticks;
        return type switch
        {
            DuckDBType.TimestampS => FloorDivide(ticks, TimeSpan.TicksPerSecond),
            DuckDBType.TimestampMs => FloorDivide(ticks, TimeSpan.TicksPerMillisecond),
            DuckDBType.TimestampNs => checked(ticks * TimeSpan.NanosecondsPerTick),
            _ => FloorDivide(ticks, TimeSpan.TicksPerMicrosecond),
        };
    }

    public static long FromDateTime(DateTime moment) => FromDateTime(DuckDBType.Timestamp, moment);

    public static long ToTimeTicks(long microseconds) => microseconds * TimeSpan.TicksPerMicrosecond;

    /// <summary>A local clock's reading means nothing on another machine, so it is stored as the instant it stands for.</summary>
    static DateTime InUtc(DateTime moment) => moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment;

    static long FloorDivide(long value, long divisor) => value >= 0 ? value / divisor : (value - divisor + 1) / divisor;
}
