using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The official lines of all teams of a date, in one request.</summary>
/// <remarks>The first source of team lines. Its minutes are the sum of the players' whole minutes, not the length of the game.</remarks>
public sealed class NbaStatsTeamGamelog : Endpoint
{
    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "The official line of every team that played on a date";

    public override string Targets => RequestTargets.FinishedDates;

    public override string Path(Target target) => GameLogPath.Of("T", target);

    public override IReadOnlyList<Type> Lands => [typeof(NbacTeamBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<Type> After => [typeof(NbaCdnSchedule), typeof(NbaStatsSchedule)];

    public override void Parse(Document document, Landing landing) => GameLogRows.Teams(document, landing, "LeagueGameLog");
}
