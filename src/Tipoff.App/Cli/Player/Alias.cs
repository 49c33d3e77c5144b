using System.CommandLine;
using Spectre.Console;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.Decisions;

namespace Tipoff.App.Cli.Player;

/// <summary>Decides whom a spelling means.</summary>
sealed class Alias() : Verb("alias", "Decide whom a spelling means, or that it may be left alone; what it stands in is keyed anew")
{
    static readonly Argument<string> Spelling = new("SPELLING") { Description = "The name as the source writes it, with its tag; or its provisional id, ~ and all" };

    static readonly Argument<string?> Who = new("PLAYER") { Description = "His NBA id, or a name that is his alone", Arity = ArgumentArity.ZeroOrOne };

    static readonly Option<DateOnly?> From = SharedOptions.From;

    static readonly Option<DateOnly?> To = SharedOptions.To;

    static readonly Option<string?> Note = new("--note") { Description = "Why, for those who ask later", HelpName = "TEXT" };

    static readonly Option<bool> Ignore = new("--ignore") { Description = "Take the name off the queue for good" };

    static readonly Option<int?> Snooze = new("--snooze") { Description = "Take the name off the queue for so many days", HelpName = "DAYS" };

    static readonly Option<bool> Reopen = new("--reopen") { Description = "Take back what was decided on it" };

    public override IReadOnlyList<string> Examples =>
    [
        "tipoff player alias \"Carlton Carrington\" 1642267 --note \"formal name\"",
        "tipoff player alias \"J. Green\" 1630224 --from 2023-11-18 --to 2023-11-18",
        "tipoff player alias \"Jaylin Galloway\" --ignore",
    ];

    public override IReadOnlyList<Argument> Arguments => [Spelling, Who];

    public override IReadOnlyList<Option> Options => [From, To, Note, Ignore, Snooze, Reopen];

    public override Exit Run(Invocation call)
    {
        var action = Action(call);
        using var session = call.Hold();
        using var connection = session.Warehouse.Connect();
        QueryResult Query(string sql) => ReadOnlyQuery.Run(connection, sql);
        var text = call.Get(Spelling)!.Trim();
        var key = text.StartsWith('~') ? text[1..] : PlayerLookup.KeyOf(text);
        var player = call.Get(Who) is { } who ? Registry.One(Query, who) : null;
        Require(call, Query, text, key, player);
        var today = DateOnly.FromDateTime(call.Now.UtcDateTime);
        var decision = new PlayerAliasDecisions.Row(
            key, session.Warehouse.Now, text, action, player?.PlayerId, call.Get(From) ?? AliasDecisions.LeagueStart, call.Get(To),
            call.Get(Snooze) is { } days ? today.AddDays(days) : null, call.Get(Note), Environment.UserName);
        var effect = AliasDecisions.Decide(session, connection, decision, call.CommandLine, call.Cancel);
        var next = effect.Dates.Count == 0 ? null : $"tipoff backfill --from {effect.Dates[0]} --to {effect.Dates[^1]}";
        call.Answer(
            new { spelling = text, spellingKey = key, action, playerId = player?.PlayerId, playerName = player?.PlayerName, rows = effect.Rows, dates = effect.Dates, next },
            () => Print(text, action, player, effect, next));
        return Exit.Done;
    }

    static string Action(Invocation call)
    {
        string?[] given =
        [
            call.Get(Who) is null ? null : "alias",
            call.Get(Ignore) ? "ignore" : null,
            call.Get(Snooze) is null ? null : "snooze",
            call.Get(Reopen) ? "reopen" : null,
        ];
        var actions = given.OfType<string>().ToList();
        if (actions.Count != 1)
            throw new Problem(actions.Count == 0 ? "nothing is decided" : $"{string.Join(" and ", actions)} at once", "expected one of PLAYER, --ignore, --snooze DAYS, --reopen", "See `tipoff player alias --help`") { Exit = Exit.Usage };
        if (call.Get(Snooze) is { } days && days is < 1 or > 366)
            throw new Problem($"--snooze {days}", "expected 1 to 366 days", "Use --ignore for good") { Exit = Exit.Usage };
        return actions[0];
    }

    static void Require(Invocation call, Func<string, QueryResult> query, string text, string key, Hit? player)
    {
        if (key.Length == 0 || !key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
            throw new Problem($"'{text}' is no spelling", "a name is matched by its Latin letters and digits, a provisional id is ~ and these", "Give the name as the source writes it") { Exit = Exit.Usage };
        if (call.Get(From) is { } from && call.Get(To) is { } to && from > to)
            throw new Problem($"--from {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}", "expected dates that run forward", "Swap the two dates") { Exit = Exit.Usage };
        if (player is null || call.Get(From) is not null || call.Get(To) is not null)
            return;

        var own = query($"select player_id from reference.player_spellings where spelling = '{key}' and match_kind = 'box' and player_id <> {player.PlayerId}").Rows;
        if (own.Count > 0)
        {
            throw new Problem(
                $"'{text}' is the name of player {own[0][0]}",
                "box scores call him so; an alias for good would give his lines to another",
                "If it means another on some dates, say which: --from DATE --to DATE")
            { Exit = Exit.Usage };
        }
    }

    static void Print(string text, string action, Hit? player, Rekeyed effect, string? next)
    {
        var done = action switch
        {
            "alias" => $"[bold]{Markup.Escape(text)}[/] means {Markup.Escape(player!.PlayerName)} ({player.PlayerId}).",
            "ignore" => $"[bold]{Markup.Escape(text)}[/] is off the queue for good.",
            "snooze" => $"[bold]{Markup.Escape(text)}[/] is off the queue until its day.",
            _ => $"What was decided on [bold]{Markup.Escape(text)}[/] is taken back.",
        };
        Invocation.Line(done);
        if (action is "alias" or "reopen")
            Invocation.Line(effect.Dates.Count == 0 ? "No name seen so far changes." : $"Keyed anew: {Registry.Counted(effect.Rows, "row")} on {Registry.Counted(effect.Dates.Count, "date")}.");
        if (next is not null)
            Invocation.Line($"What reads them: [bold]{next}[/]");
    }
}
