using System.Text.Json;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.ReplayTests.Archive;
using Tipoff.Tests.Payloads;

namespace Tipoff.ReplayTests.Payloads;

/// <summary>Chicago at Cleveland on 2 January 2023, 134-145 after overtime: every family of its box score.</summary>
public sealed class BoxScoreFamiliesBodyTests
{
    [ArchiveTheory]
    [InlineData("boxscoreadvancedv3", "advanced", "19 2", "8e0fe0b59f97")]
    [InlineData("boxscorefourfactorsv3", "four_factors", "19 2", "4b634f18c452")]
    [InlineData("boxscoremiscv3", "point_sources", "19 2", "f7ffb6e9633a")]
    [InlineData("boxscoreplayertrackv3", "tracking", "19 2", "fb34ca6599a7")]
    [InlineData("boxscorescoringv3", "scoring", "19 2", "66e269e01838")]
    [InlineData("boxscoreusagev3", "usage", "19", "2d4448c08cda")]
    [InlineData("hustlestatsboxscore", "hustle", "19 2", "70120801e2a9")]
    [InlineData("boxscoresummaryv2", "summary", "1 2 10 3", "1dae9cd63f67")]
    public void Each_family_has_its_rows(string file, string family, string counts, string hash)
    {
        var document = Body(file, family);

        var landing = RealBodies.Catalog.Parse(document);

        RealBodies.UnknownFields(document).ShouldBeEmpty();
        string.Join(' ', landing.Tables.Select(table => landing.Of(table).Count)).ShouldBe(counts);
        LandedChecks.Violations(landing).ShouldBeEmpty();
        RowText.Hash(landing.Tables.SelectMany(landing.Of))[..12].ShouldBe(hash);
    }

    [ArchiveFact]
    public void All_families_tell_the_same_minutes_of_the_same_players()
    {
        var told = Traditional().ToDictionary(player => player.Id, player => player.Seconds);

        Rows<NbacPlayerAdvancedBoxscores.Row>("boxscoreadvancedv3", "advanced").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
        Rows<NbacPlayerFourFactorsBoxscores.Row>("boxscorefourfactorsv3", "four_factors").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
        Rows<NbacPlayerPointSourceBoxscores.Row>("boxscoremiscv3", "point_sources").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
        Rows<NbacPlayerTrackingBoxscores.Row>("boxscoreplayertrackv3", "tracking").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
        Rows<NbacPlayerScoringBoxscores.Row>("boxscorescoringv3", "scoring").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
        Rows<NbacPlayerUsageBoxscores.Row>("boxscoreusagev3", "usage").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
        Rows<NbacPlayerHustleBoxscores.Row>("hustlestatsboxscore", "hustle").ToDictionary(row => row.PlayerId, row => row.SecondsPlayed).ShouldBe(told, ignoreOrder: true);
    }

    [ArchiveFact]
    public void Advanced_and_usage_agree_on_usage()
    {
        var usage = Rows<NbacPlayerUsageBoxscores.Row>("boxscoreusagev3", "usage").ToDictionary(row => row.PlayerId, row => row.UsagePct);

        Rows<NbacPlayerAdvancedBoxscores.Row>("boxscoreadvancedv3", "advanced").ToDictionary(row => row.PlayerId, row => row.UsagePct).ShouldBe(usage, ignoreOrder: true);
    }

    [ArchiveFact]
    public void Tracking_counts_the_assists_of_the_box_score_and_its_shots_but_for_one_of_Carusos()
    {
        var told = Traditional().ToDictionary(player => player.Id);
        var rows = Rows<NbacPlayerTrackingBoxscores.Row>("boxscoreplayertrackv3", "tracking");

        rows.ShouldAllBe(row => row.Assists == told[row.PlayerId].Assists);
        rows.Where(row => row.ContestedFgMakes + row.UncontestedFgMakes != told[row.PlayerId].FgMakes
                || row.ContestedFgAttempts + row.UncontestedFgAttempts != told[row.PlayerId].FgAttempts)
            .Select(row => $"{row.PlayerName} {row.ContestedFgMakes + row.UncontestedFgMakes} of {row.ContestedFgAttempts + row.UncontestedFgAttempts}")
            .ShouldBe(["Alex Caruso 3 of 8"]);
    }

