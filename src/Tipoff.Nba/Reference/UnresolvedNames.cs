using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Decisions;

namespace Tipoff.Nba.Reference;

/// <summary>The queue: names in lines, injury lists and line-ups that lead to no player or to several; kept and counted, never guessed.</summary>
/// <remarks>`tipoff player unresolved` shows it with the command that resolves each name.</remarks>
public sealed class UnresolvedNames : Table<UnresolvedNames.Row>
{
    public sealed record Row(
        [Key][Doc("Raw table that the name stands in.")] string Source,
        [Key][Doc("Lookup of the name and its tag.")] string SpellingKey,
        [Doc("Provisional: ~ and the spelling.")] string UniversalPlayerId,
        string SampleName,
        [Doc("Rows of the source.")] int Occurrences,
        int Dates,
        DateOnly FirstDate,
        DateOnly LastDate,
        [Doc("ambiguous: several players on some date; unresolved: nobody.")] string Status,
        [Doc("JSON: ids that may be meant, of the latest date with any; null when nobody.")] string? Candidates,
        [Doc("pending, ignored or snoozed.")] string State,
        DateOnly? SnoozedUntil);

    public override IReadOnlyList<Upstream> Upstreams => [Whole<ResolvedNames>(), Whole<PlayerAliasDecisions>()];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.Occurrences, 1, 1_000_000),
        Accepted(row => row.Status, "ambiguous", "unresolved"),
        Accepted(row => row.State, "pending", "ignored", "snoozed"),
    ];
}
