namespace Tipoff.Nba.Monitoring;

/// <summary>A question that operators ask every day, and the statement that answers it.</summary>
/// <param name="Number">The first ten keep the numbers that operators know them by.</param>
/// <param name="Question">What it answers, one line.</param>
/// <param name="Reading">How to read the answer: what is good, from where on it is not, and what to do then.</param>
/// <param name="Sql">
/// One SELECT over the warehouse with <c>@today</c>, a date of New York, and <c>@season</c>, the latest season that has begun by then. A column
/// <c>verdict</c>, if there is one, says ok, warn or bad of each row.
/// </param>
public sealed record MonitoringQuery(int Number, string Name, string Question, string Reading, string Sql)
{
    /// <summary>The column that judges a row.</summary>
    public const string Verdict = "verdict";

    public const string Ok = "ok", Warn = "warn", Bad = "bad";

    /// <summary>Games that layers are asked for, as <see cref="Domain.Calendars"/> has it: the cup final is demanded nowhere.</summary>
    internal const string Counted = "season_type in ('regular', 'playin', 'playoffs')";

    /// <summary>Dates of games of which some source has the boxes; the others are declared holes.</summary>
    /// <param name="date">The column with the date.</param>
    internal static string HasSource(string date) =>
        $"not exists (select 1 from orchestration.cells hole where hole.table_name = 'analytics.player_game_summary' and hole.partition = cast({date} as varchar) and hole.presence = 'skipped_by_rule')";

    const string Season = "(select max(season_year) from reference.games where game_date <= @today)";

    /// <summary>The statement as of a day.</summary>
    public string On(DateOnly today) =>
        Sql.Replace("@season", Season, StringComparison.Ordinal).Replace("@today", FormattableString.Invariant($"date '{today:yyyy-MM-dd}'"), StringComparison.Ordinal);
}
