using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.OddsApi;

/// <summary>The score of each listed game, each time it was read; null before the start.</summary>
public sealed class OddsApiScores : Table<OddsApiScores.Row>
{
    public sealed record Row(
        [Key][Doc("Event id of The Odds API.")] string EventId,
        [Key][Doc("When the list was read.")] DateTimeOffset KnownAt,
        [Partition][Doc("Eastern date of the start.")] DateOnly GameDate,
        DateTimeOffset CommenceAt,
        bool IsCompleted,
        string HomeTeamAbbr,
        string AwayTeamAbbr,
        int? HomeScore,
        int? AwayScore,
        [Doc("When the source last changed the score.")] DateTimeOffset? UpdatedAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("a finished game without a score", "is_completed and (home_score is null or away_score is null)"),
        Never("a finished game without a winner", "is_completed and home_score = away_score"),
        Between(row => row.HomeScore, 0, 250),
        Between(row => row.AwayScore, 0, 250),
    ];
}
