using Spectre.Console;
using Tipoff.Engine.Models;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Predictions;

namespace Tipoff.App.Cli;

/// <summary>Why each candidate of a date is predicted as he is: points by family of features.</summary>
/// <param name="Parts">Largest first, after where everyone starts; by game and player.</param>
sealed record SlateReasons(IReadOnlyDictionary<(string GameId, int PlayerId), IReadOnlyList<Contribution>> Parts)
{
    /// <summary>Families that a terminal has room for.</summary>
    const int Shown = 3;

    /// <summary>None where the season's trees cannot be used: who spoke instead explains himself in `tipoff explain`.</summary>
    public static SlateReasons Of(Session session, DateOnly date, CancellationToken cancel)
    {
        using var connection = session.Warehouse.Connect();
        using var trees = SeasonTrees.Open(session.Warehouse, connection, Season.Of(date));
        if (trees?.System is not { } model)
            return new SlateReasons(new Dictionary<(string, int), IReadOnlyList<Contribution>>());

        CandidateRows rows = new(Frame.Read(connection, SlatePredictor.Query(date, [model]), cancel), Season.Of(date), date);
        var (games, players) = (rows.Frame.Texts("game_id"), rows.Frame.Numbers("player_id"));
        return new SlateReasons(model.Explain(rows, ..).Index().ToDictionary(row => (games[row.Index]!, (int)players[row.Index]), row => row.Item));
    }

    /// <summary>The families that weigh most, in words.</summary>
    public string Text(string gameId, int playerId) => !Parts.TryGetValue((gameId, playerId), out var parts)
        ? ""
        : Markup.Escape(string.Join(", ", parts.Skip(1).Take(Shown).Select(part => FormattableString.Invariant($"{part.Name} {part.Points:+0.0;-0.0}"))));

    /// <summary>The same for machines; null where nothing is known.</summary>
    public IReadOnlyDictionary<string, double>? Json(string gameId, int playerId) =>
        Parts.TryGetValue((gameId, playerId), out var parts) ? parts.ToDictionary(part => part.Name, part => Math.Round(part.Points, 3)) : null;
}
