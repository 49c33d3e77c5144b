using System.Text.Json;

namespace Tipoff.Engine;

/// <summary>A folder that holds everything of one installation: <c>tipoff.json</c> and <c>data/</c>.</summary>
public sealed class Workspace
{
    /// <summary>The file whose presence makes a folder a workspace.</summary>
    public const string OptionsFile = "tipoff.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    Workspace(string root, EngineOptions options)
    {
        Root = root;
        Options = options;
    }

    public string Root { get; }

    public EngineOptions Options { get; }

    public string Data => Path.Combine(Root, "data");

    public string WarehouseFile => Path.Combine(Data, "warehouse.duckdb");

    public string Plans => Path.Combine(Data, "plans");

    public string Receipts => Path.Combine(Data, "receipts");

    public string Models => Path.Combine(Data, "models");

    public string Payloads => Path.Combine(Data, "payloads");

    public string Reports => Path.Combine(Data, "reports");

    public string Scratch => Path.Combine(Data, "scratch");

    /// <summary>Makes <paramref name="directory"/> a workspace; an existing one is opened as it is.</summary>
    public static Workspace Create(string directory)
    {
        var root = Path.GetFullPath(directory);
        if (!File.Exists(Path.Combine(root, OptionsFile)))
        {
            Directory.CreateDirectory(root);
            File.WriteAllText(Path.Combine(root, OptionsFile), "{\n}\n");
        }

        return Open(root);
    }

    /// <summary>Opens the workspace at <paramref name="directory"/>.</summary>
    /// <exception cref="Problem">There is no workspace, or its options cannot be read.</exception>
    public static Workspace Open(string directory)
    {
        var root = Path.GetFullPath(directory);
        var file = Path.Combine(root, OptionsFile);
        if (!File.Exists(file))
            throw NotFound($"no {OptionsFile} in {root}");

        EngineOptions options;
        try
        {
            options = JsonSerializer.Deserialize<EngineOptions>(File.ReadAllText(file), Json) ?? new EngineOptions();
        }
        catch (JsonException error)
        {
            throw new Problem($"cannot read {file}", error.Message, "Mend the file; `tipoff config show` lists every setting with its default")
            {
                Exit = Exit.Usage,
            };
        }

        options.Validate(file);
        var workspace = new Workspace(root, options);
        foreach (var folder in new[] { workspace.Data, workspace.Plans, workspace.Receipts, workspace.Models, workspace.Payloads, workspace.Scratch })
            Directory.CreateDirectory(folder);
        return workspace;
    }

    /// <summary>Writes down the moment that a simulated world has reached, for the commands that come after.</summary>
    public void Pin(DateTimeOffset at)
    {
        var file = Path.Combine(Root, OptionsFile);
        var options = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        foreach (var name in options.Select(option => option.Key).Where(name => name.Equals(nameof(EngineOptions.PinnedClock), StringComparison.OrdinalIgnoreCase)).ToList())
            options.Remove(name);
        options["pinnedClock"] = at;
        var aside = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(aside, options.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        File.Move(aside, file, overwrite: true);
    }

    /// <summary>The same workspace, its sources asked at another address.</summary>
    public Workspace WithSourcesAt(Uri address) => new(Root, Options with { SourcesAt = address });

    /// <summary>The given folder, else TIPOFF_WORKSPACE, else the nearest parent of <paramref name="start"/> that is a workspace.</summary>
    public static Workspace Find(string? given, string start)
    {
        var named = given ?? Environment.GetEnvironmentVariable("TIPOFF_WORKSPACE");
        if (!string.IsNullOrEmpty(named))
            return Open(named);

        for (var folder = new DirectoryInfo(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, OptionsFile)))
                return Open(folder.FullName);
        }

        throw NotFound($"neither {start} nor a parent holds {OptionsFile}");
    }

    static Problem NotFound(string because) =>
        new("no workspace", because, "Run `tipoff init DIR`, or name one with --workspace DIR or TIPOFF_WORKSPACE") { Exit = Exit.Usage };
}
