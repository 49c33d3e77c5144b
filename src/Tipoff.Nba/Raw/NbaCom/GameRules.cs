using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The rules of the league's game ids that every table of games shares.</summary>
static class GameRules
{
    /// <summary>A season's games lie between the summer before it and the autumn after it (2019-20 ended on 11 October 2020).</summary>
    public const string DateOutsideSeason = "extract(year from game_date) not between season_year and season_year + 1";

    public static readonly Check WellFormedId =
        new("game_id is not ten digits", Severity.Error, _ => "game_id not like '00________' or length(game_id) <> 10");

    public static readonly Check KnownSeasonType =
        new(
            "season_type does not follow from the game id",
            Severity.Error,
            _ => """
                season_type is distinct from case substr(game_id, 1, 3)
                    when '001' then 'preseason' when '002' then 'regular' when '003' then 'allstar'
                    when '004' then 'playoffs' when '005' then 'playin' when '006' then 'cup_final' end
                """);

    public static readonly Check SeasonContradictsId =
        new("season contradicts the game id", Severity.Error, _ => "cast(season_year % 100 as integer) <> cast(substr(game_id, 4, 2) as integer)");
}
