using Tipoff.Engine.Health;
using Tipoff.Nba.Predictions;

namespace Tipoff.Nba.Monitoring;

/// <summary>Promises of the predictions: how far off, how soon, and looked at how often.</summary>
static class ModelLevels
{
    public static IReadOnlyList<ServiceLevel> All { get; } =
    [
        new("model", "accuracy", "points between prediction and result, of the champion", "points", 4.5, "tipoff model health",
            $"""
            select game_date as day, sum(absolute_error) as good, count(absolute_error) as total
            from predictions.prediction_accuracy where system_id = '{BoostedTrees.Id}' and game_date between @from and @to
            group by game_date
            """) { Demand = Demand.AtMost },
        new("model", "prediction time", "batches of predictions that took less than 60 seconds a date", "batches", 0.95, "tipoff monitor --detailed",
            $"""
            select {ServiceLevel.DayOf("ended_at")} as day, count(*) filter ((fill_seconds + publish_seconds) / cells <= 60) as good, count(*) as total
            from orchestration.steps
            where table_name = 'predictions.player_prop_predictions' and cells > 0 and {ServiceLevel.DayOf("ended_at")} between @from and @to
            group by 1
            """),
        // It is looked at on Mondays; whatever the look says, it was made.
        new("model", "model review", "weeks in which the champion was looked at", "weeks", 0.9, "tipoff schedule run model_review",
            """
            select day, case when exists (select 1 from orchestration.decisions d where d.workflow = 'model_review' and d.day = mondays.day and d.verdict = 'RUN' and d.state in ('done', 'partial', 'failed')) then 1 else 0 end as good, 1 as total
            from (select cast(d as date) as day from unnest(generate_series(cast(@from as timestamp), cast(@to as timestamp), interval '1' day)) t(d)) mondays
            where extract(isodow from day) = 1 and day < @due and day > (select min(d.day) from orchestration.decisions d where d.workflow = 'model_review')
            """),
    ];
}
