using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BettingPros;

/// <summary>api.bettingpros.com: the lines of many books side by side, kept for past games too.</summary>
public sealed class BettingPros : Site
{
    public override string Summary => "Bookmakers' lines side by side, also of past games";

    public override Uri BaseAddress => new("https://api.bettingpros.com/");

    public override Rate Rate => Rate.OneIn(2.5);

    public override Credential? Credential => new("TIPOFF_BETTINGPROS_KEY", "X-Api-Key");

    public override IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("Accept", "application/json"),
        ("Origin", "https://www.bettingpros.com"),
        ("Referer", "https://www.bettingpros.com/"),
    ];

    /// <summary>The book of an id, named in the style of The Odds API; 0 is the site's own consensus and no book.</summary>
    public static string Book(int id) => id switch
    {
        10 => "fanduel",
        12 => "draftkings",
        13 => "williamhill_us",
        14 => "pointsbetus",
        15 => "sugarhouse",
        18 => "betrivers",
        19 => "betmgm",
        20 => "foxbet",
        21 => "betamerica",
        22 => "oregonlottery",
        24 => "bet365",
        25 => "wynnbet",
        26 => "tipico_us",
        27 => "partycasino",
        28 => "unibet_us",
        29 => "twinspires",
        30 => "betway",
        31 => "fubo",
        _ => $"bettingpros_{id}",
    };
}
