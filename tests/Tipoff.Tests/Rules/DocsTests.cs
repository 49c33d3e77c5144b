namespace Tipoff.Tests.Rules;

public sealed class DocsTests
{
    static IEnumerable<SourceFile> Pages => SourceTree.All.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Docs_links_resolve() =>
        Pages.SelectMany(page => DocsRules.BrokenLinks(page, path => Path.Exists(Path.Combine(SourceTree.Root, path)))).ShouldBeEmpty();

    [Fact]
    public void A_page_has_one_title() =>
        Pages.Where(page => !page.IsIn("changes/unreleased")).SelectMany(DocsRules.TitlesOf).ShouldBeEmpty();

    [Fact]
    public void A_change_says_what_kind_it_is() =>
        SourceTree.In("changes/unreleased").Select(file => file.Lines[0])
            .ShouldAllBe(line => line.StartsWith("Added: ") || line.StartsWith("Changed: ") || line.StartsWith("Fixed: "));

    [Fact]
    public void A_link_to_nothing_is_caught()
    {
        var page = new SourceFile("docs/decisions/0001-x.md", "[a](../../README.md#top) [b](gone.md) [c](https://example.org) [d](#here)");

        DocsRules.BrokenLinks(page, path => path == "README.md").ShouldHaveSingleItem().ShouldContain("gone.md");
    }

    [Fact]
    public void Two_titles_are_caught()
    {
        DocsRules.TitlesOf(new("docs/x.md", "# A\n\n# B\n")).ShouldHaveSingleItem();

        DocsRules.TitlesOf(new("docs/x.md", "# A\n\n```\n# a comment\n```\n")).ShouldBeEmpty();
    }
}
