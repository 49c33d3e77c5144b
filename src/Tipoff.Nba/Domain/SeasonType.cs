namespace Tipoff.Nba.Domain;

/// <summary>The kinds of game the league tells apart, as the tables spell them.</summary>
public static class SeasonType
{
    public const string Preseason = "preseason";
    public const string Regular = "regular";
    public const string AllStar = "allstar";
    public const string Playoffs = "playoffs";
    public const string PlayIn = "playin";
    public const string CupFinal = "cup_final";

    /// <summary>The kind that the first three digits of a game id stand for; null for digits the league does not use.</summary>
    public static string? OfPrefix(string prefix) => prefix switch
    {
        "001" => Preseason,
        "002" => Regular,
        "003" => AllStar,
        "004" => Playoffs,
        "005" => PlayIn,
        "006" => CupFinal,
        _ => null,
    };

    /// <summary>Whether a game of the kind counts in season statistics; the cup final counts nowhere.</summary>
    public static bool IsCounted(string seasonType) => seasonType is Regular or PlayIn or Playoffs;
}
