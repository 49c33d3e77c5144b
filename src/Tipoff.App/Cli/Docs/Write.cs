using System.CommandLine;
using Tipoff.Engine;

namespace Tipoff.App.Cli.Docs;

/// <summary>Writes the reference pages from the declarations.</summary>
sealed class Write() : Verb("write", "Write docs/reference from the declared tables and commands")
{
    /// <summary>The file that marks the root of the sources.</summary>
    const string RootFile = "Tipoff.slnx";

    static readonly Option<bool> Check = new("--check") { Description = "Change nothing; exit 1 when a page is not what it would be" };

    public override IReadOnlyList<string> Examples => ["tipoff docs write", "tipoff docs write --check"];

    public override IReadOnlyList<Option> Options => [Check];

    public override Exit Run(Invocation call)
    {
        var folder = Path.Combine(Root(), ReferencePages.Folder);
        var pages = ReferencePages.Of(call.Catalog, Program.Verbs);
        var differences = ReferencePages.Differences(folder, pages);
        var isCheck = call.Get(Check);
        if (!isCheck)
            ReferencePages.Write(folder, pages);

        call.Answer(new { folder, pages = pages.Count, differences, written = !isCheck }, () =>
        {
            foreach (var difference in differences)
                Invocation.Line(Spectre.Console.Markup.Escape(difference));
            Invocation.Line(isCheck && differences.Count > 0
                ? $"[red]{differences.Count}[/] of {pages.Count} pages are not fresh. Next: [bold]tipoff docs write[/]"
                : $"[green]{pages.Count}[/] pages {(differences.Count == 0 ? "are fresh" : "written")} in {Spectre.Console.Markup.Escape(folder)}");
        });
        return isCheck && differences.Count > 0 ? Exit.Failed : Exit.Done;
    }

    /// <summary>The sources around the current folder, else those that the program was built in.</summary>
    static string Root()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, RootFile)))
                    return folder.FullName;
            }
        }

        throw new Problem("no sources", $"neither {Directory.GetCurrentDirectory()} nor a parent holds {RootFile}", "Change into the repository and run it there") { Exit = Exit.Usage };
    }
}
