using System.Text.RegularExpressions;
using Tipoff.Nba.Domain;

namespace Tipoff.App.Simulation.Routes;

/// <summary>The league's content network: the current season's schedule and the files of finished games.</summary>
sealed partial class NbaCdnSite(SimulatedLeague league) : SimulatedSite(league)
{
    public override string Name => "nba_cdn";

    public override bool HasBoxes => true;

    public override Answer Answer(Ask ask)
    {
        if (Schedule().IsMatch(ask.Path))
            return Routes.Answer.Json(ScheduleBody.Of(League, Current(ask.Now), ask.Now));

        var game = Game().Match(ask.Path);
        if (!game.Success || Finished(game.Groups["id"].Value, ask.Now) is not { } night)
            return Routes.Answer.Missing();

        return game.Groups["kind"].Value == "boxscore" ? LiveBox.Of(League, Box(night, ask)) : PlayByPlay.Of(night);
    }

    // Before the first season and after the last the nearest one is shown.
    static int Current(DateTimeOffset now) => Math.Clamp(Season.Of(Eastern.DateOf(now)), Calendar.Seasons[0], Calendar.Seasons[^1]);

    [GeneratedRegex(@"^static/json/staticData/scheduleLeagueV2(_1)?\.json$")]
    private static partial Regex Schedule();

    [GeneratedRegex(@"^static/json/liveData/(?<kind>boxscore|playbyplay)/\k<kind>_(?<id>\d{10})\.json$")]
    private static partial Regex Game();
}
