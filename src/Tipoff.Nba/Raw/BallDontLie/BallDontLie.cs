using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>api.balldontlie.io: boxes, players, injuries and standings of a paid service.</summary>
/// <remarks>Lists come in pages; where a question can be put so small that one page holds the answer, it is.</remarks>
public sealed class BallDontLie : Site
{
    public override string Summary => "Boxes, players, injuries and standings";

    public override Uri BaseAddress => new("https://api.balldontlie.io/");

    public override Rate Rate => Rate.PerSecond(10);

    public override Credential? Credential => new("TIPOFF_BALLDONTLIE_KEY", "Authorization");
}

/// <summary>What the bodies and requests of BallDontLie have in common.</summary>
static class BdlBody
{
    /// <summary>The thirty teams in the order of their ids there, which begin with 1; higher ids are clubs of long ago.</summary>
    static readonly string[] Teams =
    [
        "ATL", "BOS", "BKN", "CHA", "CHI", "CLE", "DAL", "DEN", "DET", "GSW", "HOU", "IND", "LAC", "LAL", "MEM",
        "MIA", "MIL", "MIN", "NOP", "NYK", "OKC", "ORL", "PHI", "PHX", "POR", "SAC", "SAS", "TOR", "UTA", "WAS",
    ];

    /// <summary>Dates with games that are over: <c>game_date</c>.</summary>
    public const string FinishedDates = """
        select distinct cast(g.game_date as text) as game_date, true as is_expected
        from reference.games g
        where g.game_date between @from and @to
          and g.season_type in ('regular', 'playin', 'playoffs')
          and g.tipoff_at + interval '3' hour <= @now
        """;

    /// <summary>Finished games that the service lists: <c>bdl_game_id</c>, <c>game_date</c>.</summary>
    public const string FinishedGames = """
        select distinct cast(g.bdl_game_id as text) as bdl_game_id, cast(g.game_date as text) as game_date, true as is_expected
        from raw.bdl_games g
        where g.game_date between @from and @to
          and g.is_final
        """;

    /// <summary>One request a team, today: <c>game_date</c>, <c>team_abbr</c>.</summary>
    public const string EveryTeamToday = """
        select cast(t.today as text) as game_date, a.team_abbr as team_abbr, false as is_expected
        from (select cast(timezone('America/New_York', @now) as date) as today) t
        cross join (values
            ('ATL'), ('BOS'), ('BKN'), ('CHA'), ('CHI'), ('CLE'), ('DAL'), ('DEN'), ('DET'), ('GSW'), ('HOU'), ('IND'), ('LAC'), ('LAL'), ('MEM'),
            ('MIA'), ('MIL'), ('MIN'), ('NOP'), ('NYK'), ('OKC'), ('ORL'), ('PHI'), ('PHX'), ('POR'), ('SAC'), ('SAS'), ('TOR'), ('UTA'), ('WAS')
        ) a (team_abbr)
        where t.today between @from and @to
        """;

    /// <summary>The team of an id; null for clubs of long ago and all-star sides.</summary>
    public static string? TeamOf(int? id) => id is >= 1 and <= 30 ? Teams[id.Value - 1] : null;

    public static string? TeamOf(Fields? team) => TeamOf(team?.Int("id"));

    public static int IdOf(string teamAbbr) => Array.IndexOf(Teams, teamAbbr) + 1;

    public static string NameOf(Fields player) => $"{player.TextOrNull("first_name")} {player.TextOrNull("last_name")}".Trim();

    /// <summary>Whole minutes; running games are told as <c>12:34</c>.</summary>
    public static int? Minutes(Fields line)
    {
        if (line.TextOrNull("min")?.Split(':')[0] is not { } text)
            return null;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var minutes)
            ? minutes
            : throw new SchemaProblem($"{line.Path}.min", $"'{line.TextOrNull("min")}'", "minutes such as 38");
    }

    /// <summary>The query's end: a hundred rows a page, and the page that follows another.</summary>
    public static string Page(Target target) => "per_page=100" + (target.Maybe("cursor") is { } cursor ? $"&cursor={cursor}" : "");
}
