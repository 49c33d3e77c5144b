using Tipoff.Nba;
using Tipoff.Nba.Domain;

namespace Tipoff.Benchmarks.Bars;

/// <summary>A workspace as it stood before a date was played: everything earlier built, the season's models trained, its slate predicted.</summary>
/// <param name="Files">The folder with the date's results, still to be imported.</param>
sealed record Eve(string Workspace, DateOnly Date, DateOnly Next, string Files, int FileCount)
{
    const int NoonEastern = 17;
    const int MorningEastern = 14;

    /// <summary>Deleting is no command of the program, so the rows go behind its back, on a copy.</summary>
    public static Eve Of(Ground ground)
    {
        var workspace = ground.CopyOfFilled("eve");
        var files = Path.Combine(ground.Scratch, "new-date");
        DateOnly date, next;
        int count;
        using (var warehouse = new WarehouseFile(workspace))
        {
            (date, next) = LastDates(warehouse);
            count = DayFiles.Write(warehouse, ground.Archives, date, files);
            Forget(warehouse, date);
        }

        Prepare(ground, workspace, date);
        Ground.Pin(workspace, Ground.At(date.AddDays(1), MorningEastern));
        return new Eve(workspace, date, next, files, count);
    }

    /// <summary>The last two dates of a regular season whose boxes are held: one to play, one to predict.</summary>
    static (DateOnly Date, DateOnly Next) LastDates(WarehouseFile warehouse)
    {
        var dates = warehouse
            .Rows("select distinct strftime(game_date, '%Y-%m-%d') from raw.nbac_player_boxscores where season_type = 'regular' order by 1 desc limit 2")
            .Select(row => DateOnly.ParseExact((string)row[0], "yyyy-MM-dd"))
            .ToList();
        return dates.Count == 2 ? (dates[1], dates[0]) : throw new InvalidOperationException($"{dates.Count} dates have boxes, expected at least 2");
    }

    static void Forget(WarehouseFile warehouse, DateOnly date)
    {
        var derived = League.Catalog().Tables.Where(table => table.Layer is not ("raw" or "reference")).Select(table => table.FullName);
        foreach (var table in League.Catalog().Tables.Where(table => table.Partition is not null && derived.Concat(DayFiles.ResultTables).Contains(table.FullName)))
        {
            warehouse.Run($"delete from {table.FullName} where {table.Partition!.Name} >= date '{date:yyyy-MM-dd}'");
            warehouse.Run($"delete from orchestration.cells where table_name = '{table.FullName}' and partition >= '{date:yyyy-MM-dd}'");
        }

        warehouse.Run("checkpoint");
    }

    static void Prepare(Ground ground, string workspace, DateOnly date)
    {
        Ground.Pin(workspace, Ground.At(date, NoonEastern));
        ground.Tipoff(workspace, "backfill", "--from", "1946-11-01", "--to", "2100-01-01", "--tables", "reference.*", "--json").Expect(0, 1, 2);
        ground.Tipoff(workspace, "train", "--season", $"{Season.Of(date)}", "--json").Expect(0);
        ground.Tipoff(workspace, "backfill", "--from", $"{ground.From:yyyy-MM-dd}", "--to", $"{date:yyyy-MM-dd}", "--json").Expect(0, 1, 2);
    }
}
