using System.Collections.Frozen;
using Tipoff.Nba.Analytics;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Precompute;

/// <summary>One input of features: where it comes from, since when it is known, and why it may be missing.</summary>
/// <param name="Sources">The tables that the store reads for it.</param>
/// <param name="Quality">The column of the store that says how good the input is; null where it is there or not and nothing between.</param>
/// <param name="Reasons">Named reasons of a null, as the column <c>missing</c> lists them, with their meaning.</param>
public sealed record InputDeclaration(
    FeatureInput Input, KnownAt KnownAt, IReadOnlyList<Type> Sources, string? Quality, IReadOnlyList<(string Name, string Meaning)> Reasons)
{
    public string Name { get; } = Engine.Tables.Names.Snake(Input.ToString());
}

/// <summary>Every input of the feature store.</summary>
/// <remarks>
/// A reason has one name for one cause, whichever inputs it takes away. A null of whose input no declared reason is listed is an error of
/// the store, and so is a listed reason that no null feature declares.
/// </remarks>
public static class FeatureInputs
{
    static readonly (string, string) Bootstrap = ("bootstrap", "days 0-13 of the season, in which zones and factors are not formed");
    static readonly (string, string) NoGame = ("no_game_this_season", "he has yet to appear this season");
    static readonly (string, string) NoTeamGame = ("no_team_game_this_season", "the team has no box of this season yet");
    static readonly (string, string) NoOpponentGame = ("no_opponent_game_this_season", "the opponent has no box of this season yet");
    static readonly (string, string) FewerThanTwo = ("fewer_than_two_games", "a deviation needs two appearances");
    static readonly (string, string) FewerThanFive = ("fewer_than_five_games", "five appearances are needed");
    static readonly (string, string) FewerThanFiveBoxes = ("fewer_than_five_boxes", "of his last 10 appearances fewer than five have a box");
    static readonly (string, string) FewerThanTen = ("fewer_than_ten_games", "zones need ten appearances");
    static readonly (string, string) NoMinutes = ("no_minutes", "no minute in his last 10 appearances");
    static readonly (string, string) NoWeightedMinutes = ("no_weighted_minutes", "no minute in his last 120 appearances");
    static readonly (string, string) NoScatter = ("no_scatter", "the same points in every game of the season");
    static readonly (string, string) NoAttempts = ("no_attempts_known", "no box of his last 3 appearances has attempts");
    static readonly (string, string) NoFieldGoals = ("no_field_goal_attempts", "no field goal attempt in his last 5 appearances is known");
    static readonly (string, string) NoPoints = ("no_points", "no point in his last 10 appearances");
    static readonly (string, string) NoFouls = ("no_fouls_known", "no box of his last 10 appearances has fouls, or no minute");
    static readonly (string, string) NoPlays = ("no_plays_known", "no plays of his team in his last 3 appearances are known, or no minute of his last 10");
    static readonly (string, string) NoUsage = ("no_usage_known", "his share of the team's plays in his last 10 appearances is not known");
    static readonly (string, string) NoUsageLately = ("no_usage_in_last_7", "his share of the team's plays in the 7 games before is not known");
    static readonly (string, string) NoStarters = ("starters_not_known", "no play-by-play of his last 10 appearances, as in 2018-19");
    static readonly (string, string) NoLineup = ("lineup_not_known", "no source has the starting fives of his team, as in 2018-19");
    static readonly (string, string) NoLineups = ("no_lineups_compared", "no two of its last games in a row have known starting fives");
    static readonly (string, string) NoActivePlayer = ("no_active_player", "nobody of the team's previous game is left");
    static readonly (string, string) NewToTheTeam = ("new_to_the_team", "he has yet to appear for this team");
    static readonly (string, string) FirstOfOpponent = ("first_game_of_the_opponent", "the opponent has yet to play this season");
    static readonly (string, string) FirstOfTeam = ("first_game_of_the_team", "the team has yet to play this season");
    static readonly (string, string) NoVenue = ("venue_not_known", "one of the two venues has no coordinates");
    static readonly (string, string) NoNextGame = ("no_next_game", "no game of the next 14 days was known at the cut-off");
    static readonly (string, string) NoWinShare = ("no_win_share", "one of the two opponents has yet to play this season, or no next game is known");
    static readonly (string, string) NoPace = ("no_pace", "one of the two teams has no box of this season yet");
    static readonly (string, string) NeverMet = ("never_met", "no appearance against this opponent in three years");
    static readonly (string, string) NoZones = ("no_shot_zones", "no source located his shots");
    static readonly (string, string) NoShots = ("no_shots", "he took no shot in his last 10 appearances");
    static readonly (string, string) NoBaskets = ("no_baskets", "no basket in his last 10 appearances of which it is known who prepared it");
    static readonly (string, string) NoLeague = ("no_league_mean", "fewer than ten teams have zones of ten games");
    static readonly (string, string) NoZoneDefense = ("no_zone_defense", "no shot against the opponent was located");
    static readonly (string, string) NoPosition = ("no_position", "no source knows his position");
    static readonly (string, string) NoBirthDate = ("no_birth_date", "no source knows his birth date");
    static readonly (string, string) NotRegistered = ("not_registered", "the registry does not know him");
    static readonly (string, string) NoLastSeason = ("no_game_last_season", "he did not appear last season");
    static readonly (string, string) NoReport = ("no_report", "no injury report on the game was known at the cut-off");
    static readonly (string, string) NoCrew = ("no_crew", "no crew was announced by the cut-off, or it has called fewer than 10 games");
    static readonly (string, string) NoLine = ("no_line", "no quote on his points was known at the cut-off");
    static readonly (string, string) OneBook = ("one_book", "only one book quoted him");
    static readonly (string, string) NoEarlierLine = ("no_earlier_line", "no earlier game of the season had a closing line on him");
    static readonly (string, string) NoEarlierQuote = ("no_earlier_quote", "of the earlier games with one none had a line at its cut-off");
    static readonly (string, string) OnlyPushes = ("only_pushes", "every earlier game with a line ended on it");
    static readonly (string, string) NoGameLine = ("no_game_line", "no source has spread and total of the game");
    static readonly (string, string) NoOpening = ("no_opening_line", "fewer than two dated quotes of a book are held");

