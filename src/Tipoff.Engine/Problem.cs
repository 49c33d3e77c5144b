namespace Tipoff.Engine;

/// <summary>A failure outside the program, told so that an operator can act on it.</summary>
/// <remarks>
/// <paramref name="what"/> says what was seen, <paramref name="because"/> what was expected and where,
/// <paramref name="hint"/> the next command to run.
/// </remarks>
public sealed class Problem(string what, string because, string hint) : Exception($"{what}: {because}. {hint}")
{
    public string What { get; } = what;

    public string Because { get; } = because;

    public string Hint { get; } = hint;

    /// <summary>How the process ends when nothing better is known.</summary>
    public Exit Exit { get; init; } = Exit.Failed;
}
