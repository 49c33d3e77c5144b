using System.Globalization;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Day;

/// <summary>Finds gaps of any age and closes them: what a source still owes is asked for, what can be built is built.</summary>
/// <remarks>A date is asked for a bounded number of times, each time later; what comes in between starts it anew.</remarks>
sealed class Healing(DuckDbWarehouse warehouse, DayWork work)
{
    /// <summary>Dates asked for in one go: the next pass is half an hour away.</summary>
    public const int DatesMax = 5;

    public Judgement Judge(Moment moment)
    {
        var due = Due(moment);
        var plan = work.Plan(Earliest, moment.Day);
        if (due.Count == 0 && plan.IsEmpty)
            return Judgement.Skip(GivenUp() is { Count: > 0 } left ? $"nothing to do; {left.Count} dates given up: `tipoff validate` names them" : "no gap of any age");

        var asks = due.Count == 0 ? null : $"{due.Count} dates lack raw rows ({due[^1]} .. {due[0]})";
        var builds = plan.IsEmpty ? null : $"{plan.Cells.Count()} cells to build";
        return Judgement.Run(string.Join("; ", new[] { asks, builds }.OfType<string>()));
    }

    public Completion Heal(Moment moment, CancellationToken cancel)
    {
        List<string> told = [];
        var worst = Completion.Done;
        foreach (var date in Due(moment))
        {
            var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var outcome = work.Fetch(DayWork.Night, day, day, moment.Day, cancel);
            var isClosed = !Lacking().Contains(date);
            HealLog.Remember(warehouse, date, isClosed, outcome.Summary);
            told.Add($"{date} {(isClosed ? "closed" : "still open")}");
            worst = isClosed ? worst : Completion.Partial;
        }

        var built = work.Build(work.Plan(Earliest, moment.Day), cancel);
        return new Completion(built.State == Completion.Failed ? Completion.Failed : worst, string.Join(", ", told.Append(built.Summary)));
    }

    /// <summary>Dates to ask for now, newest first.</summary>
    List<string> Due(Moment moment)
    {
        var before = HealLog.Open(warehouse).ToDictionary(tried => tried.Partition);
        return [.. Lacking()
            .Where(date => !warehouse.Workspace.Options.GuardedDates.Contains(date) && string.CompareOrdinal(date, $"{moment.Day:yyyy-MM-dd}") < 0)
            .Where(date => !before.TryGetValue(date, out var tried) || (tried.Attempts < HealLog.AttemptsMax && tried.NextAt <= moment.Now))
            .OrderDescending(StringComparer.Ordinal)
            .Take(DatesMax)];
    }

    List<string> GivenUp()
    {
        var lacking = Lacking();
        return [.. HealLog.Open(warehouse).Where(tried => tried.Attempts >= HealLog.AttemptsMax && lacking.Contains(tried.Partition)).Select(tried => tried.Partition)];
    }

    (string Stamp, HashSet<string> Dates) known = ("", []);

    /// <summary>Dates on which a required raw table lacks a game that it must hold by now.</summary>
    HashSet<string> Lacking()
    {
        var stamp = work.Stamp();
        if (known.Stamp != stamp)
            known = (stamp, Read());
        return known.Dates;
    }

    HashSet<string> Read()
    {
        using var connection = warehouse.Connect();
        var required = CompletenessLayers.All.SelectMany(layer => layer.Tables).Distinct().Select(type => warehouse.Catalog[type]).Where(table => table.Layer == "raw");
        return [.. required.SelectMany(table => warehouse.Missing(connection, table).Keys)];
    }

    /// <summary>Before the first game of the league.</summary>
    static DateOnly Earliest => Season.FirstDate(1946);
}
