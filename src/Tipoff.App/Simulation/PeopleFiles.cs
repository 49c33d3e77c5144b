namespace Tipoff.App.Simulation;

/// <summary>Who is who: players, teams, arenas and referees.</summary>
static class PeopleFiles
{
    public static void Write(string directory, League league)
    {
        WriteCrosswalk(directory, league);
        WriteBiographies(directory, league);
        WritePositions(directory, league);
        WriteTeams(directory);
        WriteHistories(directory);
    }

    public static CsvFile NewAssignments(string directory) => new(
        directory,
        "referee_assignments.csv",
        ("game_id,game_date,season,game_code,home_team_id,home_team,home_team_abbr,away_team_id,away_team,away_team_abbr,official1,official1_code,"
        + "official1_JNum,official2,official2_code,official2_JNum,official3,official3_code,official3_JNum,official4,official4_code,official4_JNum,"
        + "replaycenter_official1,replaycenter_official2,replaycenter_official3,replaycenter_official4,replaycenter_official5,replaycenter_official6,"
        + "replaycenter_official7,replaycenter_official_code1,replaycenter_official_code2,replaycenter_official_code3,replaycenter_official_code4,"
        + "replaycenter_official_code5,replaycenter_official_code6,replaycenter_official_code7").Split(','));

    public static void Assign(CsvFile assignments, GameNight night)
    {
        var game = night.Fixture;
        assignments.Row(
        [
            game.GameId, game.Date.ToString("MM/dd/yyyy"), $"2{game.Season}", game.GameCode, game.Home.TeamId, game.Home.City, game.Home.Abbr,
            game.Away.TeamId, game.Away.City, game.Away.Abbr,
            .. night.Crew.SelectMany(official => new object?[] { official.Name, official.Code, official.Jersey }),
            .. new object?[17],
        ]);
    }

    static void WriteCrosswalk(string directory, League league)
    {
        using var crosswalk = new CsvFile(directory, "nba_bref_id_index.csv", "player,year,team,bref_id,nba_id,team_id,url".Split(','));
        using var seasons = new CsvFile(directory, "bref_player_season_info.csv", "season,lg,player,player_id,age,team,pos,experience".Split(','));
        foreach (var (season, franchise, athlete) in league.Contracts)
        {
            crosswalk.Row(athlete.FullName, season + 1, franchise.Abbr, athlete.BrefId, athlete.PlayerId, franchise.TeamId, null);
            seasons.Row(
                season + 1, "NBA", athlete.FullName, athlete.BrefId, season + 1 - athlete.BirthDate.Year, franchise.Abbr, athlete.Position, season - athlete.FirstSeason);
        }
    }

    static void WriteBiographies(string directory, League league)
    {
        using var careers = new CsvFile(directory, "bref_player_career_info.csv", "player,player_id,pos,ht_in_in,wt,birth_date,colleges,from,to,debut,hof".Split(','));
        using var bios = new CsvFile(
            directory,
            "nba_players_bio.csv",
            "personId,firstName,lastName,birthdate,lastAttended,country,height,bodyWeight,guard,forward,center,draftYear,draftRound,draftNumber".Split(','));
        foreach (var athlete in league.Athletes)
        {
            var (isGuard, isForward) = (athlete.Position is "PG" or "SG", athlete.Position is "SF" or "PF");
            careers.Row(
                athlete.FullName, athlete.BrefId, isGuard ? "G" : isForward ? "F" : "C", athlete.HeightInches, athlete.WeightPounds, athlete.BirthDate,
                null, athlete.FirstSeason + 1, 2025, $"{athlete.FirstSeason}-10-25T00:00:00Z", "FALSE");
            bios.Row(
                athlete.PlayerId, athlete.FirstName, athlete.LastName, athlete.BirthDate, null, "USA", athlete.HeightInches, athlete.WeightPounds,
                isGuard ? "True" : "False", isForward ? "True" : "False", isGuard || isForward ? "False" : "True", athlete.FirstSeason, null, null);
        }
    }

    static void WritePositions(string directory, League league)
    {
        using var positions = new CsvFile(directory, "nba_player_positions.csv", "season,PLAYER_ID,POSITION,TeamID,POSITION_SIMPLE".Split(','));
        foreach (var (season, franchise, athlete) in league.Contracts)
        {
            var simple = athlete.Position[^1..];
            positions.Row($"{season}-{(season + 1) % 100:00}", athlete.PlayerId, simple, franchise.TeamId, simple);
        }
    }

    static void WriteTeams(string directory)
    {
        using var arenas = new CsvFile(
            directory,
            "team_arenas.csv",
            ("team_id,team_abbreviation,team_name,city,conference,division,arena,valid_from_season,valid_to_season,latitude,longitude,time_zone,"
            + "altitude_m").Split(','));
        using var info = new CsvFile(
            directory,
            "nba_team_info.csv",
            ("ID,id_count,Abbreviation,Full Name,NICKNAME,City,State,Arena ,Division,Conference,YEAR_FOUNDED,TEAM_URL,G-LEAGUE,HEAD COACH,ASSOCIATE HEAD COACH,"
            + "ASSISTANT COACH,ASSISTANT COACH FOR PLAYER DEVELOPMENT,TRAINER,ASSISTANT TRAINER,INTERIM HEAD COACH,STRENGTH AND CONDITIONING COACH,"
            + "GENERAL MANAGER,GOVERNOR(S),CHAMPIONSHIP WINS,CONFERENCE TITLES,DIVISION TITLES").Split(','));
        foreach (var team in Franchise.All)
        {
            arenas.Row(
                team.TeamId, team.Abbr, team.FullName, team.City, team.Conference, team.Division, team.Arena, "1999-00", null,
                team.Latitude, team.Longitude, team.TimeZone, team.AltitudeMetres);
            info.Row(
            [
                team.TeamId, 1, team.Abbr, team.FullName, team.Nickname, team.City, null, team.Arena, team.Division, $"{team.Conference}ern", 1970,
                .. new object?[15],
            ]);
        }
    }

    static void WriteHistories(string directory)
    {
        using var histories = new CsvFile(directory, "team_histories.csv", "teamId,teamCity,teamName,teamAbbrev,seasonFounded,seasonActiveTill,league".Split(','));
        foreach (var team in Franchise.All)
            histories.Row(team.TeamId, team.City, team.Nickname, team.Abbr, 1970, 2100, "NBA");
    }
}
