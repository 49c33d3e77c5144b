using Tipoff.Nba.Raw.BettingPros;
using Tipoff.ReplayTests.Archive;

namespace Tipoff.ReplayTests.Payloads;

public sealed class BettingProsBodiesTests
{
    [ArchiveFact]
    public void Three_games_of_an_evening_are_dated_in_New_York() =>
        ParsedBody.Of("bettingpros/v3_events_2021-10-21.json", "betting_pros.events", "game_date=2021-10-21").Rows<BettingprosGames.Row>()
            .Select(game => $"{game.EventId} {game.GameDate:yyyy-MM-dd} {game.CommenceAt:yyyy-MM-dd HH:mm} {game.AwayTeamAbbr} @ {game.HomeTeamAbbr} {game.Status}")
            .ShouldBe(
            [
                "20879 2021-10-21 2021-10-21 23:30 DAL @ ATL closed", "20880 2021-10-21 2021-10-22 00:00 MIL @ MIA closed",
                "20881 2021-10-21 2021-10-22 02:00 LAC @ GSW closed",
            ]);
}
