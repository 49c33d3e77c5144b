using DuckDB.NET.Data;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.NbaCom;

namespace Tipoff.Tests.Nba.Raw.NbaCom;

public sealed class NbaPagesRosterTests
{
    [Theory]
    [InlineData("BOS", "team/1610612738/celtics/roster")]
    [InlineData("PHI", "team/1610612755/sixers/roster")]
    [InlineData("POR", "team/1610612757/blazers/roster")]
    public void A_roster_is_asked_for_by_id_and_short_name(string team, string path) =>
        new NbaPagesRoster().Path(Target.Of(("roster_date", "2025-01-15"), ("team_abbr", team))).ShouldBe(path);

    [Fact]
    public void Rosters_are_asked_for_today_and_of_the_teams_of_the_latest_season() =>
        Asked("2025-01-14", "2025-01-16").ShouldBe(["2025-01-15 BOS", "2025-01-15 TOR"]);

    [Fact]
    public void A_range_without_today_asks_for_no_roster() => Asked("2025-01-10", "2025-01-14").ShouldBeEmpty();

    /// <summary>Three in the morning of 16 January in London is still the evening of the 15th in New York.</summary>
    static List<string> Asked(string from, string to)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            set timezone = 'UTC';
            create schema reference;
            create table reference.games as
            select * from (values (2024, 'regular', 'BOS'), (2024, 'regular', 'TOR'), (2024, 'regular', 'BOS'), (2023, 'regular', 'DEN'), (2024, 'playoffs', 'LAC'))
                t (season_year, season_type, home_team_abbr)
            """;
        command.ExecuteNonQuery();
        command.CommandText = "select roster_date, team_abbr from ("
            + RequestTargets.RostersToday
                .Replace("@from", $"date '{from}'", StringComparison.Ordinal)
                .Replace("@to", $"date '{to}'", StringComparison.Ordinal)
                .Replace("@now", "timestamptz '2025-01-16T03:00:00Z'", StringComparison.Ordinal)
            + ") t order by 2";
        using var reader = command.ExecuteReader();
        List<string> asked = [];
        while (reader.Read())
            asked.Add($"{reader.GetString(0)} {reader.GetString(1)}");
        return asked;
    }
}
