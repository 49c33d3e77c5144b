using Tipoff.Engine;
using Tipoff.Engine.Models;

namespace Tipoff.Tests.Engine.Models;

public sealed class ModelPackageTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("models-").FullName;

    string Target => Path.Combine(_folder, "first");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_loaded_model_is_the_saved_one()
    {
        using var trained = Trainer.Fit(SomeMatrix.Make(), SomeMatrix.Quick);
        using var model = trained.WithMetrics(new Dictionary<string, double> { ["p1.mae"] = 4.5 });

        ModelPackage.Save(model, Target);
        using var loaded = ModelPackage.Load(Target);

        var rows = SomeMatrix.Make(seed: 9);
        loaded.Predict(rows).ShouldBe(trained.Predict(rows));
        loaded.Card.Metrics["p1.mae"].ShouldBe(4.5);
        loaded.Card.Parameters.ShouldBe(model.Card.Parameters);
        loaded.Card.TrainingHash.ShouldBe(model.Card.TrainingHash);
        loaded.Card.HeldOut.ShouldBe(model.Card.HeldOut);
        loaded.Card.ReferenceRows.Count.ShouldBe(20);
        loaded.Card.ReferenceRows.SelectMany(row => row.Values).ShouldContain((float?)null);
        Directory.GetFileSystemEntries(_folder).ShouldBe([Target]);
    }

    [Fact]
    public void A_saved_model_is_never_overwritten()
    {
        using var model = Trainer.Fit(SomeMatrix.Make(dates: 10), SomeMatrix.Quick);
        ModelPackage.Save(model, Target);

        Should.Throw<Problem>(() => ModelPackage.Save(model, Target)).What.ShouldContain("exists already");
        Directory.GetFileSystemEntries(_folder).ShouldBe([Target]);
    }

    [Fact]
    public void Trees_that_predict_otherwise_are_refused_even_with_a_matching_hash()
    {
        using var model = Trainer.Fit(SomeMatrix.Make(), SomeMatrix.Quick);
        using var other = Trainer.Fit(SomeMatrix.Make(seed: 8), SomeMatrix.Quick);
        var second = Path.Combine(_folder, "second");
        ModelPackage.Save(model, Target);
        ModelPackage.Save(other, second);
        File.Copy(Path.Combine(second, "booster.json"), Path.Combine(Target, "booster.json"), overwrite: true);
        var card = Path.Combine(Target, "model.json");

        Should.Throw<Problem>(() => ModelPackage.Load(Target)).Because.ShouldContain("the card says");
        File.WriteAllText(card, File.ReadAllText(card).Replace(ModelPackage.ReadCard(Target).BoosterHash, ModelPackage.ReadCard(second).BoosterHash));
        var problem = Should.Throw<Problem>(() => ModelPackage.Load(Target));

        problem.Because.ShouldContain("reference row 0 is predicted as");
        problem.Because.ShouldContain("when the model was trained with XGBoost");
        problem.Hint.ShouldContain("tipoff train");
    }

    [Fact]
    public void Broken_packages_say_what_is_broken()
    {
        Should.Throw<Problem>(() => ModelPackage.Load(Target)).Because.ShouldBe("there is no model.json");
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "model.json"), "{}");
        Should.Throw<Problem>(() => ModelPackage.Load(Target)).Because.ShouldContain("not a model card");
    }

    [Fact]
    public void Plain_code_evaluates_the_trees_to_the_librarys_last_bit()
    {
        using var model = Trainer.Fit(SomeMatrix.Make(), SomeMatrix.Quick);
        var rows = SomeMatrix.Make(seed: 10);

        var evaluator = TreeEvaluator.Parse(model.BoosterJson());

        evaluator.Trees.ShouldBe(model.Card.Rounds);
        evaluator.Predict(rows).ShouldBe(model.Predict(rows));
    }
}
