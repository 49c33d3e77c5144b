namespace Tipoff.Tests.Rules;

public sealed class MirrorTests
{
    static readonly string[] OwnRooms = ["Rules", "Payloads"];

    [Fact]
    public void Tests_mirror_the_source_tree() =>
        SourceTree.In("tests/Tipoff.Tests").Where(IsTests)
            .SelectMany(file => Strays(file, folder => Directory.Exists(Path.Combine(SourceTree.Root, folder))))
            .ShouldBeEmpty();

    [Fact]
    public void Namespaces_are_folders() =>
        SourceTree.CSharp.Where(file => file.IsIn("src") || IsTests(file)).SelectMany(WrongNamespaces).ShouldBeEmpty();

    [Fact]
    public void A_stray_test_is_caught()
    {
        Strays(new("tests/Tipoff.Tests/Engine/Attic/XTests.cs", ""), _ => false).ShouldHaveSingleItem();

        Strays(new("tests/Tipoff.Tests/Engine/Tables/XTests.cs", ""), folder => folder == "src/Tipoff.Engine/Tables").ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_namespace_is_caught()
    {
        WrongNamespaces(new("src/Tipoff.Engine/Runs/X.cs", "namespace Tipoff.Engine.Plans;\n")).ShouldHaveSingleItem();

        WrongNamespaces(new("src/Tipoff.Engine/Runs/X.cs", "namespace Tipoff.Engine.Runs;\n")).ShouldBeEmpty();
    }

    // Builders and sample tables stand where their tests need them: a sample's namespace names its layer.
    static bool IsTests(SourceFile file) => file.Name.EndsWith("Tests.cs", StringComparison.Ordinal);

    static IEnumerable<string> Strays(SourceFile file, Func<string, bool> exists)
    {
        var parts = file.Folder.Split('/').Skip(2).ToList();
        if (parts.Count == 0 || OwnRooms.Contains(parts[0]))
            return [];
        // The rooms of the content may stand at the top: most tests are theirs.
        var mirrored = $"src/Tipoff.{string.Join('/', parts)}";
        return exists(mirrored) || exists($"src/Tipoff.Nba/{string.Join('/', parts)}") ? [] : [$"{file.Path}: there is no {mirrored}"];
    }

    static IEnumerable<string> WrongNamespaces(SourceFile file)
    {
        var declared = file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?[10..].TrimEnd(';', ' ', '\r');
        var parts = file.Folder.Split('/').Skip(1);
        var expected = string.Join('.', parts);
        // The DuckDB binding carries the public package's namespace, so that a csproj line can replace it.
        var isFree = file.IsIn("src/Tipoff.Native") || file.IsIn("tests/Tipoff.Tests/Native");
        return declared is null || declared == expected || isFree ? [] : [$"{file.Path}: namespace {declared}, expected {expected}"];
    }
}
