using Tipoff.Engine;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Sources;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;

namespace Tipoff.Tests.Nba.Raw;

/// <summary>A throwaway workspace with the real catalog, to import small files into.</summary>
sealed class SomeLeague : IDisposable
{
    /// <summary>Six teams, as the archive of arenas writes them.</summary>
    const string Teams = """
        team_id,team_abbreviation,team_name,city,conference,division,arena,valid_from_season,valid_to_season,latitude,longitude,time_zone,altitude_m
        1610612748,MIA,Miami Heat,Miami,East,Southeast,Kaseya Center,1999-00,,25.78,-80.19,America/New_York,2
        1610612764,WAS,Washington Wizards,Washington,East,Southeast,Capital One Arena,1997-98,,38.90,-77.02,America/New_York,9
        1610612746,LAC,LA Clippers,Inglewood,West,Pacific,Intuit Dome,2024-25,,33.94,-118.34,America/Los_Angeles,30
        1610612761,TOR,Toronto Raptors,Toronto,East,Atlantic,Scotiabank Arena,1998-99,,43.64,-79.38,America/Toronto,76
        1610612761,TOR,Toronto Raptors,Tampa,East,Atlantic,Amalie Arena,2020-21,2020-21,27.94,-82.45,America/New_York,3
        1610612738,BOS,Boston Celtics,Boston,East,Atlantic,TD Garden,1995-96,,42.37,-71.06,America/New_York,6
        """;

    readonly string root = Directory.CreateTempSubdirectory("tipoff-league-").FullName;

    public SomeLeague()
    {
        Warehouse = DuckDbWarehouse.Open(Workspace.Create(root), League.Catalog(), TimeProvider.System, "a test");
        Import("team_arenas.csv", Teams);
        Import("neutral_venues.csv", "arena,city,latitude,longitude,time_zone,altitude_m,note\nArena CDMX,Mexico City,19.5,-99.18,America/Mexico_City,2240,neutral\n");
    }

    public DuckDbWarehouse Warehouse { get; }

    public ImportedFile Import(string name, string text)
    {
        var file = Path.Combine(root, name);
        File.WriteAllText(file, text.ReplaceLineEndings("\n").TrimStart());
        return new Importer(Warehouse, "test-run").Import(file, null, null, default).Files.Single();
    }

    public void BuildReference()
    {
        Runner runner = new(Warehouse, new Dictionary<Type, Computation>());
        runner.Apply(runner.Plan(new PlanRequest(new DateOnly(2015, 1, 1), new DateOnly(2030, 1, 1), "reference.*")), "a test");
    }

    public List<string> Query(string sql)
    {
        using var connection = Warehouse.Connect();
        return [.. ReadOnlyQuery.Run(connection, sql).Rows.Select(row => string.Join(' ', row.Select(value => value ?? "null")))];
    }

    public void Dispose()
    {
        Warehouse.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
