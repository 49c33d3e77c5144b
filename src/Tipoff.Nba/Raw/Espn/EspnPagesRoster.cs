using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>The roster of a team as its page shows it; asked only where the other one failed.</summary>
public sealed class EspnPagesRoster : Endpoint
{
    const int InchesPerFoot = 12;

    public override Site Site { get; } = new EspnPages();

    public override string Summary => "Roster of a team from its page";

    public override BodyKind Kind => BodyKind.Html;

    public override string Targets => EspnTeamRosters.EveryTeamToday;

    public override string Path(Target target) => $"nba/team/roster/_/name/{target["espn_name"]}";

    public override IReadOnlyList<Type> Lands => [typeof(EspnTeamRosters)];

    public override IReadOnlyList<string> Slice => ["game_date", "team_abbr"];

    public override Type? FallbackFor => typeof(EspnRoster);

    public override void Parse(Document document, Landing landing)
    {
        var roster = EspnPages.Content(document).Child("roster");
        var spelling = roster.Child("team").Text("abbrev");
        if (Team.Of(spelling)?.Abbr is not { } abbr || abbr != document.Target["team_abbr"])
            throw new SchemaProblem("roster.team.abbrev", $"'{spelling}'", document.Target["team_abbr"]);

        foreach (var player in roster.Items("athletes"))
        {
            landing.Add(new EspnTeamRosters.Row(
                document.Target.Date("game_date"),
                abbr,
                player.Text("id"),
                player.Text("name"),
                PlayerLookup.Of(player.Text("name")),
                player.Optional.TextOrNull("position"),
                player.Optional.TextOrNull("jersey"),
                Inches(player),
                Pounds(player),
                BirthDate(player, document.FetchedAt.Year),
                player.Optional.IntOrNull("experience"),
                null,
                null,
                null,
                document.FetchedAt,
                document.Feed));
        }
    }

    /// <summary>Feet and inches: <c>6' 6"</c>.</summary>
    static int? Inches(Fields player)
    {
        if (player.Optional.TextOrNull("height") is not { } text)
            return null;
        var parts = text.Split(['\'', '"', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && Whole(parts[0]) is { } feet && Whole(parts[1]) is { } inches
            ? feet * InchesPerFoot + inches
            : throw new SchemaProblem($"{player.Path}.height", $"'{text}'", "feet and inches such as 6' 6\"");
    }

    /// <summary><c>223 lbs</c>.</summary>
    static int? Pounds(Fields player) => player.Optional.TextOrNull("weight") is not { } text
        ? null
        : Whole(text.Split(' ')[0]) ?? throw new SchemaProblem($"{player.Path}.weight", $"'{text}'", "pounds such as 223 lbs");

    /// <summary>A date with a year of two digits, <c>10/24/96</c>; nobody on a roster is younger than fifteen.</summary>
    static DateOnly? BirthDate(Fields player, int year)
    {
        if (player.Optional.TextOrNull("birthDate") is not { } text)
            return null;
        if (!DateOnly.TryParseExact(text, "M/d/yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new SchemaProblem($"{player.Path}.birthDate", $"'{text}'", "a date such as 10/24/96");

        var century = 2000 + date.Year % 100 <= year - 15 ? 2000 : 1900;
        return new DateOnly(century + date.Year % 100, date.Month, date.Day);
    }

    static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
