namespace Tipoff.Engine.Tables;

/// <summary>The column is part of the key: one row per combination.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeyAttribute : Attribute;

/// <summary>The column says which partition a row belongs to.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PartitionAttribute : Attribute;

/// <summary>What the column means, in the words of a reader of the data dictionary, with its unit.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DocAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>The column depends on when a row was built, so it stays outside the content hash.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BuildStampAttribute : Attribute;

/// <summary>The column names the archive format or endpoint a row came from, where several land in one table.</summary>
/// <remarks>A re-import replaces only the rows of its own feed in the cells that it touches.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FeedAttribute : Attribute;
