namespace Tipoff.Tests.Rules;

/// <summary>One text of the repository, as the rules read it.</summary>
/// <param name="Path">From the repository's root, with forward slashes.</param>
sealed record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>The code with comments blanked, strings kept; lines stay where they are.</summary>
    public string WithoutComments => field ??= CSharpText.Blank(Text, strings: false);

    /// <summary>The code with comments and the contents of strings blanked.</summary>
    public string Code => field ??= CSharpText.Blank(Text, strings: true);

    public int LineOf(int offset) => Text.AsSpan(0, offset).Count('\n') + 1;

    public string At(int offset) => $"{Path}:{LineOf(offset)}";

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
