using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Tables;

namespace Tipoff.App.Cli;

/// <summary>One call of a command: its parsed options and where its answers go.</summary>
sealed class Invocation(ParseResult parsed, Func<Catalog> catalog, TimeProvider clock, string commandLine, CancellationTokenSource stop)
{
    /// <summary>JSON as the contracts of the documentation show it.</summary>
    public static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public Catalog Catalog => catalog();

    public TimeProvider Clock => clock;

    /// <summary>As the user typed it, for logs and for the owner's record.</summary>
    public string CommandLine => commandLine;

    public CancellationToken Cancel => stop.Token;

    public bool IsJson => parsed.GetValue(SharedOptions.Json);

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    public Workspace Workspace => Workspace.Find(parsed.GetValue(SharedOptions.Workspace), Directory.GetCurrentDirectory());

    public string? WorkspaceOption => parsed.GetValue(SharedOptions.Workspace);

    /// <summary>The workspace with its warehouse held for this command, served to watchers meanwhile.</summary>
    /// <param name="time">Another clock than the real one.</param>
    /// <param name="isReading">Whether the command only reads.</param>
    public Session Hold(Workspace? workspace = null, TimeProvider? time = null, bool isReading = false)
    {
        var held = workspace ?? Workspace;
        return new Session(held, Catalog, PinnedClock.Of(held, time ?? clock), commandLine, stop.Cancel, isReading: isReading, cancelled: Cancel);
    }

    /// <summary>Now, in the time of the workspace.</summary>
    public DateTimeOffset Now => PinnedClock.Of(Workspace, clock).GetUtcNow();

    /// <summary>The answer of the command: an object for programs, text for people.</summary>
    public void Answer(object json, Action text)
    {
        if (IsJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(json, JsonOptions));
            return;
        }

        Terminal.Prepare();
        text();
    }

    /// <summary>A line for people on stdout; markup is Spectre's.</summary>
    public static void Line(string markup = "")
    {
        Terminal.Prepare();
        AnsiConsole.MarkupLine(markup);
    }

    /// <summary>A remark while working: never part of the answer.</summary>
    public static void Note(string text) => Console.Error.WriteLine(text);

    /// <summary>The required value of a date option.</summary>
    /// <exception cref="Problem">It was not given.</exception>
    public DateOnly Need(Option<DateOnly?> option) =>
        Get(option) ?? throw new Problem($"{option.Name} is missing", "the command needs a game date", $"Add {option.Name} YYYY-MM-DD") { Exit = Exit.Usage };
}
