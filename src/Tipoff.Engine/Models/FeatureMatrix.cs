using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Tipoff.Engine.Models;

/// <summary>Rows of named features with the value to learn, the date each row belongs to and, if wanted, a weight.</summary>
/// <remarks>Values are row-major; NaN is missing. Rows to predict may have NaN labels. The arrays are not copied: hand them over.</remarks>
public sealed class FeatureMatrix
{
    readonly float[] _values;
    readonly float[] _labels;
    readonly DateOnly[] _dates;
    readonly float[]? _weights;
    readonly Lazy<string> _contentHash;
    readonly Lazy<byte[]> _names;

    public FeatureMatrix(IReadOnlyList<string> featureNames, float[] values, float[] labels, DateOnly[] dates, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(featureNames);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(dates);
        if (featureNames.Count == 0) throw new ArgumentException("A matrix needs at least one feature.", nameof(featureNames));
        if (featureNames.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The feature {twice.Key} is named twice.", nameof(featureNames));
        if (values.LongLength != (long)labels.Length * featureNames.Count)
            throw new ArgumentException($"{labels.Length} rows x {featureNames.Count} features need {(long)labels.Length * featureNames.Count} values, got {values.LongLength}.", nameof(values));
        if (dates.Length != labels.Length) throw new ArgumentException($"{labels.Length} rows need as many dates, got {dates.Length}.", nameof(dates));
        if (weights is not null && weights.Length != labels.Length)
            throw new ArgumentException($"{labels.Length} rows need as many weights, got {weights.Length}.", nameof(weights));

        FeatureNames = [.. featureNames];
        (_values, _labels, _dates, _weights) = (values, labels, dates, weights);
        _contentHash = new(Hash);
        _names = new(() => Encoding.UTF8.GetBytes(string.Join('\n', FeatureNames)));
    }

    public IReadOnlyList<string> FeatureNames { get; }

    public int Rows => _labels.Length;

    public int Columns => FeatureNames.Count;

    public ReadOnlyMemory<float> Values => _values;

    public ReadOnlyMemory<float> Labels => _labels;

    public ReadOnlyMemory<DateOnly> Dates => _dates;

    /// <summary>One weight per row; empty when all rows weigh the same.</summary>
    public ReadOnlyMemory<float> Weights => _weights;

    /// <summary>SHA-256 over names, values, labels, dates and weights: the identity of what a model was trained on.</summary>
    public string ContentHash => _contentHash.Value;

    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>Identity of one row's values under their names: the first 16 digits of a SHA-256.</summary>
    public string RowHash(int row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_names.Value);
        Append(hash, Row(row).ToArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The rows whose number satisfies the predicate, in their order.</summary>
    public FeatureMatrix Where(Func<int, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var rows = Enumerable.Range(0, Rows).Where(isWanted).ToArray();
        var values = new float[rows.Length * Columns];
        for (var i = 0; i < rows.Length; i++) Row(rows[i]).CopyTo(values.AsSpan(i * Columns));
        return new(FeatureNames, values, Pick(_labels, rows), Pick(_dates, rows), _weights is null ? null : Pick(_weights, rows));
    }

    public FeatureMatrix Before(DateOnly date) => Where(row => _dates[row] < date);

    public FeatureMatrix From(DateOnly date) => Where(row => _dates[row] >= date);

    /// <summary>The same rows with the features named, in the order named.</summary>
    public FeatureMatrix Select(IReadOnlyList<string> featureNames)
    {
        ArgumentNullException.ThrowIfNull(featureNames);
        var place = FeatureNames.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var columns = new int[featureNames.Count];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = place.TryGetValue(featureNames[i], out var column)
                ? column
                : throw new ArgumentException($"The matrix has no feature {featureNames[i]}; it has {string.Join(", ", FeatureNames)}.", nameof(featureNames));

        var values = new float[Rows * columns.Length];
        for (var row = 0; row < Rows; row++)
            for (var i = 0; i < columns.Length; i++)
                values[row * columns.Length + i] = _values[row * Columns + columns[i]];
        return new(featureNames, values, _labels, _dates, _weights);
    }

    static T[] Pick<T>(T[] all, int[] rows) => Array.ConvertAll(rows, row => all[row]);

    string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Rows} {Columns} {(_weights is null ? "" : "weighted")}\n{string.Join('\n', FeatureNames)}\n"));
        Append(hash, _values);
        Append(hash, _labels);
        if (_weights is not null) Append(hash, _weights);
        Span<int> day = stackalloc int[1];
        foreach (var date in _dates)
        {
            day[0] = date.DayNumber;
            hash.AppendData(MemoryMarshal.AsBytes(day));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>NaN has many bit patterns and the databases produce several; one of them stands for all.</summary>
    static void Append(IncrementalHash hash, float[] values)
    {
        var chunk = new float[Math.Min(4096, values.Length)];
        for (var start = 0; start < values.Length; start += 4096)
        {
            var count = Math.Min(4096, values.Length - start);
            for (var i = 0; i < count; i++) chunk[i] = float.IsNaN(values[start + i]) ? float.NaN : values[start + i];
            hash.AppendData(MemoryMarshal.AsBytes(chunk.AsSpan(0, count)));
        }
    }
}
