using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The gamebook of a game, the official scorer's report as it is printed.</summary>
/// <remarks>
/// The parser follows the printed layout but was never tried on a real file, as none was at hand; so it takes nothing for granted: it
/// refuses a book of other teams, lines it cannot place, and players whose sum differs from the printed total.
/// </remarks>
public sealed class NbaGamebooksBook : Endpoint
{
    public override Site Site => new NbaGamebooks();

    public override string Summary => "Printed gamebook: lines of those who played, reasons of those who did not";

    public override BodyKind Kind => BodyKind.Pdf;

    public override string Targets => RequestTargets.FinishedGames;

    public override IReadOnlyList<Type> Lands => [typeof(NbacGamebookPlayerStats)];

    public override IReadOnlyList<string> Slice => ["game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override int BytesMin => 1000;

    public override string Path(Target target)
    {
        var day = target.Date("game_date").ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return $"pdfs/{day}/{day}_{target["away_team_abbr"]}{target["home_team_abbr"]}_book.pdf";
    }

    public override void Parse(Document document, Landing landing)
    {
        var target = document.Target;
        var id = GameId.Parse(target["game_id"]) ?? throw new InvalidOperationException($"target '{target}' names no game");
        var (away, home) = (target["away_team_abbr"], target["home_team_abbr"]);
        var book = GamebookText.Read(document.Text);
        if (book.Visitor.Abbr != away || book.Home.Abbr != home)
            throw new RefusedBody($"the gamebook of {book.Visitor.Abbr} at {book.Home.Abbr}, asked for {away} at {home}");

        var entries = new Dictionary<(string, string), int>();
        foreach (var line in book.Lines)
        {
            var lookup = PlayerLookup.Of(line.Name);
            var entry = entries[(line.Team.Abbr, lookup)] = entries.GetValueOrDefault((line.Team.Abbr, lookup)) + 1;
            landing.Add(RowOf(line, id, target.Date("game_date"), lookup, entry, line.Team == book.Home, line.Team == book.Home ? away : home));
        }
    }

    static NbacGamebookPlayerStats.Row RowOf(GamebookText.Line line, GameId id, DateOnly date, string lookup, int entry, bool isHome, string opponent) => new(
        id.Text,
        line.Team.Abbr,
        lookup,
        entry,
        date,
        id.SeasonYear,
        id.SeasonType,
        opponent,
        isHome,
        line.Name,
        line.Status,
        line.Reason,
        line.Jersey,
        line.Position,
        line.Seconds,
        line["PTS"],
        line["FG"],
        line["FGA"],
        line["3P"],
        line["3PA"],
        line["FT"],
        line["FTA"],
        line["OR"],
        line["DR"],
        line["TOT"],
        line["A"],
        line["ST"],
        line["BS"],
        line["TO"],
        line["PF"],
        line["+/-"]);
}
