using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tipoff.Native.XGBoost;

/// <summary>A failure reported by the XGBoost library, with the library's own words.</summary>
public sealed class XGBoostException : Exception
{
    public XGBoostException() { }

    public XGBoostException(string message) : base(message) { }

    public XGBoostException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Throws when a native call did not return 0. Must run on the thread of the call: the library keeps its last error per thread.</summary>
    internal static void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code == 0) return;
        var text = Marshal.PtrToStringUTF8(NativeMethods.GetLastError())?.Trim() ?? "";
        // The library appends its C++ stack, which tells a user nothing.
        var stack = text.IndexOf("\nStack trace:", StringComparison.Ordinal);
        if (stack >= 0) text = text[..stack].Trim();
        var open = call.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? call : call[..open]).Replace("NativeMethods.", "", StringComparison.Ordinal);
        throw new XGBoostException($"XGBoost {name} failed with code {code}: {(text.Length > 0 ? text : "the library gave no reason")}");
    }
}
