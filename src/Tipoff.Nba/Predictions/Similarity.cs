using System.Runtime.CompilerServices;

namespace Tipoff.Nba.Predictions;

/// <summary>What the player scored in his most similar games: against such an opponent, after such a rest, at such a venue, in such form.</summary>
/// <remarks>
/// Points of similarity, limits and corrections are those of the system Tipoff takes over, whose past opponents were all average because
/// their ratings were never read; here each game keeps the features it had before its own tip-off.
/// </remarks>
public sealed class Similarity : RuleSystem
{
    /// <summary>Games further back say little about today's role.</summary>
    const int DaysMax = 90;

    const int GamesRead = 30;

    const int GamesMax = 20;

    const int GamesMin = 5;

    /// <summary>Of 100: below it a game is another kind of game.</summary>
    const double SimilarityMin = 70;

    const double ConfidenceMin = 0.65;

    const double EdgeMin = 2.0;

    /// <summary>Each row is compared with thirty others, so its context is read once.</summary>
    static readonly ConditionalWeakTable<CandidateRows, Context[]> Contexts = [];

    public override string SystemId => "similarity";

    public override string Version => "similarity_2";

    public override IReadOnlyList<string> Features =>
    [
        "opponent_def_rating", "days_rest", "home_away", "points_avg_last_5", "points_avg_season", "fatigue_score", "shot_zone_mismatch_score", "pace_score",
        "usage_spike_score", "points_std_last_10",
    ];

    /// <summary>A game like the one to come.</summary>
    /// <param name="Row">Its row.</param>
    /// <param name="Score">How similar it is, 70-100.</param>
    public readonly record struct Game(int Row, double Score);

    /// <summary>The most similar games, best first; of equals the newer.</summary>
    public static IReadOnlyList<Game> Games(Candidate candidate)
    {
        var (rows, date) = (candidate.Rows, candidate.Rows.Dates[candidate.Row]);
        var oldest = date.AddDays(-DaysMax);
        var contexts = Contexts.GetValue(rows, Context.Of);
        return
        [
            .. rows.Earlier(candidate.Row).TakeWhile(row => rows.Dates[row] >= oldest).Take(GamesRead)
                .Select(row => new Game(row, contexts[candidate.Row].Likeness(contexts[row])))
                .Where(game => game.Score >= SimilarityMin)
                .OrderByDescending(game => game.Score)
                .Take(GamesMax),
        ];
    }

    public override IReadOnlyList<Contribution> Terms(Candidate candidate)
    {
        var games = Games(candidate);
        if (games.Count < GamesMin)
            return [];

        return
        [
            new($"{games.Count} similar games", games.Sum(game => game.Score * candidate.Rows.Actual[game.Row]) / games.Sum(game => game.Score)),
            new("fatigue", double.IsNaN(candidate["fatigue_score"]) ? 0 : 0.015 * (candidate["fatigue_score"] - 70)),
            new("shot zones", 0.4 * candidate.Known("shot_zone_mismatch_score")),
            new("pace", 0.8 * candidate.Known("pace_score")),
            new("usage", 0.8 * candidate.Known("usage_spike_score")),
            new("venue", candidate["home_away"] == 1 ? 0.8 : -0.5),
        ];
    }

    public override Call Decide(CandidateRows rows, int row, double edge, double? probabilityOver)
    {
        var games = Games(rows[row]);
        var confidence = Confidence(games.Count, games.Average(game => game.Score), rows[row]["points_std_last_10"]);
        return Math.Abs(edge) >= EdgeMin && confidence >= ConfidenceMin ? new(edge > 0 ? "OVER" : "UNDER", confidence) : new("PASS", confidence);
    }

    /// <summary>0-1: many games, very similar ones, and a steady player make it surer.</summary>
    public static double Confidence(int games, double similarity, double deviation)
    {
        var confidence = 50;
        confidence += games >= 15 ? 20 : games >= 10 ? 15 : games >= 7 ? 10 : -15;
        confidence += similarity >= 85 ? 20 : similarity >= 75 ? 15 : 10;
        confidence += deviation < 4 ? 15 : deviation < 6 ? 8 : deviation < 8 ? 3 : -5;
        return Math.Clamp(confidence, 0, 100) / 100.0;
    }

    /// <summary>What makes games alike, in steps.</summary>
    /// <param name="Opponent">0 a strong defence, 1 an average one, 2 a weak one; null before the opponent's first games.</param>
    /// <param name="Rest">Days, 3 = 3 or more.</param>
    readonly record struct Context(int? Opponent, int? Rest, bool IsHome, int? Form)
    {
        /// <summary>Points above or below the season that count as hot or cold.</summary>
        const double FormStep = 3;

        /// <summary>The context of every row.</summary>
        public static Context[] Of(CandidateRows rows)
        {
            double[] Column(string name) => rows.Frame.Numbers(name);
            var (ratings, rests, homes, last5, season) = (Column("opponent_def_rating"), Column("days_rest"), Column("home_away"), Column("points_avg_last_5"), Column("points_avg_season"));
            return [.. Enumerable.Range(0, rows.Count).Select(row => Of(ratings[row], rests[row], homes[row], last5[row] - season[row]))];
        }

        static Context Of(double rating, double rest, double home, double form) => new(
            double.IsNaN(rating) ? null : rating < 110 ? 0 : rating < 115 ? 1 : 2,
            double.IsNaN(rest) ? null : (int)Math.Min(rest, 3),
            home == 1,
            double.IsNaN(form) ? null : form >= FormStep ? 1 : form <= -FormStep ? -1 : 0);

        /// <summary>0-100: opponent 40, rest 30, venue 15, form 15.</summary>
        public double Likeness(Context other) =>
            Steps(Opponent, other.Opponent, same: 40, next: 20) + Steps(Rest, other.Rest, same: 30, next: 15)
            + (IsHome == other.IsHome ? 15 : 0) + (Form is { } form && form == other.Form ? 15 : 5);

        static double Steps(int? one, int? other, double same, double next) =>
            one is null || other is null ? 0 : Math.Abs(one.Value - other.Value) switch { 0 => same, 1 => next, _ => 0 };
    }
}
