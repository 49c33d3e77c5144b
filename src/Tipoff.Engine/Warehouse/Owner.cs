using System.Diagnostics;
using System.Text.Json;

namespace Tipoff.Engine.Warehouse;

/// <summary>Who holds the warehouse file now: written beside it, so that a second writer can be told.</summary>
public sealed record Owner(int ProcessId, string Command, DateTimeOffset Since)
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

    internal static void Write(Workspace workspace, string command, DateTimeOffset now) =>
        File.WriteAllText(FileOf(workspace), JsonSerializer.Serialize(new Owner(Environment.ProcessId, command, now), JsonSerializerOptions.Web));

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
