namespace Tipoff.Tests.Payloads;

/// <summary>The checks of raw tables are SQL that runs, and what fixtures say passes them.</summary>
public sealed class FixtureCheckTests
{
    public static TheoryData<string> Names => [.. EndpointFixture.Catalog.Endpoints.Select(endpoint => endpoint.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_fixture_passes_the_checks_of_its_tables(string name) =>
        LandedChecks.Violations(EndpointFixture.Catalog.Parse(EndpointFixture.Document(EndpointFixture.Catalog[name]))).ShouldBeEmpty();
}
