using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>Everybody who was on a team's roster in a season, with full name and size.</summary>
/// <remarks>The page does not say when a player came or left; it resolves names that other sources shorten.</remarks>
public sealed class BrefRosters : Table<BrefRosters.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key] string TeamAbbr,
        [Key] string BrefId,
        string PlayerName,
        string PlayerLookup,
        string? Position,
        [Doc("As printed; players who changed it have several.")] string? Jersey,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        DateOnly? BirthDate,
        [Doc("Seasons in the league before this one.")] int? Experience,
        string? College,
        [Doc("A contract that binds him to two leagues.")] bool IsTwoWay,
        DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.SeasonYear, 1946, 2100),
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
        Between(row => row.Experience, 0, 30, Severity.Warning),
    ];
}
