using System.Diagnostics;
using System.Text.Json;

namespace Tipoff.Engine.Warehouse;

/// <summary>Who holds the warehouse file now: written beside it, so that a second writer can be told.</summary>
/// <param name="BeatAt">When it last said that it lives; null for a command that ends by itself.</param>
/// <param name="Doing">What it is working on.</param>
public sealed record Owner(int ProcessId, string Command, DateTimeOffset Since, DateTimeOffset? BeatAt = null, string? Doing = null)
{
    static string FileOf(Workspace workspace) => Path.Combine(workspace.Data, "owner.json");

    /// <summary>The living holder, or null when the file was left behind by a process that is gone.</summary>
    public static Owner? Read(Workspace workspace)
    {
        try
        {
            var owner = JsonSerializer.Deserialize<Owner>(File.ReadAllText(FileOf(workspace)), JsonSerializerOptions.Web);
            return owner is not null && IsAlive(owner.ProcessId) ? owner : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The refusal for a second writer.</summary>
    public static Problem Held(Workspace workspace)
    {
        var owner = Read(workspace);
        var holder = owner is null ? "another process" : $"`{owner.Command}` (process {owner.ProcessId}, since {owner.Since:u})";
        return new Problem(
            $"the warehouse {workspace.WarehouseFile} is held",
            $"{holder} writes to it, and only one process can",
            "Wait for it to end, or read through it with `tipoff sql`")
        { Exit = Exit.TryLater };
    }

    internal static void Write(Workspace workspace, string command, DateTimeOffset now) => Write(workspace, new Owner(Environment.ProcessId, command, now));

    /// <summary>By a second file, so that nobody ever reads half a sentence.</summary>
    static void Write(Workspace workspace, Owner owner)
    {
        var aside = $"{FileOf(workspace)}.{Environment.ProcessId}";
        File.WriteAllText(aside, JsonSerializer.Serialize(owner, JsonSerializerOptions.Web));
        File.Move(aside, FileOf(workspace), overwrite: true);
    }

    /// <summary>Says that this process, which holds the workspace, lives.</summary>
    public static void Beat(Workspace workspace, DateTimeOffset now, string? doing)
    {
        if (Read(workspace) is { } own && own.ProcessId == Environment.ProcessId)
            Write(workspace, own with { BeatAt = now, Doing = doing });
    }

    internal static void Clear(Workspace workspace) => File.Delete(FileOf(workspace));

    static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
