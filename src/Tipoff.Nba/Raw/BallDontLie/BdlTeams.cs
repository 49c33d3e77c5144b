using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Clubs with their ids at BallDontLie; clubs of long ago share abbreviations with those of today.</summary>
public sealed class BdlTeams : Table<BdlTeams.Row>
{
    public sealed record Row(
        [Key][Doc("Team id of BallDontLie.")] int BdlTeamId,
        [Doc("NBA style; null for clubs of long ago.")] string? TeamAbbr,
        [Doc("As the source writes it.")] string Abbreviation,
        string TeamName,
        string? City,
        string? Conference,
        string? Division);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("an id that is none", "bdl_team_id <= 0"),
        Never("one of the thirty under another abbreviation", "team_abbr <> abbreviation"),
    ];
}
