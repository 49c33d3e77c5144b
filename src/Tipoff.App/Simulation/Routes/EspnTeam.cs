using System.Globalization;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>A team as ESPN shows it, with its roster and who of it is hurt.</summary>
static class EspnTeam
{
    const int LeaguePlayerIds = 1_790_000;
    const int OwnPlayerIds = 4_900_000;

    static readonly Dictionary<string, string> Ids = new()
    {
        ["ATL"] = "1",
        ["BOS"] = "2",
        ["CHI"] = "4",
        ["DAL"] = "6",
        ["DEN"] = "7",
        ["LAL"] = "13",
        ["MIA"] = "14",
        ["MIL"] = "15",
        ["PHI"] = "20",
        ["POR"] = "22",
    };

    static readonly Dictionary<string, (string Id, string Name)> Positions = new()
    {
        ["PG"] = ("1", "Point Guard"),
        ["SG"] = ("2", "Shooting Guard"),
        ["SF"] = ("3", "Small Forward"),
        ["PF"] = ("4", "Power Forward"),
        ["C"] = ("5", "Center"),
    };

    public static string Id(Franchise franchise) => Ids[franchise.Abbr];

    public static string Abbr(Franchise franchise) => franchise.Abbr;

    public static string PlayerId(Athlete athlete) => (athlete.PlayerId - LeaguePlayerIds + OwnPlayerIds).ToString(CultureInfo.InvariantCulture);

    public static string Slug(Franchise franchise) => franchise.FullName.ToLowerInvariant().Replace(' ', '-');

    public static Answer Roster(SimulatedLeague league, Franchise franchise, DateTimeOffset now)
    {
        var date = Eastern.DateOf(now);
        var season = Math.Clamp(Season.Of(date), Calendar.Seasons[0], Calendar.Seasons[^1]);
        // The next game's absences are what is known today.
        var next = league.Nights.FirstOrDefault(night => night.OverAt > now && night.Sides.Any(side => side.Franchise == franchise));
        var hurt = next?.Sides.Single(side => side.Franchise == franchise).OutUntil;
        return Answer.Json(new
        {
            team = new
            {
                id = Id(franchise),
                uid = $"s:40~l:46~t:{Id(franchise)}",
                slug = Slug(franchise),
                location = franchise.City,
                name = franchise.Nickname,
                abbreviation = Abbr(franchise),
                displayName = franchise.FullName,
                shortDisplayName = franchise.Nickname,
                color = "008348",
                alternateColor = "ffffff",
                isActive = true,
                logos = Array.Empty<object>(),
                record = new { },
                athletes = league.People.Roster(season, franchise).Select(athlete => Player(athlete, date, hurt is not null && hurt.TryGetValue(athlete, out var until) ? until : null)),
                groups = new { id = franchise.Conference == "East" ? "1" : "5", parent = new { id = franchise.Conference == "East" ? "5" : "6" }, isConference = false },
                links = Array.Empty<object>(),
                franchise = new { id = Id(franchise), uid = $"s:40~l:46~f:{Id(franchise)}", slug = Slug(franchise) },
                nextEvent = Array.Empty<object>(),
                standingSummary = "",
            },
        });
    }

    static object Player(Athlete athlete, DateOnly today, DateOnly? outUntil)
    {
        var (id, position) = (PlayerId(athlete), Positions[athlete.Position]);
        return new
        {
            id,
            uid = $"s:40~l:46~a:{id}",
            guid = new Guid(athlete.PlayerId, 0, 0, new byte[8]).ToString(),
            type = "basketball",
            alternateIds = new { sdr = id },
            firstName = athlete.FirstName,
            lastName = athlete.LastName,
            fullName = athlete.FullName,
            displayName = athlete.FullName,
            shortName = athlete.ShortName,
            weight = athlete.WeightPounds,
            displayWeight = $"{athlete.WeightPounds} lbs",
            height = athlete.HeightInches,
            displayHeight = $"{athlete.HeightInches / 12}' {athlete.HeightInches % 12}\"",
            age = today.Year - athlete.BirthDate.Year - (today.DayOfYear < athlete.BirthDate.DayOfYear ? 1 : 0),
            dateOfBirth = $"{athlete.BirthDate:yyyy-MM-dd}T07:00Z",
            debutYear = athlete.FirstSeason,
            links = Array.Empty<object>(),
            birthPlace = new { city = "Springfield", state = "MA", country = "USA" },
            college = new { },
            slug = athlete.Slug,
            headshot = new { href = $"https://a.espncdn.com/i/headshots/nba/players/full/{id}.png", alt = athlete.FullName },
            jersey = athlete.Jersey,
            position = new { id = position.Id, name = position.Name, displayName = position.Name, abbreviation = athlete.Position, leaf = true, parent = new { } },
            injuries = outUntil is { } until ? [Injury(athlete, today, until)] : Array.Empty<object>(),
            linked = true,
            teams = new[] { new { } },
            experience = new { years = Math.Max(0, Season.Of(today) - athlete.FirstSeason) },
            collegeAthlete = new { },
            active = true,
            eventLog = new { },
            draft = new { displayText = $"Year: {athlete.FirstSeason} Round: 1 Pick: {1 + (athlete.PlayerId % 30)}", round = 1, year = athlete.FirstSeason, selection = 1 + (athlete.PlayerId % 30), pick = new { } },
            status = new { id = "1", name = "Active", type = "active", abbreviation = "Active" },
        };
    }

    static object Injury(Athlete athlete, DateOnly today, DateOnly until) => new
    {
        id = PlayerId(athlete),
        longComment = $"{athlete.LastName} is expected back after {until:yyyy-MM-dd}.",
        shortComment = $"{athlete.LastName} will not play in the next game.",
        status = "Out",
        date = $"{today:yyyy-MM-dd}T15:30Z",
        athlete = new { },
        source = new { id = "1", description = "basic/manual", state = "basic" },
        type = new { id = "4", name = "INJURY_STATUS_OUT", description = "out", abbreviation = "O" },
        details = new { fantasyStatus = new { description = "OUT", abbreviation = "OUT" }, type = "Knee", location = "Leg", side = "Not Specified", returnDate = $"{until.AddDays(1):yyyy-MM-dd}" },
    };
}
