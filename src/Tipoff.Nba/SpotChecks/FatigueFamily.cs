namespace Tipoff.Nba.SpotChecks;

/// <summary>How fresh a player is: 100 less what schedule, minutes and age take.</summary>
public sealed class FatigueFamily : SpotFamily
{
    static readonly StoredColumns Context = Columns("analytics.upcoming_player_game_context", PlayerGame, """
        days_rest games_in_last_7_days minutes_in_last_7_days avg_minutes_per_game_last_7 back_to_backs_last_14_days player_age
        """);

    static readonly StoredColumns Factors = Columns("precompute.player_composite_factors", PlayerGame, "fatigue_score fatigue_adjustment");

    public override string Name => "fatigue";

    public override IReadOnlyList<StoredColumns> Compared => [Context, Factors];

    public override IEnumerable<RecomputedRow> Recompute(Sample sample, SeasonFacts facts)
    {
        var key = StoredColumns.KeyOf(sample.PlayerId, sample.GameId);
        var load = Load.Before(sample, facts);
        yield return new RecomputedRow(
            Context,
            key,
            new Dictionary<string, object?>
            {
                ["days_rest"] = load.DaysRest,
                ["games_in_last_7_days"] = load.Games,
                ["minutes_in_last_7_days"] = load.Minutes,
                ["avg_minutes_per_game_last_7"] = load.MinutesPerGame,
                ["back_to_backs_last_14_days"] = load.BackToBacks,
                ["player_age"] = load.Age,
            },
            load.ToString);
        yield return new RecomputedRow(
            Factors,
            key,
            !facts.IsAfterBootstrap(sample.GameDate) ? null
                : new Dictionary<string, object?> { ["fatigue_score"] = load.Score, ["fatigue_adjustment"] = (load.Score - 100) / 20.0 },
            load.ToString);
    }

    sealed record Load(int? DaysRest, bool IsBackToBack, int Games, int Minutes, int BackToBacks, double? Age)
    {
        public double? MinutesPerGame => Games == 0 ? null : (double)Minutes / Games;

        public int? Score => DaysRest is null || Age is null ? null : Math.Clamp(
            100 + Rest() - (Games >= 4 ? 10 : 0) - (Minutes > 240 ? 10 : 0) - (MinutesPerGame > 35 ? 8 : 0) - Repeats() - Years(), 0, 100);

        public static Load Before(Sample sample, SeasonFacts facts)
        {
            var season = facts.Appearances(sample.PlayerId, sample.GameDate);
            var career = facts.Career(sample.PlayerId, sample.GameDate);
            var week = career.Where(game => game.GameDate >= sample.GameDate.AddDays(-7)).ToList();
            var repeats = season.Zip(season.Skip(1)).Count(pair =>
                pair.Second.GameDate == pair.First.GameDate.AddDays(1) && pair.Second.GameDate >= sample.GameDate.AddDays(-14));
            return new Load(
                season.Count == 0 ? null : sample.GameDate.DayNumber - season[^1].GameDate.DayNumber - 1,
                career.Count > 0 && career[^1].GameDate == sample.GameDate.AddDays(-1),
                week.Count,
                week.Sum(game => game.Minutes),
                repeats,
                facts.BirthDate(sample.PlayerId) is { } birth ? (sample.GameDate.DayNumber - birth.DayNumber) / 365.25 : null);
        }

        int Rest() => IsBackToBack ? -15 : DaysRest >= 3 ? 5 : 0;

        int Repeats() => BackToBacks switch { >= 2 => 12, 1 => 5, _ => 0 };

        int Years() => Age switch { >= 35 => 10, >= 30 => 5, _ => 0 };
    }
}
