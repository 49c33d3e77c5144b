using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Checks;
using Tipoff.Engine.Health;
using Tipoff.Engine.Models;
using Tipoff.Nba;

namespace Tipoff.App;

/// <summary>One setting: its value, its default, where the value came from and why the default is what it is.</summary>
public sealed record Setting(string Name, string Value, string Default, string From, string Reason);

/// <summary>Every options record of the program, with the values that are in force.</summary>
/// <remarks>Thresholds that change what a result means are fixed in code: they change with a release, not with a machine.</remarks>
public static class Settings
{
    /// <summary>Where a value comes from when the workspace says nothing.</summary>
    public const string FromDefault = "default";

    /// <summary>Where a value comes from that the workspace cannot change.</summary>
    public const string FromCode = "code";

    /// <param name="workspace">Null outside of a workspace: defaults only.</param>
    public static IReadOnlyList<Setting> All(Workspace? workspace)
    {
        var written = workspace is null ? [] : Written(Path.Combine(workspace.Root, Workspace.OptionsFile));
        return
        [
            .. Of("", workspace?.Options ?? new EngineOptions(), new EngineOptions(), name => written.Contains(name) ? Workspace.OptionsFile : FromDefault).Where(setting => setting.Name != "alerts"),
            .. Of("alerts.", workspace?.Options.Alerts ?? new AlertOptions(), new AlertOptions(), name => written.Contains($"alerts.{name}") ? Workspace.OptionsFile : FromDefault),
            .. Of("training.", new TrainingOptions(), new TrainingOptions(), _ => FromCode),
            .. Of("preflight.", new PreflightLimits(), new PreflightLimits(), _ => FromCode),
            .. Of("quality.", new QualityBars(), new QualityBars(), _ => FromCode),
            .. Of("quality.", new QualityLimits(), new QualityLimits(), _ => FromCode),
            .. Of("profiles.", new ProfileLimits(), new ProfileLimits(), _ => FromCode),
            .. Of("intervals.", new ConformalOptions(), new ConformalOptions(), _ => FromCode),
        ];
    }

    static IEnumerable<Setting> Of<T>(string prefix, T values, T defaults, Func<string, string> from) where T : class
    {
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            yield return new Setting($"{prefix}{name}", Text(property.GetValue(values)), Text(property.GetValue(defaults)), from(name), Documentation.Summary(property));
        }
    }

    static HashSet<string> Written(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        // The file may spell a name in any case: the reader of the workspace is as generous.
        return json.RootElement.EnumerateObject()
            .SelectMany(property => property.Value.ValueKind == JsonValueKind.Object ? property.Value.EnumerateObject().Select(inner => $"{property.Name}.{inner.Name}").Prepend(property.Name) : [property.Name])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    static string Text(object? value) => value switch
    {
        null => "none",
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Text)),
        _ => value.ToString() ?? "",
    };
}
