using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Venues;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>Movements onto and off the injured list, as teams announced them.</summary>
/// <remarks>Names only, without ids; the free text says why.</remarks>
public sealed class PstInjuryTransactions : Table<PstInjuryTransactions.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Date of the transaction, often that of a game: not known before it.")] DateOnly GameDate,
        [Key][Doc("Position within the date in the order of the source, from 1.")] int Entry,
        string? TeamName,
        string? TeamAbbr,
        string PlayerName,
        string PlayerLookup,
        [Doc("True: relinquished, the player is out. False: acquired, he is back.")] bool IsOut,
        string? Notes,
        [Doc("00:00 Eastern of the next day.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("pst_injury_transactions", "date", "team", "acquired", "relinquished", "notes") { Lookups = [typeof(TeamArenas)] },
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Never("known on the day itself", "cast(known_at at time zone 'America/New_York' as date) <= game_date"),
    ];
}
