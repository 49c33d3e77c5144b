using System.CommandLine;
using Tipoff.App.Reports;
using Tipoff.App.Validations;
using Tipoff.Engine;
using Tipoff.Engine.Health;
using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli;

/// <summary>Completeness against the schedule, layer by layer, and how good the rows are.</summary>
sealed class Validate() : Verb("validate", "Hold what is published against the schedule: layers L1 to L5, missing games, quality, data checks")
{
    static readonly Option<DateOnly?> From = SharedOptions.Date("--from", "First game date; otherwise thirty days before the last");

    static readonly Option<DateOnly?> To = SharedOptions.Date("--to", "Last game date, inclusive; otherwise today in New York");

    static readonly Option<string?> Layer = new("--layer") { Description = "Only this layer", HelpName = "L1|L2|L3|L4|L5" };

    static readonly Option<bool> Detailed = new("--detailed") { Description = "Every table, every gap, and the holes that a rule allows, by reason" };

    static readonly Option<string?> Html = new("--html") { Description = "Also write a page with every date, gap and measure to this file", HelpName = "FILE" };

    static readonly Option<bool> OfSources = new("--sources") { Description = "Which sources bring what games need, by season, and everything that is missing; of all dates, if none are given" };

    static readonly Option<string?> Export = new("--export") { Description = "With --sources: also write what is missing to this CSV, for `tipoff plan --gaps`", HelpName = "FILE" };

    static readonly Option<bool> Alert = new("--alert") { Description = "Also tell whoever alerts reach of what is missing: each date once, however often it is found" };

    static readonly Option<bool> Accept = new("--accept") { Description = "Go through the checklist after a backfill, line by line, and sign it if every critical line holds" };

    static readonly Option<string?> By = new("--by") { Description = "With --accept: who signs", HelpName = "NAME" };

    static readonly Option<string?> Note = new("--note") { Description = "With --accept: what should be remembered beside it", HelpName = "TEXT" };

    /// <summary>Days before the last date from which a range begins when nothing is said: a gap is seen in a month at the latest.</summary>
    const int DaysUsual = 30;

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff validate", "tipoff validate --from 2024-10-22 --to 2025-04-13",
        "tipoff validate --from 2024-11-01 --to 2024-11-30 --layer L3 --detailed", "tipoff validate --from 2024-10-01 --to 2024-12-31 --html validation.html",
        "tipoff validate --from 2024-10-01 --to 2024-12-31 --alert",
        "tipoff validate --sources --export gaps.csv", "tipoff validate --from 2024-10-22 --to 2025-06-22 --accept --by \"A. Operator\" --note \"after the backfill\"",
    ];

    public override IReadOnlyList<Option> Options => [From, To, Layer, Detailed, Html, Alert, OfSources, Export, Accept, By, Note];

    public override Exit Run(Invocation call)
    {
        var to = call.Get(To) ?? Eastern.DateOf(call.Now);
        var from = call.Get(From) ?? to.AddDays(-DaysUsual);
        Require(call);
        if (call.Get(Accept))
            return ValidateAcceptance.Run(call, new AcceptOrder(call.Need(From), call.Need(To), call.Get(By)!.Trim(), call.Get(Note)));

        var layers = Chosen(call.Get(Layer)).ToList();
        Validation validation;
        using (var reader = Reader.Open(call))
        {
            if (call.Get(OfSources))
                return ValidateSources.Run(call, reader, call.Get(From), to, call.Get(Export));

            Work.RequireRange(reader, from, to);
            validation = RangeValidation.Measure(call.Catalog, reader.Query, call.Now, layers, from, to);
            if (validation.Completeness.IsEmpty)
                throw NothingDue(from, to);
            if (call.Get(Html) is { } file)
                HtmlPage.Write(file, ValidationPage.Of(validation, call.Catalog, RangeValidation.Games(reader.Query, from, to), call.Now));
        }

        call.Answer(ValidationJson.Of(validation, call.Get(Detailed)), () => new ValidateText(call.Catalog, validation, call.Get(Detailed)).Print());
        if (call.Get(Alert))
            Invocation.Note($"tipoff: {ValidateAlert.Tell(call, from, to).Summary}");
        return validation.Exit;
    }

    /// <exception cref="Problem">Options that do not go together.</exception>
    static void Require(Invocation call)
    {
        if (call.Get(Export) is not null && !call.Get(OfSources))
            throw new Problem("--export without --sources", "what is exported is the inventory that --sources makes", "Add --sources") { Exit = Exit.Usage };
        if (call.Get(Accept) && string.IsNullOrWhiteSpace(call.Get(By)))
            throw new Problem("nobody signs", "a sign-off is kept with the name of who gave it", "Add --by NAME") { Exit = Exit.Usage };
        if (!call.Get(Accept) && (call.Get(By) ?? call.Get(Note)) is not null)
            throw new Problem($"{(call.Get(By) is null ? Note.Name : By.Name)} without --accept", "nothing is signed", "Add --accept, or leave it out") { Exit = Exit.Usage };
        if (call.Get(Accept) && (call.Get(OfSources) || call.Get(Alert) || call.Get(Layer) is not null || call.Get(Html) is not null))
            throw new Problem("--accept with another way to look", "a range is accepted as a whole", "Leave --sources, --alert, --layer and --html out") { Exit = Exit.Usage };
        if (call.Get(OfSources) && (call.Get(Layer) is not null || call.Get(Html) is not null))
            throw new Problem($"--sources with {(call.Get(Layer) is not null ? Layer.Name : Html.Name)}", "it looks at every layer and writes no page", "Leave one of them out") { Exit = Exit.Usage };
    }

    static IEnumerable<CompletenessLayer> Chosen(string? name)
    {
        if (name is null)
            return CompletenessLayers.All;

        var chosen = CompletenessLayers.All.Where(layer => string.Equals(layer.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new Problem($"unknown layer '{name}'", $"expected one of {string.Join(", ", CompletenessLayers.All.Select(layer => layer.Name))}", "Leave --layer out for all of them") { Exit = Exit.Usage };
    }

    static Problem NothingDue(DateOnly from, DateOnly to) =>
        new(
            $"nothing is due from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
            "no game of the range that counts is over; preseason, all-star games and the cup final are demanded nowhere",
            "Choose dates of games that were played")
        { Exit = Exit.Usage };
}
