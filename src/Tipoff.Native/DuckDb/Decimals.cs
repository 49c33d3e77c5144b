namespace DuckDB.NET.Data;

/// <summary>DuckDB keeps a decimal as a whole number and a scale from the column; .NET keeps the scale with the number.</summary>
static class Decimals
{
    const int ClrScaleMax = 28;
    const int WidthMax = 38;
    static readonly Int128[] Powers = BuildPowers();
    static readonly Int128 ClrMantissaEnd = (Int128)1 << 96;

    public static decimal ToDecimal(long unscaled, byte scale)
    {
        if (scale > ClrScaleMax) return ToDecimal((Int128)unscaled, scale);
        var magnitude = unscaled < 0 ? (ulong)-unscaled : (ulong)unscaled;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, unscaled < 0, scale);
    }

    public static decimal ToDecimal(Int128 unscaled, byte scale)
    {
        var isNegative = unscaled < 0;
        var magnitude = Int128.Abs(unscaled);
        while (scale > 0 && (magnitude >= ClrMantissaEnd || scale > ClrScaleMax))
        {
            // Digits that .NET's 96 bits cannot hold may be dropped only when they say nothing.
            if (magnitude % 10 != 0) break;
            magnitude /= 10;
            scale--;
        }
        if (magnitude >= ClrMantissaEnd || scale > ClrScaleMax)
            throw new OverflowException($"the DECIMAL value {unscaled}e-{scale} has more digits than System.Decimal holds; cast it in SQL, or read it as text");
        return new decimal((int)(uint)(ulong)magnitude, (int)(uint)((ulong)magnitude >> 32), (int)(uint)(ulong)(magnitude >> 64), isNegative, scale);
    }

    /// <summary>The whole number a column of this width and scale stores; rounds half away from zero as DuckDB's casts do.</summary>
    public static Int128 ToUnscaled(decimal value, byte width, byte scale)
    {
        var unscaled = Rescale(Mantissa(value), value.Scale, scale);
        return unscaled is null || Int128.Abs(unscaled.Value) >= Powers[width]
            ? throw new OverflowException($"{value} does not fit DECIMAL({width},{scale})")
            : unscaled.Value;
    }

    public static NativeDecimal ToNative(decimal value)
    {
        var mantissa = Mantissa(value);
        return new NativeDecimal { Width = WidthMax, Scale = value.Scale, Value = ToNative(mantissa) };
    }

    public static NativeHugeInt ToNative(Int128 value) => new() { Lower = (ulong)value, Upper = (long)(value >> 64) };

    static Int128? Rescale(Int128 mantissa, byte from, byte to)
    {
        if (from == to) return mantissa;
        if (from < to)
        {
            var limit = Int128.MaxValue / Powers[to - from];
            return Int128.Abs(mantissa) > limit ? null : mantissa * Powers[to - from];
        }
        var (quotient, rest) = Int128.DivRem(mantissa, Powers[from - to]);
        return Int128.Abs(rest) * 2 >= Powers[from - to] ? quotient + Int128.Sign(mantissa) : quotient;
    }

    static Int128 Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = new Int128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return bits[3] < 0 ? -magnitude : magnitude;
    }

    static Int128[] BuildPowers()
    {
        var powers = new Int128[WidthMax + 1];
        powers[0] = 1;
        for (var exponent = 1; exponent < powers.Length; exponent++) powers[exponent] = powers[exponent - 1] * 10;
        return powers;
    }
}
