using FsCheck;
using FsCheck.Fluent;
using Tipoff.Engine;
using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public class TrainerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Training_learns_what_can_be_learned(bool isMedian)
    {
        var matrix = SomeMatrix.Make();
        var unseen = SomeMatrix.Make(dates: 5, seed: 8);
        Objective objective = isMedian ? new Objective.SmoothedAbsolute() : new Objective.SquaredError();

        using var model = Trainer.Fit(matrix, SomeMatrix.Quick with { Objective = objective });

        var scores = Scores.Of(model.Predict(unseen), unseen.Labels.Span);
        // The noise is uniform over 10 and rounded: its own mean absolute deviation is 2.5.
        scores.Mae.ShouldBeLessThan(3.0);
        scores.RSquared!.Value.ShouldBeGreaterThan(.7);
        model.Card.HeldOut.Mae.ShouldBe(scores.Mae, .3);
        model.Importance().OrderByDescending(pair => pair.Value).First().Key.ShouldBe("f0");
    }

    [Fact]
    public void Equal_rows_and_options_give_an_equal_model()
    {
        var matrix = SomeMatrix.Make(isWeighted: true);
        var options = SomeMatrix.Quick with { Threads = 2 };

        using var one = Trainer.Fit(matrix, options);
        using var two = Trainer.Fit(matrix, options);

        two.BoosterJson().ShouldBe(one.BoosterJson());
        two.Card.TrainingHash.ShouldBe(one.Card.TrainingHash);
        using var other = Trainer.Fit(matrix, options with { Seed = 8 });
        other.BoosterJson().ShouldNotBe(one.BoosterJson());
    }

    [Fact]
    public void The_held_out_dates_are_the_last_fifth_and_no_date_is_on_both_sides()
    {
        // 10 dates of unequal size, in shuffled rows.
        var days = Enumerable.Range(0, 10).SelectMany(day => Enumerable.Repeat(SomeMatrix.Start.AddDays(day), day + 1)).ToArray();
        new Random(1).Shuffle(days);
        var matrix = new FeatureMatrix(["a"], new float[55], new float[55], days);

        var (early, heldOut) = Trainer.Split(matrix, .2);

        early.Dates.ToArray().Max().ShouldBe(SomeMatrix.Start.AddDays(7));
        heldOut.Dates.ToArray().Min().ShouldBe(SomeMatrix.Start.AddDays(8));
        (early.Rows, heldOut.Rows).ShouldBe((36, 19));
    }

    [Fact]
    public void Splitting_never_shares_a_date_whatever_the_rows()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            numbers =>
            {
                var days = numbers.Select(number => SomeMatrix.Start.AddDays(Math.Abs(number % 30))).ToArray();
                if (days.Distinct().Count() < 5) return true;
                var (early, heldOut) = Trainer.Split(new(["a"], new float[days.Length], new float[days.Length], days), .2);
                return early.Rows + heldOut.Rows == days.Length && early.Dates.ToArray().Max() < heldOut.Dates.ToArray().Min();
            }));
    }

    [Fact]
    public void Held_out_results_decide_when_to_stop_and_nothing_else()
    {
        var matrix = SomeMatrix.Make();
        var options = SomeMatrix.Quick with { RefitOnAllRows = false };
        var heldOutFrom = SomeMatrix.Start.AddDays(40);
        var changed = matrix.WithLabels([.. matrix.Labels.ToArray().Select((label, row) => matrix.Dates.Span[row] >= heldOutFrom ? 30 - label : label)]);

        using var model = Trainer.Fit(matrix, options);
        using var misled = Trainer.Fit(changed, options);

        // Learning makes reversed results worse at once, so it stops at the start; what it learned until then is the same.
        misled.Card.RoundsBest.ShouldBeLessThan(model.Card.RoundsBest);
        using var evaluated = Trainer.Fit(matrix, options with { RoundsMax = misled.Card.RoundsBest });
        evaluated.Predict(matrix).ShouldBe(misled.Predict(matrix));
    }

    [Fact]
    public void Shuffled_results_teach_nothing()
    {
        var matrix = SomeMatrix.Make(dates: 100, rowsPerDate: 100);
        var labels = matrix.Labels.ToArray();
        new Random(11).Shuffle(labels);
        var unseen = SomeMatrix.Make(dates: 50, rowsPerDate: 100, seed: 9);
        var unseenLabels = unseen.Labels.ToArray();
        new Random(12).Shuffle(unseenLabels);

        using var model = Trainer.Fit(matrix.WithLabels(labels), SomeMatrix.Quick with { Objective = new Objective.SquaredError(), MinChildWeight = 50 });

        Math.Abs(Scores.Of(model.Predict(unseen), unseenLabels).RSquared!.Value).ShouldBeLessThan(.01);
        Math.Abs(model.Card.HeldOut.RSquared!.Value).ShouldBeLessThan(.01);
    }

    [Fact]
    public void Refitting_adds_a_tenth_of_the_rounds_and_sees_all_rows()
    {
        var matrix = SomeMatrix.Make();
        var stages = new List<TrainingProgress>();

        using var model = Trainer.Fit(matrix, SomeMatrix.Quick, stages.Add);

        model.Card.Rounds.ShouldBe((int)(model.Card.RoundsBest * 1.1));
        stages.Count(step => step.Stage == TrainingStage.Refit).ShouldBe(model.Card.Rounds);
        stages.Where(step => step.Stage == TrainingStage.EarlyStopping).ShouldAllBe(step => step.HeldOutError > 0);
        var card = model.Card;
        (card.TrainingFrom, card.TrainingTo, card.HeldOutFrom).ShouldBe((SomeMatrix.Start, SomeMatrix.Start.AddDays(49), SomeMatrix.Start.AddDays(40)));
        card.TrainingRows.ShouldBe(2000);
        card.ReferenceRows.Count.ShouldBe(20);
        card.Parameters.ShouldContain(new KeyValuePair<string, string>("seed", "7"));
    }

    [Fact]
    public void Training_stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        var rounds = 0;

        Should.Throw<OperationCanceledException>(() => Trainer.Fit(SomeMatrix.Make(), SomeMatrix.Quick, step =>
        {
            if (++rounds == 3) source.Cancel();
        }, source.Token));

        rounds.ShouldBe(3);
    }

    [Fact]
    public void Wrong_options_and_rows_are_refused_with_all_their_faults()
    {
        var fault = Should.Throw<ArgumentException>(() => Trainer.Fit(SomeMatrix.Make(), new() { MaxDepth = 0, Subsample = 2 })).Message;
        fault.ShouldContain("MaxDepth 0");
        fault.ShouldContain("Subsample 2");

        Should.Throw<Problem>(() => Trainer.Fit(SomeMatrix.Make(dates: 1), SomeMatrix.Quick)).What.ShouldBe("The training rows have too few dates (1)");
        var labels = new float[2000];
        labels[41] = float.NaN;
        Should.Throw<ArgumentException>(() => Trainer.Fit(SomeMatrix.Make().WithLabels(labels), SomeMatrix.Quick)).Message.ShouldContain("Row 41 of 2024-01-02");
    }

    [Fact]
    public void Rows_with_other_features_are_refused_by_name()
    {
        using var model = Trainer.Fit(SomeMatrix.Make(dates: 10), SomeMatrix.Quick);
        var rows = SomeMatrix.Make(dates: 2);

        Should.Throw<Problem>(() => model.Predict(rows.Select(["f1", "f0", "f2", "f3"]))).Because.ShouldContain("another order");
        Should.Throw<Problem>(() => model.Predict(rows.Select(["f0", "f1", "f2"]))).Because.ShouldContain("needs f3");
        Should.Throw<Problem>(() => model.Predict(SomeMatrix.Make(dates: 2, columns: 5))).Because.ShouldContain("have f4");
        model.Predict(rows.Select(["f1", "f0", "f2", "f3"]).Select(model.Card.FeatureNames)).ShouldBe(model.Predict(rows));
    }

    [Fact]
    public void Contributions_of_a_row_sum_to_its_prediction()
    {
        using var model = Trainer.Fit(SomeMatrix.Make(dates: 30), SomeMatrix.Quick);
        var rows = SomeMatrix.Make(dates: 30, seed: 9);

        var contributions = model.PredictContributions(rows);

        var predictions = model.Predict(rows);
        contributions.Length.ShouldBe(1200);
        for (var row = 0; row < rows.Rows; row++) contributions[row].Sum().ShouldBe(predictions[row], 1e-3f);
    }
}
