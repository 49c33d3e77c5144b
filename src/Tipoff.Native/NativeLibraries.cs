using System.Reflection;
using System.Runtime.InteropServices;

namespace Tipoff.Native;

/// <summary>Finds the native engines: one resolver for the whole assembly, because the runtime allows only one.</summary>
/// <remarks>
/// DuckDB comes from the npm lockfile, XGBoost from the system's package. `TIPOFF_NATIVE_DIR` outranks both, so that an
/// installation can ship its own copies.
/// </remarks>
static class NativeLibraries
{
    public const string DuckDb = "duckdb";
    public const string XGBoost = "xgboost";
    const string DirectoryVariable = "TIPOFF_NATIVE_DIR";
    const string DuckDbFile = "libduckdb.so";
    const string XGBoostFile = "libxgboost.so.0";
    static readonly string DuckDbPackage = Path.Combine("node_modules", "@duckdb", "node-bindings-linux-x64", DuckDbFile);
    static readonly Lock Gate = new();
    static bool isRegistered;

    /// <summary>Registers the resolver once; every binding calls it before its first import.</summary>
    public static void EnsureResolver()
    {
        lock (Gate)
        {
            if (isRegistered) return;
            NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
            isRegistered = true;
        }
    }

    internal static nint Load(string file, IEnumerable<string> candidates, string remedy)
    {
        List<string> tried = [];
        foreach (var candidate in candidates)
        {
            // A bare name goes to the system's loader, which has its own search path.
            var exists = !Path.IsPathRooted(candidate) || File.Exists(candidate);
            if (exists && NativeLibrary.TryLoad(candidate, out var handle)) return handle;
            tried.Add(exists && Path.IsPathRooted(candidate) ? candidate + " (there, but does not load)" : candidate);
        }
        throw new NativeLibraryNotFoundException(file, tried, $"{remedy}, or set {DirectoryVariable} to the folder that holds it");
    }

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name switch
    {
        DuckDb => Load(DuckDbFile, DuckDbCandidates(), "run `./dev setup` to install the pinned DuckDB library"),
        XGBoost => Load(XGBoostFile, XGBoostCandidates(), "run `./dev setup`, or install the system package `libxgboost0`"),
        _ => 0,
    };

    static IEnumerable<string> DuckDbCandidates()
    {
        foreach (var given in Given(DuckDbFile)) yield return given;
        yield return Path.Combine(AppContext.BaseDirectory, DuckDbFile);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, DuckDbPackage);
    }

    static IEnumerable<string> XGBoostCandidates()
    {
        foreach (var given in Given(XGBoostFile)) yield return given;
        yield return XGBoostFile;
    }

    static IEnumerable<string> Given(string file) =>
        Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } folder ? [Path.GetFullPath(Path.Combine(folder, file))] : [];
}
