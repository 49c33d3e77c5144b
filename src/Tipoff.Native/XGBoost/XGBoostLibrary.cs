namespace Tipoff.Native.XGBoost;

/// <summary>The XGBoost library that was loaded.</summary>
public static class XGBoostLibrary
{
    public static Version Version
    {
        get
        {
            NativeMethods.Version(out var major, out var minor, out var patch);
            return new Version(major, minor, patch);
        }
    }
}
