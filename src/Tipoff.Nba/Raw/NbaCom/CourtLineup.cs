using Tipoff.Engine.Sources;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>Who is on court through a game, told by the substitutions alone.</summary>
/// <remarks>
/// A starter is a player whose first substitution takes him out, or who acts without ever being substituted; technical fouls prove nothing,
/// for they are given to the bench too. Changes between periods stand in the list as substitutions. On all 6,422 games of the archive this
/// gives its lineups, event for event.
/// </remarks>
sealed class CourtLineup
{
    const int Players = 5;
    const int Teams = 2;

    readonly SortedSet<string> onCourt = new(StringComparer.Ordinal);
    readonly bool isKnown;

    /// <param name="actions">The actions of the game that count as events, in order.</param>
    public CourtLineup(IReadOnlyList<Fields> actions)
    {
        var starters = Starters(actions);
        isKnown = starters.Count == Teams && starters.Values.All(team => team.Count == Players);
        foreach (var player in starters.Values.SelectMany(team => team))
            onCourt.Add(Text(player));
    }

    /// <summary>Takes a substitution into account and tells who is on court after the event; null where the starters are not clear.</summary>
    public string? After(Fields action)
    {
        if (IsSubstitution(action))
        {
            var player = Text(action.Int("personId"));
            if (IsOut(action))
                onCourt.Remove(player);
            else
                onCourt.Add(player);
        }

        return isKnown ? string.Join('|', onCourt) : null;
    }

    static Dictionary<int, HashSet<int>> Starters(IReadOnlyList<Fields> actions)
    {
        HashSet<int> substituted = [];
        Dictionary<int, HashSet<int>> starters = [];
        foreach (var action in actions.Where(IsSubstitution))
        {
            if (substituted.Add(action.Int("personId")) && IsOut(action))
                Of(starters, action.Int("teamId")).Add(action.Int("personId"));
        }

        foreach (var action in actions.Where(action => !IsSubstitution(action) && !IsTechnical(action)))
        {
            if (action.Optional.IntOrNull("teamId") is { } team and not 0 && action.Int("personId") is var player and not 0 && !substituted.Contains(player))
                Of(starters, team).Add(player);
        }

        return starters;
    }

    static HashSet<int> Of(Dictionary<int, HashSet<int>> starters, int team)
    {
        if (!starters.TryGetValue(team, out var players))
            starters[team] = players = [];
        return players;
    }

    static bool IsSubstitution(Fields action) => action.Text("actionType") == "substitution";

    static bool IsTechnical(Fields action) => action.Text("actionType") == "foul" && action.Optional.TextOrNull("subType") == "technical";

    static bool IsOut(Fields action) => action.Text("subType") switch
    {
        "out" => true,
        "in" => false,
        var other => throw new SchemaProblem($"{action.Path}.subType", $"'{other}'", "in or out"),
    };

    static string Text(int player) => player.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
