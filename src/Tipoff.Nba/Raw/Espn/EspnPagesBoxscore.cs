using System.Globalization;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>The box score of a game from its page; the last resort where the league's own boxes fail.</summary>
public sealed class EspnPagesBoxscore : Endpoint
{
    public override Site Site { get; } = new EspnPages();

    public override string Summary => "Box score of a game from its page";

    public override BodyKind Kind => BodyKind.Html;

    public override string Targets => """
        select s.espn_game_id as espn_game_id, cast(s.game_date as text) as game_date, true as is_expected
        from raw.espn_scoreboards s
        where s.game_date between @from and @to
          and s.is_completed
          and s.season_kind <> 'preseason'
        """;

    public override string Path(Target target) => $"nba/boxscore/_/gameId/{target["espn_game_id"]}";

    public override IReadOnlyList<Type> Lands => [typeof(EspnBoxscores)];

    public override IReadOnlyList<string> Slice => ["espn_game_id"];

    public override IReadOnlyList<int> RefetchDays => [1, 3, 7];

    public override IReadOnlyList<Type> After => [typeof(EspnScoreboard)];

    public override void Parse(Document document, Landing landing)
    {
        var game = EspnPages.Content(document).Child("gamepackage");
        var strip = game.Child("gmStrp");
        if (strip.Text("gid") != document.Target["espn_game_id"])
            throw new SchemaProblem("gmStrp.gid", $"'{strip.Text("gid")}'", document.Target["espn_game_id"]);

        var boxes = game.Items("bxscr").ToList();
        if (boxes.Count != 2)
            throw new SchemaProblem("gamepackage.bxscr", $"{boxes.Count} teams", "2");

        for (var i = 0; i < boxes.Count; i++)
            Land(document, Eastern.DateOf(strip.Instant("dt")), boxes[i], boxes[1 - i].Child("tm"), landing);
    }

    static void Land(Document document, DateOnly gameDate, Fields box, Fields opponent, Landing landing)
    {
        foreach (var group in box.Items("stats").Where(group => group.Has("athlts")))
        {
            var keys = group.Texts("keys");
            foreach (var line in group.Items("athlts"))
            {
                var player = line.Child("athlt");
                var reason = line.Optional.TextOrNull("dnpRsn");
                var stats = new Stats(keys, reason is null ? line.Texts("stats") : null, line.Path);
                landing.Add(new EspnBoxscores.Row(
                    document.Target["espn_game_id"],
                    player.Text("id"),
                    gameDate,
                    player.Text("dspNm"),
                    PlayerLookup.Of(player.Text("dspNm")),
                    Abbr(box.Child("tm")),
                    Abbr(opponent),
                    box.Child("tm").Flag("hm"),
                    group.Text("type") == "starters",
                    reason,
                    stats.Count("minutes"),
                    stats.Count("points"),
                    stats.Makes("fieldGoals"),
                    stats.Attempts("fieldGoals"),
                    stats.Makes("threePointFieldGoals"),
                    stats.Attempts("threePointFieldGoals"),
                    stats.Makes("freeThrows"),
                    stats.Attempts("freeThrows"),
                    stats.Count("offensiveRebounds"),
                    stats.Count("defensiveRebounds"),
                    stats.Count("rebounds"),
                    stats.Count("assists"),
                    stats.Count("steals"),
                    stats.Count("blocks"),
                    stats.Count("turnovers"),
                    stats.Count("fouls"),
                    stats.Count("plusMinus")));
            }
        }
    }

    static string Abbr(Fields team) =>
        Team.Of(team.Text("abbrev"))?.Abbr ?? throw new SchemaProblem($"{team.Path}.abbrev", $"'{team.Text("abbrev")}'", "one of the thirty teams");

    /// <summary>The columns of a printed line; null throughout for a player who stayed out.</summary>
    sealed record Stats(IReadOnlyList<string> Keys, IReadOnlyList<string>? Values, string Path)
    {
        public int? Count(string key) => Values is null ? null : Number(Text(key), key);

        public int? Makes(string shot) => Part(shot, 0);

        public int? Attempts(string shot) => Part(shot, 1);

        int? Part(string shot, int at)
        {
            if (Values is null)
                return null;
            var key = $"{shot}Made-{shot}Attempted";
            var parts = Text(key).Split('-');
            return parts.Length == 2 ? Number(parts[at], key) : throw new SchemaProblem($"{Path}.{key}", $"'{Text(key)}'", "makes and attempts such as 5-9");
        }

        string Text(string key)
        {
            var at = Keys.ToList().IndexOf(key);
            return at >= 0 && at < Values!.Count ? Values[at] : throw SchemaProblem.Missing($"{Path}.{key}");
        }

        int Number(string text, string key) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SchemaProblem($"{Path}.{key}", $"'{text}'", "a whole number");
    }
}
