using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Day;

/// <summary>One game of a slate, and what is held of it.</summary>
sealed record SlateGame(string GameId, DateTimeOffset TipoffAt, bool HasBoxes, bool HasPlays)
{
    /// <summary>When a game counts as over, as everywhere.</summary>
    public DateTimeOffset OverAt => TipoffAt.AddHours(3);

    public bool IsOver(DateTimeOffset now) => now >= OverAt;

    /// <param name="withPlays">Whether the play-by-play is asked for as well.</param>
    public bool Lacks(bool withPlays) => !HasBoxes || (withPlays && !HasPlays);
}

/// <summary>The games of one game date that count.</summary>
sealed record Slate(DateOnly Date, IReadOnlyList<SlateGame> Games)
{
    public DateTimeOffset? First => Games.Count == 0 ? null : Games.Min(game => game.TipoffAt);

    public DateTimeOffset? Last => Games.Count == 0 ? null : Games.Max(game => game.TipoffAt);

    public static Slate Of(DuckDbWarehouse warehouse, DateOnly date)
    {
        using var connection = warehouse.Connect();
        var rows = ReadOnlyQuery.Run(
            connection,
            $"""
            select g.game_id, g.tipoff_at,
              exists (select 1 from raw.nbac_player_boxscores b where b.game_id = g.game_id) and exists (select 1 from raw.nbac_team_boxscores b where b.game_id = g.game_id),
              exists (select 1 from raw.nbac_play_by_play p where p.game_id = g.game_id and p.game_date = g.game_date)
            from reference.games g
            where g.game_date = date '{date:yyyy-MM-dd}' and g.season_type in ('regular', 'playin', 'playoffs')
            order by g.tipoff_at, g.game_id
            """).Rows;
        return new Slate(date, [.. rows.Select(row => new SlateGame((string)row[0]!, QueryResult.Instant(row[1])!.Value, (bool)row[2]!, (bool)row[3]!))]);
    }

    /// <summary>The game date whose night a moment belongs to: it rolls at five in the morning, when the last game in the west is long over.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Eastern.WallClock(at).AddHours(-5));

    /// <summary>19:30, or 01:00 of the next day, as New York's clocks show it.</summary>
    public static string Clock(DateTimeOffset at) => $"{Eastern.WallClock(at):HH:mm} ET";
}
