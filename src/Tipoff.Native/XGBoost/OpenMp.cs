using System.Runtime.InteropServices;

namespace Tipoff.Native.XGBoost;

/// <summary>Settings of the thread library below XGBoost, which it reads once while it is loaded.</summary>
static partial class OpenMp
{
    /// <summary>Has waiting threads give up the core after microseconds, unless the user's environment says otherwise.</summary>
    /// <remarks>
    /// By default a waiting thread spins for milliseconds. Beside two busy processes on two cores, the first 100 rounds of a
    /// training took 7.1 s that way, and all 600 took 21 s this way; on idle cores the short wait was no slower.
    /// </remarks>
    public static void WaitBriefly()
    {
        // .NET keeps its own copy of the environment, so Environment.SetEnvironmentVariable would not reach the library.
        if (OperatingSystem.IsLinux()) _ = SetEnvironment("GOMP_SPINCOUNT", "3000", overwrite: 0);
    }

    [LibraryImport("libc.so.6", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);
}
