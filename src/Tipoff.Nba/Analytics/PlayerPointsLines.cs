using Tipoff.Engine.Tables;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Raw.Sportsbooks;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>The bookmakers' points line for each player and game: the median over books.</summary>
/// <remarks>
/// The closing line, each book's last before tip-off, is what predictions are judged against. A feature may only read the line at
/// the cut-off: quotes known by then, placed by the player's latest earlier appearance and never by the box of the day.
/// </remarks>
public sealed class PlayerPointsLines : Table<PlayerPointsLines.Row>
{
    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Partition] DateOnly GameDate,
        [Doc("His team in the game, by the box or his latest appearance.")] string TeamAbbr,
        [Doc("Points; null when no book's quote was known at the cut-off.")] decimal? LineAtCutoff,
        [Doc("Points; median of each book's first quote, of those known at the cut-off.")] decimal? OpeningLine,
        [Doc("Points; median of each book's last main line before tip-off.")] decimal ClosingLine,
        [Doc("Books behind the closing line.")] int Books,
        [Doc("Books behind the line at the cut-off.")] int BooksAtCutoff,
        [Doc("Points; sample standard deviation over books at the cut-off; null below two.")] double? LineStdAtCutoff,
        [Doc("Archives or feeds that quoted it, comma separated.")] string Sources,
        [Doc("When the newest quote behind the line at the cut-off became known; null without that line.")] DateTimeOffset? KnownAt,
        [Doc("What a stake of one on OVER is paid back with, 2 doubling it: the median of the books that quote just this line at the cut-off, fantasy sites left out; null without one.")] double? OverOddsAtCutoff,
        [Doc("The same for UNDER.")] double? UnderOddsAtCutoff);

    public override IReadOnlyList<Upstream> Upstreams =>
    [
        Same<SportsbookPlayerPoints>(),
        Same<NbacPlayerBoxscores>(),
        PeriodBefore<NbacPlayerBoxscores>(1),
        Same<Games>(),
        Same<ResolvedNames>(),
    ];

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.ClosingLine, 0.5, 60),
        Between(row => row.Books, 1, 40),
        Never("a line without the books behind it", "(line_at_cutoff is null) <> (books_at_cutoff = 0)"),
        Never("a deviation of fewer than two books", "(line_std_at_cutoff is null) <> (books_at_cutoff < 2)"),
        Never("a line at the cut-off without its known-at", "(line_at_cutoff is null) <> (known_at is null)"),
        Between(row => row.OverOddsAtCutoff, 1, 50),
        Between(row => row.UnderOddsAtCutoff, 1, 50),
        Never("odds without a line", "line_at_cutoff is null and (over_odds_at_cutoff is not null or under_odds_at_cutoff is not null)"),
        Never("more books at the cut-off than at the close", "books_at_cutoff > books"),
        Never("the line moved by more than ten points", "abs(closing_line - opening_line) > 10", Severity.Warning),
    ];
}
