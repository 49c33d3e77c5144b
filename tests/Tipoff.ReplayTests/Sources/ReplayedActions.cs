using System.Globalization;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.ReplayTests.Sources;

/// <summary>The rows of a game's play-by-play as actions of the content network's file, with the periods framed as there.</summary>
static class ReplayedActions
{
    const int RegularPeriods = 4;

    /// <summary>Above every number of the feed.</summary>
    const int FrameNumbers = 100_000;

    public static IReadOnlyList<Dictionary<string, object?>> Of(Func<string, QueryResult> query, string gameId)
    {
        var events = ArchiveReplayServer.Named(query($"select * from raw.nbac_play_by_play where game_id = '{gameId}' order by event_index")).ToList();
        var names = ArchiveReplayServer.Named(query($"select player_id, player_name from raw.nbac_player_boxscores where game_id = '{gameId}'"))
            .DistinctBy(row => row["player_id"])
            .ToDictionary(row => (int)row["player_id"]!, row => (string)row["player_name"]!);
        List<Dictionary<string, object?>> actions = [];
        for (var i = 0; i < events.Count; i++)
        {
            var (period, isFirst) = ((int)events[i]["period"]!, i == 0 || (int)events[i - 1]["period"]! != (int)events[i]["period"]!);
            if (isFirst && i > 0)
                actions.Add(Frame(actions, "period", "end", (int)events[i - 1]["period"]!, 0, events[i - 1]));
            if (isFirst)
                actions.Add(Frame(actions, "period", "start", period, period <= RegularPeriods ? 72_000 : 30_000, i > 0 ? events[i - 1] : null));
            actions.Add(Action(actions, events[i], names));
        }

        if (events.Count > 0)
        {
            actions.Add(Frame(actions, "period", "end", (int)events[^1]["period"]!, 0, events[^1]));
            actions.Add(Frame(actions, "game", "end", (int)events[^1]["period"]!, 0, events[^1]));
        }

        return actions;
    }

    static Dictionary<string, object?> Action(List<Dictionary<string, object?>> before, Dictionary<string, object?> row, Dictionary<int, string> names)
    {
        var action = Begin(before, (int)row["action_number"]!, (string)row["action_type"]!, SubType(row), (int)row["period"]!, (int)row["clock_hundredths"]!, row);
        action["qualifiers"] = Marks((string?)row["qualifiers"]);
        action["personId"] = row["player_id"] ?? 0;
        action["isFieldGoal"] = (bool)row["is_field_goal"]! ? 1 : 0;
        action["description"] = row["description"];
        Add(action, "shotResult", row["shot_result"]);
        Add(action, "teamId", row["team_id"]);
        Add(action, "teamTricode", Team.OfId((int?)row["team_id"])?.Abbr);
        foreach (var (field, column) in new[]
        {
            ("assistPersonId", "assister_id"), ("foulDrawnPersonId", "foul_drawn_player_id"), ("stealPersonId", "steal_player_id"), ("blockPersonId", "block_player_id"),
        })
        {
            Add(action, field, row[column]);
        }

        if (row["player_id"] is int id && names.TryGetValue(id, out var name))
        {
            action["playerName"] = name[(name.IndexOf(' ') + 1)..];
            action["playerNameI"] = $"{name[0]}. {action["playerName"]}";
        }

        return action;
    }

    static Dictionary<string, object?> Frame(List<Dictionary<string, object?>> before, string type, string subType, int period, int clock, Dictionary<string, object?>? score)
    {
        var frame = Begin(before, FrameNumbers + before.Count, type, subType, period, clock, score);
        frame["description"] = $"{(type == "game" ? "Game" : "Period")} {(subType == "end" ? "End" : "Start")}";
        return frame;
    }

    static Dictionary<string, object?> Begin(
        List<Dictionary<string, object?>> before, int number, string type, string subType, int period, int clock, Dictionary<string, object?>? score) => new()
        {
            ["actionNumber"] = number,
            ["clock"] = $"PT{clock / 6000:00}M{clock / 100 % 60:00}.{clock % 100:00}S",
            ["timeActual"] = null,
            ["period"] = period,
            ["periodType"] = period <= RegularPeriods ? "REGULAR" : "OVERTIME",
            ["actionType"] = type,
            ["subType"] = subType,
            ["qualifiers"] = Array.Empty<string>(),
            ["personId"] = 0,
            ["x"] = null,
            ["y"] = null,
            ["side"] = null,
            ["possession"] = 0,
            ["scoreHome"] = Text(score?["score_home"] ?? 0),
            ["scoreAway"] = Text(score?["score_away"] ?? 0),
            ["edited"] = null,
            ["orderNumber"] = 10_000 * (before.Count + 1),
            ["isTargetScoreLastPeriod"] = false,
            ["xLegacy"] = null,
            ["yLegacy"] = null,
            ["isFieldGoal"] = 0,
            ["personIdsFilter"] = Array.Empty<int>(),
        };

    // Only what the line-ups follow from is told again; the archive has no column for sub-types.
    static string SubType(Dictionary<string, object?> row)
    {
        var text = (string?)row["description"] ?? "";
        return row["action_type"] switch
        {
            "substitution" => text.StartsWith("SUB out", StringComparison.Ordinal) ? "out" : "in",
            "foul" => text.Contains("technical", StringComparison.OrdinalIgnoreCase) ? "technical" : "",
            _ => "",
        };
    }

    // ['pointsinthepaint', 'fastbreak'] as the archive writes it.
    static string[] Marks(string? list) =>
        list is null ? [] : [.. list.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(mark => mark.Trim('\''))];

    static void Add(Dictionary<string, object?> action, string field, object? value)
    {
        if (value is not null)
            action[field] = value;
    }

    static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
