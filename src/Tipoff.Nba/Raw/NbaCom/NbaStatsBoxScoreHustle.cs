using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The box score of hustle, counted since the playoffs of 2016.</summary>
public sealed class NbaStatsBoxScoreHustle : NbaStatsBoxScore
{
    public override string Summary => "Contested shots, deflections, screen assists, loose balls, box-outs";

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerHustleBoxscores), typeof(NbacTeamHustleBoxscores)];

    public override string Path(Target target) => $"stats/hustlestatsboxscore?GameID={target["game_id"]}";

    public override void Parse(Document document, Landing landing)
    {
        var game = BoxScoreBody.GameOf(document.Target);
        foreach (var player in StatsTables.Rows(document, "PlayerStats"))
        {
            BoxScoreBody.RequireGame(player, game);
            // A player who did not appear has no minutes.
            if (PrintedMeasures.Seconds(player, "MINUTES") is { } seconds && (seconds > 0 || player.TextOrNull("COMMENT") is null))
                landing.Add(PlayerRow(player, game, seconds));
        }

        foreach (var team in StatsTables.Rows(document, "TeamStats"))
        {
            BoxScoreBody.RequireGame(team, game);
            landing.Add(TeamRow(team, game));
        }
    }

    static NbacPlayerHustleBoxscores.Row PlayerRow(Fields player, BoxScoreBody.Match game, int seconds)
    {
        var name = player.Text("PLAYER_NAME");
        return new NbacPlayerHustleBoxscores.Row(
            game.Id.Text,
            player.Int("PLAYER_ID"),
            game.Date,
            game.Id.SeasonYear,
            game.Id.SeasonType,
            name,
            PlayerLookup.Of(name),
            BoxScoreBody.AbbrOf(player),
            player.TextOrNull("START_POSITION"),
            seconds,
            player.IntOrNull("PTS"),
            player.IntOrNull("CONTESTED_SHOTS"),
            player.IntOrNull("CONTESTED_SHOTS_2PT"),
            player.IntOrNull("CONTESTED_SHOTS_3PT"),
            player.IntOrNull("DEFLECTIONS"),
            player.IntOrNull("CHARGES_DRAWN"),
            player.IntOrNull("SCREEN_ASSISTS"),
            player.IntOrNull("SCREEN_AST_PTS"),
            player.IntOrNull("OFF_LOOSE_BALLS_RECOVERED"),
            player.IntOrNull("DEF_LOOSE_BALLS_RECOVERED"),
            player.IntOrNull("LOOSE_BALLS_RECOVERED"),
            player.IntOrNull("OFF_BOXOUTS"),
            player.IntOrNull("DEF_BOXOUTS"),
            player.IntOrNull("BOX_OUT_PLAYER_TEAM_REBS"),
            player.IntOrNull("BOX_OUT_PLAYER_REBS"),
            player.IntOrNull("BOX_OUTS"));
    }

    static NbacTeamHustleBoxscores.Row TeamRow(Fields team, BoxScoreBody.Match game) => new(
        game.Id.Text,
        BoxScoreBody.AbbrOf(team),
        game.Date,
        game.Id.SeasonYear,
        game.Id.SeasonType,
        PrintedMeasures.Seconds(team, "MINUTES") ?? throw new RefusedBody($"no statistics of {BoxScoreBody.AbbrOf(team)}: the game was not played"),
        team.IntOrNull("PTS"),
        team.IntOrNull("CONTESTED_SHOTS"),
        team.IntOrNull("CONTESTED_SHOTS_2PT"),
        team.IntOrNull("CONTESTED_SHOTS_3PT"),
        team.IntOrNull("DEFLECTIONS"),
        team.IntOrNull("CHARGES_DRAWN"),
        team.IntOrNull("SCREEN_ASSISTS"),
        team.IntOrNull("SCREEN_AST_PTS"),
        team.IntOrNull("OFF_LOOSE_BALLS_RECOVERED"),
        team.IntOrNull("DEF_LOOSE_BALLS_RECOVERED"),
        team.IntOrNull("LOOSE_BALLS_RECOVERED"),
        team.IntOrNull("OFF_BOXOUTS"),
        team.IntOrNull("DEF_BOXOUTS"),
        team.IntOrNull("BOX_OUT_PLAYER_TEAM_REBS"),
        team.IntOrNull("BOX_OUT_PLAYER_REBS"),
        team.IntOrNull("BOX_OUTS"));
}
