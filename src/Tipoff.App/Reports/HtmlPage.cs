using System.Net;
using Tipoff.Engine;

namespace Tipoff.App.Reports;

/// <summary>A report in one file: no scripts, nothing fetched, light and dark as the reader's machine is.</summary>
static class HtmlPage
{
    public static string Of(string title, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """;

    /// <summary>Writes a page, whole or not at all.</summary>
    /// <exception cref="Problem">The file cannot be written.</exception>
    public static void Write(string path, string html)
    {
        var file = Path.GetFullPath(path);
        var aside = $"{file}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(aside, html);
            File.Move(aside, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Problem($"cannot write {path}", error.Message, "Name a file in a folder that exists and that you may write to") { Exit = Exit.Usage };
        }
    }

    const string Style = """
        :root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6475; --line: #dfe3ea; --paper: #fff; --panel: #f6f7fa; --s0: #1d5fd1; --s1: #c2570c; --s2: #0b7d5c; --s3: #7a3ec8; --all: #1d8a54; --most: #c99700; --some: #d9681d; --none: #c8313a; --rule: #b9c0cc; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa4b5; --line: #2f3744; --paper: #12161d; --panel: #1a2029; --s0: #6ea8ff; --s1: #ff9a52; --s2: #3ecf9f; --s3: #b794f6; --all: #3ecf8e; --most: #e6bd3c; --some: #f0894a; --none: #ff6b74; --rule: #677387; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 1240px; margin: 0 auto; padding: 24px 20px 64px; }
        h1 { margin: 0; font-size: 28px; } h2 { margin: 40px 0 8px; border-top: 1px solid var(--line); padding-top: 24px; } h3 { margin: 24px 0 6px; font-size: 15px; }
        .meta { color: var(--soft); margin: 2px 0 12px; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13.5px; }
        th, td { padding: 3px 12px 3px 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: 400; }
        tr:first-child th { color: var(--soft); } th:first-child { text-align: left; } .ours th, .ours td { font-weight: 650; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 16px; margin-top: 28px; }
        figure { margin: 0; padding: 14px 16px 10px; background: var(--panel); border-radius: 10px; }
        figcaption span { display: block; color: var(--soft); font-size: 13px; min-height: 2.9em; }
        figcaption i { font-style: normal; font-size: 13px; margin-right: 14px; } figcaption i::before { content: ""; display: inline-block; width: 9px; height: 9px; border-radius: 50%; margin-right: 6px; background: currentColor; }
        svg { width: 100%; height: auto; display: block; } svg text { font-size: 11.5px; fill: var(--soft); } svg .axis { fill: var(--ink); }
        .grid { stroke: var(--line); } .band { fill: var(--s2); opacity: .14; } .diagonal { stroke: var(--soft); stroke-dasharray: 4 4; }
        svg g { stroke: currentColor; stroke-width: 1.6; } svg g polyline { fill: none; opacity: .55; } svg g circle { fill: currentColor; stroke: none; }
        .s0 { color: var(--s0); } .s1 { color: var(--s1); } .s2 { color: var(--s2); } .s3 { color: var(--s3); }
        .words td, .words th { text-align: left; vertical-align: top; } .words td:last-child { white-space: normal; } small { color: var(--soft); } .game { white-space: nowrap; }
        .verdict { padding: 14px 18px; border-left: 5px solid; border-radius: 6px; background: var(--panel); font-size: 16px; } .verdict.good { border-color: var(--all); } .verdict.bad { border-color: var(--none); }
        code { font: 13.5px ui-monospace, monospace; } .heat { margin-bottom: 10px; } rect.all { fill: var(--all); } rect.most { fill: var(--most); } rect.some { fill: var(--some); } rect.none { fill: var(--none); } rect.rule { fill: var(--rule); }
        span.all, .key .all { color: var(--all); } span.most, .key .most { color: var(--most); } span.some, .key .some { color: var(--some); } span.none, .key .none { color: var(--none); } .key .rule { color: var(--rule); }
        .key i { font-style: normal; margin-right: 16px; } .key i::before { content: ""; display: inline-block; width: 11px; height: 11px; margin-right: 6px; background: currentColor; }
        details { font-size: 13px; margin-top: 4px; } summary { color: var(--soft); cursor: pointer; }
        """;
}
