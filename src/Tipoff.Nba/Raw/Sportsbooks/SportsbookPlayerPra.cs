using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>Bookmakers' lines on points, rebounds and assists together, near the start of the game.</summary>
/// <remarks>The archive repeats some rows word for word; the last of them is kept.</remarks>
public sealed class SportsbookPlayerPra : Table<SportsbookPlayerPra.Row>
{
    public sealed record Row(
        [Key][Doc("Event id of The Odds API.")] string EventId,
        [Partition][Doc("Eastern date of the game.")] DateOnly GameDate,
        [Key][Doc("As the bookmaker wrote it.")] string PlayerName,
        string PlayerLookup,
        [Key] string Bookmaker,
        [Key][Doc("Time stamp as written.")] string SnapshotKey,
        DateTimeOffset SnapshotAt,
        string HomeTeamName,
        string AwayTeamName,
        [Key][Doc("Points, rebounds and assists.")] decimal Line,
        [Doc("American odds; null where the figure is impossible.")] int? OverPrice,
        int? UnderPrice,
        DateTimeOffset KnownAt);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("pra_lines", "player_name", "event_id", "event_date", "home_team", "away_team", "bookmaker", "line", "timestamp", "over_price", "under_price"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Line, 0, 150),
        Never("an impossible American price", "abs(over_price) < 100 or abs(under_price) < 100"),
    ];
}
