namespace Tipoff.Nba.Domain;

/// <summary>One of the thirty teams, with every way in which a source spells it.</summary>
/// <param name="TeamId">The league's number.</param>
/// <param name="Abbr">The league's three letters, used in every table.</param>
/// <param name="Others">Abbreviations that other sources use for it.</param>
public sealed record Team(int TeamId, string Abbr, string City, string Nickname, params string[] Others)
{
    /// <summary>The teams by id; they have been these thirty since 2014-15.</summary>
    public static readonly IReadOnlyList<Team> All =
    [
        new(1610612737, "ATL", "Atlanta", "Hawks"),
        new(1610612738, "BOS", "Boston", "Celtics"),
        new(1610612739, "CLE", "Cleveland", "Cavaliers"),
        new(1610612740, "NOP", "New Orleans", "Pelicans", "NO", "NOR"),
        new(1610612741, "CHI", "Chicago", "Bulls"),
        new(1610612742, "DAL", "Dallas", "Mavericks"),
        new(1610612743, "DEN", "Denver", "Nuggets"),
        new(1610612744, "GSW", "Golden State", "Warriors", "GS"),
        new(1610612745, "HOU", "Houston", "Rockets"),
        new(1610612746, "LAC", "LA", "Clippers", "Los Angeles Clippers"),
        new(1610612747, "LAL", "Los Angeles", "Lakers", "LA Lakers"),
        new(1610612748, "MIA", "Miami", "Heat"),
        new(1610612749, "MIL", "Milwaukee", "Bucks"),
        new(1610612750, "MIN", "Minnesota", "Timberwolves"),
        new(1610612751, "BKN", "Brooklyn", "Nets", "BRK"),
        new(1610612752, "NYK", "New York", "Knicks", "NY"),
        new(1610612753, "ORL", "Orlando", "Magic"),
        new(1610612754, "IND", "Indiana", "Pacers"),
        new(1610612755, "PHI", "Philadelphia", "76ers"),
        new(1610612756, "PHX", "Phoenix", "Suns", "PHO"),
        new(1610612757, "POR", "Portland", "Trail Blazers"),
        new(1610612758, "SAC", "Sacramento", "Kings"),
        new(1610612759, "SAS", "San Antonio", "Spurs", "SA"),
        new(1610612760, "OKC", "Oklahoma City", "Thunder"),
        new(1610612761, "TOR", "Toronto", "Raptors"),
        new(1610612762, "UTA", "Utah", "Jazz", "UTAH", "UTH"),
        new(1610612763, "MEM", "Memphis", "Grizzlies"),
        new(1610612764, "WAS", "Washington", "Wizards", "WSH"),
        new(1610612765, "DET", "Detroit", "Pistons"),
        new(1610612766, "CHA", "Charlotte", "Hornets", "CHO"),
    ];

    static readonly Dictionary<string, Team> BySpelling = All
        .SelectMany(team => new[] { team.Abbr, team.FullName, team.Nickname, Squeezed(team.FullName) }.Concat(team.Others).Select(spelling => (spelling, team)))
        .DistinctBy(pair => pair.spelling, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.spelling, pair => pair.team, StringComparer.OrdinalIgnoreCase);

    public string FullName => $"{City} {Nickname}";

    /// <summary>The team of an id; null for all-star sides, foreign clubs and 0.</summary>
    public static Team? OfId(int? teamId) => All.FirstOrDefault(team => team.TeamId == teamId);

    /// <summary>The team that an abbreviation, a nickname or a full name of any source stands for; null when none.</summary>
    public static Team? Of(string? spelling) => spelling is null ? null : BySpelling.GetValueOrDefault(spelling.Trim());

    /// <summary>Injury reports are set without the space between city and name.</summary>
    static string Squeezed(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
