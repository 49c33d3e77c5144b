using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BigDataBall;

/// <summary>Every event of a game with the ten players on court, by BigDataBall.</summary>
/// <remarks>Free throws that are gifts of a technical foul count as events of their own; a few events have no kind.</remarks>
public sealed class BdbPlayByPlay : Table<BdbPlayByPlay.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key][Doc("Position within the game, from 1.")] int EventSequence,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string SeasonType,
        int Period,
        [Doc("Seconds left in the period.")] decimal ClockSeconds,
        [Doc("Seconds since the period began.")] decimal ElapsedSeconds,
        [Doc("Seconds since the event before.")] decimal PlaySeconds,
        int HomeScore,
        int AwayScore,
        string? TeamAbbr,
        [Doc("shot, free throw, rebound, turnover, foul, substitution and so on.")] string? EventType,
        string? EventSubtype,
        string? PlayerName,
        string? PlayerLookup,
        [Doc("Who passed, blocked or stole.")] string? SecondPlayerLookup,
        [Doc("assist, block or steal.")] string? SecondPlayerRole,
        [Doc("Who came in, drew the foul or jumped against.")] string? OpponentLookup,
        [Doc("Who had the ball after a jump.")] string? PossessionLookup,
        bool? IsMade,
        int? Points,
        [Doc("2PT or 3PT; null for what is no shot from the field.")] string? ShotType,
        [Doc("paint (within 8 feet), mid_range or three.")] string? ShotZone,
        [Doc("Feet.")] decimal? ShotDistance,
        [Doc("Tenths of a foot from the hoop.")] decimal? OriginalX,
        decimal? OriginalY,
        [Doc("Feet from a corner of the court.")] decimal? ConvertedX,
        decimal? ConvertedY,
        string? Reason,
        [Doc("Which of the free throws.")] int? FreeThrow,
        [Doc("Of how many.")] int? FreeThrows,
        [Doc("The five visitors on court, comma separated, in alphabetical order.")] string? AwayLineup,
        string? HomeLineup,
        string? Description);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("game_id is not ten digits", "game_id not like '00________' or length(game_id) <> 10"),
        Between(row => row.Period, 1, 10),
        Between(row => row.ClockSeconds, 0, 720),
        Accepted(row => row.ShotZone, "paint", "mid_range", "three"),
        Never("points of a miss", "not is_made and points > 0"),
        Never("a shot that scored otherwise than its kind", "is_made and (shot_type = '3PT' and points <> 3 or shot_type = '2PT' and points <> 2)"),
    ];
}
