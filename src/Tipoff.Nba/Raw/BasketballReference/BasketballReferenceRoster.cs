using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>The roster of a team over a season; pages are named by the year in which the season ends.</summary>
public sealed class BasketballReferenceRoster : Endpoint
{
    const string TwoWay = "(TW)";

    public override Site Site { get; } = new BasketballReference();

    public override string Summary => "Roster of a team over a season";

    public override BodyKind Kind => BodyKind.Html;

    public override string Targets => $"""
        select s.season_year as season_year, t.team_abbr as team_abbr, t.bref_abbr as bref_abbr, true as is_expected
        from ({RequestTargets.Seasons}) s
        cross join (values
            ('ATL', 'ATL'), ('BOS', 'BOS'), ('BKN', 'BRK'), ('CHA', 'CHO'), ('CHI', 'CHI'), ('CLE', 'CLE'), ('DAL', 'DAL'), ('DEN', 'DEN'),
            ('DET', 'DET'), ('GSW', 'GSW'), ('HOU', 'HOU'), ('IND', 'IND'), ('LAC', 'LAC'), ('LAL', 'LAL'), ('MEM', 'MEM'), ('MIA', 'MIA'),
            ('MIL', 'MIL'), ('MIN', 'MIN'), ('NOP', 'NOP'), ('NYK', 'NYK'), ('OKC', 'OKC'), ('ORL', 'ORL'), ('PHI', 'PHI'), ('PHX', 'PHO'),
            ('POR', 'POR'), ('SAC', 'SAC'), ('SAS', 'SAS'), ('TOR', 'TOR'), ('UTA', 'UTA'), ('WAS', 'WAS')
        ) t (team_abbr, bref_abbr)
        """;

    public override string Path(Target target) => $"teams/{target["bref_abbr"]}/{target.Int("season_year") + 1}.html";

    public override IReadOnlyList<Type> Lands => [typeof(BrefRosters)];

    public override IReadOnlyList<string> Slice => ["season_year", "team_abbr"];

    public override TimeSpan? Cadence => TimeSpan.FromDays(1);

    public override int BytesMin => 500;

    public override void Parse(Document document, Landing landing)
    {
        foreach (var cells in BrefTable.Rows(document.Text, "roster"))
        {
            if (cells.GetValueOrDefault("player") is not { PlayerId: { } id, Text: { } printed })
                continue;

            var name = printed.Replace(TwoWay, "", StringComparison.Ordinal).Trim();
            landing.Add(new BrefRosters.Row(
                document.Target.Int("season_year"),
                document.Target["team_abbr"],
                id,
                name,
                PlayerLookup.Of(name),
                Text("pos"),
                Text("number"),
                Inches(Text("height"), id),
                Whole(Text("weight"), $"{id}.weight"),
                BirthDate(Text("birth_date"), id),
                Text("years_experience") is "R" ? 0 : Whole(Text("years_experience"), $"{id}.years_experience"),
                Text("college"),
                printed.Contains(TwoWay, StringComparison.Ordinal),
                document.FetchedAt));

            string? Text(string stat) => cells.TryGetValue(stat, out var cell) ? cell.Text : throw SchemaProblem.Missing($"roster.{id}.{stat}");
        }
    }

    /// <summary>Feet and inches: <c>6-10</c>.</summary>
    static int? Inches(string? text, string id)
    {
        if (text is null)
            return null;
        var parts = text.Split('-');
        return parts.Length == 2 ? Whole(parts[0], $"{id}.height") * 12 + Whole(parts[1], $"{id}.height") : throw new SchemaProblem($"roster.{id}.height", $"'{text}'", "feet and inches such as 6-10");
    }

    static DateOnly? BirthDate(string? text, string id) => text is null
        ? null
        : DateOnly.TryParseExact(text, "MMMM d, yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var date)
            ? date
            : throw new SchemaProblem($"roster.{id}.birth_date", $"'{text}'", "a date such as October 24, 1996");

    static int? Whole(string? text, string path) => text is null
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new SchemaProblem($"roster.{path}", $"'{text}'", "a whole number");
}
