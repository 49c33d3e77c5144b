using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Decisions;

/// <summary>What people decided about spellings: whom one means, or that the queue shall leave it alone.</summary>
/// <remarks>Decisions are added, never changed: of those on one spelling and first date the newest holds, and the older ones say what was thought before.</remarks>
public sealed class PlayerAliasDecisions : Table<PlayerAliasDecisions.Row>
{
    public sealed record Row(
        [Key][Doc("Lookup of the spelling and, after an underscore, of its tag: cmartin_miacha.")] string SpellingKey,
        [Key] DateTimeOffset DecidedAt,
        [Doc("As it was typed.")] string Spelling,
        [Doc("alias, ignore, snooze, or reopen, which takes the earlier ones back.")] string Action,
        [Doc("Whom it means; null unless the action is alias.")] int? PlayerId,
        [Doc("Eastern date from which it holds.")] DateOnly ValidFrom,
        [Doc("Last date on which it holds; null: for good.")] DateOnly? ValidThrough,
        DateOnly? SnoozedUntil,
        string? Note,
        [Doc("Name of the account on the machine.")] string DecidedBy);

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Action, "alias", "ignore", "snooze", "reopen"),
        Never("an alias without a player, or a player without an alias", "(action = 'alias') <> (player_id is not null)"),
        Never("it ends before it begins", "valid_through < valid_from"),
        Never("an empty spelling", "spelling_key = ''"),
    ];
}
