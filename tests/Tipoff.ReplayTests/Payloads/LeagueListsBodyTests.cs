using System.IO.Compression;
using Tipoff.Engine.Sources;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Raw.NbaCom;
using Tipoff.ReplayTests.Archive;
using Tipoff.Tests.Payloads;

namespace Tipoff.ReplayTests.Payloads;

public sealed class LeagueListsBodyTests
{
    static Document Referees => RealBodies.Document("nba-official/referee_assignments_2025-01-08.json", "nba_official.referees", ("game_date", "2025-01-08"));

    static Document Index =>
        RealBodies.Document("nba-stats/playerindex_captured-2025-summer.json.gz", "nba_stats.player_index", ("season_year", "2025"), ("season", "2025-26"));

    static Document Roster => RealBodies.Document("nba-com/team_roster_page.html.gz", "nba_pages.roster", ("roster_date", "2025-08-27"), ("team_abbr", "GSW"));

    static Document Movement(int season) =>
        RealBodies.Document("nba-stats/NBA_Player_Movement_2025-07.json.gz", "nba_stats.player_movement", ("season_year", $"{season}"), ("season", Season.Name(season)));

    [ArchiveFact]
    public void The_crews_of_8_January_2025_are_three_officials_for_each_of_eight_games()
    {
        var rows = Rows<NbacRefereeAssignments.Row>(Referees, "6ab81fbffb4e");

        rows.Count.ShouldBe(24);
        rows.GroupBy(row => row.GameId).Select(crew => crew.Key).ShouldBe(Enumerable.Range(509, 8).Select(number => $"0022400{number}"));
        rows.Where(row => row.GameId == "0022400509").Select(row => $"{row.Position} {row.OfficialName} {row.OfficialCode} #{row.Jersey}")
            .ShouldBe(["1 John Goble 101284 #10", "2 Ray Acosta 1626300 #54", "3 Robert Hussey 1628480 #85"]);
        rows.ShouldAllBe(row => row.SeasonYear == 2024 && row.SeasonType == "regular" && row.KnownAt == new DateTimeOffset(2025, 1, 8, 14, 0, 0, TimeSpan.Zero));
    }

    [ArchiveFact]
    public void The_replay_centre_of_that_date_had_three_officials() =>
        Rows<NbacReplayCenter.Row>(Referees, "37cb74f57c27").Select(row => $"{row.OfficialCode} {row.OfficialName}")
            .ShouldBe(["202035 Brett Nansel", "1626301 Jason Goldenberg", "1628954 Jenna Schroeder"]);

    [ArchiveFact]
    public void The_archive_names_the_same_officials()
    {
        var announced = Rows<NbacRefereeAssignments.Row>(Referees, null).Select(row => $"{row.GameId} {row.OfficialCode} {row.OfficialName}");
        var summary = RealBodies.Document("nba-stats/boxscoresummaryv2_0022200552.json", "nba_stats.box_score_summary", ("game_id", "0022200552"), ("game_date", "2023-01-02"));
        var told = Rows<NbacGameOfficials.Row>(summary, null).Select(row => $"{row.GameId} {row.OfficialCode} {row.OfficialName}");

        var expected = Archived(Rows<NbacRefereeAssignments.Row>(Referees, null).Select(row => row.GameId).Append("0022200552").ToHashSet());

        announced.Concat(told).ShouldBe(expected, ignoreOrder: true);
    }

    [ArchiveFact]
    public void Officials_of_another_date_are_refused() =>
        Should.Throw<RefusedBody>(() => RealBodies.Catalog.Parse(
            RealBodies.Document("nba-official/referee_assignments_2025-01-08.json", "nba_official.referees", ("game_date", "2025-01-09"))));

    [ArchiveFact]
    public void The_index_of_2025_has_594_players_of_thirty_teams()
    {
        var rows = Rows<NbacPlayerList.Row>(Index, "9c9448c3355e");

        rows.Count.ShouldBe(594);
        rows.Select(row => row.TeamAbbr).Distinct().Count().ShouldBe(30);
        rows.ShouldAllBe(row => row.TeamAbbr != null && row.IsActive == true && row.ToYear == 2025 && row.FromYear <= row.ToYear);
        rows[0].ShouldBe(new NbacPlayerList.Row(
            2025, 1630173, "Precious Achiuwa", "preciousachiuwa", 1610612752, "NYK", "5", "F", 80, 243, "Memphis", "Nigeria", 2020, 1, 20, true, 2020, 2025, null, null, null, "Season",
            rows[0].KnownAt));
        rows.Where(row => row.HeightIn is < 68 or > 88).ShouldBeEmpty();
        rows.Count(row => row.HeightIn is null).ShouldBe(8);
        rows.Count(row => row.DraftYear is null).ShouldBe(133);
    }

