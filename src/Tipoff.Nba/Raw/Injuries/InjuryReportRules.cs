using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>What both tables of a report must hold.</summary>
static class InjuryReportRules
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("the team does not play in the matchup", Severity.Error, _ => "team_abbr <> substr(matchup, 1, 3) and team_abbr <> substr(matchup, 5, 3)"),
        new("the edition bears another date", Severity.Error, _ => "cast(known_at at time zone 'America/New_York' as date) <> report_date"),
        new(
            "the edition bears another hour",
            Severity.Warning,
            _ => "extract(hour from known_at at time zone 'America/New_York') <> cast(substr(report_time, 1, 2) as integer)"),
        new("a report on games long over or far ahead", Severity.Warning, _ => "game_date < report_date - 1 or game_date > report_date + 3"),
    ];
}
