using Tipoff.Engine.Health;
using Tipoff.Nba.Raw.Decisions;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba;

/// <summary>Which tables play which part before a backfill.</summary>
public static class BackfillScope
{
    public static readonly PreflightScope Preflight = new()
    {
        Calendar = typeof(Games),
        CalendarSource = typeof(NbacSchedule),
        UnitNoun = "games",
        Registry = typeof(Players),
        RegistryNoun = "players",
        UnresolvedSql = "select count(*) from reference.unresolved_names where state = 'pending' or (state = 'snoozed' and snoozed_until <= cast(@now as date))",
        UnresolvedCommand = "tipoff player unresolved",
        Sources = [.. CompletenessLayers.All.Where(layer => layer.Name is "L1" or "L2")],
        FirstLayer = "analytics",
        SecondLayer = "precompute",
        Entered = [typeof(PlayerAliasDecisions)],
    };
}
