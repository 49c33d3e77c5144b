using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>What was said of a player's health, each time the list was looked at.</summary>
/// <remarks>Not the official report. Played rate by status in the archive: Out 2 %, Doubtful 1 %, Questionable 53 %, Day To Day 62 %, Probable 93 %.</remarks>
public sealed class InjuryStatusSnapshots : Table<InjuryStatusSnapshots.Row>
{
    public sealed record Row(
        [Key][Doc("When the list was read.")] DateTimeOffset SnapshotAt,
        [Key] string PlayerName,
        [Key][Doc("Position among the entries of the player in the snapshot, from 1.")] int Entry,
        [Partition][Doc("Eastern date of the snapshot.")] DateOnly GameDate,
        string PlayerLookup,
        string? TeamAbbr,
        [Doc("Out, Doubtful, Questionable, Probable or Available; null when nothing of it was said.")] string? Status,
        [Doc("The source's own word.")] string? ReportedStatus,
        string? Detail);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("injury_status_snapshots", "snapshot_utc", "Team", "Player", "Status", "Update", "Details") { Lookups = [typeof(TeamArenas)] },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Status, "Out", "Doubtful", "Questionable", "Probable", "Available"),
        Never("known before its date", "cast(snapshot_at at time zone 'America/New_York' as date) <> game_date"),
    ];
}
