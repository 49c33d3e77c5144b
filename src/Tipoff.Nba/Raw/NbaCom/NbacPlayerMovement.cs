using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Signings, waivers and trades since July 2015, one row for each player or draft right that moved.</summary>
public sealed class NbacPlayerMovement : Table<NbacPlayerMovement.Row>
{
    public sealed record Row(
        [Key] DateOnly TransactionDate,
        [Key][Doc("The league's number of the transaction; a trade has several rows.")] string GroupSort,
        [Key][Doc("Position within the transaction, from 1, in the league's order.")] int Entry,
        [Partition][Doc("Season of the date: it turns over in August.")] int SeasonYear,
        [Doc("Signing, Waive, Trade, ContractConverted or AwardOnWaivers.")] string TransactionType,
        [Doc("Null: draft consideration or cash.")] int? PlayerId,
        [Doc("Such as cole-anthony.")] string? PlayerSlug,
        string? PlayerLookup,
        [Doc("The team that acts: it signs, waives or receives.")] int TeamId,
        string? TeamAbbr,
        [Doc("Of a trade: the team that gives.")] int? OtherTeamId,
        string? OtherTeamAbbr,
        string Description,
        [Doc("Midnight Eastern after the date, as the hour of an announcement is not told.")] DateTimeOffset KnownAt);

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.TransactionType, "Signing", "Waive", "Trade", "ContractConverted", "AwardOnWaivers") with { Severity = Severity.Warning },
        Never("a trade with itself", "team_id = other_team_id", Severity.Warning),
        Never("known on its own date", "cast(known_at at time zone 'America/New_York' as date) <= transaction_date"),
    ];
}
