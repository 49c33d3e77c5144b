namespace Tipoff.Nba.Raw.Injuries;

/// <summary>The kinds of reasons in the official report, told by its keywords.</summary>
static class InjuryReason
{
    /// <summary>Keywords without spaces, as some editions are set without them; the first that occurs decides.</summary>
    /// <remarks>The protocol of 2020-23 and rest are also printed behind <c>Injury/Illness -</c>, so they come first.</remarks>
    static readonly (string Keyword, string Category)[] Keywords =
    [
        ("safetyprotocol", "health_protocol"),
        ("injury/illness-rest", "rest"),
        ("injury", "injury_illness"),
        ("gleague", "g_league"),
        ("suspension", "suspension"),
        ("suspended", "suspension"),
        ("illness", "injury_illness"),
        ("concussion", "injury_illness"),
        ("reconditioning", "injury_illness"),
        ("personal", "personal"),
        ("bereavement", "personal"),
    ];

    public static string? CategoryOf(string? reason)
    {
        if (reason is null)
            return null;

        var words = string.Concat(reason.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
        foreach (var (keyword, category) in Keywords)
        {
            if (words.Contains(keyword, StringComparison.Ordinal))
                return category;
        }

        return words == "rest" || words.StartsWith("rest-", StringComparison.Ordinal) ? "rest" : "other";
    }

    /// <summary>The text begins a reason rather than going on with one.</summary>
    public static bool Begins(string text) => Starts.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    static readonly string[] Starts =
    [
        "Injury/Illness", "G League", "GLeague", "League Suspension", "LeagueSuspension", "Team Suspension", "TeamSuspension", "NBA Suspension", "Not With Team",
        "NotWithTeam", "Personal Reasons", "PersonalReasons", "Rest", "Health and Safety", "HealthandSafety", "HealthAndSafety", "Coach", "Trade Pending",
        "TradePending", "Return to Competition", "ReturntoCompetition", "Concussion Protocol", "ConcussionProtocol", "Ineligible", "Contract",
    ];
}
