using System.Text;
using System.Text.Json.Nodes;

namespace Tipoff.App.Simulation.Routes;

/// <summary>Damage done to a good answer. Null: this answer cannot suffer it.</summary>
static class Tampering
{
    const string Page =
        "<!DOCTYPE html><html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission to access this server.</body></html>";

    public static Answer? Apply(Fault fault, Answer good, FaultMenu menu, Chance chance)
    {
        var isJson = good.Status == 200 && good.ContentType == "application/json";
        return fault switch
        {
            Fault.TooManyRequests => Answer.Html("Too Many Requests", 429) with { Headers = [("Retry-After", $"{menu.RetryAfterSeconds}")] },
            Fault.ServerError => Answer.Html("Internal Server Error", 500),
            Fault.RefusalPage => Answer.Html(Page),
            Fault.LateFile when good.Status == 200 => Answer.Missing(),
            Fault.TruncatedJson when isJson && good.Body.Length > 2 => good with { Body = good.Body[..(good.Body.Length / 2)] },
            Fault.MissingGame when isJson => Changed(good, LoseGame, chance),
            Fault.RenamedField when isJson => Changed(good, Rename, chance),
            Fault.DuplicatedRows when isJson => Changed(good, Duplicate, chance),
            _ => null,
        };
    }

    static Answer? Changed(Answer good, Func<JsonNode, Chance, bool> change, Chance chance)
    {
        var root = JsonNode.Parse(good.Body)!;
        return change(root, chance) ? good with { Body = Encoding.UTF8.GetBytes(root.ToJsonString(Answer.Options)) } : null;
    }

    // Only a log of several games can lack one unnoticed.
    static bool LoseGame(JsonNode root, Chance chance)
    {
        if ((root as JsonObject)?["resource"]?.GetValue<string>() != "leaguegamelog")
            return false;

        var table = root["resultSets"]![0]!;
        var column = table["headers"]!.AsArray().Select(name => name!.GetValue<string>()).ToList().IndexOf("GAME_ID");
        var rows = table["rowSet"]!.AsArray();
        var games = rows.Select(row => row![column]!.GetValue<string>()).Distinct().Order().ToList();
        if (games.Count < 2)
            return false;

        var lost = chance.Pick(games);
        foreach (var row in rows.Where(row => row![column]!.GetValue<string>() == lost).ToList())
            rows.Remove(row);
        return true;
    }

    static bool Rename(JsonNode root, Chance chance)
    {
        if ((root as JsonObject)?["resultSets"]?[0]?["headers"] is JsonArray headers)
        {
            var at = chance.Whole(0, headers.Count - 1);
            headers[at] = $"{headers[at]!.GetValue<string>()}_NEW";
            return true;
        }

        var objects = Nodes(root).OfType<JsonObject>().Where(node => node.Count > 0).ToList();
        var names = objects.SelectMany(node => node.Select(pair => pair.Key)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return false;

        var name = chance.Pick(names);
        foreach (var node in objects.Where(node => node.ContainsKey(name)))
        {
            node.Remove(name, out var value);
            node[$"{name}New"] = value;
        }

        return true;
    }

    static bool Duplicate(JsonNode root, Chance chance)
    {
        var rows = Nodes(root).OfType<JsonArray>().Where(array => array.Count > 0 && array.All(item => item is JsonObject or JsonArray)).MaxBy(array => array.Count);
        if (rows is null)
            return false;

        rows.Add(rows[chance.Whole(0, rows.Count - 1)]!.DeepClone());
        return true;
    }

    static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(pair => pair.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.Where(child => child is not null).SelectMany(child => Nodes(child!)).Prepend(node);
    }
}
