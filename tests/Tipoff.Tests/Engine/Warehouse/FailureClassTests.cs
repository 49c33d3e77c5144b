using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class FailureClassTests
{
    [Theory]
    [InlineData(Presence.Ok, null, false, null)]
    [InlineData(Presence.OkDegraded, null, false, null)]
    [InlineData(Presence.Expected, null, false, null)]
    [InlineData(Presence.SkippedByRule, null, false, FailureClass.InsufficientData)]
    [InlineData(Presence.WaitingUpstream, null, false, FailureClass.MissingDependency)]
    [InlineData(Presence.SourceRefused, null, false, FailureClass.MissingDependency)]
    [InlineData(Presence.WaitingUpstream, null, true, FailureClass.IncompleteUpstream)]
    [InlineData(Presence.FailedRetryable, null, true, FailureClass.IncompleteUpstream)]
    [InlineData(Presence.Quarantined, null, true, FailureClass.Rejected)]
    [InlineData(Presence.FailedRetryable, "Binder Error: no column amount", true, FailureClass.ProcessingError)]
    [InlineData(Presence.FailedTerminal, "KeyNotFoundException: 7", true, FailureClass.ProcessingError)]
    [InlineData(Presence.FailedRetryable, "Out of Memory Error: could not allocate block", true, FailureClass.Transient)]
    [InlineData(Presence.FailedRetryable, "IO Error: Could not write file: No space left on device", true, FailureClass.Transient)]
    [InlineData(Presence.FailedRetryable, "INTERRUPT Error: Interrupted!", true, FailureClass.Transient)]
    [InlineData(Presence.FailedTerminal, "OperationCanceledException: the statement was stopped after its CommandTimeout of 30 s", true, FailureClass.Transient)]
    public void Presence_and_error_say_what_must_change(Presence presence, string? error, bool isTried, FailureClass? expected) =>
        Failures.Of(presence, error, isTried).ShouldBe(expected);

    [Fact]
    public void An_error_of_the_runtime_is_kept_with_its_kind()
    {
        Failures.Text(new IOException("disk full")).ShouldBe("IOException: disk full");

        Failures.Of(Presence.FailedRetryable, Failures.Text(new TimeoutException("too slow")), true).ShouldBe(FailureClass.Transient);
    }
}
