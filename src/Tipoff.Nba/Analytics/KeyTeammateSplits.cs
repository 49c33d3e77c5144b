using System.Text.Json;
using Tipoff.Engine.Tables;
using Tipoff.Nba.Reference;

namespace Tipoff.Nba.Analytics;

/// <summary>What each player did with and without each key team-mate beside him, game by game.</summary>
/// <remarks>
/// Key are the five of his team who were longest on court in the game. Sums over games say how he fares when one of them sits: on/off. Time and acts
/// come from the stints; plays are field-goal attempts, 0.44 of the free throws, and turnovers.
/// </remarks>
public sealed class KeyTeammateSplits : FoldedTable<StintLine, KeyTeammateSplits.Row>
{
    const int KeyMen = 5;

    public sealed record Row(
        [Key] string GameId,
        [Key] int PlayerId,
        [Key] int TeammateId,
        [Partition] DateOnly GameDate,
        int SeasonYear,
        string TeamAbbr,
        [Doc("Hundredths of a second on court together.")] int HundredthsTogether,
        [Doc("Hundredths of a second that the player was on court and the team-mate was not.")] int HundredthsApart,
        int PointsTogether,
        int PointsApart,
        [Doc("Plays used in hundredths: 100 FGA + 44 FTA + 100 turnovers.")] int PlaysTogether,
        int PlaysApart);

    public override IReadOnlyList<Upstream> Upstreams => [Same<LineupStints>()];

    public override Expectation Expectation => Calendars.PlayByPlayGames;

    public override IReadOnlyList<Check> Checks =>
    [
        ForeignKey<Games>(row => row.GameId),
        Between(row => row.HundredthsTogether, 0, 420000),
        Between(row => row.HundredthsApart, 0, 420000),
        Never("a team-mate of himself", "player_id = teammate_id"),
        Never("acts before and after nothing", "hundredths_together + hundredths_apart + plays_together + plays_apart + points_together + points_apart = 0"),
    ];

    protected override IEnumerable<Row> Fold(IEnumerable<StintLine> inputs)
    {
        List<StintLine> game = [];
        foreach (var stint in inputs)
        {
            if (game.Count > 0 && game[0].GameId != stint.GameId)
            {
                foreach (var row in OfGame(game))
                    yield return row;
                game.Clear();
            }

            game.Add(stint);
        }

        foreach (var row in OfGame(game))
            yield return row;
    }

    static IEnumerable<Row> OfGame(List<StintLine> stints) => stints.Count == 0
        ? []
        : [
            .. Splits(stints[0], stints[0].HomeTeamAbbr, [.. stints.Select(stint => Side.Of(stint.Hundredths, stint.HomeLineup, stint.HomeActs))]),
            .. Splits(stints[0], stints[0].AwayTeamAbbr, [.. stints.Select(stint => Side.Of(stint.Hundredths, stint.AwayLineup, stint.AwayActs))]),
        ];

    static IEnumerable<Row> Splits(StintLine game, string team, List<Side> sides)
    {
        Dictionary<int, int> time = [];
        foreach (var side in sides)
        {
            foreach (var man in side.Men)
                time[man] = time.GetValueOrDefault(man) + side.Hundredths;
        }

        var players = time.Keys.Order().ToList();
        var mates = time.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(KeyMen).Select(pair => pair.Key).Order().ToList();
        var (together, apart) = (new Split[players.Count, mates.Count], new Split[players.Count, mates.Count]);
        foreach (var side in sides)
        {
            var isOn = mates.Select(side.Men.Contains).ToArray();
            foreach (var (man, hundredths, points, plays) in side.Shares())
            {
                var player = players.BinarySearch(man);
                for (var mate = 0; mate < mates.Count && player >= 0; mate++)
                    (isOn[mate] ? together : apart)[player, mate].Add(hundredths, points, plays);
            }
        }

        return from player in Enumerable.Range(0, players.Count)
               from mate in Enumerable.Range(0, mates.Count)
               let with = together[player, mate]
               let without = apart[player, mate]
               where players[player] != mates[mate] && (with != default || without != default)
               select new Row(
                   game.GameId, players[player], mates[mate], game.GameDate, game.SeasonYear, team, with.Hundredths, without.Hundredths,
                   with.Points, without.Points, with.Plays, without.Plays);
    }

    /// <summary>One side of a stint: who was on court, and who acted.</summary>
    sealed record Side(int Hundredths, IReadOnlyList<int> Men, IReadOnlyDictionary<int, int[]> Acts)
    {
        static readonly Dictionary<int, int[]> Nothing = [];

        public static Side Of(int hundredths, string lineup, string? acts) => new(
            hundredths, [.. Lineup.Ids(lineup)], acts is null ? Nothing : JsonSerializer.Deserialize<Dictionary<int, int[]>>(acts)!);

        /// <summary>Time, points and plays of its men, and of who acted although he had just come off.</summary>
        public IEnumerable<(int Man, int Hundredths, int Points, int Plays)> Shares()
        {
            foreach (var man in Men)
            {
                var act = Acts.GetValueOrDefault(man);
                yield return (man, Hundredths, act?[0] ?? 0, act?[1] ?? 0);
            }

            foreach (var (man, act) in Acts)
            {
                if (!Men.Contains(man))
                    yield return (man, 0, act[0], act[1]);
            }
        }
    }

    /// <summary>What a player did in part of a game; plays in hundredths.</summary>
    record struct Split(int Hundredths, int Points, int Plays)
    {
        public void Add(int hundredths, int points, int plays) => (Hundredths, Points, Plays) = (Hundredths + hundredths, Points + points, Plays + plays);
    }
}
