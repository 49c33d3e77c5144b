namespace Tipoff.Native.XGBoost;

/// <summary>Rows of features with their labels, weights and base margins, in the library's own memory.</summary>
/// <remarks>
/// The values are copied at construction, so the caller's array may change afterwards. NaN means missing.
/// Reading is safe from many threads; setting labels or weights is not safe while another thread trains.
/// </remarks>
public sealed class DMatrix : IDisposable
{
    internal DMatrixHandle Handle { get; }

    /// <summary>Copies a row-major block of <paramref name="rows"/> x <paramref name="columns"/> values.</summary>
    /// <param name="threads">How many threads copy; 0 means all cores.</param>
    public DMatrix(ReadOnlyMemory<float> values, int rows, int columns, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (values.Length != (long)rows * columns)
            throw new ArgumentException($"{rows} rows x {columns} columns need {(long)rows * columns} values, got {values.Length}.", nameof(values));
        XGBoostException.Check(NativeMethods.DMatrixCreateFromMat(values.Span, (ulong)rows, (ulong)columns, float.NaN, out var handle, threads));
        Handle = handle;
    }

    DMatrix(DMatrixHandle handle) => Handle = handle;

    public int Rows
    {
        get
        {
            XGBoostException.Check(NativeMethods.DMatrixNumRow(Handle, out var rows));
            return checked((int)rows);
        }
    }

    public int Columns
    {
        get
        {
            XGBoostException.Check(NativeMethods.DMatrixNumCol(Handle, out var columns));
            return checked((int)columns);
        }
    }

    public float[] Labels => Floats("label");

    /// <summary>One weight per row; empty when all rows weigh the same.</summary>
    public float[] Weights => Floats("weight");

    public float[] BaseMargins => Floats("base_margin");

    public DMatrix SetLabels(ReadOnlySpan<float> labels) => SetFloats("label", labels);

    public DMatrix SetWeights(ReadOnlySpan<float> weights) => SetFloats("weight", weights);

    public DMatrix SetBaseMargins(ReadOnlySpan<float> margins) => SetFloats("base_margin", margins);

    /// <summary>The columns' names in order; empty when none were given.</summary>
    public unsafe IReadOnlyList<string> FeatureNames
    {
        get
        {
            XGBoostException.Check(NativeMethods.DMatrixGetStrFeatureInfo(Handle, "feature_name", out var length, out var names));
            return NativeMethods.Strings(names, length);
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count != Columns) throw new ArgumentException($"{Columns} columns need {Columns} names, got {value.Count}.", nameof(value));
            XGBoostException.Check(NativeMethods.DMatrixSetStrFeatureInfo(Handle, "feature_name", [.. value], (ulong)value.Count));
        }
    }

    /// <summary>A new matrix of the given rows, with their labels, weights and margins, in the given order.</summary>
    public DMatrix Slice(ReadOnlySpan<int> rows)
    {
        var count = Rows;
        // The library does not check the indices: one too many reads foreign memory.
        foreach (var row in rows)
            if ((uint)row >= (uint)count) throw new ArgumentOutOfRangeException(nameof(rows), row, $"The matrix has rows 0 to {count - 1}.");
        XGBoostException.Check(NativeMethods.DMatrixSlice(Handle, rows, (ulong)rows.Length, out var handle, allowGroups: 0));
        var names = FeatureNames;
        var slice = new DMatrix(handle);
        if (names.Count > 0) slice.FeatureNames = names;
        return slice;
    }

    public void Dispose() => Handle.Dispose();

    unsafe float[] Floats(string field)
    {
        XGBoostException.Check(NativeMethods.DMatrixGetFloatInfo(Handle, field, out var length, out var values));
        var copy = new ReadOnlySpan<float>(values, checked((int)length)).ToArray();
        GC.KeepAlive(this);
        return copy;
    }

    DMatrix SetFloats(string field, ReadOnlySpan<float> values)
    {
        if (values.Length != Rows) throw new ArgumentException($"{Rows} rows need {Rows} values of {field}, got {values.Length}.", nameof(values));
        XGBoostException.Check(NativeMethods.DMatrixSetFloatInfo(Handle, field, values, (ulong)values.Length));
        return this;
    }
}
