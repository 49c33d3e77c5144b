using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Referee crews and replay centre of a date, published at nine in the morning, Eastern.</summary>
/// <remarks>The body also speaks of the other leagues of the office; they are left out.</remarks>
public sealed class NbaOfficialReferees : Endpoint
{
    /// <summary>When the office announces the crews of the day.</summary>
    static readonly TimeOnly AnnouncedAt = new(9, 0);

    public override Site Site => new NbaOfficial();

    public override string Summary => "Referee crews of each game and the replay centre of the date";

    public override string Targets => RequestTargets.GameDates;

    public override IReadOnlyList<Type> Lands => [typeof(NbacRefereeAssignments), typeof(NbacReplayCenter)];

    public override IReadOnlyList<string> Slice => ["game_date"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(2);

    public override string Path(Target target) => $"wp-json/api/v1/get-game-officials?&date={target["game_date"]}";

    public override void Parse(Document document, Landing landing)
    {
        var date = document.Target.Date("game_date");
        var knownAt = Eastern.At(date, AnnouncedAt);
        var league = document.Json.Child("nba");
        foreach (var game in league.Child("Table").Items("rows"))
        {
            RequireDate(game, date);
            foreach (var row in Crew(game, date, knownAt, document.Feed).Distinct())
                landing.Add(row);
        }

        foreach (var official in league.Child("Table1").Items("rows"))
        {
            RequireDate(official, date);
            landing.Add(new NbacReplayCenter.Row(date, official.Int("official_code"), official.Text("replaycenter_official"), knownAt));
        }
    }

    static IEnumerable<NbacRefereeAssignments.Row> Crew(Fields game, DateOnly date, DateTimeOffset knownAt, string feed)
    {
        var id = GameId.Parse(game.Text("game_id")) ?? throw new SchemaProblem($"{game.Path}.game_id", $"'{game.Text("game_id")}'", "an id of ten digits");
        for (var position = 1; position <= 4; position++)
        {
            // Crews of three leave the fourth place empty.
            if (game.TextOrNull($"official{position}") is null && game.IntOrNull($"official{position}_code") is null)
                continue;

            yield return new NbacRefereeAssignments.Row(
                id.Text,
                game.Int($"official{position}_code"),
                date,
                id.SeasonYear,
                id.SeasonType,
                position,
                game.Text($"official{position}"),
                game.TextOrNull($"official{position}_JNum"),
                knownAt,
                feed);
        }
    }

    static void RequireDate(Fields row, DateOnly date)
    {
        var asked = date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        if (row.Text("game_date") != asked)
            throw new RefusedBody($"officials of {row.Text("game_date")}, asked for {asked}");
    }
}
