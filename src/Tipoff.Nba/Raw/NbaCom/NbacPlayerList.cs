using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The players of each season as the league's index lists them, with the team they were with when it was read.</summary>
/// <remarks>The index of a past season names the last team; only what was read while the season ran says where a player was.</remarks>
public sealed class NbacPlayerList : Table<NbacPlayerList.Row>
{
    public sealed record Row(
        [Key][Partition] int SeasonYear,
        [Key] int PlayerId,
        string PlayerName,
        string PlayerLookup,
        [Doc("Null without a team.")] int? TeamId,
        string? TeamAbbr,
        string? Jersey,
        [Doc("G, F, C or two of them, such as C-F.")] string? Position,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        string? College,
        string? Country,
        int? DraftYear,
        int? DraftRound,
        int? DraftNumber,
        [Doc("On a roster.")] bool? IsActive,
        [Doc("First season, by its first year.")] int? FromYear,
        [Doc("Last season, by its first year.")] int? ToYear,
        double? PointsPerGame,
        double? ReboundsPerGame,
        double? AssistsPerGame,
        [Doc("What the means are taken over, such as Season.")] string? StatsTimeframe,
        [Doc("When the index was read.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
        Between(row => row.WeightLb, 120, 400, Severity.Warning),
        Never("a career that ends before it begins", "to_year < from_year", Severity.Warning),
    ];
}
