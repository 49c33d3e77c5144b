using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Sportsbooks;

/// <summary>Bookmakers' lines on the points of a player, each with the moment it was seen.</summary>
/// <remarks>betrivers and unibet_us are one feed under two names; both are kept. A line says nothing about whether the player played.</remarks>
public sealed class SportsbookPlayerPoints : Table<SportsbookPlayerPoints.Row>
{
    public sealed record Row(
        [Key][Doc("Which collection the row came from: one of an archive's, or the endpoint.")] string Source,
        [Partition][Key][Doc("Eastern date of the game.")] DateOnly GameDate,
        [Key][Doc("As the source wrote it.")] string PlayerName,
        string PlayerLookup,
        [Key][Doc("Key of the bookmaker in the style of The Odds API.")] string Bookmaker,
        [Key][Doc("Time stamp as written, or unknown.")] string SnapshotKey,
        [Doc("When the line was seen.")] DateTimeOffset? SnapshotAt,
        [Doc("Until when it was seen unchanged.")] DateTimeOffset? LastSeenAt,
        [Doc("Start of the game as the source had it.")] DateTimeOffset? CommenceAt,
        string? HomeTeamName,
        string? AwayTeamName,
        [Doc("Opponent in the source's words.")] string? OpponentHint,
        [Key][Doc("Points.")] decimal Line,
        [Doc("American odds; null where none was offered or the figure is impossible.")] int? OverPrice,
        int? UnderPrice,
        [Doc("Fantasy sites pay a constant price, which is no market opinion.")] bool IsFantasy,
        [Doc("The most balanced line of the bookmaker at that moment; others are alternates.")] bool IsMain,
        [Doc("pre, pre?, inplay or unknown, by the start of the game.")] string Phase,
        [Doc("When it became knowable; null: not usable as a feature.")] DateTimeOffset? KnownAt,
        [Feed] string Feed);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("points_lines", "source", "game_date", "snapshot_utc", "last_seen_utc", "commence_utc", "opp", "player", "bookmaker", "line", "is_main", "phase"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Phase, "pre", "pre?", "inplay", "unknown"),
        Between(row => row.Line, 0, 100),
        Never("a line far from any player", "line not between 0.5 and 60", Severity.Warning),
        Never("known before it was seen", "known_at < snapshot_at"),
        Never("an impossible American price", "abs(over_price) < 100 or abs(under_price) < 100"),
    ];
}
