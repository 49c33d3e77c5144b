using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Player;

/// <summary>Searches the registry.</summary>
sealed class Find() : Verb("find", "Search players by id, spelling, part of a name or a similar name")
{
    static readonly Argument<string> Text = new("TEXT") { Description = "An NBA id, or a name as anybody may write it" };

    public override IReadOnlyList<string> Examples => ["tipoff player find jokic", "tipoff player find \"S Gilgeous-Alexander\" --json"];

    public override IReadOnlyList<Argument> Arguments => [Text];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var hits = Registry.Find(reader.Query, call.Get(Text)!);
        call.Answer(new { players = hits }, () => Print(hits, call.Get(Text)!));
        return hits.Count > 0 ? Exit.Done : Exit.Failed;
    }

    static void Print(IReadOnlyList<Hit> hits, string text)
    {
        if (hits.Count == 0)
        {
            Invocation.Line($"Nobody is called [bold]{Markup.Escape(text)}[/], or nearly so. Only players with a box score are known.");
            return;
        }

        var table = Columns.Of(">id", "player", "seasons", "team", "found by");
        foreach (var hit in hits)
            table.AddRow($"{hit.PlayerId}", Markup.Escape(hit.PlayerName), $"{hit.FirstSeason}-{Season.Name(hit.LastSeason)[^2..]}", hit.TeamAbbr, hit.Why.Replace('_', ' '));
        AnsiConsole.Write(table);
    }
}
