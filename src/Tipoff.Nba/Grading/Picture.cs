namespace Tipoff.Nba.Grading;

/// <summary>A chart, before it is drawn.</summary>
/// <param name="Meaning">One line that says what is compared, and on what.</param>
public sealed record Picture(string Title, string Meaning, string XAxis, string YAxis)
{
    public required IReadOnlyList<PictureSeries> Series { get; init; }

    /// <summary>Heights between which values are as they should be.</summary>
    public (double Low, double High)? Band { get; init; }

    /// <summary>Whether x and y are the same measure, so that the diagonal means something.</summary>
    public bool HasDiagonal { get; init; }
}

/// <summary>What one system has in a chart.</summary>
public sealed record PictureSeries(string Name, IReadOnlyList<PicturePoint> Points);

/// <summary>A value with its 95 % interval, if it has one.</summary>
/// <param name="Label">The part of the rows that it stands for; empty where <paramref name="X"/> places it.</param>
/// <param name="X">Its place on an axis of numbers; null on one of labels.</param>
/// <param name="N">Rows behind it.</param>
public sealed record PicturePoint(string Label, double? X, double Y, double? Low, double? High, int N);
