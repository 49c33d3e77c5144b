using System.Text.Json;

namespace Tipoff.Engine.Sources;

/// <summary>Names every field of a JSON body once: <c>events[].markets[].price</c>.</summary>
static class FieldPaths
{
    public static HashSet<string> Of(Fields root)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        Walk(root.Element, "", paths);
        return paths;
    }

    static void Walk(JsonElement element, string path, HashSet<string> paths)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, $"{path}[]", paths);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Headed(element) is { } name)
            {
                foreach (var header in element.GetProperty("headers").EnumerateArray())
                    paths.Add($"{path}.{name}.{header.GetString()}");
                return;
            }

            foreach (var property in element.EnumerateObject())
            {
                var child = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                    paths.Add(child);
                Walk(property.Value, child, paths);
            }
        }
    }

    /// <summary>A table written as headers and row lists: its fields are the headers.</summary>
    static string? Headed(JsonElement element) =>
        element.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Array
        && element.TryGetProperty("rowSet", out _)
        && headers.EnumerateArray().All(header => header.ValueKind == JsonValueKind.String)
            ? element.TryGetProperty("name", out var name) ? name.GetString() : ""
            : null;
}
