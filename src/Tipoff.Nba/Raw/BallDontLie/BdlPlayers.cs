using Tipoff.Engine.Sources;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.BallDontLie;

/// <summary>Players with their ids, sizes and drafts, as BallDontLie lists them.</summary>
public sealed class BdlPlayers : Table<BdlPlayers.Row>
{
    public sealed record Row(
        [Key][Doc("Player id of BallDontLie.")] int BdlPlayerId,
        string PlayerName,
        string PlayerLookup,
        [Doc("Null for clubs of long ago.")] string? TeamAbbr,
        string? Position,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        string? Jersey,
        string? College,
        string? Country,
        int? DraftYear,
        int? DraftRound,
        int? DraftNumber,
        [Doc("When it was read.")] DateTimeOffset KnownAt,
        [Key][Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
        Between(row => row.WeightLb, 130, 400, Severity.Warning),
    ];

    internal static Row Of(Document document, Fields player) => new(
        player.Int("id"),
        BdlBody.NameOf(player),
        PlayerLookup.Of(BdlBody.NameOf(player)),
        BdlBody.TeamOf(player.Optional.ChildOrNull("team")),
        player.TextOrNull("position"),
        Inches(player),
        player.IntOrNull("weight"),
        player.TextOrNull("jersey_number"),
        player.TextOrNull("college"),
        player.TextOrNull("country"),
        player.IntOrNull("draft_year"),
        player.IntOrNull("draft_round"),
        player.IntOrNull("draft_number"),
        document.FetchedAt,
        document.Feed);

    /// <summary>Feet and inches: <c>6-10</c>.</summary>
    static int? Inches(Fields player)
    {
        if (player.TextOrNull("height") is not { } text)
            return null;
        var parts = text.Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], out var feet) && int.TryParse(parts[1], out var inches)
            ? feet * 12 + inches
            : throw new SchemaProblem($"{player.Path}.height", $"'{text}'", "feet and inches such as 6-10");
    }
}