    [ArchiveFact]
    public void The_shooting_rates_follow_from_the_box_score()
    {
        var told = Traditional().ToDictionary(player => player.Id);

        foreach (var row in Rows<NbacPlayerAdvancedBoxscores.Row>("boxscoreadvancedv3", "advanced").Where(row => told[row.PlayerId].FgAttempts > 0))
        {
            var player = told[row.PlayerId];
            row.EffectiveFgPct!.Value.ShouldBe((player.FgMakes + (0.5 * player.ThreePtMakes)) / player.FgAttempts, 0.00051, row.PlayerName);
            row.TrueShootingPct!.Value.ShouldBe(player.Points / (2 * (player.FgAttempts + (0.44 * player.FtAttempts))), 0.00051, row.PlayerName);
        }
    }

    [ArchiveFact]
    public void Advanced_and_four_factors_agree_on_the_teams()
    {
        var factors = Rows<NbacTeamFourFactorsBoxscores.Row>("boxscorefourfactorsv3", "four_factors").ToDictionary(row => row.TeamAbbr);

        foreach (var row in Rows<NbacTeamAdvancedBoxscores.Row>("boxscoreadvancedv3", "advanced"))
        {
            row.EffectiveFgPct.ShouldBe(factors[row.TeamAbbr].EffectiveFgPct);
            row.OffensiveReboundPct.ShouldBe(factors[row.TeamAbbr].OffensiveReboundPct);
            row.EffectiveFgPct.ShouldBe(factors[row.OpponentTeamAbbr].OppEffectiveFgPct);
            row.SecondsPlayed.ShouldBe(265 * 60);
        }
    }

    [ArchiveFact]
    public void The_summary_and_the_point_sources_agree_on_the_teams()
    {
        var lines = Rows<NbacTeamLineScores.Row>("boxscoresummaryv2", "summary").ToDictionary(row => row.TeamAbbr);
        var players = Rows<NbacPlayerPointSourceBoxscores.Row>("boxscoremiscv3", "point_sources").ToLookup(row => row.TeamAbbr);

        foreach (var row in Rows<NbacTeamPointSourceBoxscores.Row>("boxscoremiscv3", "point_sources"))
        {
            (row.PaintPoints, row.SecondChancePoints, row.FastBreakPoints, row.TurnoverPoints)
                .ShouldBe((lines[row.TeamAbbr].PaintPoints, lines[row.TeamAbbr].SecondChancePoints, lines[row.TeamAbbr].FastBreakPoints, lines[row.TeamAbbr].TurnoverPoints));
            players[row.TeamAbbr].Sum(player => player.PaintPoints).ShouldBe(row.PaintPoints);
            players[row.TeamAbbr].Sum(player => player.FoulsDrawn).ShouldBe(row.FoulsDrawn);
        }
    }

    [ArchiveFact]
    public void Scoring_shares_follow_from_the_box_score()
    {
        var told = Traditional().ToDictionary(player => player.Id);
        var paint = Rows<NbacPlayerPointSourceBoxscores.Row>("boxscoremiscv3", "point_sources").ToDictionary(row => row.PlayerId, row => row.PaintPoints!.Value);

        foreach (var row in Rows<NbacPlayerScoringBoxscores.Row>("boxscorescoringv3", "scoring").Where(row => told[row.PlayerId].Points > 0))
        {
            var player = told[row.PlayerId];
            row.PaintPointsPct!.Value.ShouldBe((double)paint[row.PlayerId] / player.Points, 0.00051, row.PlayerName);
            row.ThreePtPointsPct!.Value.ShouldBe(3.0 * player.ThreePtMakes / player.Points, 0.00051, row.PlayerName);
        }
    }

    [ArchiveFact]
    public void Hustle_has_the_points_of_the_box_score()
    {
        var told = Traditional().ToDictionary(player => player.Id, player => player.Points);

        Rows<NbacPlayerHustleBoxscores.Row>("hustlestatsboxscore", "hustle").ToDictionary(row => row.PlayerId, row => row.Points!.Value).ShouldBe(told, ignoreOrder: true);
        Rows<NbacTeamHustleBoxscores.Row>("hustlestatsboxscore", "hustle").Select(row => $"{row.TeamAbbr} {row.Points}").ShouldBe(["CHI 134", "CLE 145"]);
    }

