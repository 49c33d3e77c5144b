using Tipoff.App.Day;
using Tipoff.Engine;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Web;

/// <summary>One thing that must be so.</summary>
/// <param name="Status">ok or failed.</param>
/// <param name="Fix">The command that mends it; null when nothing is to be mended.</param>
sealed record ReadinessItem(string Name, string Status, string Value, string? Fix);

/// <summary>/healthz and /readyz: does the process live, and can it do its work?</summary>
/// <param name="real">The time that the heart beats in, whatever time the workspace lives in.</param>
sealed class Readiness(DuckDbWarehouse warehouse, TimeProvider real)
{
    public const string Ok = "ok", Failed = "failed";

    /// <summary>Something is looked at every quarter of an hour.</summary>
    static readonly TimeSpan DecisionMax = TimeSpan.FromHours(1);

    /// <summary>The watcher looks every half hour; one look may be late.</summary>
    static readonly TimeSpan LookMax = TimeSpan.FromMinutes(45);

    /// <summary>The beat comes from a thread of its own: it stops when the process does, not when the work takes long.</summary>
    public ReadinessItem Life()
    {
        var beat = Owner.Read(warehouse.Workspace)?.BeatAt;
        var silence = real.GetUtcNow() - beat;
        return silence < Heartbeat.StaleAfter
            ? new("heartbeat", Ok, $"beat {Span(silence.Value)} ago", null)
            : new("heartbeat", Failed, beat is null ? "never beat" : $"silent for {Span(silence!.Value)}, expected a beat every {Span(Heartbeat.Interval)}", "tipoff serve");
    }

    public IReadOnlyList<ReadinessItem> All(CancellationToken cancel)
    {
        var answers = Answers(cancel);
        // Where the warehouse does not answer, what is read from it cannot be known.
        return answers.Status == Failed ? [Life(), answers, Looked()] : [Life(), answers, Decided(cancel), Schedule(), Looked()];
    }

    ReadinessItem Answers(CancellationToken cancel)
    {
        var began = real.GetTimestamp();
        try
        {
            using var connection = warehouse.Connect();
            var cells = ReadOnlyQuery.Run(connection, "select count(*) from orchestration.cells", cancel).Rows[0][0];
            return new("warehouse", Ok, $"{cells} cells, in {real.GetElapsedTime(began).TotalMilliseconds:0} ms", null);
        }
        catch (Exception error) when (error is Problem or System.Data.Common.DbException or OperationCanceledException)
        {
            return new("warehouse", Failed, error is Problem problem ? problem.Because : error.Message, "tipoff doctor");
        }
    }

    ReadinessItem Decided(CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        var last = QueryResult.Instant(ReadOnlyQuery.Run(connection, "select max(decided_at) from orchestration.decisions", cancel).Rows[0][0]);
        return Recent("decisions", last, DecisionMax, "nothing was decided yet", "tipoff schedule log");
    }

    ReadinessItem Schedule() => new Rules(warehouse).ScheduleAge(warehouse.Now) switch
    {
        null => new("schedule", Failed, "none is held", "tipoff schedule run schedule_refresh"),
        { } age when age > Rules.ScheduleMax => new("schedule", Failed, $"{Span(age)} old, expected at most {Span(Rules.ScheduleMax)}", "tipoff source status"),
        { } age => new("schedule", Ok, $"{Span(age)} old", null),
    };

    ReadinessItem Looked() => Recent("watcher", Watch.LastLook(warehouse.Workspace), LookMax, "it never looked", "tipoff alert watchdog");

    ReadinessItem Recent(string name, DateTimeOffset? at, TimeSpan most, string never, string fix) => (warehouse.Now - at) switch
    {
        null => new(name, Failed, never, fix),
        { } age when age > most => new(name, Failed, $"{Span(age)} ago, expected at most {Span(most)}", fix),
        { } age => new(name, Ok, $"{Span(age)} ago", null),
    };

    static string Span(TimeSpan span) => span.TotalHours >= 2 ? $"{span.TotalHours:0.#} h" : span.TotalMinutes >= 2 ? $"{span.TotalMinutes:0} min" : $"{Math.Max(0, span.TotalSeconds):0} s";
}
