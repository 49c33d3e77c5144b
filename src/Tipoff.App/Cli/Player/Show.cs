using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Player;

/// <summary>Everything by which one player is known.</summary>
sealed class Show() : Verb("show", "One player: ids, spellings seen with their sources, teams by season, first and last game")
{
    static readonly Argument<string> Who = new("PLAYER") { Description = "His NBA id, or a name that is his alone" };

    /// <summary>Spellings shown to people; `--json` has all of them.</summary>
    const int SpellingsShown = 12;

    public override IReadOnlyList<string> Examples => ["tipoff player show 203999", "tipoff player show \"Nikola Jokić\" --json"];

    public override IReadOnlyList<Argument> Arguments => [Who];

    public override Exit Run(Invocation call)
    {
        using var reader = Reader.Open(call);
        var hit = Registry.One(reader.Query, call.Get(Who)!);
        var id = hit.PlayerId;
        var player = reader.Query($"select player_lookup, birth_date, position, height_in from reference.players where player_id = {id}").Rows[0];
        var ids = reader.Query($"select provider, provider_id, match_kind from reference.player_provider_ids where player_id = {id} order by 1, 2").Rows
            .Select(row => new { provider = row[0], id = row[1], matchKind = row[2] }).ToList();
        var spellings = reader.Query(
            $"""
            select player_name, source, min(match_kind), sum(occurrences), min(game_date), max(game_date)
            from reference.resolved_names where player_id = {id} group by 1, 2
            union all
            select player_name, 'nbac_player_boxscores', 'box', count(*), min(game_date), max(game_date)
            from raw.nbac_player_boxscores where player_id = {id} group by 1
            order by 4 desc, 1, 2
            """).Rows
            .Select(row => new Spelling((string)row[0]!, (string)row[1]!, (string)row[2]!, Registry.Number(row[3]), Day(row[4]), Day(row[5]))).ToList();
        var teams = reader.Query(
            $"""
            select season_year, team_abbr, count(*), min(game_date), max(game_date) from raw.nbac_player_boxscores
            where player_id = {id} group by 1, 2 order by 1, 4
            """).Rows
            .Select(row => new Stay(Registry.Number(row[0]), (string)row[1]!, Registry.Number(row[2]), Day(row[3]), Day(row[4]))).ToList();
        call.Answer(
            new
            {
                playerId = id,
                universalPlayerId = hit.UniversalPlayerId,
                playerLookup = player[0],
                playerName = hit.PlayerName,
                birthDate = Day(player[1]),
                position = player[2],
                heightIn = player[3],
                providerIds = ids,
                firstGame = teams[0].From,
                lastGame = teams[^1].To,
                teams,
                spellings,
            },
            () => Print(hit, player, [.. ids.Select(other => $"{other.provider} {other.id}")], spellings, teams));
        return Exit.Done;
    }

    static void Print(Hit hit, object?[] player, List<string> ids, List<Spelling> spellings, List<Stay> teams)
    {
        Invocation.Line($"[bold]{Markup.Escape(hit.PlayerName)}[/]  NBA id {hit.PlayerId}, {hit.UniversalPlayerId}");
        Invocation.Line($"Born {Day(player[1]) ?? "unknown"}, position {player[2] ?? "unknown"}{(ids.Count == 0 ? "" : $"; {string.Join(", ", ids)}")}");
        Invocation.Line($"{teams.Sum(team => team.Games):N0} games from {teams[0].From} to {teams[^1].To}");
        Invocation.Line();
        var stays = Columns.Of("season", "team", ">games", "first", "last");
        foreach (var stay in teams)
            stays.AddRow(Season.Name(stay.SeasonYear), stay.TeamAbbr, $"{stay.Games:N0}", stay.From ?? "", stay.To ?? "");
        AnsiConsole.Write(stays);
        var seen = Columns.Of("spelling", "source", ">rows", "matched by");
        foreach (var spelling in spellings.Take(SpellingsShown))
            seen.AddRow(Markup.Escape(spelling.Name), spelling.Source, $"{spelling.Rows:N0}", spelling.MatchKind.Replace('_', ' '));
        AnsiConsole.Write(seen);
        if (spellings.Count > SpellingsShown)
            Invocation.Line($"[grey]… and {spellings.Count - SpellingsShown} more: --json has all[/]");
    }

    static string? Day(object? value) => value switch
    {
        null => null,
        IFormattable date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    sealed record Spelling(string Name, string Source, string MatchKind, int Rows, string? From, string? To);

    sealed record Stay(int SeasonYear, string TeamAbbr, int Games, string? From, string? To);
}
