using Tipoff.Native.XGBoost;

namespace Tipoff.Tests.Native.XGBoost;

public class BoosterTests
{
    [Fact]
    public void Training_lowers_the_error_it_reports()
    {
        using var train = SomeRows.Matrix();
        using var booster = new Booster(SomeRows.Parameters, train);

        var errors = new List<double>();
        for (var round = 0; round < 10; round++)
        {
            booster.Update(train, round);
            errors.Add(booster.EvalOneIteration(round, (train, "train")).Single().Value);
        }

        errors[^1].ShouldBeLessThan(errors[0] / 2);
        booster.Rounds.ShouldBe(10);
        booster.FeatureCount.ShouldBe(4);
        var predictions = booster.Predict(train);
        Math.Sqrt(predictions.Zip(train.Labels, (p, y) => Math.Pow(p - y, 2)).Average()).ShouldBe(errors[^1], 1e-5);
    }

    [Fact]
    public void Every_watched_matrix_and_metric_is_named()
    {
        Evaluation.Parse("[7]\ttrain-rmse:0.5\tlate-rows-mae:1e-3").ShouldBe([new("train", "rmse", .5), new("late-rows", "mae", .001)]);
        Should.Throw<XGBoostException>(() => Evaluation.Parse("[7]\tnonsense"));
    }

    [Fact]
    public void Half_squared_error_written_by_hand_gives_the_built_in_model()
    {
        using var train = SomeRows.Matrix();
        using var builtIn = SomeRows.Trained(train);
        using var own = new Booster(SomeRows.Parameters, train);
        var labels = train.Labels;
        var margin = new float[train.Rows];

        for (var round = 0; round < 20; round++)
        {
            own.Predict(train, margin, PredictionKind.Margin, isTraining: true);
            own.BoostOneIteration(train, [.. margin.Zip(labels, (m, y) => m - y)], [.. Enumerable.Repeat(1f, labels.Length)]);
        }

        own.Predict(train).ShouldBe(builtIn.Predict(train));
    }

    [Fact]
    public void The_first_rounds_are_a_model_of_their_own()
    {
        using var train = SomeRows.Matrix();
        using var booster = SomeRows.Trained(train);
        using var unseen = SomeRows.Matrix(seed: 8);

        using var five = booster.FirstRounds(5);

        five.Rounds.ShouldBe(5);
        five.Predict(unseen).ShouldBe(booster.Predict(unseen, rounds: IterationRange.First(5)));
        five.Predict(unseen).ShouldNotBe(booster.Predict(unseen));
        Should.Throw<ArgumentOutOfRangeException>(() => booster.FirstRounds(21));
    }

    [Fact]
    public void Contributions_sum_to_the_margin()
    {
        using var train = SomeRows.Matrix();
        using var booster = SomeRows.Trained(train);

        var contributions = booster.PredictContributions(train);

        var margins = booster.Predict(train, PredictionKind.Margin);
        for (var row = 0; row < train.Rows; row++)
            contributions.Skip(row * 5).Take(5).Sum().ShouldBe(margins[row], 1e-3f);
    }

