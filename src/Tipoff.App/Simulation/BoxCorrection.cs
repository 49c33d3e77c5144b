namespace Tipoff.App.Simulation;

/// <summary>A count that the scorers put right some days later; the play-by-play had it right from the start.</summary>
/// <param name="Stat">What was miscounted.</param>
/// <param name="Error">What the first box showed too much (or, below zero, too little).</param>
sealed record BoxCorrection(string GameId, int PlayerId, string Stat, int Error, DateTimeOffset CorrectedAt)
{
    /// <summary>Share of the games whose first box is not the last.</summary>
    public const double Share = 0.08;

    const int HourOfWork = 15;
    static readonly string[] Stats = ["assists", "steals", "blocks", "rebounds"];

    /// <summary>None for most games, one or two values for a few.</summary>
    public static IReadOnlyList<BoxCorrection> Of(SimulatedLeague league, GameNight night)
    {
        var chance = league.ChanceOf("correction", night.Fixture.GameId);
        return chance.Happens(Share) ? [.. Draw(night, chance)] : [];
    }

    /// <summary>One rebound too many for the first of the home team.</summary>
    public static BoxCorrection Slip(GameNight night) =>
        new(night.Fixture.GameId, night.Home.Starters[0].Athlete.PlayerId, "rebounds", 1, DateTimeOffset.MaxValue);

    /// <summary>The line as it was first published.</summary>
    public StatLine Spoil(StatLine line) => Stat switch
    {
        "assists" => line with { Assists = line.Assists + Error },
        "steals" => line with { Steals = line.Steals + Error },
        "blocks" => line with { Blocks = line.Blocks + Error },
        _ => line with { DefensiveRebounds = line.DefensiveRebounds + Error },
    };

    static IEnumerable<BoxCorrection> Draw(GameNight night, Chance chance)
    {
        var players = night.Sides.SelectMany(side => side.Played).ToList();
        var at = new DateTimeOffset(night.Fixture.Date.AddDays(chance.Whole(1, 3)).ToDateTime(new TimeOnly(HourOfWork, 0)), TimeSpan.Zero);
        var count = chance.Whole(1, 2);
        var first = chance.Whole(0, Stats.Length - 1);
        for (var i = 0; i < count; i++)
        {
            var line = chance.Pick(players);
            var stat = Stats[(first + i) % Stats.Length];
            var truth = stat switch { "assists" => line.Assists, "steals" => line.Steals, "blocks" => line.Blocks, _ => line.DefensiveRebounds };
            yield return new(night.Fixture.GameId, line.Athlete.PlayerId, stat, truth > 0 && chance.Happens(0.5) ? -1 : 1, at);
        }
    }
}
