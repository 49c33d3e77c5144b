using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.Injuries;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Raw.Sportsbooks;

namespace Tipoff.Nba.Reference;

/// <summary>Whom each name in lines, injury lists and line-ups means on its date, as could be told before that date's games.</summary>
/// <remarks>
/// Of the players who answer to a spelling by its surest form, the one whose latest box before the date is with a team in question is
/// meant; without such a one, the only one there is. Boxes of the date and later ones are read only to tell that a newcomer exists, and
/// what rests on them is marked. Several possible players leave a name unresolved under an id of its own, until somebody decides.
/// </remarks>
public sealed class ResolvedNames : Table<ResolvedNames.Row>
{
    public sealed record Row(
        [Key][Doc("Raw table that the name stands in.")] string Source,
        [Key][Partition] DateOnly GameDate,
        [Key][Doc("As the source wrote it, with its tag.")] string PlayerName,
        [Key][Doc("What the source says of the teams, in its own words; empty when nothing.")] string Hint,
        [Doc("Lookup of the name and, after an underscore, of its tag: what a decision is keyed by.")] string SpellingKey,
        int? PlayerId,
        [Doc("The registry's id; of an unresolved name a provisional one, ~ and the spelling.")] string UniversalPlayerId,
        [Doc("confirmed: a box before the date puts him on a team in question. resolved: by name only. ambiguous, unresolved: nobody.")] string Status,
        [Doc("decision, box, alias, without_suffix, reversed, initial or with_suffix; null for nobody.")] string? MatchKind,
        [Doc("Whether it follows from boxes before the date alone; only then a feature may use it.")] bool IsKnownBefore,
        [Doc("His team in his latest box before the date; null without one.")] string? TeamAbbr,
        [Doc("JSON: the teams he may play for, by tag or hint; null when nothing narrows them.")] string? Teams,
        [Doc("JSON: ids of the players who may be meant; null unless ambiguous.")] string? Candidates,
        [Doc("Rows of the source with this name and hint on the date.")] int Occurrences);

    /// <summary>A cell wherever a source has names: no one of the sources has rows on every date.</summary>
    static readonly Expectation Dates = new(
        "every date with names",
        """
        select game_date as partition, cast(null as text) as unit, cast(null as text) as rule from raw.sportsbook_player_points
        union
        select game_date, null, null from raw.sportsbook_player_pra
        union
        select game_date, null, null from raw.injury_status_snapshots
        union
        select game_date, null, null from raw.projected_lineups
        """,
        null);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<SportsbookPlayerPoints>(),
        Same<SportsbookPlayerPra>(),
        Same<InjuryStatusSnapshots>(),
        Same<ProjectedLineups>(),
        Same<Games>(),
        PeriodBefore<NbacPlayerBoxscores>(3),
        Whole<PlayerSpellings>(),
        Whole<Players>(),
        Whole<Teams>(),
    ];

    public override Expectation Expectation => Dates;

    public override IReadOnlyList<Check> Checks =>
    [
        Accepted(row => row.Status, "confirmed", "resolved", "ambiguous", "unresolved"),
        Never("a guess", "(player_id is null) <> (status in ('ambiguous', 'unresolved'))"),
        Never("confirmed by what was not known", "status = 'confirmed' and not is_known_before"),
        Never("a provisional id for somebody known, or none for somebody unknown", "(player_id is null) <> (universal_player_id like '~%')"),
        Between(row => row.Occurrences, 1, 1_000_000),
    ];
}
