using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Who was said to be hurt, each time it was read.</summary>
public sealed class BdlInjuries : Table<BdlInjuries.Row>
{
    public sealed record Row(
        [Key][Doc("When it was read.")] DateTimeOffset KnownAt,
        [Key][Doc("Player id of BallDontLie.")] int BdlPlayerId,
        [Partition][Doc("Eastern date on which it was read.")] DateOnly GameDate,
        string PlayerName,
        string PlayerLookup,
        string? TeamAbbr,
        [Doc("The source's word, such as Out or Day-To-Day.")] string Status,
        [Doc("As written, month and day.")] string? ReturnDate,
        string? Description);

    public override IReadOnlyList<Check> Checks =>
    [
        Never("read on another date", "cast(known_at at time zone 'America/New_York' as date) <> game_date"),
    ];
}
