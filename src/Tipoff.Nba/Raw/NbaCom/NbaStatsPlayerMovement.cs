using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.NbaCom;

/// <summary>The league's register of transactions: one file with all of them, of which each season takes its own.</summary>
public sealed class NbaStatsPlayerMovement : Endpoint
{
    public override Site Site => new NbaStats();

    public override string Summary => "Signings, waivers and trades of a season";

    public override string Targets => RequestTargets.Seasons;

    public override IReadOnlyList<Type> Lands => [typeof(NbacPlayerMovement)];

    public override IReadOnlyList<string> Slice => ["season_year"];

    public override TimeSpan? Cadence => TimeSpan.FromHours(12);

    public override int BytesMin => 100;

    public override string Path(Target target) => "js/data/playermovement/NBA_Player_Movement.json";

    public override void Parse(Document document, Landing landing)
    {
        var season = document.Target.Int("season_year");
        var entries = new Dictionary<(DateOnly Date, string Group), int>();
        foreach (var move in document.Json.Child("NBA_Player_Movement").Items("rows"))
        {
            var date = move.Date("TRANSACTION_DATE");
            if (Season.Of(date) != season)
                continue;

            var group = move.Text("GroupSort");
            var entry = entries[(date, group)] = entries.GetValueOrDefault((date, group)) + 1;
            var slug = move.TextOrNull("PLAYER_SLUG");
            var (teamId, otherId) = (move.Int("TEAM_ID"), Id(move, "Additional_Sort"));
            landing.Add(new NbacPlayerMovement.Row(
                date,
                group,
                entry,
                season,
                move.Text("Transaction_Type"),
                Id(move, "PLAYER_ID"),
                slug,
                slug is null ? null : PlayerLookup.Of(slug),
                teamId,
                Team.OfId(teamId)?.Abbr,
                otherId,
                Team.OfId(otherId)?.Abbr,
                move.Text("TRANSACTION_DESCRIPTION"),
                Eastern.At(date.AddDays(1), TimeOnly.MinValue)));
        }
    }

    /// <summary>0 stands for nobody.</summary>
    static int? Id(Fields move, string name) => move.IntOrNull(name) is { } id and not 0 ? id : null;
}
