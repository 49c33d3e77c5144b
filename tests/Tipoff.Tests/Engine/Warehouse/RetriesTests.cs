using Tipoff.Engine;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Tests.Engine.Warehouse;

public sealed class RetriesTests
{
    static readonly EngineOptions Options = new();
    static readonly DateTimeOffset Now = new(2024, 2, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Cell Failed = new("analytics.daily_totals", "2024-01-01") { Presence = Presence.FailedRetryable, Reason = "broken", Error = "broken" };

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 30)]
    [InlineData(3, 60)]
    [InlineData(4, 120)]
    [InlineData(7, 960)]
    [InlineData(8, 1440)]
    [InlineData(1000, 1440)]
    public void The_pause_doubles_from_a_quarter_of_an_hour_up_to_a_day(int attempt, int minutes) =>
        Retries.Pause(Options, attempt).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void Five_failures_in_a_row_give_a_cell_up_and_say_so()
    {
        var tries = Series(5);

        tries.Select(cell => (cell.Attempt, cell.Presence, (cell.Tried!.RetryAt - Now)?.TotalMinutes)).ShouldBe(
        [
            (1, Presence.FailedRetryable, 15d), (2, Presence.FailedRetryable, 30d), (3, Presence.FailedRetryable, 60d), (4, Presence.FailedRetryable, 120d),
            (5, Presence.FailedTerminal, null),
        ]);
        tries[^1].Reason.ShouldBe("given up after 5 tries: broken");
    }

    [Theory]
    [InlineData("code", "inputs", 4)]
    [InlineData("other", "inputs", 1)]
    [InlineData("code", "other", 1)]
    public void Other_code_or_other_inputs_count_from_one(string fingerprint, string inputs, int attempt) =>
        Retries.Close(Options, Series(3)[^1], Failed, fingerprint, inputs, Now).Attempt.ShouldBe(attempt);

    [Fact]
    public void A_cell_that_was_given_up_and_is_tried_all_the_same_counts_from_one() =>
        Retries.Close(Options, Series(5)[^1], Failed, "code", "inputs", Now).ShouldSatisfyAllConditions(
            cell => cell.Attempt.ShouldBe(1), cell => cell.Presence.ShouldBe(Presence.FailedRetryable));

    [Fact]
    public void A_cell_that_was_made_forgets_its_failures() =>
        Retries.Close(Options, Series(3)[^1], Failed with { Presence = Presence.Ok, Error = null }, "code", "inputs", Now).ShouldSatisfyAllConditions(
            cell => cell.Attempt.ShouldBe(1), cell => cell.Tried.ShouldBeNull(), cell => cell.Failure.ShouldBeNull());

    [Fact]
    public void Rejected_rows_wait_for_other_inputs_and_not_for_a_clock() =>
        Retries.Close(Options, null, Failed with { Presence = Presence.Quarantined, Error = null }, "code", "inputs", Now).Tried
            .ShouldBe(new Try("code", "inputs", null));

    [Fact]
    public void A_success_after_a_wait_ends_the_failures_before_it_and_a_mere_wait_is_no_story()
    {
        var waited = Retries.Wait(Series(2)[^1], "raw.sales is not there");
        var never = Retries.Wait(new Cell("raw.sales", "2024-11-01"), "raw.shops is not there");
        var made = waited with { Presence = Presence.Ok, Reason = null };

        Attempts.IsNotable(waited, made).ShouldBeTrue();
        Attempts.IsNotable(never, made).ShouldBeFalse();
        Retries.Close(Options, waited, Failed, "f", "i", Now).Attempt.ShouldBe(1, "the next failure counts anew");
    }

    [Fact]
    public void A_cell_that_waits_for_another_has_not_been_tried() =>
        Retries.Wait(Series(3)[^1], "raw.sales is not there").ShouldSatisfyAllConditions(
            cell => cell.Attempt.ShouldBe(3), cell => cell.Tried.ShouldBeNull(), cell => cell.Failure.ShouldBe(FailureClass.MissingDependency));

    static List<Cell> Series(int count)
    {
        List<Cell> tries = [];
        for (var i = 0; i < count; i++)
            tries.Add(Retries.Close(Options, tries.LastOrDefault(), Failed, "code", "inputs", Now));
        return tries;
    }
}
