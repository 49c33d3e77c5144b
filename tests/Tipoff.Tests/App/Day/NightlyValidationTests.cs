using Tipoff.App.Day;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Monitoring;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.App.Day;

/// <summary>Forty nights of six games; of the fortieth the boxes lost five columns.</summary>
public sealed class NightlyValidationTests : IDisposable
{
    static readonly DateOnly First = new(2024, 10, 22);
    static readonly DateOnly Last = First.AddDays(39);
    static readonly DateTimeOffset Noon = new(2024, 12, 1, 17, 0, 0, TimeSpan.Zero);

    readonly EmptyWarehouse empty = new();

    public NightlyValidationTests()
    {
        empty.Connection.Run(
            $"""
            insert into raw.nbac_player_boxscores (game_id, player_id, game_date, season_year, points, fg_makes, fg_attempts, three_pt_makes, three_pt_attempts, ft_makes, ft_attempts, rebounds, assists)
            select 'g' || d || '_' || g, p, date '{First:yyyy-MM-dd}' + cast(d as integer), 2024, (p * 7 + d) % 25, p % 10, 10 + p % 10, p % 4, 4 + p % 5, p % 6, p % 8, p % 9, p % 7
            from range(40) days(d), range(6) games(g), range(1, 21) players(p)
            """);
        empty.Warehouse.Publish(
            empty.Connection, [.. Enumerable.Range(0, 40).Select(day => new Cell("raw.nbac_player_boxscores", $"{First.AddDays(day):yyyy-MM-dd}") { Presence = Presence.Ok, Rows = 120 })], () => { });
    }

    public void Dispose() => empty.Dispose();

    [Fact]
    public void Usual_nights_leave_nothing_to_tell()
    {
        new NightlyValidation(empty.Warehouse).Check(First, Last).Summary.ShouldNotContain("measures");

        Told().ShouldBe("0 odd measures, no date of the last seven days is unlike those before");
    }

    [Fact]
    public void A_night_whose_boxes_lost_columns_is_told_and_told_no_more_when_they_are_back()
    {
        empty.Connection.Run($"create temp table kept as select * from raw.nbac_player_boxscores where game_date = '{Last:yyyy-MM-dd}'");
        empty.Connection.Run($"update raw.nbac_player_boxscores set fg_attempts = null, ft_attempts = null, ft_makes = null, three_pt_makes = null, three_pt_attempts = null where game_date = '{Last:yyyy-MM-dd}'");

        new NightlyValidation(empty.Warehouse).Check(First, Last).Summary.ShouldEndWith("5 measures are unlike the dates before");
        Told().ShouldStartWith($"5 odd measures, 5 of {Last:yyyy-MM-dd}: raw.nbac_player_boxscores.");

        empty.Connection.Run($"delete from raw.nbac_player_boxscores where game_date = '{Last:yyyy-MM-dd}'");
        empty.Connection.Run("insert into raw.nbac_player_boxscores select * from kept");
        new NightlyValidation(empty.Warehouse).Check(First, Last);

        Told().ShouldBe("0 odd measures, no date of the last seven days is unlike those before");
    }

    string Told()
    {
        var row = ReadOnlyQuery.Run(empty.Connection, Signs.All.Single(sign => sign.Name == "profiles").CalmOn(Noon, new DateOnly(2024, 12, 1))).Rows[0];
        return $"{row[0]}, {row[1]}";
    }
}
