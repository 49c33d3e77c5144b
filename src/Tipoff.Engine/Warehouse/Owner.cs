using System.Diagnostics;
using System.Text.Json;

namespace Tipoff.Engine.Warehouse;

/// <summary>Who holds the warehouse file now: written beside it, so that a second writer can be told.</summary>
/// <param name="BeatAt">When it last said that it lives; null for a command that ends by itself.</param>
/// <param name="Doing">What it is working on.</param>
/// <param name="IsReading">Whether it only reads, and is gone in a moment.</param>
public sealed record Owner(int ProcessId, string Command, DateTimeOffset Since, DateTimeOffset? BeatAt = null, string? Doing = null, bool IsReading = false)
{
    /// <summary>How long a command waits for one that only reads. Five seconds: the slowest look at ten seasons takes two.</summary>
    static readonly TimeSpan ReaderMost = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks whether it is gone.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How long for one that has not said yet who it is.</summary>
    static readonly TimeSpan UnknownMost = TimeSpan.FromSeconds(1);

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

    /// <summary>Whether whoever holds the warehouse is likely to let go of it, and <paramref name="waited"/> is not long yet.</summary>
    internal static bool IsWorthWaiting(Workspace workspace, TimeSpan waited) =>
        Read(workspace) is { } owner ? owner.IsReading && waited < ReaderMost : waited < UnknownMost;

    /// <summary>The refusal for a second writer.</summary>
    public static Problem Held(Workspace workspace)
    {
        var owner = Read(workspace);
        var holder = owner is null ? "another process" : $"`{owner.Command}` (process {owner.ProcessId}, since {owner.Since:u})";
        return new Problem(
            $"the warehouse {workspace.WarehouseFile} is held",
            $"{holder} {(owner is { IsReading: true } ? "reads it by itself" : "writes to it")}, and only one process can hold it",
            "Wait for it to end, or read through it with `tipoff sql`")
        { Exit = Exit.TryLater };
    }

    internal static void Write(Workspace workspace, string command, DateTimeOffset now, bool isReading) =>
        Write(workspace, new Owner(Environment.ProcessId, command, now, IsReading: isReading));

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
