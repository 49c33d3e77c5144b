using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Who sat in the replay centre on each date, as announced at nine in the morning, Eastern.</summary>
public sealed class NbacReplayCenter : Table<NbacReplayCenter.Row>
{
    public sealed record Row(
        [Key][Partition] DateOnly GameDate,
        [Key][Doc("The league's number of the official.")] int OfficialCode,
        string OfficialName,
        [Doc("09:00 Eastern of the game date.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("known before it was announced", "cast(known_at at time zone 'America/New_York' as date) <> game_date"),
    ];
}
