using Tipoff.App.Dashboards;
using Tipoff.Nba.Monitoring;
using Tipoff.Tests.Nba.Monitoring;
using Tipoff.Tests.Rules;

namespace Tipoff.Tests.App.Dashboards;

/// <summary>What stands on the screen on the way from a sign to the command that mends it, at two sizes, in colour and without.</summary>
public sealed class DashScreenTests : IDisposable
{
    /// <summary>Set to rewrite the expected screens instead of comparing with them.</summary>
    const string RewriteVariable = "TIPOFF_REWRITE_EXPECTED";

    readonly TroubledNight night = new();

    public void Dispose() => night.Dispose();

    [Theory]
    [InlineData("overview", "")]
    [InlineData("troubles", "\r")]
    [InlineData("cells", "\r\r")]
    [InlineData("tries", "\r\r\r")]
    [InlineData("error", "\r\r\r\r")]
    [InlineData("command", "\r\r\r\rc")]
    [InlineData("keys", "\r?")]
    [InlineData("filter", "/rej")]
    [InlineData("incidents", "9")]
    public void Each_screen_is_as_expected(string name, string keys)
    {
        var state = Walked(keys);

        foreach (var (width, height) in new[] { (80, 24), (160, 50) })
        {
            Shows($"{name}-{width}x{height}", state, width, height, hasColor: false);
            if (width == 80)
                Shows($"{name}-{width}x{height}-color", state, width, height, hasColor: true);
        }
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(160, 50)]
    [InlineData(40, 10)]
    [InlineData(20, 5)]
    [InlineData(1, 1)]
    public void Nothing_runs_over_a_screen_of_any_size(int width, int height)
    {
        foreach (var keys in new[] { "", "G", "\r", "\r\r", "\r\r\r\r", "?", "c", "/x" })
        {
            var lines = Frame.Lines(new DashScreen(Walked(keys), width, height).Draw(), hasColor: false);

            lines.Count.ShouldBe(height);
            lines.ShouldAllBe(line => line.Length <= width, $"{width}x{height} after '{keys}'");
        }
    }

    /// <summary>Four keys from the sign to the command: nobody has to look anything up.</summary>
    [Fact]
    public void The_way_down_ends_at_the_error_in_full_and_the_command()
    {
        var page = Walked("\r\r\r\r").Page;

        string.Join(' ', page.Text!).ShouldContain("in the line of player 1629029 of the visiting team");
        page.Mends.ShouldBe("tipoff backfill --from 2024-11-05 --to 2024-11-05 --tables analytics.player_game_summary --only failed");
    }

    [Fact]
    public void A_warehouse_without_a_row_is_fine()
    {
        using Tipoff.Tests.Engine.Warehouse.EmptyWarehouse empty = new();

        var page = new DashPages(TroubledNight.Noon, sql => Tipoff.Engine.Warehouse.ReadOnlyQuery.Run(empty.Connection, sql)).Read(new Place.Overview());

        page.Entries.ShouldAllBe(entry => entry.Health == Health.Healthy);
        page.Title.ShouldBe("17 of 17 signs are well");
    }

    /// <summary>Whatever is wrong, Enter on it leads to a page.</summary>
    [Fact]
    public void Every_sign_can_be_opened_whether_it_is_well_or_not()
    {
        var pages = new DashPages(TroubledNight.Noon, night.Query);

        foreach (var entry in pages.Read(new Place.Overview()).Entries)
        {
            var page = pages.Read(entry.Leads.ShouldNotBeNull());
            page.Entries.ShouldNotBeEmpty(entry.Name);
            foreach (var below in page.Entries.Select(line => line.Leads).OfType<Place>())
                pages.Read(below).Title.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Decisions_and_requests_are_told_too()
    {
        night.Run("insert into orchestration.decisions (workflow, decided_at, verdict, reason, state, summary) select 'grade', timestamptz '2024-12-01 12:00:00+00' + n * interval '1' minute, 'RUN', 'due', 'failed', 'out of disk' from range(3) r(n)");
        night.Run("insert into orchestration.fetches (endpoint, site, outcome, reason, fetched_at) select 'espn.scoreboard', 'espn', 'refused', 'status 403', timestamptz '2024-12-01 12:00:00+00' from range(12)");
        var pages = new DashPages(TroubledNight.Noon, night.Query);

        var decisions = pages.Read(Trouble(pages, "last runs").Leads!);
        var requests = pages.Read(Trouble(pages, "requests").Leads!);

        decisions.Entries.Count.ShouldBe(3);
        decisions.Entries[0].Value.ShouldBe("RUN failed");
        requests.Entries[0].Value.ShouldBe("espn.scoreboard: refused");
    }

    static Entry Trouble(DashPages pages, string sign) => pages.Read(new Place.Troubles(Signs.All.Single(one => one.Name == sign))).Entries[0];

    /// <summary>Presses the keys, and reads at once whatever is asked for.</summary>
    DashState Walked(string keys)
    {
        DashPages pages = new(TroubledNight.Noon, night.Query);
        var state = DashState.At(TroubledNight.Noon).With(pages.Read(new Place.Overview()));
        foreach (var key in keys)
        {
            state = state.Press(DashStateTests.Key(key));
            if (state.Wish is { } wish)
                state = state.With(pages.Read(wish));
        }

        return state;
    }

    static void Shows(string name, DashState state, int width, int height, bool hasColor)
    {
        var lines = Frame.Lines(new DashScreen(state, width, height).Draw(), hasColor).Select(line => line.Replace('\u001b', '␛').TrimEnd());
        var seen = $"{string.Join('\n', lines)}\n";
        var file = Path.Combine(SourceTree.Root, "tests", "Tipoff.Tests", "App", "Dashboards", "Screens", $"{name}.txt");
        if (Environment.GetEnvironmentVariable(RewriteVariable) is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, seen);
        }

        seen.ShouldBe(File.Exists(file) ? File.ReadAllText(file) : "", $"the screen changed: rewrite {name}.txt with {RewriteVariable}=1");
    }
}
