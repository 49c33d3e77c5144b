using System.Text.RegularExpressions;
using Tipoff.Engine.Tables;

namespace Tipoff.Tests.Rules;

public sealed class DeclarationTests
{
    [Fact]
    public void Upstreams_are_acyclic_and_never_point_to_later_layers() =>
        DeclarationRules.Catalog.Tables.ShouldAllBe(table => DeclarationRules.Layers.Contains(table.Layer));

    [Fact]
    public void Every_table_has_a_summary_a_key_and_a_check()
    {
        DeclarationRules.Catalog.Tables.SelectMany(DeclarationRules.Incomplete).ShouldBeEmpty();

        var declarations = SourceTree.In("src/Tipoff.Nba").Where(file => Regex.IsMatch(file.Code, @":\s*Table<"));
        declarations.SelectMany(TidyRules.MissingSummaries).ShouldBeEmpty();
    }

    [Fact]
    public void Features_look_only_backward() =>
        DeclarationRules.Catalog.Tables
            .SelectMany(table => DeclarationRules.Peeks(table, type => DeclarationRules.Catalog[type]))
            .ShouldBeEmpty();

    [Fact]
    public void A_table_without_a_key_or_a_check_is_caught() =>
        DeclarationRules.Incomplete(new Precompute.Bare()).Count().ShouldBe(2);

    [Fact]
    public void A_feature_that_reads_its_own_date_is_caught()
    {
        DeclarationRules.Peeks(new Precompute.Peeking(), type => (Table)Activator.CreateInstance(type)!).Count().ShouldBe(3);

        DeclarationRules.Peeks(new Precompute.Honest(), type => (Table)Activator.CreateInstance(type)!).ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_of_upstreams_is_caught() =>
        Should.Throw<InvalidOperationException>(() => Catalog.Of([new Precompute.Chicken(), new Precompute.Egg()], ["precompute"], date => date.Year))
            .Message.ShouldContain("back to itself");
}
