using Tipoff.Engine.Alerts;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Dashboards;

/// <summary>A line of the dashboard.</summary>
/// <param name="Status">healthy, warning or critical.</param>
/// <param name="Since">When it began, or null.</param>
/// <param name="Fix">The command that mends it, or tells more.</param>
sealed record DashItem(string Panel, string Name, string Status, string Value, string? Since, string Why, string Fix)
{
    public Health Health => Enum.Parse<Health>(Status, ignoreCase: true);
}

/// <summary>What every form of the dashboard shows: worst news first, within it in the order of the signs.</summary>
/// <param name="Signs">Signs that were looked at, whether shown or not.</param>
/// <param name="Incidents">Those that people were told of and that are not over, worst and oldest first.</param>
sealed record DashView(string Mode, DateTimeOffset At, IReadOnlyList<DashItem> Items, int Signs, IReadOnlyList<Incident> Incidents)
{
    /// <summary>Modes by their words; the first letter of each is enough.</summary>
    public static IReadOnlyDictionary<string, Func<Sign, bool>> Modes { get; } = new Dictionary<string, Func<Sign, bool>>
    {
        [Quick] = sign => sign.IsQuick,
        [Full] = _ => true,
        ["pipeline"] = sign => sign.Panel == "pipeline",
        ["validation"] = sign => sign.Panel == "validation",
        ["workflows"] = sign => sign.Panel == "workflows",
        ["backfill"] = sign => sign.Panel == "backfill",
        ["errors"] = sign => sign.Panel == "errors",
        ["models"] = sign => sign.Panel == "models",
        [Actions] = _ => true,
    };

    /// <summary>The few signs that are looked at in a second.</summary>
    public const string Quick = "quick";

    /// <summary>Everything, in its panels.</summary>
    public const string Full = "full";

    /// <summary>Only what somebody has to do.</summary>
    public const string Actions = "actions";

    public Health Health => Items.Select(item => item.Health).DefaultIfEmpty(Health.Healthy).Max();

    /// <summary>How many signs are well.</summary>
    public int Well => Signs - Items.Count(item => item.Health != Health.Healthy);

    /// <summary>Panels with their lines, the worst first.</summary>
    public IEnumerable<IGrouping<string, DashItem>> Panels => Items.GroupBy(item => item.Panel).OrderByDescending(panel => panel.Max(item => item.Health));

    /// <summary>Asks all signs in one statement.</summary>
    public static DashView Of(string mode, DateTimeOffset now, Func<string, QueryResult> query)
    {
        var today = Eastern.DateOf(now);
        List<Sign> signs = [.. Nba.Monitoring.Signs.All.Where(Modes[mode])];
        var items = query(Sign.All(signs, now, today)).Rows.Zip(signs, (row, sign) => new DashItem(
            sign.Panel, sign.Name, row[1]!.ToString()!, row[2]?.ToString() ?? "nothing yet", row[3]?.ToString(), row[4]?.ToString() ?? "",
            sign.Command(today, row[3]?.ToString())));
        return new DashView(mode, now, [.. items.Where(item => mode != Actions || item.Health != Health.Healthy).OrderByDescending(item => item.Health)], signs.Count, Told(query));
    }

    /// <summary>When an incident began: a date alone where no more is known, the minute in New York otherwise.</summary>
    public static string Since(Incident incident) => incident.Since.UtcDateTime.TimeOfDay == TimeSpan.Zero
        ? $"{incident.Since.UtcDateTime:yyyy-MM-dd}"
        : $"{Eastern.WallClock(incident.Since):yyyy-MM-dd HH:mm} ET";

    static IReadOnlyList<Incident> Told(Func<string, QueryResult> query) =>
        [.. query(AlertLog.OpenQuery).Rows.Select(AlertLog.From).Where(incident => incident.State == AlertState.Alerting)];
}
