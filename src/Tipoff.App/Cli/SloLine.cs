using System.Globalization;
using Tipoff.Engine.Health;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Cli;

/// <summary>One service level as it is shown.</summary>
sealed record SloLine(ServiceLevel Level, Attainment Attainment, DateOnly Today)
{
    public const string Healthy = "healthy", Warning = "warning", Critical = "critical";

    /// <summary>Nothing was counted: that is not success.</summary>
    public const string NoData = "no data";

    public string Status => Attainment.IsMet switch
    {
        null => NoData,
        false => Critical,
        _ => Attainment.IsBurningFast ? Warning : Healthy,
    };

    public string Value => Attainment.Value is { } value ? Text(value) : NoData;

    /// <summary>The target in words.</summary>
    public string Wanted => Level.Demand switch { Demand.Share => $"of {Text(Level.Target)}", Demand.AtMost => $"at most {Text(Level.Target)}", _ => $"at least {Text(Level.Target)}" };

    /// <summary>Since when it is below its target, day by day; null when its latest day was not.</summary>
    public DateOnly? Since => Status is Critical or Warning ? Attainment.Since : null;

    public string Fix => Level.Command(Today, Attainment.Since);

    public string Why
    {
        get
        {
            if (Attainment.Value is not { } value)
                return $"nothing was counted: {Level.Measures}";
            var counted = Level.Demand == Demand.Share
                ? $"{Number(Attainment.Good)} of {Number(Attainment.Total)} {Level.Measures}"
                : $"{Text(value)} {Level.Measures}";
            return Status == Warning ? $"{counted}; its last day spent the budget {Number(Attainment.DayBurn!.Value)} times as fast as it lasts" : counted;
        }
    }

    /// <summary>What may still go wrong, or how far a rate may still move.</summary>
    public string LeftText => (Level.Demand, Attainment.Left, Attainment.LeftShare) switch
    {
        (Demand.Share, { } left, { } share) => $"{Number(Math.Round(100 * share))} % ({Number(Math.Round(left, 1))} {Level.Unit})",
        (_, { } left, _) => Text(left),
        _ => "none",
    };

    public object Json => new
    {
        name = Level.Name,
        status = Status,
        value = Value,
        since = Since,
        why = Why,
        fix = Fix,
        room = Level.Room,
        attained = Rounded(Attainment.Value),
        target = Level.Target,
        demand = Level.Demand,
        unit = Level.Unit,
        good = Rounded(Attainment.Good),
        total = Rounded(Attainment.Total),
        budgetLeft = new { share = Rounded(Attainment.LeftShare), amount = Rounded(Attainment.Left) },
        burn = new { window = Rounded(Attainment.Burn), lastDay = Rounded(Attainment.DayBurn) },
        days = Attainment.Days.Select(day => new { day = day.Day, good = Rounded(day.Good), total = Rounded(day.Total), attained = Rounded(day.Value) }),
    };

    /// <summary>One missed level makes the whole unhealthy; levels without data count only when no level has any.</summary>
    public static string Worst(IEnumerable<SloLine> lines)
    {
        var statuses = lines.Select(line => line.Status).ToHashSet();
        return new[] { Critical, Warning, Healthy }.FirstOrDefault(statuses.Contains) ?? NoData;
    }

    /// <summary>A share or a rate with its unit. A share is cut, not rounded: what was missed never reads as reached.</summary>
    public string Text(double value) => Level.Demand == Demand.Share
        ? $"{(Math.Floor(Math.Round(value * 1000, 6)) / 10).ToString("0.0", CultureInfo.InvariantCulture)} %"
        : $"{value.ToString(value >= 100 ? "N0" : "0.00", CultureInfo.InvariantCulture)} {Level.Unit}";

    static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 6) : null;
}
