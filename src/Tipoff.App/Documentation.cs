using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tipoff.App;

/// <summary>The summaries and remarks of our own types, from the documentation file that lies beside each assembly.</summary>
/// <remarks>The comment in the source is the one place where a table, a setting and its reason are described.</remarks>
public static partial class Documentation
{
    static readonly Dictionary<Assembly, Dictionary<string, XElement>> Known = [];
    static readonly Lock Gate = new();

    /// <summary>What the type is; empty where nothing is written or the file is not there.</summary>
    public static string Summary(Type type) => Text(type.Assembly, $"T:{Name(type)}", "summary");

    public static string Remarks(Type type) => Text(type.Assembly, $"T:{Name(type)}", "remarks");

    public static string Summary(PropertyInfo property) =>
        Text(property.DeclaringType!.Assembly, $"P:{Name(property.DeclaringType!)}.{property.Name}", "summary");

    public static string Summary(FieldInfo field) =>
        Text(field.DeclaringType!.Assembly, $"F:{Name(field.DeclaringType!)}.{field.Name}", "summary");

    static string Name(Type type) => type.FullName!.Replace('+', '.');

    static string Text(Assembly assembly, string member, string part)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(assembly, out var members))
                Known[assembly] = members = Read(Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"));
            return members.TryGetValue(member, out var element) && element.Element(part) is { } text ? Plain(text) : "";
        }
    }

    static Dictionary<string, XElement> Read(string file) =>
        File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value)
            : [];

    static string Plain(XElement text)
    {
        var words = text.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" or "paramref" } code => $"`{code.Attribute("name")?.Value ?? code.Value}`",
            XElement { Name.LocalName: "see" or "seealso" } link => LastWord(link),
            XElement other => other.Value,
            XText plain => plain.Value,
            _ => "",
        });
        return Blanks().Replace(string.Concat(words), " ").Trim();
    }

    static string LastWord(XElement link) =>
        link.Value.Length > 0 ? link.Value : (link.Attribute("cref")?.Value ?? link.Attribute("langword")?.Value ?? "").Split('(')[0].Split('.', ':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
