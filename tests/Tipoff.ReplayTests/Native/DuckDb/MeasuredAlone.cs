namespace Tipoff.ReplayTests.Native.DuckDb;

/// <summary>Tests that measure the process, such as its memory: they run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}
