using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The schedule of any season from the statistics service.</summary>
/// <remarks>
/// The first source of seasons that are over. Of the current season it is the second opinion, taken once a day: it needs no rank as a
/// fallback, for a schedule's feed is part of its key and the live file is read before it.
/// </remarks>
public sealed class NbaStatsSchedule : Endpoint
{
    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "The whole schedule of a season: tip-offs, venues, postponements";

    public override string Targets => RequestTargets.Seasons;

    public override string Path(Target target) => $"stats/scheduleleaguev2int?LeagueID=00&Season={target["season"]}";

    public override IReadOnlyList<Type> Lands => [typeof(NbacSchedule)];

    public override IReadOnlyList<string> Slice => ["season_year"];

    public override TimeSpan? Cadence => TimeSpan.FromDays(1);

    public override void Parse(Document document, Landing landing) => ScheduleRows.Add(document, landing);
}
