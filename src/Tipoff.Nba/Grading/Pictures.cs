using Tipoff.Engine.Models;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Grading;

/// <summary>What a page draws of the scoreboard's rows: points with their intervals.</summary>
public static class Pictures
{
    /// <summary>Rows that are worth a point of their own.</summary>
    const int RowsMin = 50;

    /// <summary>Coverage that an 80 % interval may have (PRODUCT §5).</summary>
    static readonly (double Low, double High) GoodCoverage = (0.78, 0.82);

    /// <summary>All that the rows can fill, in the order of a page.</summary>
    public static IReadOnlyList<Picture> Of(Frame frame)
    {
        List<Picture> pictures = [];
        foreach (var population in Scoreboard.Populations)
        {
            int[] rows = [.. Enumerable.Range(0, frame.Rows).Where(row => population.Holds(frame, row))];
            pictures.AddRange(population.Name switch
            {
                "P1" => [Errors(frame, rows, population, "month"), Errors(frame, rows, population, "tier"), Coverage(frame, rows, population, "month"), Coverage(frame, rows, population, "tier")],
                "P3" => [Errors(frame, rows, population, "month"), Errors(frame, rows, population, "line"), Edges(frame, rows)],
                "P3-cutoff" => [Probabilities(frame, rows)],
                _ => Array.Empty<Picture>(),
            });
        }

        return [.. pictures.Where(picture => picture.Series.Any(series => series.Points.Count > 0))];
    }

    static Picture Errors(Frame frame, int[] rows, Scoreboard.Population population, string by)
    {
        var slices = Slices(frame, rows, population, by);
        string[] systems = population.Line is { } line ? [BoostedTrees.Id, "last_10", line] : [BoostedTrees.Id, "last_10", "season_mean"];
        return new Picture($"Mean absolute error by {Word(by)}, {population.Name}", $"{population.Meaning}; bars are 95 % intervals over resampled dates", Word(by), "points")
        {
            Series = [.. systems.Select(system => new PictureSeries(system, [.. slices.Select(slice => Point(slice.Name, frame, slice.Rows, row => Math.Abs(frame.Numbers(system)[row] - frame.Numbers("actual_points")[row])))]))],
        };
    }

    static Picture Coverage(Frame frame, int[] rows, Scoreboard.Population population, string by)
    {
        var (low, high, actual) = (frame.Numbers($"{BoostedTrees.Id}_low"), frame.Numbers($"{BoostedTrees.Id}_high"), frame.Numbers("actual_points"));
        int[] known = [.. rows.Where(row => !double.IsNaN(low[row]))];
        return new Picture($"Results inside the 80 % interval by {Word(by)}, {population.Name}", $"{BoostedTrees.Id}; the band is what is asked for, 78 to 82 %", Word(by), "share")
        {
            Band = GoodCoverage,
            Series = [new PictureSeries(BoostedTrees.Id, [.. Slices(frame, known, population, by).Select(slice => Point(slice.Name, frame, slice.Rows, row => actual[row] >= low[row] && actual[row] <= high[row] ? 1 : 0))])],
        };
    }

    static Picture Edges(Frame frame, int[] rows)
    {
        var (line, actual, said) = (frame.Numbers("line"), frame.Numbers("actual_points"), frame.Numbers(BoostedTrees.Id));
        var bands = rows.GroupBy(row => Math.Clamp(Math.Round(said[row] - line[row]), -4, 4)).OrderBy(group => group.Key).Select(group => group.ToArray()).Where(band => band.Length >= RowsMin);
        return new Picture("What an edge is worth, P3", $"{BoostedTrees.Id} less the closing line, against the result less that line; on the diagonal all of the edge would be true", "edge, points", "result less the line, points")
        {
            HasDiagonal = true,
            Series = [new PictureSeries(BoostedTrees.Id, [.. bands.Select(band => Point("", frame, band, row => actual[row] - line[row]) with { X = band.Average(row => said[row] - line[row]) })])],
        };
    }

    static Picture Probabilities(Frame frame, int[] rows) =>
        new("Said and come: P(over), P3-cutoff", "ten bins of equal count, a push counting half; on the diagonal what is said comes true", "probability said", "share that went over")
        {
            HasDiagonal = true,
            Series = [.. Systems(frame, rows).Select(system => new PictureSeries(system.Name, [.. system.Calibration.Bins.Select(bin => new PicturePoint("", bin.Said, bin.Came, null, null, bin.Rows))]))],
        };

    static IEnumerable<(string Name, Calibration Calibration)> Systems(Frame frame, int[] rows)
    {
        foreach (var id in new[] { BoostedTrees.Id, Lineup.Market })
        {
            if (Scoreboard.CalibrationOf(frame, rows, id) is { } calibration)
                yield return (id, calibration);
        }
    }

    static PicturePoint Point(string label, Frame frame, int[] rows, Func<int, double> value)
    {
        var estimate = DateBootstrap.Mean(Array.ConvertAll(rows, row => frame.Dates("game_date")[row]), Array.ConvertAll(rows, row => value(row)), draws: 1000);
        return new PicturePoint(label, null, estimate.Mean, estimate.Low95, estimate.High95, rows.Length);
    }

    static List<(string Name, int[] Rows)> Slices(Frame frame, int[] rows, Scoreboard.Population population, string by) =>
        [.. Slicing.All.Single(slicing => slicing.Name == by).Slices(frame, rows, population).Where(slice => slice.Rows.Length >= RowsMin)];

    static string Word(string by) => by switch
    {
        "tier" => "season mean",
        _ => by,
    };
}
