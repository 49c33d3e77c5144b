using Tipoff.Engine;

namespace Tipoff.App.Dashboards;

/// <summary>The dashboard on a terminal: keys go in, pages are read beside it, what stands is drawn.</summary>
/// <param name="read">Reads a page; it runs beside the keys, so that they are never waited for.</param>
/// <param name="interval">Between two readings of what is looked at.</param>
sealed class DashLoop(Func<Place, Page> read, TimeSpan interval, TimeProvider clock, bool hasColor)
{
    /// <summary>Faster than a finger.</summary>
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    (Place Place, Task<Page> Task)? reading;
    long lastReading = clock.GetTimestamp();

    /// <returns>The state in which the reader left, or in which he was stopped.</returns>
    public DashState Run(DashState state, CancellationToken cancel)
    {
        using FullScreen screen = new();
        Queue<Place> due = [];
        while (!state.IsLeft && !cancel.IsCancellationRequested)
        {
            state = Taken(state);
            Read(state, due);
            while (Console.KeyAvailable && !state.IsLeft)
                state = state.Press(Console.ReadKey(intercept: true));
            screen.Draw(state, hasColor);
            cancel.WaitHandle.WaitOne(Tick);
        }

        return state;
    }

    /// <summary>What was read meanwhile.</summary>
    DashState Taken(DashState state)
    {
        if (reading is not { Task.IsCompleted: true } done)
            return state;

        reading = null;
        try
        {
            return state.With(done.Task.GetAwaiter().GetResult());
        }
        catch (Problem problem)
        {
            return state.Failed(done.Place, $"{problem.What}: {problem.Because}");
        }
        catch (IOException gone)
        {
            // Whoever held the warehouse ended in the middle of an answer; the next reading opens it itself.
            return state.Failed(done.Place, $"not read: {gone.Message}");
        }
    }

    /// <summary>One thing at a time: first what is wished, then what has stood for an interval, the overview among it because of its health.</summary>
    void Read(DashState state, Queue<Place> due)
    {
        if (reading is not null)
            return;

        if (clock.GetElapsedTime(lastReading) >= interval)
        {
            lastReading = clock.GetTimestamp();
            foreach (var place in new[] { state.Pages[0].Place, state.Page.Place }.Distinct().Except(due))
                due.Enqueue(place);
        }

        if ((state.Wish ?? (due.TryDequeue(out var next) ? next : null)) is { } wanted)
            reading = (wanted, Task.Factory.StartNew(() => read(wanted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    }
}
