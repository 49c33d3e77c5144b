using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The roster of each team as its page showed it on a date.</summary>
public sealed class NbacRosters : Table<NbacRosters.Row>
{
    public sealed record Row(
        [Key][Partition][Doc("Eastern date on which the page was read.")] DateOnly RosterDate,
        [Key] string TeamAbbr,
        [Key] int PlayerId,
        int SeasonYear,
        string PlayerName,
        string PlayerLookup,
        string? Jersey,
        string? Position,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        DateOnly? BirthDate,
        [Doc("Seasons before this one; 0 is a rookie.")] int? SeasonsPlayed,
        string? School,
        [Doc("Such as Signed on 02/24/25.")] string? HowAcquired,
        [Doc("When the page was read.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("read on another date", "cast(known_at at time zone 'America/New_York' as date) <> roster_date", Severity.Warning),
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
        Between(row => row.SeasonsPlayed, 0, 25, Severity.Warning),
    ];
}
