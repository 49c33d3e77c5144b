using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>The five starters that were expected, each time the list was looked at.</summary>
/// <remarks>Never what really happened: starters come from play-by-play.</remarks>
public sealed class ProjectedLineups : Table<ProjectedLineups.Row>
{
    public sealed record Row(
        [Key][Doc("When the list was read.")] DateTimeOffset SnapshotAt,
        [Key] string TeamAbbr,
        [Key][Doc("Position in the list, from 1.")] int Slot,
        [Partition][Doc("Eastern date of the snapshot.")] DateOnly GameDate,
        string PlayerName,
        string PlayerLookup,
        [Doc("PG, SG, SF, PF or C.")] string? Position);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("projected_lineups", "snapshot_utc", "Team", "Lineup"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Slot, 1, 5),
        Never("known before its date", "cast(snapshot_at at time zone 'America/New_York' as date) <> game_date"),
    ];
}
