using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The schedule of the season under way, as the league's own pages load it.</summary>
/// <remarks>
/// The file has no season in its name: it is the first source of the current season and of no other. The statistics service gives the
/// same content for every season; both land beside each other, for the feed is part of the key, and the live file is read first.
/// Between seasons the file may still be the old one: such a body is refused rather than written over the new season.
/// </remarks>
public sealed class NbaCdnSchedule : Endpoint
{
    static readonly NbaCdn Cdn = new();

    public override Site Site => Cdn;

    public override string Summary => "The whole schedule of the current season: tip-offs, venues, postponements";

    public override string Targets => RequestTargets.CurrentSeason;

    public override string Path(Target target) => "static/json/staticData/scheduleLeagueV2_1.json";

    public override IReadOnlyList<Type> Lands => [typeof(NbacSchedule)];

    public override IReadOnlyList<string> Slice => ["season_year"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(6);

    public override void Parse(Document document, Landing landing) => ScheduleRows.Add(document, landing);
}
