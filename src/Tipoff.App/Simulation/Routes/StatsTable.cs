namespace Tipoff.App.Simulation.Routes;

/// <summary>A result set of the statistics site: column names and rows of values.</summary>
sealed record StatsTable(string Name, string Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>The body that holds the tables.</summary>
    public static Answer Body(string resource, IReadOnlyDictionary<string, object?> parameters, params IReadOnlyList<StatsTable> tables) => Routes.Answer.Json(new
    {
        resource,
        parameters,
        resultSets = tables.Select(table => new { name = table.Name, headers = table.Columns.Split(','), rowSet = table.Rows }),
    });

    /// <summary>FGM to FT_PCT, OREB to REB.</summary>
    public static object[] Shooting(StatLine line) =>
    [
        line.FieldGoals, line.FieldGoalAttempts, StatLine.Share(line.FieldGoals, line.FieldGoalAttempts), line.Threes, line.ThreeAttempts,
        StatLine.Share(line.Threes, line.ThreeAttempts), line.FreeThrows, line.FreeThrowAttempts, StatLine.Share(line.FreeThrows, line.FreeThrowAttempts),
        line.OffensiveRebounds, line.DefensiveRebounds, line.Rebounds,
    ];

    /// <summary>AST to PTS.</summary>
    public static object[] Counts(StatLine line) => [line.Assists, line.Steals, line.Blocks, line.Turnovers, line.Fouls, line.Points];
}
