using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Engine.Warehouse;
using Tipoff.Native.XGBoost;

namespace Tipoff.App;

/// <summary>One thing the program needs of the machine.</summary>
/// <param name="Status">ok, warning (something optional is missing) or failed.</param>
/// <param name="Fix">The command that mends it; null when nothing is to be mended.</param>
public sealed record MachineItem(string Name, string Status, string What, string? Fix);

/// <summary>Looks at what the machine has of what the program needs.</summary>
public sealed class Machine(TimeProvider clock)
{
    public const string Ok = "ok";

    public const string Warning = "warning";

    public const string Failed = "failed";

    /// <summary>All seasons with their play-by-play take 3 GB; a backup of them beside takes as much again.</summary>
    const long FreeBytesMin = 6L << 30;

    /// <summary>Below this a backfill may not end.</summary>
    static readonly long FreeBytesNeeded = new PreflightLimits().ReserveBytes;

    /// <summary>The version's own year: a clock before it is wrong, whatever else it says.</summary>
    static readonly DateTimeOffset ClockMin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A folder that every PostgreSQL of Debian and Ubuntu brings; the portability tests start their own server from it.</summary>
    const string PostgresPrograms = "/usr/lib/postgresql/15/bin/initdb";

    public IReadOnlyList<MachineItem> Examine(Func<Workspace> workspace)
    {
        var (found, item) = Find(workspace);
        return
        [
            .. Libraries(),
            item,
            Disk(found?.Data ?? Directory.GetCurrentDirectory()),
            .. Time(),
            Optional("pdftotext", FindProgram("pdftotext"), "reads injury reports in PDF", "sudo apt-get install poppler-utils"),
            Optional("postgresql", File.Exists(PostgresPrograms) ? PostgresPrograms : FindProgram("initdb"), "only tests need it", "sudo apt-get install postgresql-15"),
        ];
    }

    /// <summary>The native libraries, each loaded.</summary>
    public static IReadOnlyList<MachineItem> Libraries() =>
    [
        Library("duckdb", () => $"libduckdb {DuckDbWarehouse.LibraryVersion}", "./tipoff --version  (the launcher installs the pinned library)"),
        Library("xgboost", () => $"libxgboost {XGBoostLibrary.Version}", "sudo apt-get install libxgboost0"),
    ];

    /// <summary>The clock, and the zone that dates are counted in.</summary>
    public IReadOnlyList<MachineItem> Time() => [Clock(), TimeZone()];

    internal static MachineItem Library(string name, Func<string> version, string fix)
    {
        try
        {
            return new(name, Ok, version(), null);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            return new(name, Failed, (error.InnerException ?? error).Message.Split('\n')[0].Trim(), fix);
        }
    }

    static (Workspace?, MachineItem) Find(Func<Workspace> find)
    {
        try
        {
            var workspace = find();
            var probe = Path.Combine(workspace.Scratch, $"probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "can be written");
            File.Delete(probe);
            var size = File.Exists(workspace.WarehouseFile) ? $"warehouse {Size(new FileInfo(workspace.WarehouseFile).Length)}" : "no warehouse yet";
            return (workspace, new("workspace", Ok, $"{workspace.Root} can be read and written; {size}", null));
        }
        catch (Problem problem)
        {
            return (null, new("workspace", problem.What == "no workspace" ? Warning : Failed, $"{problem.What}: {problem.Because}", "tipoff init DIR"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, new("workspace", Failed, error.Message, "chown or chmod the folder so that you can write it"));
        }
    }

    static MachineItem Disk(string folder)
    {
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        var status = free < FreeBytesNeeded ? Failed : free < FreeBytesMin ? Warning : Ok;
        return new("disk", status, $"{Size(free)} free, {Size(FreeBytesMin)} are comfortable", status == Ok ? null : $"free room on the disk of {folder}");
    }

    MachineItem Clock()
    {
        var now = clock.GetUtcNow();
        return now > ClockMin
            ? new("clock", Ok, now.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), null)
            : new("clock", Failed, $"it says {now:u}, before this version was made", "sudo timedatectl set-ntp true");
    }

    MachineItem TimeZone()
    {
        try
        {
            // Game dates are Eastern dates: in January and July the zone must differ by an hour.
            var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
            var (winter, summer) = (zone.GetUtcOffset(new DateTime(2025, 1, 15)), zone.GetUtcOffset(new DateTime(2025, 7, 15)));
            return winter.TotalHours == -5 && summer.TotalHours == -4
                ? new("time zone", Ok, $"America/New_York, now UTC{zone.GetUtcOffset(clock.GetUtcNow()).TotalHours:+0;-0}", null)
                : new("time zone", Failed, $"America/New_York is {winter} in winter and {summer} in summer, expected -5 and -4 hours", "sudo apt-get install tzdata");
        }
        catch (TimeZoneNotFoundException error)
        {
            return new("time zone", Failed, error.Message, "sudo apt-get install tzdata");
        }
    }

    static MachineItem Optional(string name, string? path, string purpose, string fix) =>
        path is not null ? new(name, Ok, path, null) : new(name, Warning, $"not found (optional: {purpose})", fix);

    static string? FindProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    static string Size(long bytes) => bytes >= 1L << 30 ? $"{bytes / (double)(1L << 30):0.0} GiB" : $"{bytes / (double)(1 << 20):0} MiB";
}
