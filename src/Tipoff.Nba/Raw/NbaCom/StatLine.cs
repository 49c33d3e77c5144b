using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The counts of a player or a team in one game, whichever of the league's spellings they came in.</summary>
sealed record StatLine(
    int Points,
    int? FgMakes,
    int? FgAttempts,
    int? ThreePtMakes,
    int? ThreePtAttempts,
    int? FtMakes,
    int? FtAttempts,
    int? OffensiveRebounds,
    int? DefensiveRebounds,
    int Rebounds,
    int Assists,
    int Steals,
    int Blocks,
    int Turnovers,
    int? PersonalFouls,
    int? PlusMinus)
{
    /// <summary>Reads the columns of the statistics service's tables, which call turnovers TOV in logs and TO in boxes.</summary>
    public static StatLine OfTable(Fields row, string turnovers) => new(
        row.Int("PTS"),
        row.IntOrNull("FGM"),
        row.IntOrNull("FGA"),
        row.IntOrNull("FG3M"),
        row.IntOrNull("FG3A"),
        row.IntOrNull("FTM"),
        row.IntOrNull("FTA"),
        row.IntOrNull("OREB"),
        row.IntOrNull("DREB"),
        row.Int("REB"),
        row.Int("AST"),
        row.Int("STL"),
        row.Int("BLK"),
        row.Int(turnovers),
        row.IntOrNull("PF"),
        // A team's is a fifth of its players' sum, which is off in a few games: -27.6 where the game was lost by 27.
        row.DecimalOrNull("PLUS_MINUS") is { } margin ? (int)Math.Round(margin, MidpointRounding.ToEven) : null);

    /// <summary>Reads a <c>statistics</c> object of the live files and of the third version of the boxes.</summary>
    /// <param name="rebounds">Field with the rebounds of players alone, which is what the official log counts for teams too.</param>
    /// <param name="plusMinus">Null: read from the object.</param>
    public static StatLine OfStatistics(Fields statistics, string rebounds = "reboundsTotal", int? plusMinus = null) => new(
        statistics.Int("points"),
        statistics.IntOrNull("fieldGoalsMade"),
        statistics.IntOrNull("fieldGoalsAttempted"),
        statistics.IntOrNull("threePointersMade"),
        statistics.IntOrNull("threePointersAttempted"),
        statistics.IntOrNull("freeThrowsMade"),
        statistics.IntOrNull("freeThrowsAttempted"),
        statistics.IntOrNull("reboundsOffensive"),
        statistics.IntOrNull("reboundsDefensive"),
        statistics.Int(rebounds),
        statistics.Int("assists"),
        statistics.Int("steals"),
        statistics.Int("blocks"),
        statistics.Int("turnovers"),
        statistics.IntOrNull("foulsPersonal"),
        plusMinus ?? statistics.IntOrNull("plusMinusPoints"));
}

/// <summary>One team's side of one finished game: what all rows of its box share.</summary>
sealed record GameSide(GameId Game, DateOnly Date, string TeamAbbr, string OpponentTeamAbbr, bool IsHome, bool IsWin, string Feed)
{
    public NbacPlayerBoxscores.Row Player(int playerId, string name, int minutes, int? seconds, StatLine line) => new(
        Game.Text,
        playerId,
        Date,
        Game.SeasonYear,
        Game.SeasonType,
        name,
        PlayerLookup.Of(name),
        TeamAbbr,
        OpponentTeamAbbr,
        IsHome,
        IsWin,
        minutes,
        line.Points,
        line.FgMakes,
        line.FgAttempts,
        line.ThreePtMakes,
        line.ThreePtAttempts,
        line.FtMakes,
        line.FtAttempts,
        line.OffensiveRebounds,
        line.DefensiveRebounds,
        line.Rebounds,
        line.Assists,
        line.Steals,
        line.Blocks,
        line.Turnovers,
        line.PersonalFouls,
        line.PlusMinus,
        seconds,
        Feed);

    public NbacTeamBoxscores.Row Team(int? minutes, StatLine line) => new(
        Game.Text,
        TeamAbbr,
        Date,
        Game.SeasonYear,
        Game.SeasonType,
        OpponentTeamAbbr,
        IsHome,
        IsWin,
        minutes,
        line.Points,
        line.FgMakes,
        line.FgAttempts,
        line.ThreePtMakes,
        line.ThreePtAttempts,
        line.FtMakes,
        line.FtAttempts,
        line.OffensiveRebounds,
        line.DefensiveRebounds,
        line.Rebounds,
        line.Assists,
        line.Steals,
        line.Blocks,
        line.Turnovers,
        line.PersonalFouls,
        line.PlusMinus,
        Feed);
}
