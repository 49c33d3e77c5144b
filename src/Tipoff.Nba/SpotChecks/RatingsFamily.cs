namespace Tipoff.Nba.SpotChecks;

/// <summary>Possessions, ratings and pace of a team's game and of its last ones.</summary>
public sealed class RatingsFamily : SpotFamily
{
    static readonly StoredColumns Offense = Columns("analytics.team_offense_game_summary", TeamGameKey, "possessions offensive_rating pace");

    static readonly StoredColumns Defense = Columns("analytics.team_defense_game_summary", TeamGameKey, "defensive_rating opponent_pace");

    static readonly StoredColumns Context = Columns(
        "analytics.upcoming_team_game_context", TeamGameKey, "games_played pace_last_10 offensive_rating_last_10 defensive_rating_last_15 win_pct");

    public override string Name => "ratings";

    public override IReadOnlyList<StoredColumns> Compared => [Offense, Defense, Context];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.GameId, sample.TeamAbbr);
        if (facts.TeamGame(sample.GameId, sample.TeamAbbr) is { } own && facts.Opponent(own) is { } other)
        {
            yield return new RecomputedRow(
                Offense,
                key,
                new Dictionary<string, object?> { ["possessions"] = (double?)own.Possessions, ["offensive_rating"] = Rating(own), ["pace"] = Pace([own]) },
                own.ToString);
            yield return new RecomputedRow(
                Defense,
                key,
                new Dictionary<string, object?> { ["defensive_rating"] = Rating(other), ["opponent_pace"] = Pace([other]) },
                other.ToString);
        }

        yield return Form(key, facts.TeamSeason(sample.TeamAbbr, sample.GameDate), facts);
    }

    static RecomputedRow Form(string key, IReadOnlyList<TeamGame> before, SeasonFacts facts)
    {
        // A game counts only when both lines are whole.
        List<TeamGame> Whole(int last) => [.. before.TakeLast(last).Where(game => game.HasPossessions && facts.Opponent(game)!.HasPossessions)];
        var ten = Whole(10);
        var allowed = Whole(15).ConvertAll(game => facts.Opponent(game)!);
        return new RecomputedRow(
            Context,
            key,
            new Dictionary<string, object?>
            {
                ["games_played"] = before.Count,
                ["pace_last_10"] = Pace(ten),
                ["offensive_rating_last_10"] = Ratio(100 * ten.Sum(game => game.Points), ten.Sum(game => game.Possessions)),
                ["defensive_rating_last_15"] = Ratio(100 * allowed.Sum(game => game.Points), allowed.Sum(game => game.Possessions)),
                ["win_pct"] = Ratio(before.Count(game => game.Points > facts.Opponent(game)!.Points), before.Count),
            },
            () => string.Join("; ", before.TakeLast(15).Select(game => $"[{game}] against [{facts.Opponent(game)}]")));
    }

    static double? Rating(TeamGame game) => Ratio(100 * game.Points, game.Possessions);

    /// <summary>Possessions per 48 minutes of five men.</summary>
    static double? Pace(List<TeamGame> games) => Ratio(240 * Sum(games, game => game.Possessions), Sum(games, game => game.Minutes));

    static decimal? Sum(List<TeamGame> games, Func<TeamGame, decimal?> part) => games.Count == 0 ? null : games.Aggregate((decimal?)0, (sum, game) => sum + part(game));
}
