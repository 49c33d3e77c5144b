using Tipoff.App.Simulation;

namespace Tipoff.Tests.App.Simulation;

public sealed class SportsbookTests
{
    static readonly SimulatedLeague League = RunningServer.League;
    static readonly Sportsbook Books = new(League);

    [Fact]
    public void Lines_are_better_than_a_season_average_and_not_perfect()
    {
        List<double> ofLine = [], ofAverage = [];
        Dictionary<int, List<int>> before = [];
        foreach (var night in League.Nights.Where(night => night.Fixture.Season == 2024))
        {
            var at = Sportsbook.MovedAt(night.Fixture, night.Fixture.TipoffAt.AddMinutes(-30))!.Value;
            var points = night.Sides.SelectMany(side => side.Lines).ToDictionary(line => line.Athlete.PlayerId, line => line.Points);
            foreach (var line in Books.Points(night, "draftkings", at).Where(line => before.GetValueOrDefault(line.Athlete.PlayerId)?.Count >= 5))
            {
                ofLine.Add(Math.Abs(line.Line - points[line.Athlete.PlayerId]));
                ofAverage.Add(Math.Abs(before[line.Athlete.PlayerId].Average() - points[line.Athlete.PlayerId]));
            }

            foreach (var (id, count) in points)
                (before.TryGetValue(id, out var past) ? past : before[id] = []).Add(count);
        }

        ofLine.Count.ShouldBeGreaterThan(1000);
        ofLine.Average().ShouldBeLessThan(ofAverage.Average() - 0.1);
        ofLine.Average().ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Lines_move_and_books_differ()
    {
        var night = League.Nights[20];
        var (early, late) = (Sportsbook.MovedAt(night.Fixture, night.Fixture.TipoffAt.AddHours(-10))!.Value, Sportsbook.MovedAt(night.Fixture, night.Fixture.TipoffAt.AddHours(-1))!.Value);

        late.ShouldBeGreaterThan(early);
        Books.Points(night, "fanduel", early).Select(line => line.Line).ShouldNotBe(Books.Points(night, "fanduel", late).Select(line => line.Line));
        Books.Points(night, "fanduel", late).Select(line => line.Line).ShouldNotBe(Books.Points(night, "betmgm", late).Select(line => line.Line));
    }

    [Fact]
    public void Nothing_is_offered_once_the_game_has_begun()
    {
        var game = League.Nights[20].Fixture;

        Sportsbook.MovedAt(game, game.TipoffAt).ShouldBeNull();
        Sportsbook.MovedAt(game, game.TipoffAt.AddDays(-2)).ShouldBeNull();
    }

    [Fact]
    public void Both_sides_of_a_bet_together_cost_more_than_they_are_worth()
    {
        foreach (var night in League.Nights)
        {
            var line = Books.Lines(night, "fanduel", Sportsbook.MovedAt(night.Fixture, night.Fixture.TipoffAt.AddHours(-3))!.Value);

            (Implied(line.HomeWins) + Implied(line.AwayWins)).ShouldBeInRange(1.0001, 1.12, night.Fixture.GameId);
            (Implied(line.Over) + Implied(line.Under)).ShouldBeInRange(1.0001, 1.12);
        }
    }

    static double Implied(int american) => american < 0 ? -american / (100.0 - american) : 100.0 / (100 + american);
}