    [Fact]
    public void A_model_survives_the_file_and_the_buffer()
    {
        using var train = SomeRows.Matrix();
        train.FeatureNames = ["a", "b", "c", "d"];
        using var booster = SomeRows.Trained(train);
        booster.FeatureNames = train.FeatureNames;
        booster.BestIteration = 12;
        booster.SetAttribute("note", "héllo");
        var path = Path.Combine(Path.GetTempPath(), $"model-{Guid.NewGuid():N}.json");

        try
        {
            booster.SaveModel(path);
            using var fromFile = Booster.LoadModel(path);
            using var fromBuffer = Booster.LoadModel(booster.SaveModel());

            foreach (var loaded in new[] { fromFile, fromBuffer })
            {
                loaded.Predict(train).ShouldBe(booster.Predict(train));
                loaded.BestIteration.ShouldBe(12);
                loaded.GetAttribute("note").ShouldBe("héllo");
                loaded.AttributeNames.ShouldBe(["best_iteration", "note"], ignoreOrder: true);
                loaded.FeatureNames.ShouldBe(["a", "b", "c", "d"]);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_attribute_set_to_null_is_gone()
    {
        using var booster = new Booster([]);
        booster.BestIteration = 3;

        booster.BestIteration = null;

        booster.BestIteration.ShouldBeNull();
        booster.GetAttribute("never set").ShouldBeNull();
    }

    [Fact]
    public void Gain_finds_the_features_that_matter()
    {
        using var train = SomeRows.Matrix();
        train.FeatureNames = ["strong", "weaker", "noise1", "noise2"];
        using var booster = SomeRows.Trained(train, rounds: 5);
        booster.FeatureNames = train.FeatureNames;

        var gain = booster.GainImportance();

        gain.MaxBy(pair => pair.Value).Key.ShouldBe("strong");
    }

    [Fact]
    public void The_librarys_complaint_is_kept_without_its_stack()
    {
        using var train = SomeRows.Matrix();
        using var booster = new Booster([new("objective", "reg:nonsense")], train);

        var complaint = Should.Throw<XGBoostException>(() => booster.Update(train, 0)).Message;

        complaint.ShouldContain("failed with code -1:");
        complaint.ShouldContain("reg:nonsense");
        complaint.ShouldNotContain("Stack trace");
    }

    [Fact]
    public void Broken_and_missing_models_are_refused()
    {
        Should.Throw<XGBoostException>(() => Booster.LoadModel("{}"u8));
        Should.Throw<FileNotFoundException>(() => Booster.LoadModel("/nowhere/model.json"));
        using var booster = new Booster([]);
        Should.Throw<ArgumentException>(() => booster.SaveModel("model.bin"));
    }

    [Fact]
    public void Many_threads_predict_with_one_model_and_train_their_own()
    {
        using var train = SomeRows.Matrix();
        using var trained = SomeRows.Trained(train);
        using var shared = Booster.LoadModel(trained.SaveModel());
        var expected = trained.Predict(train);

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var own = SomeRows.Matrix();
            shared.Predict(own).ShouldBe(expected);
            using var booster = SomeRows.Trained(own);
            booster.Predict(own).ShouldBe(expected);
        });
    }

    [Fact]
    public void A_model_disposed_on_another_thread_never_answers_for_its_successor()
    {
        using var watched = SomeRows.Matrix();
        using var otherRows = SomeRows.Matrix(seed: 9);
        using var first = SomeRows.Trained(watched);
        using var second = SomeRows.Trained(otherRows);
        byte[][] models = [first.SaveModel(), second.SaveModel()];
        float[][] expected = [first.Predict(watched), second.Predict(watched)];

        for (var i = 0; i < 400; i++)
        {
            var booster = Booster.LoadModel(models[i % 2]);
            booster.Predict(watched).ShouldBe(expected[i % 2], $"prediction {i}");
            var thread = new Thread(booster.Dispose);
            thread.Start();
            thread.Join();
        }
    }

    [Fact]
    public void A_training_run_never_starts_from_a_disposed_models_predictions()
    {
        using var train = SomeRows.Matrix();
        using var watched = SomeRows.Matrix(seed: 9);
        using var reference = SomeRows.Trained(train, rounds: 4);
        var expected = reference.Predict(watched);

        for (var i = 0; i < 200; i++)
        {
            var booster = new Booster(SomeRows.Parameters, train);
            var rounds = i % 2 == 0 ? 1 : 4;
            for (var round = 0; round < rounds; round++)
            {
                booster.Update(train, round);
                booster.EvalOneIteration(round, (watched, "watched"));
            }

            if (rounds == 4) booster.Predict(watched).ShouldBe(expected, $"model {i}");
            var thread = new Thread(booster.Dispose);
            thread.Start();
            thread.Join();
        }
    }
}
