using Spectre.Console;
using Tipoff.Engine;

namespace Tipoff.App.Cli.Config;

/// <summary>Every setting with its value, its default and its reason.</summary>
sealed class Show() : Verb("show", "Every setting: value, default, where it came from and why")
{
    public override IReadOnlyList<string> Examples => ["tipoff config show", "tipoff config show --json"];

    public override Exit Run(Invocation call)
    {
        // The command that explains settings must work where they are wrong.
        Workspace? workspace = null;
        Problem? problem = null;
        try
        {
            workspace = call.Workspace;
        }
        catch (Problem wrong)
        {
            problem = wrong;
            Invocation.Note($"Only defaults are shown. {wrong.What}: {wrong.Because}. {wrong.Hint}.");
        }

        var settings = Settings.All(workspace);
        call.Answer(new { workspace = workspace?.Root, settings }, () => Print(settings));
        return problem is null ? Exit.Done : Exit.Partial;
    }

    static void Print(IReadOnlyList<Setting> settings)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("setting", "value", "default", "from", "reason");
        foreach (var setting in settings)
        {
            var color = setting.Value == setting.Default ? "default" : "yellow";
            table.AddRow(
                Markup.Escape(setting.Name), $"[{color}]{Markup.Escape(setting.Value)}[/]", Markup.Escape(setting.Default), setting.From, $"[grey]{Markup.Escape(setting.Reason)}[/]");
        }

        AnsiConsole.Write(table);
    }
}
