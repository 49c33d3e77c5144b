namespace Tipoff.Engine.Tables;

/// <summary>A table whose rows C# folds out of ordered rows: for what SQL says badly, such as a state that every event changes.</summary>
/// <remarks>
/// The SQL beside the input record yields the inputs in their order, with the same parameters as any transform; tables that fold the same inputs
/// share it, and their upstreams. The fold is pure; whoever changes what it makes raises <see cref="Table.Revision"/>, which makes the cells stale.
/// </remarks>
public abstract class FoldedTable<TInput, TRow> : Table<TRow>
    where TInput : class
    where TRow : class
{
    public sealed override Type? InputType => typeof(TInput);

    /// <summary>The rows that the ordered inputs amount to.</summary>
    protected abstract IEnumerable<TRow> Fold(IEnumerable<TInput> inputs);

    internal sealed override IEnumerable<object> Folded(IEnumerable<object> inputs) => Fold(inputs.Cast<TInput>());
}
