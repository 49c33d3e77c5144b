using Tipoff.Nba.Analytics;
using Tipoff.Nba.Predictions;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Predictions;

public class PredictionAccuracyTests
{
    const string Prediction = "player_id, game_id, system_id, game_date, season_year, season_type, points, low_80, high_80, line, recommendation, confidence, model_version";
    const string Result = "player_id, game_id, game_date, points";

    [Theory]
    [InlineData("20.5", "OVER", 21, "WIN true")]
    [InlineData("20.5", "UNDER", 21, "LOSS false")]
    [InlineData("21", "OVER", 21, "PUSH null")]
    [InlineData("20.5", "PASS", 21, "null null")]
    [InlineData("null", "NO_LINE", 21, "null null")]
    public void A_call_is_won_lost_or_pushed_by_the_line(string line, string recommendation, int points, string expected)
    {
        using var bench = Bench();
        bench.Rows("predictions.player_prop_predictions", Prediction, $"7, '0022400001', 'xgboost', '2024-10-22', 2024, 'regular', 22.3, 15, 30, {line}, '{recommendation}', 0.52, 'm'");
        bench.Rows("analytics.player_game_summary", Result, $"7, '0022400001', '2024-10-22', {points}");

        bench.Build<PredictionAccuracy>();

        bench.Query("select grade, is_correct from predictions.prediction_accuracy").ShouldBe([expected]);
    }

    [Fact]
    public void A_player_who_did_not_play_is_void_and_never_zero_points()
    {
        using var bench = Bench();
        bench.Rows("predictions.player_prop_predictions", Prediction, "7, '0022400001', 'xgboost', '2024-10-22', 2024, 'regular', 22.3, 15, 30, 20.5, 'OVER', 0.9, 'm'");
        bench.Rows("analytics.player_game_summary", Result, "8, '0022400001', '2024-10-22', 11");

        bench.Build<PredictionAccuracy>();

        bench.Query("select outcome, grade, actual_points, absolute_error from predictions.prediction_accuracy").ShouldBe(["void null null null"]);
    }

    [Fact]
    public void A_game_without_any_result_is_not_graded()
    {
        using var bench = Bench();
        bench.Rows("predictions.player_prop_predictions", Prediction, "7, '0022400001', 'xgboost', '2024-10-22', 2024, 'regular', 22.3, 15, 30, 20.5, 'OVER', 0.9, 'm'");

        bench.Build<PredictionAccuracy>();

        bench.Query("select count(*) from predictions.prediction_accuracy").ShouldBe(["0"]);
    }

    [Theory]
    [InlineData(0.52, 6)]
    [InlineData(1.0, 10)]
    public void Confidence_is_counted_in_tenths(double confidence, int decile)
    {
        using var bench = Bench();
        bench.Rows("predictions.player_prop_predictions", Prediction, $"7, '0022400001', 'xgboost', '2024-10-22', 2024, 'regular', 22.3, 15, 30, 20.5, 'OVER', {confidence:0.00}, 'm'");
        bench.Rows("analytics.player_game_summary", Result, "7, '0022400001', '2024-10-22', 31");

        bench.Build<PredictionAccuracy>();

        bench.Query("select confidence_decile, is_covered, is_within_5, signed_error from predictions.prediction_accuracy").ShouldBe([$"{decile} false false -8.7"]);
    }

    static TransformBench Bench() => new(new PlayerPropPredictions(), new PlayerGameSummary(), new PredictionAccuracy());
}
