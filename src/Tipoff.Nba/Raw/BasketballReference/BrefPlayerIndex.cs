using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BasketballReference;

/// <summary>Which player was on which team in which season, with his ids at both sites.</summary>
public sealed class BrefPlayerIndex : Table<BrefPlayerIndex.Row>
{
    public sealed record Row(
        [Key] string BrefId,
        [Key][Doc("Year the season starts in.")] int SeasonYear,
        [Key][Doc("NBA style; TOT stands for several teams together.")] string TeamAbbr,
        int PlayerId,
        string PlayerName,
        string PlayerLookup,
        int? TeamId);

    public override IReadOnlyList<ArchiveFormat> Archives =>
    [
        new("nba_bref_id_index", "player", "year", "team", "bref_id", "nba_id", "team_id", "url"),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.SeasonYear, 1946, 2100),
        Never("an id that is none", "player_id <= 0"),
    ];
}
