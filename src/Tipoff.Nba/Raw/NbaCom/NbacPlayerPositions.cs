using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The position and team of each player in a season's roster.</summary>
public sealed class NbacPlayerPositions : Table<NbacPlayerPositions.Row>
{
    public sealed record Row(
        [Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key] int PlayerId,
        int? TeamId,
        string? Position,
        [Doc("G, F or C.")] string? PositionSimple);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("player_positions", "season", "PLAYER_ID", "POSITION", "TeamID", "POSITION_SIMPLE"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Never("an unknown position", "position_simple not in ('G', 'F', 'C')", Severity.Warning),
    ];
}
