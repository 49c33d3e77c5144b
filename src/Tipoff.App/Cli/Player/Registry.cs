using System.Globalization;
using Tipoff.Engine;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Cli.Player;

/// <summary>A player who may be meant by a text, and why.</summary>
/// <param name="Why">id, the form of the spelling, part of a name, or near.</param>
sealed record Hit(int PlayerId, string PlayerName, string UniversalPlayerId, int FirstSeason, int LastSeason, string TeamAbbr, string Why);

/// <summary>Finds players by what people type.</summary>
static class Registry
{
    /// <summary>Among more one would not look for the right one.</summary>
    const int HitsMax = 10;

    /// <summary>Letters that a misspelling may differ by.</summary>
    const int LettersMax = 3;

    /// <summary>The surest first: his id, a spelling that leads to him, part of his name, a similar name.</summary>
    public static IReadOnlyList<Hit> Find(Func<string, QueryResult> query, string text)
    {
        // Only letters and digits are left of what was typed, so that it can stand in the SQL.
        var lookup = $"'{PlayerLookup.Of(text)}'";
        var id = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return Hits(query(
            $"""
            with found as (
                select player_id, 0 as rank, 'id' as why from reference.players where player_id = {id}
                union all
                select player_id, 1 + rank, match_kind from reference.player_spellings where spelling in ({lookup}, '{PlayerLookup.KeyOf(text)}')
                union all
                select player_id, 10, 'part of a name' from reference.players where {lookup} <> '' and player_lookup like '%' || {lookup} || '%'
                union all
                select player_id, 10 + letters, 'near'
                from (
                    select player_id, least(levenshtein(player_lookup, {lookup}), 1 + levenshtein(right(player_lookup, length({LastName})), {lookup})) as letters
                    from reference.players
                ) compared
                where letters <= {LettersMax}
            ),
            best as (
                select distinct on (player_id) player_id, rank, why from found order by player_id, rank, why
            )
            {Described}
            order by b.rank, t.last_season desc, p.player_name, p.player_id
            limit {HitsMax}
            """));
    }

    /// <summary>The one player whose id or name it is.</summary>
    /// <exception cref="Problem">There is none, or there are several.</exception>
    public static Hit One(Func<string, QueryResult> query, string text)
    {
        var hits = Find(query, text);
        if (hits.Count == 0)
            throw new Problem($"no player '{text}'", "no id, spelling or similar name of the registry is like it", "Search with part of the name: `tipoff player find TEXT`") { Exit = Exit.Usage };

        var surest = hits.Where(hit => hit.Why == hits[0].Why).ToList();
        if (hits[0].Why is "near" or "part of a name" || surest.Count > 1)
        {
            throw new Problem(
                $"'{text}' names no single player",
                $"nearest are {string.Join(", ", hits.Take(5).Select(hit => $"{hit.PlayerName} ({hit.PlayerId}, {hit.TeamAbbr})"))}",
                "Name him by his id")
            { Exit = Exit.Usage };
        }

        return hits[0];
    }

    /// <summary>Players by their ids, as candidates are shown.</summary>
    public static IReadOnlyDictionary<int, Hit> Of(Func<string, QueryResult> query, IEnumerable<int> ids)
    {
        var list = string.Join(", ", ids.Distinct().Append(-1));
        return Hits(query($"with best as (select player_id, 0 as rank, 'id' as why from reference.players where player_id in ({list})) {Described}")).ToDictionary(hit => hit.PlayerId);
    }

    /// <summary>"jokc" is nearer to a last name than to any whole one.</summary>
    const string LastName = "regexp_replace(regexp_extract(player_name, '[^ ]+$'), '[^\\w]', '', 'g')";

    const string Described = """
        select p.player_id, p.player_name, p.universal_player_id, p.first_season, t.last_season, t.team_abbr, b.why
        from best b
        join reference.players p on p.player_id = b.player_id
        join (
            select distinct on (player_id) player_id, season_year as last_season, team_abbr
            from raw.nbac_player_boxscores
            where player_id in (select player_id from best)
            order by player_id, game_date desc, game_id desc
        ) t on t.player_id = p.player_id
        """;

    static List<Hit> Hits(QueryResult result) =>
    [
        .. result.Rows.Select(row => new Hit(
            Number(row[0]), (string)row[1]!, (string)row[2]!, Number(row[3]), Number(row[4]), (string)row[5]!, (string)row[6]!)),
    ];

    /// <summary>"1 row", "2 rows".</summary>
    public static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    public static int Number(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
}