    static readonly Type[] Appearances = [typeof(PlayerRunningTotals)];
    static readonly Type[] PlayerContext = [typeof(UpcomingPlayerGameContext)];
    static readonly Type[] TeamContext = [typeof(UpcomingTeamGameContext)];
    static readonly Type[] Factors = [typeof(PlayerCompositeFactors)];
    static readonly Type[] Lines = [typeof(PlayerPointsLines)];

    /// <summary>All inputs, in the order of the enumeration.</summary>
    public static IReadOnlyList<InputDeclaration> All { get; } =
    [
        new(FeatureInput.Schedule, KnownAt.Schedule, PlayerContext, null, []),
        new(FeatureInput.Form, KnownAt.DayBefore, Appearances, "form_quality", [NoGame]),
        new(FeatureInput.Deviation, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, FewerThanTwo, NoMinutes]),
        new(FeatureInput.Standardised, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, FewerThanTwo, NoScatter]),
        new(FeatureInput.Trend, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, FewerThanFive]),
        new(FeatureInput.Rates, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, NoMinutes]),
        new(FeatureInput.Attempts, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, NoAttempts]),
        new(FeatureInput.Plays, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, NoPlays]),
        new(FeatureInput.FreeThrows, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, FewerThanFive, FewerThanFiveBoxes, NoPoints]),
        new(FeatureInput.Fouls, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, NoFouls]),
        new(FeatureInput.Shooting, KnownAt.DayBefore, PlayerContext, "form_quality", [NoGame, FewerThanFive, NoFieldGoals]),
        new(FeatureInput.Weights, KnownAt.DayBefore, Appearances, "form_quality", [NoWeightedMinutes]),
        new(FeatureInput.Role, KnownAt.Report, PlayerContext, null, [NoUsage]),
        new(FeatureInput.Rotation, KnownAt.Report, PlayerContext, null, [NoTeamGame, NoWeightedMinutes, NoActivePlayer]),
        new(FeatureInput.Starts, KnownAt.DayBefore, Appearances, "form_quality", [NoGame, NoStarters]),
        new(FeatureInput.Spell, KnownAt.DayBefore, [typeof(UpcomingPlayerGameContext), typeof(PlayerRunningTotals)], "form_quality", [NoGame, NewToTheTeam]),
        new(FeatureInput.Team, KnownAt.DayBefore, TeamContext, "team_quality", [NoTeamGame]),
        new(FeatureInput.Lineup, KnownAt.DayBefore, TeamContext, "team_quality", [NoTeamGame, NoLineup]),
        new(FeatureInput.LineupChanges, KnownAt.DayBefore, TeamContext, "team_quality", [NoTeamGame, NoLineups]),
        new(FeatureInput.Opponent, KnownAt.DayBefore, TeamContext, "opponent_quality", [NoOpponentGame]),
        new(FeatureInput.Rest, KnownAt.Schedule, PlayerContext, null, [NoGame, FirstOfOpponent]),
        new(FeatureInput.Travel, KnownAt.Schedule, TeamContext, null, [FirstOfTeam, NoVenue]),
        new(FeatureInput.NextGame, KnownAt.Schedule, TeamContext, null, [NoNextGame]),
        new(FeatureInput.LookAhead, KnownAt.DayBefore, TeamContext, null, [NoWinShare]),
        new(FeatureInput.Pace, KnownAt.DayBefore, PlayerContext, "opponent_quality", [NoPace]),
        new(FeatureInput.Matchup, KnownAt.DayBefore, Appearances, "form_quality", [NeverMet]),
        new(FeatureInput.Zones, KnownAt.DayBefore, [typeof(PlayerShotZoneAnalysis)], "zones_quality", [Bootstrap, FewerThanTen, NoZones, NoShots]),
        new(FeatureInput.Creation, KnownAt.DayBefore, [typeof(PlayerShotZoneAnalysis)], "zones_quality", [Bootstrap, FewerThanTen, NoZones, NoBaskets]),
        new(FeatureInput.ZoneDefense, KnownAt.DayBefore, [typeof(TeamDefenseZoneAnalysis)], "opponent_quality", [Bootstrap, NoLeague]),
        new(FeatureInput.PrimaryZone, KnownAt.DayBefore, [typeof(PlayerShotZoneAnalysis), typeof(TeamDefenseZoneAnalysis)], "zones_quality", [Bootstrap, FewerThanTen, NoZones, NoShots, NoZoneDefense]),
        new(FeatureInput.PositionDefense, KnownAt.DayBefore, [typeof(TeamDefenseByPosition), typeof(Players)], "opponent_quality", [Bootstrap, NoPosition, NoOpponentGame]),
        new(FeatureInput.Fatigue, KnownAt.DayBefore, Factors, null, [Bootstrap, NoGame, NoBirthDate]),
        new(FeatureInput.ShotZones, KnownAt.DayBefore, Factors, "zones_quality", [Bootstrap, FewerThanTen, NoZones, NoShots, NoLeague]),
        new(FeatureInput.PaceFactor, KnownAt.DayBefore, Factors, null, [Bootstrap, NoPace]),
        new(FeatureInput.UsageFactor, KnownAt.Report, Factors, null, [Bootstrap, NoUsage, NoUsageLately]),
        new(FeatureInput.Report, KnownAt.Report, PlayerContext, null, [NoReport]),
        new(FeatureInput.Teammates, KnownAt.Report, PlayerContext, null, [NoReport]),
        new(FeatureInput.Referees, KnownAt.Morning, TeamContext, null, [NoCrew]),
        new(FeatureInput.PreviousSeason, KnownAt.DayBefore, Appearances, null, [NoLastSeason]),
        new(FeatureInput.Registry, KnownAt.DayBefore, PlayerContext, null, [NotRegistered, NoBirthDate]),
        new(FeatureInput.Line, KnownAt.Quote, Lines, null, [NoLine]),
        new(FeatureInput.LineBooks, KnownAt.Quote, Lines, null, [NoLine, OneBook]),
        new(FeatureInput.LineAgainstForm, KnownAt.Quote, [typeof(PlayerPointsLines), typeof(PlayerRunningTotals)], null, [NoLine, NoGame]),
        new(FeatureInput.LineHistory, KnownAt.Quote, Lines, null, [NoLine, NoEarlierLine, NoEarlierQuote]),
        new(FeatureInput.LineRecord, KnownAt.DayBefore, PlayerContext, null, [NoEarlierLine]),
        new(FeatureInput.LineDecided, KnownAt.DayBefore, PlayerContext, null, [NoEarlierLine, OnlyPushes]),
        new(FeatureInput.GameLine, KnownAt.Quote, TeamContext, null, [NoGameLine]),
        new(FeatureInput.GameLineMove, KnownAt.Quote, TeamContext, null, [NoOpening]),
    ];

    static readonly FrozenDictionary<FeatureInput, InputDeclaration> ByInput = All.ToFrozenDictionary(declaration => declaration.Input);

    public static InputDeclaration Of(FeatureInput input) => ByInput[input];
}
