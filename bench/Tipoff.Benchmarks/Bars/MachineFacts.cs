using System.Globalization;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Benchmarks.Bars;

/// <summary>What the figures were measured on, and how busy it was before.</summary>
static class MachineFacts
{
    public static IReadOnlyList<string> Read(string root) =>
    [
        TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        $"{Environment.ProcessorCount} cores",
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30):0.0} GiB of memory",
        $"load {Known(() => File.ReadAllText("/proc/loadavg").Split(' ')[0])} before the start",
        $".NET {Environment.Version}",
        $"DuckDB {Known(() => DuckDbWarehouse.LibraryVersion)}",
        $"commit {Known(() => Child.Run("git", ["rev-parse", "--short", "HEAD"], root, TimeSpan.FromSeconds(10)).Expect(0).Output.Trim())}",
    ];

    static string Known(Func<string> fact)
    {
        try
        {
            return fact();
        }
        catch (Exception)
        {
            return "unknown";
        }
    }
}
