using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Final scores and broadcasters: one row a game.</summary>
/// <remarks>Holds games that were planned and never needed (a seventh game): they have no score and exist nowhere else.</remarks>
public sealed class NbacGameScores : Table<NbacGameScores.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        int? HomePoints,
        int? AwayPoints,
        [Doc("National broadcaster of the United States, where there was one.")] string? NationalTv,
        string? Networks);

    public override IReadOnlyList<ArchiveFormat> Archives =>
        [new("game_scores_tv", "gid", "gcode", "date", "home", "away", "home_score", "away_score", "national_tv", "networks")];

    public override IReadOnlyList<Check> Checks =>
    [
        GameRules.WellFormedId,
        GameRules.KnownSeasonType,
        Never("the game date lies outside its season", GameRules.DateOutsideSeason),
        Never("a game ended in a draw", "home_points = away_points and home_points > 0 and season_type in ('regular', 'playin', 'playoffs', 'cup_final')"),
    ];
}
