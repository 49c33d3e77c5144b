namespace Tipoff.Engine.Sources;

/// <summary>A body that is not what the parser knows: which field, what was seen, what was expected.</summary>
public sealed class SchemaProblem(string path, string seen, string expected) : Exception($"{path} is {seen}, expected {expected}")
{
    /// <summary>Path of the field from the body's root.</summary>
    public string Path { get; } = path;

    public static SchemaProblem Missing(string path) => new(path, "missing", "a field of that name");
}

/// <summary>A body that is no answer at all: a block page, an empty text, a truncated file.</summary>
public sealed class RefusedBody(string reason) : Exception(reason);
