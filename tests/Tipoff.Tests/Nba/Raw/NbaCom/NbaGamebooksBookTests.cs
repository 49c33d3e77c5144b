using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Tests.Payloads;

namespace Tipoff.Tests.Nba.Raw.NbaCom;

public sealed class NbaGamebooksBookTests
{
    static readonly Endpoint Book = EndpointFixture.Catalog["nba_gamebooks.book"];

    static readonly string Text = File.ReadAllText(EndpointFixture.BodyFile(Book));

    [Fact]
    public void A_book_is_asked_for_by_date_visitor_and_home() =>
        Book.Path(EndpointFixture.Document(Book).Target).ShouldBe("pdfs/20250115/20250115_BOSTOR_book.pdf");

    [Fact]
    public void Who_did_not_play_stands_with_his_reason() =>
        Rows(Text).Where(row => row.PlayerStatus != "active").Select(row => $"{row.TeamAbbr} {row.PlayerName} {row.Entry} {row.PlayerStatus}: {row.DnpReason}").ShouldBe(
        [
            "BOS Eli O'Fir 1 dnp: DNP - Coach's Decision",
            "BOS Finn Gum II 1 dnp: NWT - Injury/Illness - Left Knee; Soreness",
            "BOS Larch 1 inactive: Injury/Illness - Right Acl; Tear",
            "BOS Maple 1 inactive: ",
            "TOR Nutmeg 1 inactive: G League - Two-Way",
            "TOR Oak 1 inactive: Injury/Illness - Lower Back; Spasms",
            "TOR Oak 2 inactive: Not With Team",
        ]);

    [Fact]
    public void Players_who_do_not_add_up_to_their_team_are_refused() =>
        Should.Throw<SchemaProblem>(() => Rows(Text.Replace("2  7       1   5", "3  7       1   5", StringComparison.Ordinal)))
            .Message.ShouldBe("line 18 is FG 15 of BOS, expected the sum of its players, 16");

    [Fact]
    public void A_line_that_cannot_be_placed_is_refused() =>
        Should.Throw<SchemaProblem>(() => Rows(Text.Replace("44    D.J. Dogwood                          00:30", "44    D.J. Dogwood             half a minute", StringComparison.Ordinal)))
            .Path.ShouldBe("line 14");

    [Fact]
    public void A_book_of_other_teams_is_refused() =>
        Should.Throw<RefusedBody>(() => Rows(Text.Replace("HOME: TORONTO RAPTORS", "HOME: DENVER NUGGETS", StringComparison.Ordinal).Replace("Raptors", "Nuggets", StringComparison.Ordinal)))
            .Message.ShouldBe("the gamebook of BOS at DEN, asked for BOS at TOR");

    [Fact]
    public void A_book_that_is_cut_off_is_refused() =>
        Should.Throw<RefusedBody>(() => Rows(Text[..Text.IndexOf("21    Hal Ivy", StringComparison.Ordinal)]));

    [Fact]
    public void The_boxes_of_halves_behind_the_final_one_are_left_alone() => Rows($"{Text}\n\fFIRST HALF BOX\n{Text}").Count.ShouldBe(Rows(Text).Count);

    static List<NbacGamebookPlayerStats.Row> Rows(string text)
    {
        var landing = EndpointFixture.Catalog.Parse(EndpointFixture.Document(Book, text));
        return [.. landing.Of(landing.Tables[0]).Cast<NbacGamebookPlayerStats.Row>()];
    }
}
