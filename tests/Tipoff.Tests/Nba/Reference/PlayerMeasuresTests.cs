using Tipoff.Nba.Raw.BasketballReference;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.Nba.Reference;
using Tipoff.Tests.Nba.Analytics;

namespace Tipoff.Tests.Nba.Reference;

public sealed class PlayerMeasuresTests
{
    [Fact]
    public void The_index_and_the_roster_pages_fill_what_nobody_else_says()
    {
        using var bench = Bench();
        bench.Rows("raw.bref_player_index", "season_year, player_id, bref_id", "2023, 1, 'one01'");
        bench.Rows("raw.bref_player_careers", "bref_id, birth_date, position, height_in", "'one01', '1995-01-01', 'G', null");
        bench.Rows("raw.nbac_player_list", "season_year, player_id, position, height_in", "2023, 1, 'F', 75", "2023, 2, 'F', 80", "2024, 2, 'F-C', 81");
        bench.Rows(
            "raw.nbac_rosters",
            "roster_date, known_at, team_abbr, player_id, birth_date, position, height_in",
            "'2024-12-01', '2024-12-01 15:00:00+00', 'BOS', 2, '2002-12-24', 'C', 82", "'2024-12-01', '2024-12-01 15:00:00+00', 'BOS', 3, '2003-01-02', 'G', 74");

        bench.Build<PlayerMeasures>();

        bench.Query("select player_id, cast(birth_date as text), position, height_in, bref_id from reference.player_measures order by 1")
            .ShouldBe(["1 1995-01-01 G 75 one01", "2 2002-12-24 F-C 81 null", "3 2003-01-02 G 74 null"]);
    }

    static TransformBench Bench() =>
        new(
            new BrefPlayerIndex(), new BrefPlayerCareers(), new NbacCommonPlayerInfo(), new NbacPlayersBio(), new NbacPlayerList(), new NbacRosters(),
            new PlayerMeasures());
}
