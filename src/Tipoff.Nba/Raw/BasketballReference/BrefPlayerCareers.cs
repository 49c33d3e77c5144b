using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>Birth date, position and size of players; what knows their later career is left out.</summary>
public sealed class BrefPlayerCareers : Table<BrefPlayerCareers.Row>
{
    public sealed record Row(
        [Key] string BrefId,
        string PlayerName,
        string PlayerLookup,
        DateOnly? BirthDate,
        [Doc("G, F, C or a pair such as G-F.")] string? Position,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        string? Colleges);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("bref_player_career_info", "player", "player_id", "pos", "ht_in_in", "wt", "birth_date", "colleges", "debut", "hof"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
    ];
}
