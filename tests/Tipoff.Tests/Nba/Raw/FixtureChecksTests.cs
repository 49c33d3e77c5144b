using System.Globalization;
using Tipoff.Tests.Nba.Analytics;
using Tipoff.Tests.Payloads;

namespace Tipoff.Tests.Nba.Raw;

public sealed class FixtureChecksTests
{
    public static TheoryData<string> Names => [.. EndpointFixture.Catalog.Endpoints.Select(endpoint => endpoint.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_of_a_fixture_break_no_check_of_their_table(string name)
    {
        var landing = EndpointFixture.Catalog.Parse(EndpointFixture.Document(EndpointFixture.Catalog[name]));
        using var bench = new TransformBench([.. landing.Tables]);
        foreach (var table in landing.Tables.Where(table => landing.Of(table).Count > 0))
        {
            bench.Rows(table.FullName, string.Join(", ", table.Columns.Select(column => column.Name)), [.. landing.Of(table).Select(Values)]);
            foreach (var check in table.Checks.Where(check => check.Reads.Count == 0))
                bench.Query($"select count(*) from {table.FullName} r where {check.Violation(table)}").ShouldBe(["0"], $"{table}: {check.Name}");
        }
    }

    static string Values(object row) => string.Join(
        ", ",
        row.GetType().GetConstructors()[0].GetParameters().Select(parameter => Literal(row.GetType().GetProperty(parameter.Name!)!.GetValue(row))));

    static string Literal(object? value) => value switch
    {
        null => "null",
        DateOnly date => $"date '{date:yyyy-MM-dd}'",
        DateTimeOffset instant => $"timestamptz '{instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'",
        bool truth => truth ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"no literal for {value.GetType()}"),
    };
}
