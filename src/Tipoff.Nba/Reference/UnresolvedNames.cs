using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Reference;

/// <summary>Names in lines, injury lists and line-ups that lead to no player or to several; counted, never guessed.</summary>
public sealed class UnresolvedNames : Table<UnresolvedNames.Row>
{
    public sealed record Row(
        [Key][Doc("Raw table that the name stands in.")] string Source,
        [Key] string PlayerLookup,
        string SampleName,
        int Occurrences,
        DateOnly FirstDate,
        DateOnly LastDate);

    public override IReadOnlyList<Upstream> Upstreams =>
        [Whole<SportsbookPlayerPoints>(), Whole<SportsbookPlayerPra>(), Whole<InjuryStatusSnapshots>(), Whole<ProjectedLineups>(), Whole<PlayerNames>()];

    public override IReadOnlyList<Check> Checks => [Between(row => row.Occurrences, 1, 1_000_000)];
}
