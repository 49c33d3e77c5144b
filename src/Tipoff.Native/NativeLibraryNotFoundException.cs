namespace Tipoff.Native;

/// <summary>A native library that is nowhere it was looked for.</summary>
/// <param name="file">Its file name.</param>
/// <param name="tried">Where it was looked for, in order.</param>
/// <param name="remedy">What installs it, as a sentence without its full stop.</param>
public sealed class NativeLibraryNotFoundException(string file, IReadOnlyList<string> tried, string remedy) : DllNotFoundException($"""
    The native library {file} was not found. Looked for:
      {string.Join("\n  ", tried)}
    Remedy: {remedy}.
    """)
{
    public string File { get; } = file;

    public IReadOnlyList<string> Tried { get; } = tried;

    public string Remedy { get; } = remedy;
}