    [ArchiveTheory]
    [InlineData(2014, 267, "93847dd85286")]
    [InlineData(2024, 880, "ebcd9f3cbaa5")]
    public void Each_season_takes_its_transactions(int season, int count, string hash)
    {
        var rows = Rows<NbacPlayerMovement.Row>(Movement(season), hash);

        rows.Count.ShouldBe(count);
        rows.ShouldAllBe(row => row.TeamAbbr != null && (row.TransactionType == "Trade") == (row.OtherTeamAbbr != null));
        rows.ShouldAllBe(row => row.PlayerId == null ? row.PlayerLookup == null && row.TransactionType == "Trade" : row.PlayerLookup != null);
    }

    [ArchiveFact]
    public void No_transaction_is_lost_between_the_seasons() =>
        Enumerable.Range(2014, 12).Sum(season => Parsed(Movement(season)).Count).ShouldBe(8730);

    [ArchiveFact]
    public void Beals_waiver_was_known_on_the_day_after()
    {
        var row = Rows<NbacPlayerMovement.Row>(Movement(2024), null).Single(row => row.GroupSort == "Waive 1135894");

        row.ShouldSatisfyAllConditions(
            () => row.PlayerLookup.ShouldBe("bradleybeal"),
            () => row.TeamAbbr.ShouldBe("PHX"),
            () => row.TransactionDate.ShouldBe(new DateOnly(2025, 7, 16)),
            () => row.KnownAt.ShouldBe(new DateTimeOffset(2025, 7, 17, 4, 0, 0, TimeSpan.Zero)));
    }

    [ArchiveFact]
    public void The_roster_page_has_the_eighteen_players_that_the_index_knows()
    {
        var rows = Rows<NbacRosters.Row>(Roster, "6f5d120c66a3");
        var known = Rows<NbacPlayerList.Row>(Index, null).ToDictionary(row => row.PlayerId);

        rows.Count.ShouldBe(18);
        rows.Single(row => row.PlayerLookup == "stephencurry").ShouldSatisfyAllConditions(
            row => row.BirthDate.ShouldBe(new DateOnly(1988, 3, 14)),
            row => row.HeightIn.ShouldBe(74),
            row => row.SeasonsPlayed.ShouldBe(16),
            row => row.HowAcquired.ShouldBe("#7 Pick in 2009 Draft"));
        rows.Single(row => row.PlayerLookup == "willrichard").SeasonsPlayed.ShouldBe(0);
        rows.Where(row => known.TryGetValue(row.PlayerId, out var listed) && (listed.PlayerLookup != row.PlayerLookup || listed.HeightIn != row.HeightIn))
            .Select(row => row.PlayerName).ShouldBeEmpty();
    }

    [ArchiveFact]
    public void The_page_of_another_team_is_refused() =>
        Should.Throw<RefusedBody>(() => RealBodies.Catalog.Parse(
            RealBodies.Document("nba-com/team_roster_page.html.gz", "nba_pages.roster", ("roster_date", "2025-08-27"), ("team_abbr", "BOS"))));

    [ArchiveFact]
    public void They_have_no_field_that_is_not_known() =>
        new[] { Referees, Index, Movement(2024) }.SelectMany(RealBodies.UnknownFields).ShouldBeEmpty();

    [ArchiveFact]
    public void They_pass_the_checks_of_their_tables() =>
        new[] { Referees, Index, Roster, Movement(2014), Movement(2024) }.SelectMany(document => LandedChecks.Violations(Parsed(document))).ShouldBeEmpty();

    static List<string> Archived(HashSet<string> games)
    {
        using var file = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(SharedArchive.Folder("referees"), "referee_assignments_2015-16_2024-25.csv.gz")), CompressionMode.Decompress));
        var lines = Csv.Read(file.ReadToEnd()).ToList();
        var at = lines[0].Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        return [.. lines.Skip(1).Where(line => games.Contains(line[at["game_id"]].PadLeft(10, '0')))
            .SelectMany(line => Enumerable.Range(1, 3).Select(i => $"{line[at["game_id"]].PadLeft(10, '0')} {line[at[$"official{i}_code"]]} {line[at[$"official{i}"]]}"))];
    }

    static Landing Parsed(Document document) => RealBodies.Catalog.Parse(document);

    /// <summary>Rows of one table, whose key is unique; the hash begins as given.</summary>
    static List<T> Rows<T>(Document document, string? hash)
    {
        var landing = Parsed(document);
        var table = landing.Tables.Single(table => table.RowType == typeof(T));
        var rows = landing.Of(table);
        rows.Select(row => RowText.Key(table, row)).Distinct().Count().ShouldBe(rows.Count);
        if (hash is not null)
            RowText.Hash(rows)[..12].ShouldBe(hash);
        return [.. rows.Cast<T>()];
    }
}
