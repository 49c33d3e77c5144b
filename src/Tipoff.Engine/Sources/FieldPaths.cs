using System.Text.Json;

namespace Tipoff.Engine.Sources;

/// <summary>Names every field of a JSON body once: <c>events[].markets[].price</c>.</summary>
static class FieldPaths
{
    public static HashSet<string> Of(Fields root) => [.. Counts(root).Fields.Keys];

    /// <summary>Those that some objects of their place lack: a body in which all lack them is no other format.</summary>
    public static HashSet<string> SparseOf(Fields root)
    {
        var (objects, fields) = Counts(root);
        return [.. fields.Where(field => field.Value < objects.GetValueOrDefault(FieldList.PlaceOf(field.Key), field.Value)).Select(field => field.Key)];
    }

    /// <summary>How many objects stand at each place, and how many of them have each field.</summary>
    static (Dictionary<string, int> Objects, Dictionary<string, int> Fields) Counts(Fields root)
    {
        Dictionary<string, int> objects = new(StringComparer.Ordinal), fields = new(StringComparer.Ordinal);
        Walk(root.Element, "", objects, fields);
        return (objects, fields);
    }

    static void Walk(JsonElement element, string path, Dictionary<string, int> objects, Dictionary<string, int> fields)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, $"{path}[]", objects, fields);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Headed(element) is { } name)
            {
                foreach (var header in element.GetProperty("headers").EnumerateArray())
                    fields[$"{path}.{name}.{header.GetString()}"] = 1;
                return;
            }

            objects[path] = objects.GetValueOrDefault(path) + 1;

            foreach (var property in element.EnumerateObject())
            {
                var child = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                    fields[child] = fields.GetValueOrDefault(child) + 1;
                Walk(property.Value, child, objects, fields);
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
