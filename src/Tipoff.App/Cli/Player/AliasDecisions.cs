using System.Data.Common;
using Tipoff.Engine.Runs;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Raw.Decisions;

namespace Tipoff.App.Cli.Player;

/// <summary>What a decision changed: dates on which some name now means somebody else, and the rows of the sources behind them.</summary>
sealed record Rekeyed(IReadOnlyList<string> Dates, int Rows);

/// <summary>Writes decisions, and brings up to date whom names mean.</summary>
static class AliasDecisions
{
    /// <summary>The date of the league's first game: from then on a decision without a date holds.</summary>
    public static readonly DateOnly LeagueStart = new(1946, 11, 1);

    /// <summary>Later than any date a source speaks of.</summary>
    static readonly DateOnly End = new(2100, 1, 1);

    const string Tables = "player_aliases,player_spellings,player_names,resolved_names,name_confirmations,unresolved_names";

    public static Rekeyed Decide(Session session, DbConnection connection, PlayerAliasDecisions.Row decision, string command, CancellationToken cancel)
    {
        var before = Meant(connection, decision.SpellingKey);
        Entries.Add(session.Warehouse, connection, (PlayerAliasDecisions)session.Warehouse.Catalog.Get<PlayerAliasDecisions>(), After(connection, decision));
        session.Runner.Apply(session.Runner.Plan(new PlanRequest(LeagueStart, End, Tables)), command, cancel: cancel);
        var changed = Meant(connection, decision.SpellingKey).Where(now => before.GetValueOrDefault(now.Key) is var then && then.Player != now.Value.Player).ToList();
        return new Rekeyed([.. changed.Select(pair => pair.Key.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal)], changed.Sum(pair => pair.Value.Rows));
    }

    /// <summary>A stopped clock must not make two decisions one.</summary>
    static PlayerAliasDecisions.Row After(DbConnection connection, PlayerAliasDecisions.Row decision)
    {
        var known = ReadOnlyQuery.Run(connection, $"select epoch_us(max(decided_at)) from raw.player_alias_decisions where spelling_key = '{decision.SpellingKey}'").Rows[0][0];
        var next = known is long microseconds ? DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds + 1) : decision.DecidedAt;
        return next > decision.DecidedAt ? decision with { DecidedAt = next } : decision;
    }

    /// <summary>Whom the spelling means, with and without tags, by date, source, name and hint.</summary>
    static Dictionary<string, (string? Player, int Rows)> Meant(DbConnection connection, string key) =>
        ReadOnlyQuery
            .Run(
                connection,
                $"""
                select strftime(game_date, '%Y-%m-%d') || ' ' || source || ' ' || player_name || ' ' || hint, cast(player_id as varchar), occurrences
                from reference.resolved_names
                where spelling_key = '{key}' or split_part(spelling_key, '_', 1) = '{key}'
                """)
            .Rows
            .ToDictionary(row => (string)row[0]!, row => ((string?)row[1], Registry.Number(row[2])));
}