    [ArchiveFact]
    public void The_summary_says_how_the_game_went()
    {
        Rows<NbacGameSummaries.Row>("boxscoresummaryv2", "summary").ShouldHaveSingleItem().ShouldBe(new NbacGameSummaries.Row(
            "0022200552", new DateOnly(2023, 1, 2), 2022, "regular", "CLE", "CHI", "Final/OT", 5, 19432, 171, null, 1, 3));
        var lines = Rows<NbacTeamLineScores.Row>("boxscoresummaryv2", "summary");
        lines.Select(row => $"{row.TeamAbbr} {row.IsHome} {row.PointsQ1} {row.PointsQ2} {row.PointsQ3} {row.PointsQ4} {row.PointsOt1} {row.PointsOt2} {row.Points} {row.Wins}-{row.Losses}")
            .ShouldBe(["CLE True 27 20 44 39 15  145 24-14", "CHI False 34 31 31 34 4  134 16-21"]);
        lines.ShouldAllBe(row => row.Points == row.PointsQ1 + row.PointsQ2 + row.PointsQ3 + row.PointsQ4 + row.PointsOt1);
        Rows<NbacGameOfficials.Row>("boxscoresummaryv2", "summary").Select(row => $"{row.OfficialCode} {row.OfficialName} #{row.Jersey}")
            .ShouldBe(["1146 Tony Brothers #25", "1155 JB DeRosa #22", "1627529 Suyash Mehta #82"]);
        Rows<NbacInactivePlayers.Row>("boxscoresummaryv2", "summary")[0].ShouldSatisfyAllConditions(
            row => row.PlayerLookup.ShouldBe("lonzoball"),
            row => row.TeamAbbr.ShouldBe("CHI"),
            row => row.Jersey.ShouldBe("2"));
    }

    [ArchiveFact]
    public void Mitchells_71_points_stand_in_every_family()
    {
        const int Mitchell = 1628378;

        Rows<NbacPlayerAdvancedBoxscores.Row>("boxscoreadvancedv3", "advanced").Single(row => row.PlayerId == Mitchell).ShouldSatisfyAllConditions(
            row => row.PlayerLookup.ShouldBe("donovanmitchell"),
            row => (row.TeamAbbr, row.OpponentTeamAbbr, row.IsHome).ShouldBe(("CLE", "CHI", true)),
            row => row.UsagePct.ShouldBe(0.409),
            row => row.StartPosition.ShouldBe("G"));
        Rows<NbacPlayerHustleBoxscores.Row>("hustlestatsboxscore", "hustle").Single(row => row.PlayerId == Mitchell).Points.ShouldBe(71);
        Rows<NbacPlayerTrackingBoxscores.Row>("boxscoreplayertrackv3", "tracking").Single(row => row.PlayerId == Mitchell).Assists.ShouldBe(11);
    }

    [ArchiveFact]
    public void A_body_of_another_game_is_refused() =>
        Should.Throw<RefusedBody>(() => RealBodies.Catalog.Parse(RealBodies.Document(
                "nba-stats/boxscoreusagev3_0022200552.json", "nba_stats.box_score_usage", ("game_id", "0022200553"), ("game_date", "2023-01-02"))))
            .Message.ShouldBe("the box score of game 0022200552, asked for 0022200553");

    static Document Body(string file, string family) => RealBodies.Document(
        $"nba-stats/{file}_0022200552.json", $"nba_stats.box_score_{family}", ("game_id", "0022200552"), ("game_date", "2023-01-02"));

    static List<T> Rows<T>(string file, string family)
    {
        var landing = RealBodies.Catalog.Parse(Body(file, family));
        return [.. landing.Of(landing.Tables.Single(table => table.RowType == typeof(T))).Cast<T>()];
    }

    /// <summary>The players of the traditional box score, read by themselves.</summary>
    static List<Line> Traditional()
    {
        using var body = JsonDocument.Parse(RealBodies.Bytes("nba-stats/boxscoretraditionalv3_0022200552.json"));
        var box = body.RootElement.GetProperty("boxScoreTraditional");
        return [.. new[] { "homeTeam", "awayTeam" }.SelectMany(side => box.GetProperty(side).GetProperty("players").EnumerateArray()).Select(LineOf).OfType<Line>()];
    }

    static Line? LineOf(JsonElement player)
    {
        var statistics = player.GetProperty("statistics");
        if (statistics.GetProperty("minutes").GetString()!.Split(':') is not [var minutes, var seconds])
            return null;

        int Of(string name) => statistics.GetProperty(name).GetInt32();
        return new Line(
            player.GetProperty("personId").GetInt32(),
            (60 * int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)) + int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture),
            Of("points"),
            Of("fieldGoalsMade"),
            Of("fieldGoalsAttempted"),
            Of("threePointersMade"),
            Of("freeThrowsAttempted"),
            Of("assists"));
    }

    sealed record Line(int Id, int Seconds, int Points, int FgMakes, int FgAttempts, int ThreePtMakes, int FtAttempts, int Assists);
}
