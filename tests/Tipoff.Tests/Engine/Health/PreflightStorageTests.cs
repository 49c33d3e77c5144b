using Tipoff.Engine.Health;
using Tipoff.Engine.Runs;
using Tipoff.Tests.Raw;

namespace Tipoff.Tests.Engine.Health;

public sealed class PreflightStorageTests : IDisposable
{
    readonly PreflightSample sample = new PreflightSample().Land();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_site_without_its_key_is_a_warning_that_names_the_variable()
    {
        var finding = PreflightStorage.Configuration(sample.Workspace, sample.Endpoints, "configuration");

        finding.Status.ShouldBe(PreflightStatus.Warning);
        finding.Why.ShouldNotBeNull().ShouldContain("locked_doors");
        finding.Fix.ShouldBe($"export {LockedDoors.KeyVariable}=KEY");
    }

    [Fact]
    public void A_site_that_this_machine_plays_wants_no_key()
    {
        var finding = PreflightStorage.Configuration(sample.Workspace.WithSourcesAt(new Uri("http://127.0.0.1:9/")), sample.Endpoints, "configuration");

        finding.Status.ShouldBe(PreflightStatus.Ok);
        finding.Fix.ShouldBeNull();
    }

    [Fact]
    public void The_write_probe_leaves_nothing_behind()
    {
        var finding = sample.Find(PreflightStorage.Writable);

        finding.Status.ShouldBe(PreflightStatus.Ok, finding.Why);
        sample.Count("duckdb_tables() where table_name = 'write_probe'").ShouldBe(0);
        Directory.EnumerateFiles(sample.Workspace.Data, "probe-*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_for_spilling_that_is_none_fails()
    {
        Directory.Delete(sample.Workspace.Scratch, recursive: true);
        File.WriteAllText(sample.Workspace.Scratch, "in the way");

        var finding = sample.Find(PreflightStorage.Writable);

        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldNotBeNull().ShouldContain("scratch takes no file");
        finding.Fix.ShouldNotBeNull().ShouldStartWith("mkdir -p ");
    }

    [Theory]
    [InlineData(150_999, PreflightStatus.Failed)]
    [InlineData(151_000, PreflightStatus.Warning)]
    [InlineData(300_999, PreflightStatus.Warning)]
    [InlineData(301_000, PreflightStatus.Ok)]
    public void The_disk_must_hold_the_estimate_twice_beside_the_reserve(long freeBytes, PreflightStatus expected)
    {
        // Two tables of two cells, each of 375 rows of 100 bytes: 150,000 bytes.
        sample.Request = new PlanRequest(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 3), "daily_totals,running_totals");
        sample.Limits = new PreflightLimits { CellRowsAssumed = 375, RowBytesAssumed = 100, ReserveBytes = 1_000 };

        var finding = sample.Find((subject, name) => PreflightStorage.Disk(subject, name, freeBytes));

        finding.Status.ShouldBe(expected);
        finding.Value.ShouldBe("1 MiB to write (4 cells, about 1,500 rows), 1 MiB free");
        (finding.Fix is null).ShouldBe(expected == PreflightStatus.Ok);
    }

    [Fact]
    public void What_was_built_before_says_how_many_rows_a_cell_has_and_what_is_up_to_date_takes_nothing()
    {
        sample.Build("daily_totals");
        sample.Request = sample.Request with { Tables = "daily_totals" };

        sample.Find(PreflightStorage.Disk).Value.ShouldStartWith("0 MiB to write (0 cells, about 0 rows), ");
        sample.Correct();

        sample.Find(PreflightStorage.Disk).Value.ShouldStartWith("1 MiB to write (1 cells, about 2 rows), ");
    }

    [Theory]
    [InlineData("alter table analytics.daily_totals drop column amount", "analytics.daily_totals lacks amount")]
    [InlineData("alter table analytics.daily_totals add column colour text", "analytics.daily_totals has colour, which nobody declares")]
    [InlineData("alter table analytics.daily_totals alter column amount set data type bigint", "analytics.daily_totals.amount is bigint, declared as integer")]
    [InlineData("drop table analytics.daily_totals", "analytics.daily_totals is not there")]
    public void A_table_that_is_not_as_declared_fails_and_says_where(string sql, string why)
    {
        sample.Find(PreflightStorage.Schema).Status.ShouldBe(PreflightStatus.Ok);

        sample.Run(sql);

        var finding = sample.Find(PreflightStorage.Schema);
        finding.Status.ShouldBe(PreflightStatus.Failed);
        finding.Why.ShouldBe(why);
        finding.Fix.ShouldNotBeNull().ShouldStartWith("tipoff plan --from 2024-01-01 --to 2024-01-03");
    }
}
