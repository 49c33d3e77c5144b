namespace Tipoff.Engine.Alerts;

/// <summary>What one channel is sent at once: one notice, or several that came together.</summary>
/// <param name="Id">The same each time it is tried, so that a receiver can know it again.</param>
public sealed record Message(string Id, AlertSeverity Severity, string Title, string Text, IReadOnlyList<MessagePart> Parts)
{
    /// <summary>One notice as it is, several under a heading of their number.</summary>
    public static Message Of(string id, IReadOnlyList<MessagePart> parts)
    {
        var worst = parts.Max(part => part.Severity);
        return parts is [var only]
            ? new Message(id, worst, only.Title, only.Text, parts)
            : new Message(id, worst, $"{parts.Count} news: {string.Join(", ", parts.GroupBy(part => part.Rule).Select(group => $"{group.Count()} {group.Key}"))}",
                string.Join("\n\n", parts.Take(ShownMost).Select(part => $"{part.Title}\n{part.Text}")) + (parts.Count > ShownMost ? $"\n\nand {parts.Count - ShownMost} more: tipoff alert list" : ""), parts);
    }

    /// <summary>Parts written out in one message; the rest is counted.</summary>
    const int ShownMost = 20;
}

/// <summary>One notice within a message.</summary>
public sealed record MessagePart(string Notice, string Incident, string Rule, string Kind, AlertSeverity Severity, string Title, string Text);
