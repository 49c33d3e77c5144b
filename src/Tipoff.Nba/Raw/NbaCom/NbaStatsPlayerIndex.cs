using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The league's index of players of a season.</summary>
public sealed class NbaStatsPlayerIndex : Endpoint
{
    public override Site Site => new NbaStats();

    public override string Summary => "All players of a season: team, position, measures, draft";

    public override string Targets => RequestTargets.Seasons;

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerList)];

    public override IReadOnlyList<string> Slice => ["season_year"];

    public override TimeSpan? Cadence => TimeSpan.FromDays(1);

    public override int BytesMin => 200;

    public override string Path(Target target) =>
        "stats/playerindex?Active=&AllStar=&College=&Country=&DraftPick=&DraftRound=&DraftYear=&Height=&Historical=0&LeagueID=00&PlayerPosition="
        + $"&Season={target["season"]}&SeasonType=Regular+Season&TeamID=0&Weight=";

    public override void Parse(Document document, Landing landing)
    {
        var season = document.Target.Int("season_year");
        foreach (var player in StatsTables.Rows(document, "PlayerIndex"))
        {
            var name = string.Join(' ', new[] { player.TextOrNull("PLAYER_FIRST_NAME"), player.Text("PLAYER_LAST_NAME") }.Where(part => part is not null));
            var teamId = player.IntOrNull("TEAM_ID") is { } id and not 0 ? id : (int?)null;
            landing.Add(new NbacPlayerList.Row(
                season,
                player.Int("PERSON_ID"),
                name,
                PlayerLookup.Of(name),
                teamId,
                Team.OfId(teamId)?.Abbr,
                player.TextOrNull("JERSEY_NUMBER"),
                player.TextOrNull("POSITION"),
                PrintedMeasures.Inches(player, "HEIGHT"),
                player.IntOrNull("WEIGHT"),
                player.TextOrNull("COLLEGE"),
                player.TextOrNull("COUNTRY"),
                player.IntOrNull("DRAFT_YEAR"),
                player.IntOrNull("DRAFT_ROUND"),
                player.IntOrNull("DRAFT_NUMBER"),
                player.DecimalOrNull("ROSTER_STATUS") is { } status ? status == 1 : null,
                player.IntOrNull("FROM_YEAR"),
                player.IntOrNull("TO_YEAR"),
                player.DoubleOrNull("PTS"),
                player.DoubleOrNull("REB"),
                player.DoubleOrNull("AST"),
                player.TextOrNull("STATS_TIMEFRAME"),
                document.FetchedAt));
        }
    }
}
