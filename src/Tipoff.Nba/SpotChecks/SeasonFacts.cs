using Tipoff.Nba.Analytics;

namespace Tipoff.Nba.SpotChecks;

/// <summary>The raw rows of a season, found by game, player and team; careers reach back three seasons.</summary>
public sealed class SeasonFacts
{
    static readonly string[] Counting = ["regular", "playin", "playoffs"];

    readonly ILookup<string, PlayerLine> lines;
    readonly Dictionary<int, List<PlayerLine>> careers;
    readonly Dictionary<(string, string), TeamLine> teamLines;
    readonly ILookup<string, GameEvent> events;
    readonly ILookup<string, ChartedShot> shots;
    readonly Dictionary<string, ScheduledGame> games;
    readonly Dictionary<int, DateOnly?> births;
    readonly Dictionary<string, GameReading?> readings = [];
    readonly Dictionary<(string, string), TeamGame?> teamGames = [];
    readonly Dictionary<string, List<TeamGame>> teamSeasons = [];

    public SeasonFacts(RawSeason raw)
    {
        Season = raw.Season;
        lines = raw.Lines.ToLookup(line => line.GameId);
        careers = raw.Lines.Where(line => Counting.Contains(line.SeasonType)).GroupBy(line => line.PlayerId)
            .ToDictionary(career => career.Key, career => career.OrderBy(line => line.GameDate).ThenBy(line => line.GameId, StringComparer.Ordinal).ToList());
        teamLines = raw.TeamLines.ToDictionary(line => (line.GameId, line.TeamAbbr));
        events = raw.Events.ToLookup(row => row.GameId);
        shots = raw.Shots.ToLookup(shot => shot.GameId);
        games = raw.Games.ToDictionary(game => game.GameId);
        births = raw.Births.ToDictionary(birth => birth.PlayerId, birth => birth.BirthDate);
        FirstDate = raw.Games.Where(game => game.SeasonType == "regular").Select(game => (DateOnly?)game.GameDate).Min();
    }

    public int Season { get; }

    /// <summary>The date of the first regular game.</summary>
    public DateOnly? FirstDate { get; }

    /// <summary>Whether the zone, factor and cache tables are written on the date.</summary>
    public bool IsAfterBootstrap(DateOnly date) => FirstDate is { } first && date.DayNumber - first.DayNumber >= Slate.BootstrapDays;

    public DateOnly? BirthDate(int player) => births.GetValueOrDefault(player);

    public IEnumerable<string> Teams => games.Values.SelectMany(game => new[] { game.HomeTeamAbbr, game.AwayTeamAbbr }).Distinct();

    /// <summary>His appearances before the date, over all seasons held, oldest first.</summary>
    public IReadOnlyList<PlayerLine> Career(int player, DateOnly before) =>
        [.. careers.GetValueOrDefault(player, []).TakeWhile(line => line.GameDate < before)];

    /// <summary>Those of this season.</summary>
    public IReadOnlyList<PlayerLine> Appearances(int player, DateOnly before) => [.. Career(player, before).Where(line => line.SeasonYear == Season)];

    public PlayerLine? Line(string game, int player) => lines[game].FirstOrDefault(line => line.PlayerId == player);

    public IEnumerable<PlayerLine> Lines(string game) => lines[game];

    /// <summary>The game's events, read; null without play-by-play.</summary>
    public GameReading? Reading(string game)
    {
        if (!readings.TryGetValue(game, out var reading))
            readings[game] = reading = events[game].Any() ? GameReading.Of(events[game]) : null;
        return reading;
    }

    /// <summary>The team of a man in a game: that of his box line, else that of his events.</summary>
    public string? TeamOf(string game, int player)
    {
        if (Line(game, player) is { } line)
            return line.TeamAbbr;
        var team = Reading(game)?.Line(player).TeamId;
        return games.GetValueOrDefault(game) is not { } scheduled ? null
            : team == scheduled.HomeTeamId ? scheduled.HomeTeamAbbr
            : team == scheduled.AwayTeamId ? scheduled.AwayTeamAbbr
            : null;
    }

    /// <summary>play_by_play, shot_chart, or null where no feed tells the zones of the game.</summary>
    public string? ZoneSource(string game) => Reading(game) is not null ? "play_by_play" : shots[game].Any() ? "shot_chart" : null;

    /// <summary>His zones in the game, from one feed; null without a feed.</summary>
    public ZoneLine? Zones(string game, int player) => ZoneSource(game) switch
    {
        "play_by_play" => Reading(game)!.Line(player).Zones,
        "shot_chart" => ZoneLine.Sum(shots[game].Where(shot => shot.PlayerId == player).Select(Zone)),
        _ => null,
    };

