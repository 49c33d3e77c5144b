using System.Globalization;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.SpotChecks;

namespace Tipoff.App.Cli;

/// <summary>What a spot check found.</summary>
sealed record SpotReport(int Seed, int Samples, IReadOnlyList<int> Seasons, bool Agree, IReadOnlyList<SpotTally> Families, IReadOnlyList<SpotDifference> Differences);

/// <summary>How far the seasons are, and how long the rest may take.</summary>
sealed class Advance(ProgressLine line, TimeProvider clock)
{
    readonly long started = clock.GetTimestamp();

    /// <summary>Tells what is under way, <paramref name="share"/> of the whole being behind.</summary>
    public void Show(string text, double share)
    {
        var left = share > 0.02 ? clock.GetElapsedTime(started) * ((1 - share) / share) : (TimeSpan?)null;
        line.Show($"{text}, {share:0 %}, about {ProgressLine.Span(left)} left");
    }
}

/// <summary>Draws the rows of each season, reads what they came from, and compares.</summary>
sealed class SpotCheckRun(Func<string, QueryResult> query, IReadOnlyList<SpotFamily> families, int rows, int seed, Action<string, double> progress, CancellationToken cancel)
{
    /// <summary>Tables and pieces of tables read for a season, about: only the estimate depends on it.</summary>
    const int ReadsPerSeason = 45;

    /// <summary>Share of a season's time that goes into reading.</summary>
    const double ReadingShare = 0.6;

    public SpotReport Over(DateOnly from, DateOnly to)
    {
        var seasons = SeasonsIn(from, to);
        var tallies = families.Select(family => new SpotTally(family.Name, 0, 0, 0, 0, null)).ToList();
        List<SpotDifference> differences = [];
        var samples = 0;
        for (var i = 0; i < seasons.Count; i++)
        {
            var (season, behind, reads) = (seasons[i], (double)i / seasons.Count, 0);
            void Read(string table) => progress($"{Season.Name(season)}: reading {table}", behind + (ReadingShare * Math.Min(1, (double)reads++ / ReadsPerSeason) / seasons.Count));
            var source = new SpotRows(query, Read, cancel);
            var drawn = Sample.Draw(source.Candidates(season, from, to), rows, seed);
            samples += drawn.Count;
            var stored = source.Stored(families, season, drawn.Min(row => row.GameDate), drawn.Max(row => row.GameDate));
            var check = new Nba.SpotChecks.SpotCheck(new SeasonFacts(source.Season(season)), stored);
            for (var f = 0; f < families.Count; f++)
            {
                progress($"{Season.Name(season)}: {families[f].Name}", behind + ((ReadingShare + ((1 - ReadingShare) * f / families.Count)) / seasons.Count));
                tallies[f] += check.Run(families[f], drawn.TakeWhile(_ => !cancel.IsCancellationRequested));
                cancel.ThrowIfCancellationRequested();
            }

            differences.AddRange(check.Differences);
        }

        return new SpotReport(seed, samples, seasons, differences.Count == 0, tallies, differences);
    }

    List<int> SeasonsIn(DateOnly from, DateOnly to) =>
    [
        .. query($"select distinct season_year from precompute.ml_feature_store where game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}' order by 1")
            .Rows.Select(row => int.Parse(row[0]!.ToString()!, CultureInfo.InvariantCulture)),
    ];
}
