namespace Tipoff.Nba.SpotChecks;

/// <summary>A player's zones over his last appearances, and where he mostly shoots.</summary>
public sealed record ShotZones(int Games, ZoneLine Line)
{
    /// <summary>Appearances before there is anything to say.</summary>
    public const int AppearancesMin = 10;

    public static ShotZones Of(IEnumerable<PlayerLine> games, SeasonFacts facts)
    {
        var known = games.Select(game => facts.Zones(game.GameId, game.PlayerId)).OfType<ZoneLine>().ToList();
        return new ShotZones(known.Count, ZoneLine.Sum(known));
    }

    /// <summary>Of his last ten; null in the first two weeks, before ten appearances and where no zones are known.</summary>
    public static ShotZones? Before(Sample sample, SeasonFacts facts)
    {
        var season = facts.Appearances(sample.PlayerId, sample.GameDate);
        if (!facts.IsAfterBootstrap(sample.GameDate) || season.Count < AppearancesMin)
            return null;
        var zones = Of(season.TakeLast(10), facts);
        return zones.Games == 0 ? null : zones;
    }

    public double? Rate(int attempts) => Line.Attempts == 0 ? null : 100.0 * attempts / Line.Attempts;

    public string? Primary => Line.Attempts == 0 ? null
        : 100 * Line.PaintAttempts >= 40 * Line.Attempts ? "paint"
        : 100 * Line.ThreeAttempts >= 40 * Line.Attempts ? "perimeter"
        : 100 * Line.MidAttempts >= 35 * Line.Attempts ? "mid_range"
        : "balanced";

    /// <summary>The share of his shots in his primary zone; a balanced shooter is judged by the paint.</summary>
    public double? PrimaryRate => Rate(Primary switch { "mid_range" => Line.MidAttempts, "perimeter" => Line.ThreeAttempts, _ => Line.PaintAttempts });
}

/// <summary>What a team allowed by zone over its last games, against the league's last month.</summary>
public sealed record ZoneDefense(int Games, int ZoneGames, ZoneLine Allowed, ZoneLine? League)
{
    /// <summary>Games of a team's sample.</summary>
    const int Window = 15;

    /// <summary>The league: teams with this many games in that many days, and at least as many such teams.</summary>
    const int LeagueDays = 30, LeagueGames = 10, LeagueTeams = 10;

    /// <summary>Null in the first two weeks and before the team's first game.</summary>
    public static ZoneDefense? Before(string team, DateOnly date, SeasonFacts facts, Dictionary<DateOnly, ZoneLine?> leagues)
    {
        var season = facts.TeamSeason(team, date);
        if (!facts.IsAfterBootstrap(date) || season.Count == 0)
            return null;
        var known = season.TakeLast(Window).Select(game => AllowedIn(game, facts)).OfType<ZoneLine>().ToList();
        if (!leagues.TryGetValue(date, out var league))
            leagues[date] = league = LeagueBefore(date, facts);
        return new ZoneDefense(Math.Min(season.Count, Window), known.Count, ZoneLine.Sum(known), league);
    }

    public double? Paint => Difference(line => (line.PaintMakes, line.PaintAttempts));

    public double? MidRange => Difference(line => (line.MidMakes, line.MidAttempts));

    public double? Three => Difference(line => (line.ThreeMakes, line.ThreeAttempts));

    public static double? Share(int makes, int attempts) => attempts == 0 ? null : (double)makes / attempts;

    /// <summary>In percentage points; positive is a weaker defence.</summary>
    double? Difference(Func<ZoneLine, (int Makes, int Attempts)> zone)
    {
        if (League is null)
            return null;
        var (own, all) = (zone(Allowed), zone(League));
        return 100 * (Share(own.Makes, own.Attempts) - Share(all.Makes, all.Attempts));
    }

    static ZoneLine? LeagueBefore(DateOnly date, SeasonFacts facts)
    {
        List<ZoneLine> teams = [];
        foreach (var team in facts.Teams)
        {
            var known = facts.TeamSeason(team, date).Where(game => game.GameDate >= date.AddDays(-LeagueDays))
                .Select(game => AllowedIn(game, facts)).OfType<ZoneLine>().ToList();
            if (known.Count >= LeagueGames)
                teams.Add(ZoneLine.Sum(known));
        }

        return teams.Count < LeagueTeams ? null : ZoneLine.Sum(teams);
    }

    /// <summary>Inside the arc as the zone feed counts it, threes as the opponent's line does.</summary>
    static ZoneLine? AllowedIn(TeamGame game, SeasonFacts facts)
    {
        var other = facts.Opponent(game);
        return other?.Zones is { } zones && other.ThreePtAttempts is { } attempts && other.ThreePtMakes is { } makes
            ? zones with { ThreeAttempts = attempts, ThreeMakes = makes }
            : null;
    }
}
