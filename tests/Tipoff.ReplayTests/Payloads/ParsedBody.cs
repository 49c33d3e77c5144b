using System.Globalization;
using DuckDB.NET.Data;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.ReplayTests.Archive;
using Tipoff.Tests.Payloads;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>A real body with the rows that its endpoint makes of it.</summary>
static class ParsedBody
{
    static readonly Lazy<HashSet<string>> Lookups = new(ReadLookups);

    /// <summary>Parses, and demands what holds for every body: no unknown field, no key twice, no check of the table broken.</summary>
    /// <param name="target">The request's parameters as <c>name=value</c>, separated by blanks.</param>
    /// <param name="fetchedAt">When it came, where rows depend on it.</param>
    public static Landing Of(string file, string endpoint, string target, string? fetchedAt = null)
    {
        var parameters = target.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();
        var document = fetchedAt is null
            ? RealBodies.Document(file, endpoint, parameters)
            : RealBodies.Document(file, endpoint, DateTimeOffset.Parse(fetchedAt, CultureInfo.InvariantCulture), parameters);
        RealBodies.UnknownFields(document).ShouldBeEmpty();

        var landing = RealBodies.Catalog.Parse(document);
        foreach (var table in landing.Tables)
        {
            landing.Of(table).GroupBy(row => RowText.Key(table, row)).Where(rows => rows.Count() > 1).Select(rows => $"{table}: {rows.Key}").ShouldBeEmpty();
            LandedChecks.Violations(table, landing.Of(table)).ShouldBeEmpty();
        }

        return landing;
    }

    /// <summary>The rows of one table.</summary>
    public static IReadOnlyList<TRow> Rows<TRow>(this Landing landing) => [.. landing.Tables.SelectMany(landing.Of).OfType<TRow>()];

    /// <summary>Rows and the first digits of their hash, by table.</summary>
    public static string Digest(this Landing landing) =>
        string.Join(", ", landing.Tables.Select(table => $"{table.Name} {landing.Of(table).Count} {RowText.Hash(landing.Of(table))[..12]}"));

    /// <summary>How many of the names belong to a player who stands in a box of the archive, 2015-16 to 2024-25.</summary>
    public static string Known(this IEnumerable<string> lookups)
    {
        var names = lookups.Distinct().ToList();
        return $"{names.Count(Lookups.Value.Contains)} of {names.Count}";
    }

    static HashSet<string> ReadLookups()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select distinct PLAYER_NAME from read_parquet('{SharedArchive.Folder("gamelogs")}/player_gamelogs_rs_*.parquet', union_by_name = true)";
        using var reader = command.ExecuteReader();
        HashSet<string> lookups = [];
        while (reader.Read())
            lookups.Add(PlayerLookup.Of(reader.GetString(0)));
        return lookups;
    }
}
