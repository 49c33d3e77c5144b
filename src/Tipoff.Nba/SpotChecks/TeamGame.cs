namespace Tipoff.Nba.SpotChecks;

/// <summary>One side of a game: its line from one source, its length and its zones.</summary>
public sealed record TeamGame(
    string GameId,
    DateOnly GameDate,
    string SeasonType,
    string TeamAbbr,
    string OpponentTeamAbbr,
    string Source,
    int? Overtimes,
    int Points,
    int? FgAttempts,
    int? ThreePtMakes,
    int? ThreePtAttempts,
    int? FtAttempts,
    int? OffensiveRebounds,
    int Turnovers,
    ZoneLine? Zones)
{
    /// <summary>Minutes of the five men on court together.</summary>
    public int? Minutes => 240 + (25 * Overtimes);

    /// <summary>Attempts, 0.44 of the free throws and turnovers: the plays that end with the team.</summary>
    public decimal? Plays => FgAttempts + (0.44m * FtAttempts) + Turnovers;

    /// <summary>Plays less the offensive rebounds.</summary>
    public decimal? Possessions => Plays - OffensiveRebounds;

    public bool HasPossessions => Possessions is not null && Minutes is not null;

    public override string ToString() =>
        $"{TeamAbbr} {GameDate:yyyy-MM-dd} {GameId} from {Source}: {Points} points, FGA {FgAttempts}, FTA {FtAttempts}, OREB {OffensiveRebounds}, TOV {Turnovers}, {Minutes} minutes, {Zones}";
}
