using System.Runtime.InteropServices;
using Tipoff.Engine.Models;
using Tipoff.ReplayTests.Native.XGBoost;

namespace Tipoff.ReplayTests.Engine.Models;

/// <summary>Training against the same steps written in Python: same split, same stopping, every difference exactly 0.</summary>
public class TrainerParityTests
{
    [PeerTheory]
    [InlineData("median")]
    [InlineData("squared error")]
    public void Early_stopping_by_date_gives_the_peers_model(string name)
    {
        using var rows = new PeerRows();
        // Rows of 60 dates in mixed order, so that a split by row would differ.
        var days = Enumerable.Range(0, PeerRows.Rows).Select(row => 738_000 + row * 37 % 60).ToArray();
        File.WriteAllBytes(rows.PathOf("days.i32"), MemoryMarshal.AsBytes(days.AsSpan()).ToArray());
        var peer = rows.Peer($$"""
            own = '{{name}}' == 'median'
            def soft(pred, d):
                e = pred - d.get_label(); s = np.sqrt(1 + (e / 2.0) ** 2); v = d.get_weight()
                return e / s * v, v / s
            days = np.fromfile('days.i32', np.int32); late = days >= np.unique(days)[48]
            a = xgb.DMatrix(x[~late], label=y[~late], weight=w[~late]); h = xgb.DMatrix(x[late], label=y[late])
            base = np.median(y[~late]) if own else np.float32(np.mean(y[~late], dtype=np.float64))
            b = xgb.train(params(2, base_score=float(base), eval_metric='mae' if own else 'rmse'), a, 500, evals=[(h, 'v')],
                          early_stopping_rounds=15, verbose_eval=False, obj=soft if own else None)
            save('value.f32', b[:b.best_iteration + 1].predict(xgb.DMatrix(x)))
            print(b.best_iteration + 1)
            """);
        var matrix = new FeatureMatrix(
            [.. Enumerable.Range(0, PeerRows.Columns).Select(column => $"f{column}")],
            rows.Read("x.f32"), rows.Read("y.f32"), Array.ConvertAll(days, DateOnly.FromDayNumber), rows.Read("w.f32"));

        using var model = Trainer.Fit(matrix, new()
        {
            Objective = name == "median" ? new Objective.SmoothedAbsolute() : new Objective.SquaredError(),
            LearningRate = .1,
            MinChildWeight = 5,
            RoundsMax = 500,
            Patience = 15,
            RefitOnAllRows = false,
        });

        model.Card.Rounds.ShouldBe(int.Parse(peer));
        model.Card.Rounds.ShouldBeLessThan(485);
        model.Predict(matrix).ShouldBe(rows.Read("value.f32"));
    }
}
