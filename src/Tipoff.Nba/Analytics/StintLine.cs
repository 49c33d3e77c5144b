namespace Tipoff.Nba.Analytics;

/// <summary>A stint as the folds over a game's stints read it.</summary>
/// <param name="HomeLineup">Ids joined by |.</param>
/// <param name="HomeActs">JSON: per player his points and the plays he used, in hundredths; null where nobody acted.</param>
public sealed record StintLine(
    string GameId,
    DateOnly GameDate,
    int SeasonYear,
    string HomeTeamAbbr,
    string AwayTeamAbbr,
    int Hundredths,
    string HomeLineup,
    string AwayLineup,
    string? HomeActs,
    string? AwayActs);