    public TeamGame? TeamGame(string game, string team)
    {
        if (!teamGames.TryGetValue((game, team), out var found))
            teamGames[(game, team)] = found = games.TryGetValue(game, out var scheduled) ? TeamGameOf(scheduled, team) : null;
        return found;
    }

    /// <summary>The team's games of the season of which both sides are known, oldest first.</summary>
    public IReadOnlyList<TeamGame> TeamSeason(string team, DateOnly before)
    {
        if (!teamSeasons.TryGetValue(team, out var season))
        {
            var found = games.Values
                .Where(game => game.SeasonYear == Season && Counting.Contains(game.SeasonType) && (game.HomeTeamAbbr == team || game.AwayTeamAbbr == team))
                .OrderBy(game => game.GameDate).ThenBy(game => game.GameId, StringComparer.Ordinal)
                .Select(game => TeamGame(game.GameId, team))
                .OfType<TeamGame>();
            teamSeasons[team] = season = [.. found.Where(game => Opponent(game) is not null)];
        }

        return [.. season.TakeWhile(game => game.GameDate < before)];
    }

    public TeamGame? Opponent(TeamGame game) => TeamGame(game.GameId, game.OpponentTeamAbbr);

    static ZoneLine Zone(ChartedShot shot) =>
        ZoneLine.Of(shot.ShotType == "3PT", shot.BasicZone is "Restricted Area" or "In The Paint (Non-RA)", shot.IsMade);

    TeamGame? TeamGameOf(ScheduledGame game, string team)
    {
        var reading = Reading(game.GameId);
        var men = Lines(game.GameId).Where(line => line.TeamAbbr == team).ToList();
        var (source, line) = ("team_box", teamLines.GetValueOrDefault((game.GameId, team)));
        if (line?.FgAttempts is null)
            (source, line) = ("player_box", SumOf(game.GameId, team, men));
        if (line is null && reading is not null)
            (source, line) = ("play_by_play", SumOf(game.GameId, team, reading));
        if (line is null)
            return null;

        // Without events the length is what the minutes say: 240, and 25 more for each overtime, give or take the rounding of the men.
        var overtimes = reading is not null ? Math.Max(reading.Periods - 4, 0) : (line.Minutes - 228) / 25;
        return new TeamGame(
            game.GameId, game.GameDate, game.SeasonType, team, game.HomeTeamAbbr == team ? game.AwayTeamAbbr : game.HomeTeamAbbr,
            source, overtimes, line.Points, line.FgAttempts, line.ThreePtMakes, line.ThreePtAttempts, line.FtAttempts, line.OffensiveRebounds,
            // The playoff team box counts team turnovers, the others do not: the men's sum is one definition for all.
            men.Count > 0 ? men.Sum(man => man.Turnovers) : line.Turnovers,
            TeamZones(game.GameId, team, men));
    }

    ZoneLine? TeamZones(string game, string team, List<PlayerLine> men)
    {
        if (Reading(game) is { } reading)
            return ZoneLine.Sum(reading.People.Where(man => TeamOf(game, man) == team).Select(man => reading.Line(man).Zones));
        var own = men.Select(man => man.PlayerId).ToHashSet();
        var charted = shots[game].Where(shot => own.Contains(shot.PlayerId)).Select(Zone).ToList();
        return charted.Count == 0 ? null : ZoneLine.Sum(charted);
    }

    static TeamLine? SumOf(string game, string team, List<PlayerLine> men) =>
        men.Count < 5 || men.Exists(man => man.FgAttempts is null) ? null : new TeamLine(
            game, team, men.Sum(man => man.Minutes), men.Sum(man => man.Points), men.Sum(man => man.FgAttempts), men.Sum(man => man.ThreePtMakes),
            men.Sum(man => man.ThreePtAttempts), men.Sum(man => man.FtAttempts), men.Sum(man => man.OffensiveRebounds), men.Sum(man => man.Turnovers));

    TeamLine SumOf(string game, string team, GameReading reading)
    {
        var men = reading.People.Where(man => TeamOf(game, man) == team).Select(reading.Line).ToList();
        return new TeamLine(
            game, team, null, men.Sum(man => (2 * man.Makes) + man.Zones.ThreeMakes + man.FreeThrowMakes), men.Sum(man => man.Attempts),
            men.Sum(man => man.Zones.ThreeMakes), men.Sum(man => man.Zones.ThreeAttempts), men.Sum(man => man.FreeThrows),
            men.Sum(man => man.OffensiveRebounds), men.Sum(man => man.Turnovers));
    }
}
