using Tipoff.App;
using Tipoff.App.Cli.Docs;
using Tipoff.Nba;

namespace Tipoff.Tests.Rules;

public sealed class ReferenceTests
{
    [Fact]
    public void Reference_docs_are_fresh() =>
        ReferencePages.Differences(Path.Combine(SourceTree.Root, ReferencePages.Folder), ReferencePages.Of(League.Catalog(), Program.Verbs))
            .ShouldBeEmpty("run `./dev docs`");

    [Fact]
    public void Every_table_of_a_layer_of_completeness_says_what_it_must_hold()
    {
        var catalog = League.Catalog();

        CompletenessLayers.All.SelectMany(layer => layer.Tables).Where(type => catalog[type].Expectation.IsOptional).ShouldBeEmpty();
    }

    [Fact]
    public void A_stale_missing_or_left_over_page_is_caught()
    {
        var folder = Directory.CreateTempSubdirectory("tipoff-docs-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "old.md"), "# Old\n");
            File.WriteAllText(Path.Combine(folder.FullName, "README.md"), "# Other\n");
            var pages = new Dictionary<string, string> { ["README.md"] = "# Reference\n", ["raw/new.md"] = "# New\n" };

            ReferencePages.Differences(folder.FullName, pages).Count.ShouldBe(3);
            ReferencePages.Write(folder.FullName, pages);

            ReferencePages.Differences(folder.FullName, pages).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
