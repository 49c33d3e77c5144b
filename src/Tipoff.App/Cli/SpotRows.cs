using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Tables;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.SpotChecks;

namespace Tipoff.App.Cli;

/// <summary>Reads raw rows into records and stored rows by key: plain columns of one table at a time.</summary>
sealed class SpotRows(Func<string, QueryResult> query, Action<string> progress, CancellationToken cancel)
{
    /// <summary>Games read at a time: their events and shots stay well under what one query hands out.</summary>
    const int GamesAtATime = 120;

    // Line-ups, qualifiers and ids repeat a hundred times over.
    readonly Dictionary<string, string> texts = [];

    public RawSeason Season(int season)
    {
        var games = Read<ScheduledGame>("reference.games", Of(season));
        return new RawSeason(season)
        {
            Games = games,
            Lines = [.. Enumerable.Range(season - RawSeason.SeasonsBefore, RawSeason.SeasonsBefore + 1).SelectMany(year => Read<PlayerLine>("raw.nbac_player_boxscores", Of(year)))],
            TeamLines = Read<TeamLine>("raw.nbac_team_boxscores", Of(season)),
            Events = ReadByDates<GameEvent>("raw.nbac_play_by_play", season, games),
            Shots = ReadByDates<ChartedShot>("raw.nbac_shot_chart", season, games),
            Births = Read<Birth>("reference.players", "true"),
        };
    }

    public IReadOnlyList<Sample> Candidates(int season, DateOnly from, DateOnly to) =>
        Read<Sample>("precompute.ml_feature_store", $"{Of(season)} and {Between(from, to)}");

    /// <summary>The stored rows of the dates, each with all columns that one of the families compares.</summary>
    public Dictionary<(string Table, string Key), StoredRow> Stored(IEnumerable<SpotFamily> families, int season, DateOnly from, DateOnly to)
    {
        Dictionary<(string, string), StoredRow> rows = [];
        foreach (var table in families.SelectMany(family => family.Compared).GroupBy(compared => compared.Table))
        {
            var keys = table.First().Key;
            string[] columns = [.. keys, .. table.SelectMany(compared => compared.Columns).Except(keys)];
            var index = columns.Select((name, i) => (name, i)).ToDictionary(column => column.name, column => column.i);
            foreach (var values in Rows(table.Key, columns, $"{Of(season)} and {Between(from, to)}"))
                rows[(table.Key, KeyOf(keys, values))] = new StoredRow(index, [.. values.Select(Plain)]);
        }

        return rows;
    }

    List<T> ReadByDates<T>(string table, int season, List<ScheduledGame> games)
    {
        List<T> rows = [];
        var dates = games.GroupBy(game => game.GameDate).OrderBy(date => date.Key).ToList();
        for (var i = 0; i < dates.Count;)
        {
            var (first, count) = (i, 0);
            while (i < dates.Count && (i == first || count + dates[i].Count() <= GamesAtATime))
                count += dates[i++].Count();
            rows.AddRange(Read<T>(table, $"{Of(season)} and {Between(dates[first].Key, dates[i - 1].Key)}"));
        }

        return rows;
    }

    /// <summary>Rows as records whose parameters name the columns.</summary>
    List<T> Read<T>(string table, string where)
    {
        var build = typeof(T).GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var parameters = build.GetParameters();
        var types = Array.ConvertAll(parameters, parameter => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
        var columns = Array.ConvertAll(parameters, parameter => Names.Snake(parameter.Name!));
        var invoke = ConstructorInvoker.Create(build);
        return Rows(table, columns, where).Select(row =>
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = As(types[i], row[i]);
            return (T)invoke.Invoke(row.AsSpan());
        }).ToList();
    }

    IReadOnlyList<object?[]> Rows(string table, IEnumerable<string> columns, string where)
    {
        cancel.ThrowIfCancellationRequested();
        progress(table);
        var rows = query($"select {string.Join(", ", columns)} from {table} where {where}").Rows;
        return rows.Count < ReadOnlyQuery.RowsMax
            ? rows
            : throw new Problem($"{table} has {ReadOnlyQuery.RowsMax:N0} rows or more where {where}", "a spot check reads a season in pieces smaller than that", "Look for doubled rows: `tipoff validate`");
    }

    static string Of(int season) => string.Create(CultureInfo.InvariantCulture, $"season_year = {season}");

    static string Between(DateOnly from, DateOnly to) => $"game_date between date '{from:yyyy-MM-dd}' and date '{to:yyyy-MM-dd}'";

    string KeyOf(IReadOnlyList<string> keys, object?[] values) =>
        StoredColumns.KeyOf([.. keys.Select((key, i) => key == "game_date" ? As(typeof(DateOnly), values[i]) : Plain(values[i]))]);

    /// <summary>What comes through the owner's socket is still JSON.</summary>
    static object? Plain(object? value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => json.GetString(),
    };

    object? As(Type type, object? value) => Plain(value) switch
    {
        null => null,
        string text when type == typeof(DateOnly) => DateOnly.Parse(text[..10], CultureInfo.InvariantCulture),
        string text => texts.TryGetValue(text, out var same) ? same : texts[text] = text,
        DateTime time => DateOnly.FromDateTime(time),
        double number when type == typeof(int) => (int)number,
        var other => other,
    };
}
