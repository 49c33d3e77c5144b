namespace Tipoff.Tests.Rules;

public sealed class TidyTests
{
    /// <summary>The rules' own texts quote what they forbid.</summary>
    static readonly SourceFile[] Texts = [.. SourceTree.All.Where(file => !file.IsIn("tests/Tipoff.Tests/Rules") && file.Path != "STYLE.md")];

    [Fact]
    public void Nothing_is_left_for_later() => Texts.SelectMany(TidyRules.LeftoversIn).ShouldBeEmpty();

    [Fact]
    public void Files_are_short() =>
        SourceTree.All.Where(file => file.IsCSharp || file.Path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(TidyRules.LongFile).ShouldBeEmpty();

    [Fact]
    public void Methods_fit_on_a_screen() => SourceTree.CSharp.SelectMany(TidyRules.LongMethods).ShouldBeEmpty();

    [Fact]
    public void Names_say_something() => SourceTree.CSharp.SelectMany(TidyRules.EmptyNames).ShouldBeEmpty();

    [Fact]
    public void A_pragma_gives_its_reason() => SourceTree.CSharp.SelectMany(TidyRules.BarePragmas).ShouldBeEmpty();

    [Fact]
    public void No_file_knows_a_machine() => Texts.SelectMany(TidyRules.MachinePaths).ShouldBeEmpty();

    [Fact]
    public void No_plans_or_hand_offs_lie_in_the_tree() => SourceTree.All.SelectMany(TidyRules.HandOffFile).ShouldBeEmpty();

    [Fact]
    public void Every_public_type_has_a_summary() =>
        SourceTree.In("src").Where(file => file.IsCSharp).SelectMany(TidyRules.MissingSummaries).ShouldBeEmpty();

    [Theory]
    [InlineData("// FIXME later")]
    [InlineData("// TODO name it")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("    // var x = Compute(3);")]
    [InlineData("    // Compute(3);")]
    public void A_leftover_is_caught(string line) => TidyRules.LeftoversIn(Seeded(line)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("// TODO #12: ask the source")]
    [InlineData("// A comment is a sentence; it may hold a semicolon.")]
    public void A_sentence_is_no_leftover(string line) => TidyRules.LeftoversIn(Seeded(line)).ShouldBeEmpty();

    [Fact]
    public void A_long_file_is_caught() => TidyRules.LongFile(Seeded(new string('\n', 301))).ShouldHaveSingleItem();

    [Theory]
    [InlineData("    void Long()\n    {\n#    }\n")]
    [InlineData("    int Long() =>\n#        3;\n")]
    [InlineData("    Type Long(int a) => a switch\n    {\n#    };\n")]
    public void A_long_method_is_caught(string body)
    {
        var lines = string.Concat(Enumerable.Repeat("        // padding\n", 59));

        var file = Seeded($"namespace A;\n\nsealed class B\n{{\n    int c;\n\n{body.Replace("#", lines)}\n    void Short()\n    {{\n    }}\n}}\n");

        TidyRules.LongMethods(file).ShouldHaveSingleItem().ShouldStartWith("src/Tipoff.Engine/Runs/Seeded.cs:7:");
    }

    [Fact]
    public void A_long_type_of_short_methods_is_free()
    {
        var methods = string.Concat(Enumerable.Repeat("    void Short()\n    {\n        Do(new { a = 1 });\n    }\n\n", 20));

        TidyRules.LongMethods(Seeded($"namespace A;\n\nsealed class B(int c)\n{{\n{methods}}}\n")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("static class DateHelper;")]
    [InlineData("sealed class RunManager;")]
    public void An_empty_name_is_caught(string code) => TidyRules.EmptyNames(Seeded(code)).ShouldNotBeEmpty();

    [Fact]
    public void A_bare_pragma_is_caught()
    {
        TidyRules.BarePragmas(Seeded("#pragma warning disable CA1000")).ShouldHaveSingleItem();

        TidyRules.BarePragmas(Seeded("#pragma warning disable CA1000 // The factory belongs to the type.")).ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_path_is_caught()
    {
        TidyRules.MachinePaths(Seeded("var a = \"/home/ann/x\";")).ShouldHaveSingleItem();

        TidyRules.MachinePaths(Seeded("see https://example.org/home/ann and ./work/x")).ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_file_is_caught() => TidyRules.HandOffFile(new("docs/PLAN.md", "")).ShouldHaveSingleItem();

    [Fact]
    public void A_public_type_without_a_summary_is_caught()
    {
        TidyRules.MissingSummaries(Seeded("namespace A;\n\npublic sealed class B;\n")).ShouldHaveSingleItem();

        TidyRules.MissingSummaries(Seeded("namespace A;\n\n/// <summary>B.</summary>\n[Flags]\npublic sealed class B;\n")).ShouldBeEmpty();
    }

    static SourceFile Seeded(string text) => new("src/Tipoff.Engine/Runs/Seeded.cs", text);
}
