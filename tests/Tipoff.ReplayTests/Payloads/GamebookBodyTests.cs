using Tipoff.Engine.Sources;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

public sealed class GamebookBodyTests
{
    [ArchiveFact]
    public void A_gamebook_whose_pages_are_damaged_is_refused_and_says_why() =>
        Should.Throw<RefusedBody>(() => RealBodies.Document(
                "nba-official/gamebook_20211008_bucks-nets_CORRUPT.pdf",
                "nba_gamebooks.book",
                ("game_id", "0012100031"),
                ("game_date", "2021-10-08"),
                ("home_team_abbr", "MIL"),
                ("away_team_abbr", "BKN")))
            .Message.ShouldStartWith("a PDF without readable text: Syntax Error");
}
