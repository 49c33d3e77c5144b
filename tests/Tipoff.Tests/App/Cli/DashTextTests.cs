using Spectre.Console;
using Tipoff.App.Cli;
using Tipoff.App.Dashboards;
using Tipoff.Tests.Nba.Monitoring;

namespace Tipoff.Tests.App.Cli;

public sealed class DashTextTests : IDisposable
{
    readonly TroubledNight night = new();

    public void Dispose() => night.Dispose();

    const string Beginning = """
        ✗ critical  Sunday 1 December 2024, 12:00 ET
        PIPELINE
        ✗ gaps           2 game dates lack rows; 30 game dates of any age in 2 tables
          since 2024-11-05: precompute.player_composite_factors 2024-11-09 not built;
          analytics.player_game_summary 2024-11-05 failed_terminal: Conversion Error:
          Could not convert string 'DNP' to INT32 when casting from source column
          tipoff backfill --from 2024-11-05 --to 2024-12-01
        ✓ last games     1 of 1 games of 2024-11-20, 1 with features, the league pauses…
        ✓ tonight        no games today, the next game date is 2024-12-03
        ✓ open cells     1 given up or rejected, 0 tried again, 0 waiting, analytics.pl…
        VALIDATION
        ! quarantine     3 rejected rows
          since 2024-11-30 12:00: raw.nbac_schedule 2024-11-29: 3 rows rejected by no
          date
          tipoff quarantine list
        """;

    [Fact]
    public void Everything_fits_eighty_columns_and_reasons_can_be_read()
    {
        var lines = Lines(DashView.Full, 80);

        lines.ShouldAllBe(line => line.Length <= 80);
        lines.Take(15).ShouldBe(Beginning.ReplaceLineEndings("\n").Split('\n'));
        lines.ShouldContain("INCIDENTS 2 open, 1 taken on: tipoff alert list");
        lines.ShouldContain("✗ 3f2a gaps 2024-11-05, since 2024-11-05, taken on by ann");
        lines.ShouldContain("✗ 77b1 gaps 2024-11-09, since 2024-11-09, nobody has it");
        lines[^1].ShouldBe("15 of 17 signs are well");
    }

    [Fact]
    public void In_quick_incidents_are_counted_in_one_line()
    {
        var lines = Lines(DashView.Quick, 80);

        lines[^1].ShouldBe("INCIDENTS 2 open, 1 taken on: tipoff alert list");
        lines.Count.ShouldBeLessThan(12);
    }

    [Fact]
    public void Actions_are_only_what_asks_for_a_person()
    {
        var lines = Lines(DashView.Actions, 80);

        lines.Where(line => line.StartsWith('✓')).ShouldBeEmpty();
        lines.Where(line => line.StartsWith("  tipoff ", StringComparison.Ordinal)).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(60)]
    [InlineData(160)]
    public void Only_commands_may_run_over_a_narrow_screen(int width) =>
        Lines(DashView.Full, width).Where(line => line.Length > width && !line.Contains("tipoff ", StringComparison.Ordinal)).ShouldBeEmpty();

    List<string> Lines(string mode, int width)
    {
        List<string> lines = [];
        new DashText(DashView.Of(mode, TroubledNight.Noon, night.Query), width, markup => lines.Add(Markup.Remove(markup))).Print();
        return lines;
    }
}
