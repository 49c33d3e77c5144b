using Tipoff.Engine.Checks;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.Nba.Analytics;

/// <summary>What holds of a game as a whole: each rule is broken once and must notice.</summary>
public sealed class TeamOffenseChecksTests : IDisposable
{
    readonly EmptyWarehouse empty = new();

    public TeamOffenseChecksTests()
    {
        empty.Connection.Run("insert into analytics.team_offense_game_summary (game_id, team_abbr, game_date, points_scored) values ('0022400001', 'BOS', '2024-10-22', 132), ('0022400001', 'NYK', '2024-10-22', 109)");
        empty.Connection.Run("insert into raw.nbac_game_scores (game_id, game_date, home_team_abbr, away_team_abbr, home_points, away_points) values ('0022400001', '2024-10-22', 'BOS', 'NYK', 132, 109)");
    }

    public void Dispose() => empty.Dispose();

    [Fact]
    public void A_game_has_two_teams()
    {
        Of("not two teams in the game").Verdict.ShouldBe(Verdict.Pass);

        empty.Connection.Run("delete from analytics.team_offense_game_summary where team_abbr = 'NYK'");

        Of("not two teams in the game").ShouldSatisfyAllConditions(found => found.Verdict.ShouldBe(Verdict.Fail), found => found.Violations.ShouldBe(1));
    }

    [Theory]
    [InlineData("home_points = 133", "team_abbr=BOS")]
    [InlineData("away_points = 99", "team_abbr=NYK")]
    public void The_final_score_is_that_of_another_source(string other, string team)
    {
        const string Check = "the final score of another source differs";
        Of(Check).Verdict.ShouldBe(Verdict.Pass);

        empty.Connection.Run($"update raw.nbac_game_scores set {other}");
        Of(Check).ShouldSatisfyAllConditions(found => found.Verdict.ShouldBe(Verdict.Warn), found => found.Examples.ShouldHaveSingleItem().ShouldContain(team));

        empty.Connection.Run("delete from raw.nbac_game_scores");
        Of(Check).ShouldSatisfyAllConditions(found => found.Verdict.ShouldBe(Verdict.Skipped), found => found.Why.ShouldBe("raw.nbac_game_scores has no rows to compare with"));
    }

    CheckOutcome Of(string check) =>
        new PublishedChecks(League.Catalog(), sql => ReadOnlyQuery.Run(empty.Connection, sql), new(2024, 10, 22), new(2024, 10, 22), 5)
            .Of(League.Catalog()["analytics.team_offense_game_summary"]).Single(outcome => outcome.Check == check);
}
