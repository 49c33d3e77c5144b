using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The league's statistics site.</summary>
sealed class NbaStatsSite(SimulatedLeague league) : SimulatedSite(league)
{
    const string RegularSeason = "Regular Season";

    public override string Name => "nba_stats";

    public override bool HasBoxes => true;

    public override Answer Answer(Ask ask) => ask.Path.ToLowerInvariant() switch
    {
        "stats/scheduleleaguev2int" or "stats/scheduleleaguev2" => Schedule(ask),
        "stats/leaguegamelog" => GameLog.Of(ask, Logged(ask).Select(night => Box(night, ask))),
        "stats/shotchartdetail" => ShotChart.Of(ask, Finished(ask.Parameter("GameID"), ask.Now)),
        "stats/boxscoretraditionalv2" => TraditionalBox.Version2(ask, Finished(ask.Parameter("GameID"), ask.Now) is { } night ? Box(night, ask) : null),
        "stats/boxscoretraditionalv3" => Finished(ask.Parameter("GameID"), ask.Now) is { } night ? TraditionalBox.Version3(Box(night, ask)) : Routes.Answer.Missing(),
        "stats/playerindex" => PlayerIndex.Of(ask, League),
        _ => Routes.Answer.Missing(),
    };

    Answer Schedule(Ask ask)
    {
        var season = Season.Parse(ask.Parameter("Season"));
        return season is { } year && Calendar.Seasons.Contains(year) ? Routes.Answer.Json(ScheduleBody.Of(League, year, ask.Now)) : Routes.Answer.Missing();
    }

    // Only regular seasons are simulated: other season types have no games.
    IEnumerable<GameNight> Logged(Ask ask)
    {
        if (ask.Parameter("SeasonType") is { } type && type != RegularSeason)
            return [];

        var season = Season.Parse(ask.Parameter("Season"));
        var (from, to) = (ask.Date("DateFrom") ?? DateOnly.MinValue, ask.Date("DateTo") ?? DateOnly.MaxValue);
        return League.Nights.Where(night =>
            night.OverAt <= ask.Now && (season is null || night.Fixture.Season == season) && night.Fixture.Date >= from && night.Fixture.Date <= to);
    }
}
