using System.Diagnostics;
using System.Text.Json;

namespace Tipoff.Tests.App.Cli;

/// <summary>What a run of the program left: its exit code and both streams.</summary>
sealed record Ended(int Exit, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The error object on stderr; stdout must be empty then.</summary>
    public (string What, string Because, string Hint, int Exit) Error
    {
        get
        {
            Output.ShouldBeEmpty();
            var root = JsonDocument.Parse(Errors).RootElement;
            root.EnumerateObject().Select(property => property.Name).ShouldBe(["error", "exit"]);
            var error = root.GetProperty("error");
            return (error.GetProperty("what").GetString()!, error.GetProperty("because").GetString()!, error.GetProperty("hint").GetString()!, root.GetProperty("exit").GetInt32());
        }
    }
}

/// <summary>Starts the built program as a user would.</summary>
static class TipoffProcess
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tipoff");

    /// <summary>Copies the program to where none of the native libraries is found.</summary>
    public static string Alone(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json" or ""))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return Path.Combine(folder, Path.GetFileName(Program));
    }

    public static async Task<Ended> Run(string workspace, params string[] words) => await Run(workspace, [], words);

    /// <param name="variables">Set on top of a terminal's usual environment.</param>
    public static Task<Ended> Run(string workspace, (string Name, string Value)[] variables, params string[] words) => Run(Program, workspace, variables, words);

    public static async Task<Ended> Run(string program, string workspace, (string Name, string Value)[] variables, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = workspace };
        start.Environment.Remove("TIPOFF_WORKSPACE");
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await errors);
    }
}
