using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;

namespace Tipoff.App.Cli;

/// <summary>Grades a date.</summary>
sealed class Grade() : Verb("grade", "Grade a date's predictions against its results; who did not play is void, a tie with the line a push")
{
    static readonly Option<DateOnly?> On = SharedOptions.On;

    public override IReadOnlyList<string> Examples => ["tipoff grade --date 2025-01-15"];

    public override IReadOnlyList<Option> Options => [On];

    public override Exit Run(Invocation call)
    {
        using var session = call.Hold();
        var date = call.Need(On);
        Work.RequireRange(session, date, date);
        var receipt = Work.Apply(session, session.Runner.Plan(new PlanRequest(date, date)), call);
        using var connection = session.Warehouse.Connect();
        var result = ReadOnlyQuery.Run(
            connection,
            $"""
            select system_id as system, predictions, voided, wins, losses, pushes, round(win_rate, 3) as win_rate, round(mean_absolute_error, 3) as mae,
              round(bias, 3) as bias, round(coverage_80_share, 3) as coverage_80
            from predictions.system_daily_performance where game_date = date '{date:yyyy-MM-dd}' order by 1
            """);
        if (result.Rows.Count == 0)
        {
            throw new Problem(
                $"nothing to grade on {date:yyyy-MM-dd}",
                receipt.Failures.Count > 0 ? receipt.Failures[0] : "no predictions, or no results yet",
                $"Look with `tipoff validate --from {date:yyyy-MM-dd} --to {date:yyyy-MM-dd} --detailed`")
            { Exit = Exit.TryLater };
        }

        var systems = result.Rows.Select(row => result.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second)).ToList();
        call.Answer(new { date, systems }, () => Query.Print(result));
        return receipt.Exit == Exit.Done ? Exit.Done : Exit.Partial;
    }
}
