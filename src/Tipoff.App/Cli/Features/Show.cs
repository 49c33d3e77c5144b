using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Precompute;

namespace Tipoff.App.Cli.Features;

/// <summary>Everything of one feature.</summary>
sealed class Show() : Verb("show", "One feature: meaning, source, known-at, why it may be missing, and its history by season")
{
    static readonly Argument<string> Wanted = new("NAME") { Description = "Its column, or its name in the published list" };

    const string Formula = "src/Tipoff.Nba/Precompute/MlFeatureStore.sql";

    public override IReadOnlyList<string> Examples => ["tipoff features show points_avg_last_10", "tipoff features show blowout_minutes_risk --json"];

    public override IReadOnlyList<Argument> Arguments => [Wanted];

    public override Exit Run(Invocation call)
    {
        var feature = FeatureText.Find(call.Get(Wanted)!);
        using var reader = Reader.Open(call);
        var history = new FeatureHistory(reader.Query);
        var (seasons, quartiles, reasons) = (history.Measures([feature], null), history.Quartiles(feature), history.Reasons(feature));
        call.Answer(
            new
            {
                declaration = FeatureText.Json(feature),
                formula = Formula,
                reasons = reasons.Select(reason => new { name = reason.Name, shareOfNulls = reason.Share }),
                seasons = seasons.Select(season => new
                {
                    season = season.Period,
                    rows = season.Rows,
                    shareNull = 1 - season.Share,
                    mean = season.Mean,
                    std = season.Std,
                    min = season.Min,
                    q1 = Quartile(season, quartile => quartile.Low),
                    median = Quartile(season, quartile => quartile.Median),
                    q3 = Quartile(season, quartile => quartile.High),
                    max = season.Max,
                    isConstant = season.IsConstant,
                }),
            },
            () => Print(feature, reasons, seasons, quartiles));
        return Exit.Done;

        double? Quartile(Measure season, Func<(double Low, double Median, double High), double> take) => quartiles.TryGetValue(season.Period, out var found) ? take(found) : null;
    }

    static void Print(
        Feature feature,
        IReadOnlyList<(string Name, string Meaning, double Share)> reasons,
        IReadOnlyList<Measure> seasons,
        IReadOnlyDictionary<string, (double Low, double Median, double High)> quartiles)
    {
        Invocation.Line($"[bold]{feature.Name}[/], {FeatureText.Word(feature.Family)}: {Markup.Escape(feature.Meaning)}");
        if (feature.Published is { } index)
            Invocation.Line($"  published    {index}, {feature.PublishedName}");
        Invocation.Line($"  range        {FeatureText.Range(feature)}");
        Invocation.Line($"  formula      {Formula}");
        Invocation.Line($"  source       {string.Join(", ", feature.Input.Sources.Select(FeatureText.TableName))}");
        Invocation.Line($"  known        {FeatureText.KnownAt(feature.Input.KnownAt)}");
        Invocation.Line($"  quality      {feature.Input.Quality ?? "quality_score"}");
        Invocation.Line($"  missing      {(feature.IsNullable ? $"with {feature.Input.Name}; reasons, % of its nulls:" : "never")}");
        foreach (var (name, meaning, share) in reasons.OrderByDescending(reason => reason.Share))
            Invocation.Line($"    {FeatureText.Percent(share),5}  {name}: {Markup.Escape(meaning)}");
        Invocation.Line();
        var table = Columns.Of("season", ">rows", ">null %", ">mean", ">std", ">min", ">q1", ">median", ">q3", ">max", "");
        foreach (var season in seasons)
        {
            var has = quartiles.TryGetValue(season.Period, out var quartile);
            table.AddRow(
                Season.Name(int.Parse(season.Period, System.Globalization.CultureInfo.InvariantCulture)), $"{season.Rows:N0}", FeatureText.Percent(1 - season.Share),
                FeatureText.Number(season.Mean), FeatureText.Number(season.Std), FeatureText.Number(season.Min), FeatureText.Number(has ? quartile.Low : null),
                FeatureText.Number(has ? quartile.Median : null), FeatureText.Number(has ? quartile.High : null), FeatureText.Number(season.Max),
                season.IsConstant ? "[yellow]constant[/]" : "");
        }

        AnsiConsole.Write(table);
    }
}
