using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The official lines of all players of a date, in one request.</summary>
/// <remarks>The first source of player lines: one request a date, and the form that the archives have. It knows whole minutes only.</remarks>
public sealed class NbaStatsPlayerGamelog : Endpoint
{
    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "The official line of every player who appeared on a date";

    public override string Targets => RequestTargets.FinishedDates;

    public override string Path(Target target) => GameLogPath.Of("P", target);

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<Type> After => [typeof(NbaCdnSchedule), typeof(NbaStatsSchedule)];

    public override void Parse(Document document, Landing landing) => GameLogRows.Players(document, landing);
}

/// <summary>The request of the official log; the service wants its parameters in this order.</summary>
static class GameLogPath
{
    public static string Of(string playerOrTeam, Target target) =>
        $"stats/leaguegamelog?Counter=1000&DateFrom={target["game_date"]}&DateTo={target["game_date"]}&Direction=DESC&LeagueID=00"
        + $"&PlayerOrTeam={playerOrTeam}&Season={target["season"]}&SeasonType={target["season_type"].Replace(' ', '+')}&Sorter=DATE";
}
