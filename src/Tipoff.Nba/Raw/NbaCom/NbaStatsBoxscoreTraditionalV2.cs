using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The traditional box of one game in the service's older form.</summary>
/// <remarks>The last source of player and team lines. It does not say which team is at home: the schedule does, in the request.</remarks>
public sealed class NbaStatsBoxscoreTraditionalV2 : Endpoint
{
    const int Teams = 2;

    static readonly NbaStats Stats = new();

    public override Site Site => Stats;

    public override string Summary => "The traditional box of one game, in the older form";

    public override string Targets => RequestTargets.FinishedGames;

    public override string Path(Target target) =>
        $"stats/boxscoretraditionalv2?GameID={target["game_id"]}&StartPeriod=0&EndPeriod=10&StartRange=0&EndRange=28800&RangeType=0";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerBoxscores), typeof(NbacTeamBoxscores)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override Type? FallbackFor => typeof(NbaStatsBoxscoreTraditionalV3);

    public override void Parse(Document document, Landing landing)
    {
        var players = StatsTables.Rows(document, "PlayerStats");
        var lines = StatsTables.Rows(document, "TeamStats");
        if (lines.Count != Teams)
            throw new RefusedBody($"a box with {lines.Count} teams");

        var homeAbbr = document.Target["home_team_abbr"];
        var teams = lines.Select(line => Team(line, players, homeAbbr)).OrderByDescending(team => team.IsHome).ToList();
        if (teams is not [{ IsHome: true } home, { IsHome: false } away])
            throw new RefusedBody($"a box of {string.Join(" and ", teams.Select(team => team.Abbr))}, asked for a game at {homeAbbr}");

        BoxRows.Add(landing, lines[0].Game("GAME_ID").Asked(document), document.Target.Date("game_date"), home, away, document.Feed);
    }

    static BoxTeam Team(Fields line, IReadOnlyList<Fields> players, string homeAbbr)
    {
        var (id, abbr) = (line.Int("TEAM_ID"), line.TeamAbbr("TEAM_ID", "TEAM_ABBREVIATION"));
        return new BoxTeam(abbr, abbr == homeAbbr, StatLine.OfTable(line, "TO"), [.. players.Where(player => player.Int("TEAM_ID") == id).Select(Player)]);
    }

    static BoxPlayer Player(Fields player) => new(
        player.Int("PLAYER_ID"),
        player.Text("PLAYER_NAME"),
        player.TextOrNull("MIN") is null ? null : player.Seconds("MIN"),
        () => StatLine.OfTable(player, "TO"));
}
