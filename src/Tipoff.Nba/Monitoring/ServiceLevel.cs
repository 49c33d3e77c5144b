using Tipoff.Engine.Health;

namespace Tipoff.Nba.Monitoring;

/// <summary>One promise of the service: what is counted each day, and how much of it must be good.</summary>
/// <remarks>Stored days keep the meaning that they were counted with: a level that comes to count something else gets another name.</remarks>
/// <param name="Room">What it is a promise of: data, model or operations.</param>
/// <param name="Measures">What is counted, as the end of a sentence such as "97 % of …".</param>
/// <param name="Unit">One of the total for a share; for a rate its unit, such as points.</param>
/// <param name="Target">A share from 0 to 1, or a rate.</param>
/// <param name="Fix">The command that tells why, or mends it; <c>@since</c> stands for the first day of the trouble, <c>@today</c> for the date.</param>
/// <param name="Days">
/// One SELECT with a row for each day on which anything was counted: <c>day</c>, <c>good</c>, <c>total</c>. In it <c>@from</c> and <c>@to</c> are the first
/// and last day asked for, <c>@now</c> is the moment, and <c>@due</c> the first game date of which not everything has to be there yet.
/// </param>
public sealed record ServiceLevel(string Room, string Name, string Measures, string Unit, double Target, string Fix, string Days)
{
    public Demand Demand { get; init; } = Demand.Share;

    /// <summary>The date in New York of a moment.</summary>
    internal static string DayOf(string moment) => $"cast({moment} at time zone 'America/New_York' as date)";

    /// <summary>The days of several levels in one statement: name, day, good, total; only days with anything.</summary>
    public static string All(IEnumerable<ServiceLevel> levels, DateOnly from, DateOnly to, DateTimeOffset now) =>
        string.Join("\nunion all\n", levels.Select(level => $"select '{level.Name}' as name, day, cast(good as double precision) as good, cast(total as double precision) as total from ({level.DaysOn(from, to, now)}) days where total > 0"))
        + "\norder by name, day";

    /// <summary>The command as it is to be typed.</summary>
    /// <param name="since">The first day of the trouble; null when there is none.</param>
    public string Command(DateOnly today, DateOnly? since) =>
        Fix.Replace("@today", FormattableString.Invariant($"{today:yyyy-MM-dd}"), StringComparison.Ordinal).Replace("@since", FormattableString.Invariant($"{since ?? today:yyyy-MM-dd}"), StringComparison.Ordinal);

    string DaysOn(DateOnly from, DateOnly to, DateTimeOffset now) =>
        Sign.On(Days, now, Domain.Eastern.DateOf(now))
            .Replace("@from", FormattableString.Invariant($"date '{from:yyyy-MM-dd}'"), StringComparison.Ordinal)
            .Replace("@to", FormattableString.Invariant($"date '{to:yyyy-MM-dd}'"), StringComparison.Ordinal);
}
