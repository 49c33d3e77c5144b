namespace Tipoff.Nba.Monitoring;

/// <summary>What the service promises, each counted from its own history.</summary>
public static class ServiceLevels
{
    /// <summary>Minutes between two looks of the watcher.</summary>
    public const int LookMinutes = 30;

    /// <summary>Minutes after the full and the half hour at which it looks: between the passes that heal.</summary>
    public const int LookOffset = 15;

    public static IReadOnlyList<ServiceLevel> All { get; } = [.. DataLevels.All, .. ModelLevels.All, .. OperationLevels.All];
}
