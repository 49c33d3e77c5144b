using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The traditional box of one game from the statistics service.</summary>
/// <remarks>The third source of player and team lines, for games of which the live file is gone. Players who did not appear have no minutes.</remarks>
public sealed class NbaStatsBoxscoreTraditionalV3 : Endpoint
{
    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "The traditional box of one game, with seconds on court";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target) =>
        $"stats/boxscoretraditionalv3?GameID={target["game_id"]}&StartPeriod=0&EndPeriod=10&StartRange=0&EndRange=28800&RangeType=0";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerBoxscores), typeof(NbacTeamBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override Type? FallbackFor => typeof(NbaCdnBoxscore);

    public override void Parse(Document document, Landing landing)
    {
        var box = document.Json.Child("boxScoreTraditional");
        var game = box.Game("gameId").Asked(document);
        var (home, away) = (Team(box.Child("homeTeam"), isHome: true), Team(box.Child("awayTeam"), isHome: false));
        BoxRows.Add(landing, game, document.Target.Date("game_date"), home, away, document.Feed);
    }

    static BoxTeam Team(Fields team, bool isHome) => new(
        team.TeamAbbr("teamId", "teamTricode"),
        isHome,
        StatLine.OfStatistics(team.Child("statistics")),
        [.. team.Items("players").Select(Player)]);

    static BoxPlayer Player(Fields player)
    {
        var statistics = player.Child("statistics");
        var name = $"{player.TextOrNull("firstName")} {player.TextOrNull("familyName")}".Trim();
        return new BoxPlayer(player.Int("personId"), name, statistics.TextOrNull("minutes") is null ? null : statistics.Seconds("minutes"), () => StatLine.OfStatistics(statistics));
    }
}
