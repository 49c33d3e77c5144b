namespace Tipoff.Nba.Analytics;

/// <summary>One game's events cut into stints.</summary>
sealed class GameStints(PlayedGame game)
{
    const int CourtMen = 10;

    readonly IReadOnlyDictionary<int, bool> isHome = game.Sides();
    readonly HashSet<int> starters = [.. Lineup.Ids(game.Events[0].PlayersOn)];
    readonly List<Stint> stints = [];
    readonly List<(Stint Stint, Stretch Stretch, bool IsDecided)> played = [];

    /// <summary>The stints of the game, in order.</summary>
    public IReadOnlyList<Stint> Cut()
    {
        using var stretches = CourtTime.Of(game.Events).GetEnumerator();
        using var possessions = PossessionCount.Of(game).GetEnumerator();
        var (hasStretch, hasPossession) = (stretches.MoveNext(), possessions.MoveNext());
        var (lineup, margin, isFull) = ("", 0, false);
        Open(lineup, 1, 0, margin);
        var (fouled, fouledAt) = (stints[0], -1);
        for (var i = 0; i < game.Events.Count; i++)
        {
            var action = game.Events[i];
            if (action.PlayersOn is not null)
                isFull = Lineup.Count(action.PlayersOn) >= CourtMen;
            var changes = isFull && action.PlayersOn is not null && action.PlayersOn != lineup;
            if (changes || (isFull && action.Period != stints[^1].Period))
                Open(lineup = action.PlayersOn ?? lineup, action.Period, action.Elapsed, margin);

            // The league credits free throws to the men of the foul: who comes in between does not gain by them.
            if (action.IsFoul)
                (fouled, fouledAt) = (stints[^1], action.Elapsed);
            var credited = action.IsFreeThrow && fouledAt == action.Elapsed ? fouled : stints[^1];
            if (action.TeamId is { } team)
                credited.Of(team).Count(action);
            for (; hasPossession && possessions.Current.Event == i; hasPossession = possessions.MoveNext())
                credited.Of(possessions.Current.Team).Possessions++;

            margin = action.HomeMargin ?? margin;
            for (; hasStretch && stretches.Current.Event == i; hasStretch = stretches.MoveNext())
            {
                if (isFull)
                    Play(stretches.Current.Stretch, lineup, margin);
            }
        }

        foreach (var (stint, stretch, _) in played.Skip(1 + played.FindLastIndex(part => !part.IsDecided)))
            stint.Garbage += stretch.Length;
        return [.. stints.Where(stint => stint.IsReal)];
    }

    void Play(Stretch stretch, string lineup, int margin)
    {
        if (stretch.Period != stints[^1].Period)
            Open(lineup, stretch.Period, stretch.Start, margin);
        stints[^1].Play(stretch, margin);
        played.Add((stints[^1], stretch, GarbageTime.Could(stretch, margin, stints[^1].Starters)));
    }

    void Open(string lineup, int period, int start, int margin)
    {
        var men = Lineup.Ids(lineup);
        Array.Sort(men);
        List<int> home = [], away = [];
        var starting = 0;
        foreach (var man in men)
        {
            (isHome.GetValueOrDefault(man) ? home : away).Add(man);
            starting += starters.Contains(man) ? 1 : 0;
        }

        stints.Add(new Stint(period, start, margin, new StintSide(game.HomeTeamId, home), new StintSide(game.AwayTeamId, away)) { Starters = starting });
    }
}
