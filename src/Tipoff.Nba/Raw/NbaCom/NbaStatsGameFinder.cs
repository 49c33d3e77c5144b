using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The lines of all teams of a date as the service's search finds them.</summary>
/// <remarks>
/// The same official lines as the log, column for column and to the same oddities, asked by date without a season: so they land in the same
/// table, as the log's second source, and need none of their own.
/// </remarks>
public sealed class NbaStatsGameFinder : Endpoint
{
    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "The official line of every team that played on a date, by search";

    public override string Targets => RequestTargets.FinishedDates;

    public override string Path(Target target)
    {
        var date = target.Date("game_date").ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        return $"stats/leaguegamefinder?DateFrom={date}&DateTo={date}&LeagueID=00&PlayerOrTeam=T";
    }

    public override IReadOnlyList<Type> Lands => [typeof(NbacTeamBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override Type? FallbackFor => typeof(NbaStatsTeamGamelog);

    public override void Parse(Document document, Landing landing) => GameLogRows.Teams(document, landing, "LeagueGameFinderResults");
}
