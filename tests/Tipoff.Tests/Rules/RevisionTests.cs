using Tipoff.Nba;

namespace Tipoff.Tests.Rules;

public class RevisionTests
{
    static readonly string Recorded = Path.Combine(SourceTree.Root, "tests/Tipoff.Tests/Rules/revisions.txt");

    [Fact]
    public void Folds_and_parsers_that_change_raise_their_revision()
    {
        var catalog = League.Catalog();
        var tables = catalog.Tables.Select(table => table.GetType().Name).ToHashSet();
        var rules = new RevisionRules([.. SourceTree.In("src/Tipoff.Nba").Where(file => file.IsCSharp)], tables.Contains);
        List<string> actual = [.. RevisionRules.Carriers(catalog, League.Endpoints(catalog).Endpoints).Select(carrier => rules.Line(carrier.Name, carrier.Revision, carrier.Type))];
        if (Environment.GetEnvironmentVariable("TIPOFF_REWRITE_EXPECTED") is not null)
            File.WriteAllLines(Recorded, actual);

        RevisionRules.Differences(File.ReadAllLines(Recorded), actual).ShouldBeEmpty("TIPOFF_REWRITE_EXPECTED=1 records them");
    }

    [Fact]
    public void Changed_code_under_the_same_revision_is_found_also_behind_the_type_itself()
    {
        RevisionRules Of(string leaf) => new([new("src/a/Fold.cs", "class Fold { Leaf leaf; }"), new("src/a/Leaf.cs", leaf)], _ => false);
        string Line(string leaf, int revision) => Of(leaf).Line("analytics.fold", revision, typeof(Fold));

        RevisionRules.Differences([Line("class Leaf { int a = 1; }", 1)], [Line("class Leaf { int a = 1; } // why", 1)]).ShouldBeEmpty();
        RevisionRules.Differences([Line("class Leaf { int a = 1; }", 1)], [Line("class Leaf { int a = 2; }", 1)]).ShouldHaveSingleItem().ShouldContain("raise its Revision");
        RevisionRules.Differences([Line("class Leaf { int a = 1; }", 1)], [Line("class Leaf { int a = 2; }", 2)]).ShouldHaveSingleItem().ShouldContain("not recorded");
    }

    sealed class Fold;
}
