namespace Tipoff.Tests.Nba.Reference;

public sealed class ResolvedNamesTests
{
    [Theory]
    [InlineData("Jimmy Butler", "Jimmy Butler", "box")]
    [InlineData("Nikola Jović", "Nikola Jovic", "box")]
    [InlineData("Jaime Jaquez Jr.", "Jaime Jaquez", "without_suffix")]
    [InlineData("Jimmy Butler", "Jimmy Butler III", "with_suffix")]
    [InlineData("Victor Wembanyama", "Wembanyama Victor", "reversed")]
    [InlineData("Kentavious Caldwell-Pope", "Caldwell Pope Kentavious", "reversed")]
    [InlineData("Day'Ron Sharpe", "D. Sharpe", "initial")]
    [InlineData("Derrick Jones Jr.", "D. Jones Jr.", "initial")]
    [InlineData("Bub Carrington", "Carlton Carrington", "alias")]
    [InlineData("Kyle Lowry", "Kyle Lowry (Mia)", "box")]
    public void Every_form_of_a_name_leads_to_its_player(string box, string said, string kind)
    {
        using var bench = new NamesBench().Played(7, box, "MIA").Line(said);

        bench.Resolved().ShouldBe([$"7 {kind} confirmed true"]);
    }

    [Fact]
    public void Namesakes_are_told_apart_by_the_team_of_their_latest_box()
    {
        using var bench = new NamesBench().Played(1, "Caleb Martin", "MIA").Played(2, "Cody Martin", "CHA").Line("C. Martin");

        bench.Resolved().ShouldBe(["1 initial confirmed true"]);
    }

    [Fact]
    public void Namesakes_on_the_teams_in_question_are_never_guessed()
    {
        using var bench = new NamesBench().Played(1, "Caleb Martin", "MIA").Played(2, "Cody Martin", "HOU").Played(3, "Cuonzo Martin", "IND").Line("C. Martin (MIA-HOU)");

        bench.Resolved().ShouldBe(["~cmartin_miahou null ambiguous false"]);
        bench.Ask("select candidates from reference.resolved_names").ShouldBe(["[1,2]"]);
    }

    [Fact]
    public void Namesakes_of_whom_none_is_on_a_team_in_question_are_never_guessed()
    {
        using var bench = new NamesBench().Played(1, "Caleb Martin", "CHA").Played(2, "Cody Martin", "IND").Line("C. Martin");

        bench.Resolved().ShouldBe(["~cmartin null ambiguous false"]);
    }

    [Fact]
    public void Who_played_that_night_decides_nothing()
    {
        using var bench = new NamesBench().Played(1, "Caleb Martin", "MIA").Played(2, "Cody Martin", "HOU").Played(1, "Caleb Martin", "MIA", NamesBench.Night).Line("C. Martin");

        bench.Resolved().ShouldBe(["~cmartin null ambiguous false"]);
    }

    [Fact]
    public void A_team_in_the_tag_decides_between_the_two_sides()
    {
        using var bench = new NamesBench().Played(1, "Caleb Martin", "MIA").Played(2, "Cody Martin", "HOU").Line("C. Martin (MIA)");

        bench.Resolved().ShouldBe(["1 initial confirmed true"]);
    }

    [Fact]
    public void A_tag_that_is_older_than_the_game_is_passed_over()
    {
        using var bench = new NamesBench().Played(1, "Daniel Theis", "MIA").Line("Daniel Theis (IND)");

        bench.Resolved().ShouldBe(["1 box confirmed true"]);
    }

    [Fact]
    public void A_year_in_the_tag_is_that_of_the_birth()
    {
        using var bench = new NamesBench().Played(1, "Jalen Johnson", "MIA", born: "1996-01-01").Played(2, "Jalen Johnson", "HOU", born: "2001-12-18").Line("Jalen (2001) Johnson");

        bench.Resolved().ShouldBe(["2 box confirmed true"]);
    }

    [Fact]
    public void A_traded_player_is_known_by_name_and_not_confirmed_until_a_box_shows_his_team()
    {
        using var bench = new NamesBench().Played(1, "Josh Green", "IND").Played(1, "Josh Green", "MIA", NamesBench.Night).Line("Josh Green").Listed("Josh Green", "LAC");

        bench.Resolved().ShouldBe(["1 box resolved true", "1 box resolved true"]);
        bench.Ask("select source, confirmed_by, is_contradicted from reference.name_confirmations order by 1").ShouldBe(
            ["injury_status_snapshots null true", "sportsbook_player_pra box false"]);
    }

    [Fact]
    public void A_newcomer_is_found_and_marked_as_not_known_before_his_first_box()
    {
        using var bench = new NamesBench().Played(1, "Zach Edey", "HOU", NamesBench.Night).Line("Zach Edey");

        bench.Resolved().ShouldBe(["1 box resolved false"]);
    }

    [Fact]
    public void A_newcomer_never_takes_a_name_from_somebody_known()
    {
        using var bench = new NamesBench().Played(1, "Dean Wade", "MIA").Played(2, "Dwight Wade", "HOU", "2024-01-20").Line("D. Wade");

        bench.Resolved().ShouldBe(["1 initial confirmed true"]);
    }

    [Fact]
    public void Somebody_who_stopped_years_ago_stands_in_nobodys_way()
    {
        using var bench = new NamesBench().Played(1, "Dean Wade", "IND").Played(2, "Dwyane Wade", "IND", "2019-04-10").Line("D. Wade");

        bench.Resolved().ShouldBe(["1 initial resolved true"]);
    }

    [Fact]
    public void A_name_that_nobody_answers_to_waits_under_an_id_of_its_own()
    {
        using var bench = new NamesBench().Line("Jaylin Galloway");

        bench.Resolved().ShouldBe(["~jaylingalloway null unresolved false"]);
        bench.Ask("select source, universal_player_id, occurrences, status, candidates, state from reference.unresolved_names")
            .ShouldBe(["sportsbook_player_pra ~jaylingalloway 1 unresolved null pending"]);
    }

    [Fact]
    public void A_decision_counts_for_its_dates_and_its_tag_and_until_it_is_taken_back()
    {
        using var bench = new NamesBench().Played(1, "Caleb Martin", "MIA").Played(2, "Cody Martin", "HOU").Line("C. Martin").Line("C. Martin (HOU-MIA)");
        bench.Decided("C. Martin (HOU-MIA)", "alias", 2).Decided("C. Martin", "alias", 1, "2023-11-01", "2023-11-30");
        bench.Resolved().ShouldBe(["~cmartin null ambiguous false", "2 decision confirmed true"]);

        bench.Decided("C. Martin", "alias", 1, "2024-01-14", "2024-01-14", 2).Resolved().ShouldBe(["1 decision confirmed true", "2 decision confirmed true"]);

        bench.Decided("C. Martin", "reopen", hour: 3).Resolved().ShouldBe(["~cmartin null ambiguous false", "2 decision confirmed true"]);
    }

    [Fact]
    public void Ignored_names_stay_in_the_queue_under_their_state()
    {
        using var bench = new NamesBench().Line("Jaylin Galloway").Decided("Jaylin Galloway", "ignore");

        bench.Ask("select sample_name, state from reference.unresolved_names").ShouldBe(["Jaylin Galloway ignored"]);
    }
}
