using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli;

/// <summary>A line of the dashboard.</summary>
/// <param name="Status">healthy, warning or critical.</param>
/// <param name="Since">When it began, or null.</param>
/// <param name="Fix">The command that mends it, or tells more.</param>
sealed record DashItem(string Panel, string Name, string Status, string Value, string? Since, string Why, string Fix)
{
    public Health Health => Enum.Parse<Health>(Status, ignoreCase: true);
}

/// <summary>What every form of the dashboard shows: worst news first, within it in the order of the signs.</summary>
sealed record DashView(string Mode, DateTimeOffset At, IReadOnlyList<DashItem> Items)
{
    /// <summary>Modes by their words; the first letter of each is enough.</summary>
    public static IReadOnlyDictionary<string, Func<Sign, bool>> Modes { get; } = new Dictionary<string, Func<Sign, bool>>
    {
        ["quick"] = sign => sign.IsQuick,
        ["full"] = _ => true,
        ["pipeline"] = sign => sign.Panel == "pipeline",
        ["validation"] = sign => sign.Panel == "validation",
        ["workflows"] = sign => sign.Panel == "workflows",
        ["backfill"] = sign => sign.Panel == "backfill",
        ["errors"] = sign => sign.Panel == "errors",
        ["models"] = sign => sign.Panel == "models",
        [Actions] = _ => true,
    };

    /// <summary>Only what somebody has to do.</summary>
    const string Actions = "actions";

    public Health Health => Items.Select(item => item.Health).DefaultIfEmpty(Health.Healthy).Max();

    /// <summary>Asks everything in one statement.</summary>
    public static DashView Of(string mode, DateTimeOffset now, Func<string, QueryResult> query)
    {
        var today = Eastern.DateOf(now);
        List<Sign> signs = [.. Signs.All.Where(Modes[mode])];
        var items = query(Sign.All(signs, now, today)).Rows.Zip(signs, (row, sign) => new DashItem(
            sign.Panel, sign.Name, row[1]!.ToString()!, row[2]?.ToString() ?? "nothing yet", row[3]?.ToString(), row[4]?.ToString() ?? "",
            sign.Command(today, row[3]?.ToString())));
        return new DashView(mode, now, [.. items.Where(item => mode != Actions || item.Health != Health.Healthy).OrderByDescending(item => item.Health)]);
    }
}
