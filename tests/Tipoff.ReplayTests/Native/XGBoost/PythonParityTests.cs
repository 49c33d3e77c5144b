using System.Globalization;
using Tipoff.Native.XGBoost;

namespace Tipoff.ReplayTests.Native.XGBoost;

/// <summary>The binding against Python's xgboost of the same version: every difference must be exactly 0.</summary>
public class PythonParityTests
{
    [PeerTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void Squared_error_gives_the_same_predictions_and_contributions(int threads)
    {
        using var rows = new PeerRows();
        using var train = rows.Train();
        using var test = rows.Test();
        rows.Peer($"""
            b = xgb.train(params({threads}, objective='reg:squarederror'), train, 120)
            save('value.f32', b.predict(test)); save('first.f32', b.predict(test, iteration_range=(0, 40)))
            save('shap.f32', b.predict(test, pred_contribs=True)); save('seen.f32', b.predict(train))
            """);

        using var booster = new Booster(PeerRows.Parameters(threads, new KeyValuePair<string, string>("objective", "reg:squarederror")), train);
        for (var round = 0; round < 120; round++) booster.Update(train, round);

        Difference(booster.Predict(test), rows.Read("value.f32")).ShouldBe(0);
        Difference(booster.Predict(train), rows.Read("seen.f32")).ShouldBe(0);
        Difference(booster.Predict(test, rounds: IterationRange.First(40)), rows.Read("first.f32")).ShouldBe(0);
        using var sliced = booster.FirstRounds(40);
        Difference(sliced.Predict(test), rows.Read("first.f32")).ShouldBe(0);
        Difference(booster.PredictContributions(test), rows.Read("shap.f32")).ShouldBe(0);
    }

    [PeerTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_smoothed_absolute_objective_gives_the_same_predictions(int threads)
    {
        using var rows = new PeerRows();
        using var train = rows.Train();
        using var test = rows.Test();
        var median = rows.Peer($"""
            def soft(pred, d):
                e = pred - d.get_label(); s = np.sqrt(1 + (e / 2.0) ** 2); w = d.get_weight()
                return e / s * w, w / s
            b = xgb.train(params({threads}, base_score=float(np.median(y[:4500]))), train, 150, obj=soft)
            save('value.f32', b.predict(test))
            print(float(np.median(y[:4500])))
            """).Trim();

        using var booster = new Booster(PeerRows.Parameters(threads, new KeyValuePair<string, string>("base_score", median)), train);
        var (labels, weights) = (train.Labels, train.Weights);
        var (margin, gradient, hessian) = (new float[labels.Length], new float[labels.Length], new float[labels.Length]);
        for (var round = 0; round < 150; round++)
        {
            booster.Predict(train, margin, PredictionKind.Margin, isTraining: true);
            for (var row = 0; row < labels.Length; row++)
            {
                var error = margin[row] - labels[row];
                var half = error / 2f;
                var scale = MathF.Sqrt(1f + half * half);
                gradient[row] = error / scale * weights[row];
                hessian[row] = weights[row] / scale;
            }

            booster.BoostOneIteration(train, gradient, hessian);
        }

        Difference(booster.Predict(test), rows.Read("value.f32")).ShouldBe(0);
    }

    [PeerFact]
    public void Early_stopping_stops_at_the_same_round_with_the_same_score()
    {
        using var rows = new PeerRows();
        using var train = rows.Train();
        using var test = rows.Test();
        var peer = rows.Peer("""
            b = xgb.train(params(2, objective='reg:squarederror', eval_metric='mae'), train, 800, evals=[(test, 'v')], early_stopping_rounds=20, verbose_eval=False)
            print(b.best_iteration, repr(b.best_score), b.num_boosted_rounds())
            """).Split(' ');

        using var booster = new Booster(PeerRows.Parameters(2, new("objective", "reg:squarederror"), new("eval_metric", "mae")), train);
        var (best, bestRound, round) = (double.MaxValue, 0, 0);
        for (; round < 800 && round - bestRound <= 20; round++)
        {
            booster.Update(train, round);
            var mae = booster.EvalOneIteration(round, (test, "v")).Single().Value;
            if (mae < best) (best, bestRound) = (mae, round);
            if (round - bestRound >= 20) { round++; break; }
        }

        bestRound.ShouldBe(int.Parse(peer[0], CultureInfo.InvariantCulture));
        best.ShouldBe(double.Parse(peer[1], CultureInfo.InvariantCulture));
        round.ShouldBe(int.Parse(peer[2], CultureInfo.InvariantCulture));
        round.ShouldBeLessThan(800);
    }

    [PeerFact]
    public void Json_models_load_in_both_languages()
    {
        using var rows = new PeerRows();
        using var train = rows.Train();
        using var test = rows.Test();
        using var booster = new Booster(PeerRows.Parameters(2), train);
        for (var round = 0; round < 60; round++) booster.Update(train, round);
        booster.BestIteration = 41;
        booster.SaveModel(rows.PathOf("ours.json"));

        var peer = rows.Peer("""
            b = xgb.Booster(model_file='ours.json')
            save('ours.f32', b.predict(test))
            b = xgb.train(params(2), train, 50); b.set_attr(best_iteration='30'); b.save_model('theirs.json')
            save('theirs.f32', b.predict(test))
            print(xgb.Booster(model_file='ours.json').best_iteration)
            """);

        peer.Trim().ShouldBe("41");
        Difference(booster.Predict(test), rows.Read("ours.f32")).ShouldBe(0);
        using var theirs = Booster.LoadModel(rows.PathOf("theirs.json"));
        theirs.BestIteration.ShouldBe(30);
        theirs.Rounds.ShouldBe(50);
        Difference(theirs.Predict(test), rows.Read("theirs.f32")).ShouldBe(0);
    }

    static float Difference(float[] ours, float[] theirs)
    {
        ours.Length.ShouldBe(theirs.Length);
        return ours.Zip(theirs, (a, b) => Math.Abs(a - b)).Max();
    }
}
