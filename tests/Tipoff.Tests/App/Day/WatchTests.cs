using Tipoff.App.Day;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Tests.Engine.Warehouse;

namespace Tipoff.Tests.App.Day;

public sealed class WatchTests : IDisposable
{
    readonly EmptyWarehouse empty = new();

    public void Dispose() => empty.Dispose();

    [Fact]
    public void An_empty_warehouse_is_well_and_the_look_leaves_its_mark()
    {
        Watch watch = new(empty.Warehouse, null);

        Judge(watch).Verdict.ShouldBe(Verdict.Skip);

        Watch.LastLook(empty.Warehouse.Workspace)!.Value.ShouldBe(empty.Warehouse.Now, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_rule_that_cannot_look_is_told_and_the_others_go_on()
    {
        empty.Connection.Run("alter table orchestration.quarantine rename column check_name to gone");
        empty.Connection.Run("insert into orchestration.runs (run, command, state, started_at) values ('r', 'tipoff backfill', 'broken', timestamptz '2024-12-01 00:00:00+00')");
        List<string> printed = [];
        Watch watch = new(empty.Warehouse, printed.Add);

        Judge(watch).Verdict.ShouldBe(Verdict.Run);
        watch.Tell(default).State.ShouldBe(Completion.Partial);

        AlertLog.Open(empty.Connection).Select(incident => incident.Signature).ShouldBe(["runs/r", "blind_rules/quarantine"], ignoreOrder: true);
        printed.Count.ShouldBe(2);
        Judge(watch).ShouldBe(Judgement.Skip("2 incidents (2 critical) stand, as told"));
    }

    [Fact]
    public void A_date_alone_begins_in_New_York_and_its_command_is_about_that_date()
    {
        empty.Connection.Run("insert into orchestration.cells (table_name, partition, presence, reason, row_count) values ('analytics.game_lines', '2024-11-29', 'failed_terminal', 'a fault', 0)");

        var finding = new Watch(empty.Warehouse, null).Look(empty.Connection).Findings.Single();

        finding.Since.ShouldBe(new DateTimeOffset(2024, 11, 29, 5, 0, 0, TimeSpan.Zero));
        finding.Fix.ShouldBe("tipoff backfill --from 2024-11-29 --to 2024-11-29");
    }

    [Fact]
    public void Room_on_the_disk_is_looked_at_with_everything_else() =>
        Disk.Look(empty.Warehouse.Workspace, 1.2).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(AlertSeverity.Warning),
            finding => finding.Why.ShouldBe("1.2 GB are free where the workspace lies, expected 2"),
            _ => Disk.Look(empty.Warehouse.Workspace, 0.2).Single().Severity.ShouldBe(AlertSeverity.Critical),
            _ => Disk.Look(empty.Warehouse.Workspace, 20).ShouldBeEmpty());

    Judgement Judge(Watch watch) => watch.Judge(new Moment(empty.Warehouse.Now, empty.Warehouse.Now, DateOnly.FromDateTime(empty.Warehouse.Now.UtcDateTime), []));
}
