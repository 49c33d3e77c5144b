using System.CommandLine;
using Tipoff.App.Reports;
using Tipoff.Engine;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Grading;

namespace Tipoff.App.Cli;

/// <summary>How good the predictions were.</summary>
sealed class ShowScoreboard() : Verb("scoreboard", "How every system and baseline did, on identical rows, with paired intervals")
{
    static readonly Option<int?> OfSeason = new("--season") { Description = "One season, named by the year it starts in; otherwise each that has predictions", HelpName = "YYYY" };

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> OfPopulation = new("--population") { Description = "Only P1 (5 earlier games), P2 (and 20 minutes), P3 (and a line) or P3-cutoff (known at the cut-off)", HelpName = "P" };

    static readonly Option<string?> By = new("--by") { Description = "Also each part by itself: month, tier (season mean), line or edge (xgboost less the line)", HelpName = "month|tier|line|edge" };

    static readonly Option<string?> Protocol = new("--protocol") { Description = "historical: 2024-02-04 to 2024-04-14, the window of the published 4.27, with trees that saw everything before it", HelpName = "historical" };

    static readonly Option<string[]> Beside = new("--beside") { Description = "Judge the predictions of this CSV (game_id, player_id, points, optionally mean) on the same rows; repeatable", HelpName = "FILE" };

    static readonly Option<string?> Html = new("--html") { Description = "Also write a page with charts to this file", HelpName = "FILE" };

    static readonly Option<bool> Bets = new("--bets") { Description = "Also what came of each system's calls: hit rate, return at real prices, closing-line value" };

    public override IReadOnlyList<string> Examples =>
        ["tipoff scoreboard --season 2024", "tipoff scoreboard --season 2024 --html scoreboard.html", "tipoff scoreboard --season 2024 --population P1 --by tier", "tipoff scoreboard --protocol historical --population P1", "tipoff scoreboard --season 2024 --beside mine.csv --json"];

    public override IReadOnlyList<Option> Options => [OfSeason, From, To, OfPopulation, By, Protocol, Beside, Bets, Html];

    public override Exit Run(Invocation call)
    {
        var by = Known(call.Get(By), Slicing.All.ToDictionary(slicing => slicing.Name), "--by");
        var population = Known(call.Get(OfPopulation), Scoreboard.Populations.ToDictionary(one => one.Name), "--population");
        var isHistorical = IsHistorical(call);
        using var session = call.Hold();
        var others = Others(session, call, isHistorical);
        List<Part> parts = [];
        foreach (var (label, from, to) in Ranges(session, call, isHistorical))
        {
            using var connection = session.Warehouse.Connect();
            var frame = others.Aggregate(Frame.Read(connection, Scoreboard.Query(from, to), call.Cancel), (beside, other) => other.Beside(beside));
            var rows = Scoreboard.Of(frame, label, by, [.. others.Select(other => other.Name)]).Where(row => population is null || row.Population == population.Name).ToList();
            if (rows.Count > 0)
                parts.Add(new Part(label, frame, rows));
        }

        if (parts.Count == 0)
            throw new Problem("no graded predictions in the range", "the scoreboard judges regular-season rows that have a prediction and a result", "Run `tipoff train` and `tipoff backfill --from … --to …`") { Exit = Exit.TryLater };

        if (call.Get(Html) is { } file)
            HtmlPage.Write(file, ScoreboardPage.Of([.. parts.Select(part => (part.Label, part.Rows, Pictures.Of(part.Frame)))], call.Clock.GetUtcNow()));
        List<Scoreboard.Row> all = [.. parts.SelectMany(part => part.Rows)];
        List<BettingRecord>? bets = call.Get(Bets) ? [.. parts.SelectMany(part => BettingRecord.Of(part.Frame, part.Label))] : null;
        call.Answer(new { rows = all, bets }, () =>
        {
            ScoreboardText.Print(all);
            if (bets is not null)
                ScoreboardText.Print(bets);
            if (isHistorical)
                Invocation.Line($"[grey]{HistoricalProtocol.Published}[/]");
        });
        return Exit.Done;
    }

    sealed record Part(string Label, Frame Frame, IReadOnlyList<Scoreboard.Row> Rows);

    static bool IsHistorical(Invocation call)
    {
        if (call.Get(Protocol) is not { } protocol)
            return false;
        if (protocol != "historical")
            throw new Problem($"--protocol {protocol} is not known", "expected historical", "See `tipoff scoreboard --help`") { Exit = Exit.Usage };
        if (call.Get(From) is not null || call.Get(OfSeason) is not null)
            throw new Problem("--protocol comes with dates of its own", "seen beside it: --from or --season", "Leave them out") { Exit = Exit.Usage };
        return true;
    }

    static List<OtherPredictions> Others(Session session, Invocation call, bool isHistorical)
    {
        using var connection = session.Warehouse.Connect();
        List<OtherPredictions> others = [.. (call.Get(Beside) ?? []).Select(path => PredictionsFile.Read(connection, path))];
        if (isHistorical)
        {
            using var line = new ProgressLine(call.Clock);
            others.Add(HistoricalProtocol.Predict(session, line.Show, call.Cancel));
        }

        return others;
    }

    static T? Known<T>(string? word, Dictionary<string, T> known, string option)
        where T : class =>
        word is null ? null : known.TryGetValue(word, out var value)
            ? value
            : throw new Problem($"{option} {word} is not known", $"expected one of {string.Join(", ", known.Keys)}", "See `tipoff scoreboard --help`") { Exit = Exit.Usage };

    static IEnumerable<(string Label, DateOnly From, DateOnly To)> Ranges(Session session, Invocation call, bool isHistorical)
    {
        if (isHistorical)
            return [("historical", HistoricalProtocol.From, HistoricalProtocol.To)];

        if (call.Get(From) is { } from)
        {
            var to = call.Need(To);
            Work.RequireRange(session, from, to);
            return [($"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}", from, to)];
        }

        var seasons = call.Get(OfSeason) is { } one ? [one] : Training.Seasons(session);
        return seasons.Select(season => (Season.Name(season), Season.FirstDate(season), Season.LastDate(season)));
    }
}
