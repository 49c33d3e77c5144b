using Tipoff.Engine;
using Tipoff.Engine.Alerts;

namespace Tipoff.App.Day;

/// <summary>Room on the disk that the workspace lies on.</summary>
static class Disk
{
    public const string Rule = "disk";

    /// <summary>Gigabytes below which a night may not fit any more: a season of payloads and its warehouse grow by about two.</summary>
    const double WarningGigabytes = 2;

    /// <summary>Gigabytes below which the next statement may fail.</summary>
    const double CriticalGigabytes = 0.5;

    public static IEnumerable<Finding> Look(Workspace workspace) => Look(workspace, new DriveInfo(workspace.Data).AvailableFreeSpace / 1e9);

    /// <param name="free">Gigabytes.</param>
    internal static IEnumerable<Finding> Look(Workspace workspace, double free)
    {
        if (free < WarningGigabytes)
        {
            yield return new Finding(
                Rule, "data", free < CriticalGigabytes ? AlertSeverity.Critical : AlertSeverity.Warning,
                FormattableString.Invariant($"{free:0.0} GB are free where the workspace lies, expected {WarningGigabytes:0}"), "tipoff doctor", "disk-full");
        }
    }
}
