namespace Tipoff.Nba.Precompute;

/// <summary>The column is a feature: its family, the range outside of which a value is a fault, and the input that it is made from.</summary>
/// <remarks>
/// The input says source, known-at, quality and why a value may be missing; the column's Doc says what it means; a column that may not be null is
/// never missing. Everything that is said of features on screens, in checks and in models is derived from here.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FeatureAttribute(FeatureFamily family, double low, double high, FeatureInput input) : Attribute
{
    public FeatureFamily Family { get; } = family;

    public double Low { get; } = low;

    public double High { get; } = high;

    public FeatureInput Input { get; } = input;

    /// <summary>It moves with the date by its nature: neither a month in which it stands still nor one in which it moves is a finding.</summary>
    public bool FollowsCalendar { get; init; }

    /// <summary>Held, checked and watched like every feature, but in no model until it has lowered the error on a season that it was not chosen by.</summary>
    public bool OnTrial { get; init; }
}

/// <summary>The feature stands in the published list of the field: at which place, and there under which name if that differs.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PublishedAttribute(int index, string? name = null) : Attribute
{
    public int Index { get; } = index;

    public string? Name { get; } = name;
}
