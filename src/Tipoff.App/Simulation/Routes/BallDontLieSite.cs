using System.Text;

namespace Tipoff.App.Simulation.Routes;

/// <summary>balldontlie: the box scores of a date, under the provider's own small ids.</summary>
sealed class BallDontLieSite(SimulatedLeague league, KeyedAccount account) : SimulatedSite(league)
{
    const int LeaguePlayerIds = 1_790_000;

    /// <summary>The provider numbers the thirty teams by their cities.</summary>
    static readonly Dictionary<string, int> TeamIds = new()
    {
        ["ATL"] = 1,
        ["BOS"] = 2,
        ["CHI"] = 5,
        ["DAL"] = 7,
        ["DEN"] = 8,
        ["LAL"] = 14,
        ["MIA"] = 16,
        ["MIL"] = 17,
        ["PHI"] = 23,
        ["POR"] = 25,
    };

    public override string Name => "ball_dont_lie";

    public override bool HasBoxes => true;

    public override Answer Answer(Ask ask)
    {
        if (!account.Accepts(ask.Headers.GetValueOrDefault("Authorization")))
            return new Answer(401, "text/plain", Encoding.UTF8.GetBytes("Unauthorized"));
        if (ask.Path != "v1/box_scores" || ask.Date("date") is not { } date)
            return Routes.Answer.Json(new { error = "Not found" }, 404);

        return Routes.Answer.Json(new { data = FinishedOn(date, ask.Now).Select(night => Game(Box(night, ask))) });
    }

    static object Game(PublishedBox box) => new
    {
        date = box.Night.Fixture.Date.ToString("yyyy-MM-dd"),
        season = box.Night.Fixture.Season,
        status = "Final",
        period = box.Night.Periods,
        time = "Final",
        postseason = false,
        home_team_score = box.Night.Home.Score,
        visitor_team_score = box.Night.Away.Score,
        home_team = Team(box, box.Night.Home),
        visitor_team = Team(box, box.Night.Away),
    };

    static object Team(PublishedBox box, TeamSide side) => new
    {
        id = TeamIds[side.Franchise.Abbr],
        conference = side.Franchise.Conference,
        division = side.Franchise.Division,
        city = side.Franchise.City,
        name = side.Franchise.Nickname,
        full_name = side.Franchise.FullName,
        abbreviation = side.Franchise.Abbr,
        players = PublishedBox.Order(side).Select(line => Player(line.Athlete, box[line])),
    };

    static object Player(Athlete athlete, StatLine line) => new
    {
        min = $"{line.Minutes:00}",
        fgm = line.FieldGoals,
        fga = line.FieldGoalAttempts,
        fg_pct = Share(line.FieldGoals, line.FieldGoalAttempts),
        fg3m = line.Threes,
        fg3a = line.ThreeAttempts,
        fg3_pct = Share(line.Threes, line.ThreeAttempts),
        ftm = line.FreeThrows,
        fta = line.FreeThrowAttempts,
        ft_pct = Share(line.FreeThrows, line.FreeThrowAttempts),
        oreb = line.OffensiveRebounds,
        dreb = line.DefensiveRebounds,
        reb = line.Rebounds,
        ast = line.Assists,
        stl = line.Steals,
        blk = line.Blocks,
        turnover = line.Turnovers,
        pf = line.Fouls,
        pts = line.Points,
        player = new
        {
            id = athlete.PlayerId - LeaguePlayerIds,
            first_name = athlete.FirstName,
            last_name = athlete.LastName,
            position = athlete.Position[^1..],
            height = athlete.Height,
            weight = $"{athlete.WeightPounds}",
            jersey_number = athlete.Jersey,
            college = "None",
            country = "USA",
            draft_year = athlete.FirstSeason,
            draft_round = 1,
            draft_number = 1 + (athlete.PlayerId % 30),
        },
    };

    static float Share(int made, int tried) => tried == 0 ? 0 : (float)made / tried;
}
