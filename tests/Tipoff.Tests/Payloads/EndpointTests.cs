using Tipoff.Engine.Sources;
using Tipoff.Tests.Rules;

namespace Tipoff.Tests.Payloads;

/// <summary>What every endpoint must do, whoever adds it.</summary>
public sealed class EndpointTests
{
    const string RewriteVariable = "TIPOFF_REWRITE_EXPECTED";

    public static TheoryData<string> Names => [.. EndpointFixture.Catalog.Endpoints.Select(endpoint => endpoint.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_fixture_parses_to_the_expected_rows(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];
        File.Exists(EndpointFixture.BodyFile(endpoint)).ShouldBeTrue($"{name} has no body under tests/Tipoff.Tests/Payloads");

        var landing = EndpointFixture.Catalog.Parse(EndpointFixture.Document(endpoint));

        var (file, text) = (EndpointFixture.RowsFile(endpoint), EndpointFixture.Snapshot(landing));
        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
            File.WriteAllText(file, text);
        text.ShouldBe(File.Exists(file) ? File.ReadAllText(file) : "", $"rows changed: rewrite with {RewriteVariable}=1 and read the difference");
        landing.Of(landing.Tables[0]).ShouldNotBeEmpty();
        foreach (var table in landing.Tables)
            landing.Of(table).GroupBy(row => RowText.Key(table, row)).Where(rows => rows.Count() > 1).Select(rows => $"{table}: {rows.Key}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parsing_twice_gives_the_same_rows(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];

        var (first, second) = (EndpointFixture.Catalog.Parse(EndpointFixture.Document(endpoint)), EndpointFixture.Catalog.Parse(EndpointFixture.Document(endpoint)));

        foreach (var table in first.Tables)
            RowText.Hash(first.Of(table)).ShouldBe(RowText.Hash(second.Of(table)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_block_page_is_refused(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];
        var page = EndpointFixture.Document(endpoint, "<!DOCTYPE html><html><head><title>Access Denied</title></head><body>You don't have permission to access this server.</body></html>");

        var refusal = Record.Exception(() => EndpointFixture.Catalog.Parse(page));

        (refusal is RefusedBody or SchemaProblem).ShouldBeTrue($"{name} answered {refusal?.GetType().Name ?? "rows"} to a block page");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_body_cut_off_in_the_middle_is_refused(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];
        var body = File.ReadAllText(EndpointFixture.BodyFile(endpoint));
        if (endpoint.Kind is BodyKind.Csv or BodyKind.Pdf)
            return;

        var refusal = Record.Exception(() => EndpointFixture.Catalog.Parse(EndpointFixture.Document(endpoint, body[..(body.Length / 2)])));

        (refusal is RefusedBody or SchemaProblem).ShouldBeTrue($"{name} answered {refusal?.GetType().Name ?? "rows"} to half a body");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_fixture_has_the_fields_that_the_endpoint_knows(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];
        var (present, sparse) = (EndpointFixture.Document(endpoint).FieldPaths(), EndpointFixture.Document(endpoint).SparseFieldPaths());
        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 } && present.Count > 0)
            File.WriteAllLines(Path.Combine([SourceTree.Root, "src", "Tipoff.Nba", .. endpoint.GetType().Namespace!.Split('.').Skip(2), $"{endpoint.GetType().Name}.fields.txt"]), endpoint.Fields.With(present, sparse).Lines);

        present.Except(endpoint.Fields.Known).Order().ShouldBeEmpty($"add them to {endpoint.GetType().Name}.fields.txt");
        endpoint.Fields.Gone(present).Concat(endpoint.Fields.Steady.Intersect(sparse)).Order().ShouldBeEmpty($"mark them with ? in {endpoint.GetType().Name}.fields.txt, or add them to the fixture");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_names_its_request(string name)
    {
        var endpoint = EndpointFixture.Catalog[name];

        var path = endpoint.Path(EndpointFixture.Document(endpoint).Target);

        path.ShouldNotStartWith("/");
        new Uri(endpoint.Site.BaseAddress, path).Host.ShouldBe(endpoint.Site.BaseAddress.Host);
        endpoint.Site.BaseAddress.AbsoluteUri.ShouldEndWith("/");
        endpoint.Summary.ShouldNotBeEmpty();
    }

    [Fact]
    public void No_fixture_belongs_to_an_endpoint_that_is_gone() =>
        Directory.EnumerateFiles(EndpointFixture.Folder)
            .Select(file => Path.GetFileName(file))
            .Where(file => !file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => EndpointFixture.Catalog.Find(string.Join('.', file.Split('.').Take(2))) is null)
            .ShouldBeEmpty();
}
