using FsCheck;
using FsCheck.Fluent;
using Tipoff.Engine.Alerts;

namespace Tipoff.Tests.Engine.Alerts;

public sealed class AlertBoardTests
{
    static readonly DateTimeOffset Noon = new(2025, 1, 15, 12, 0, 0, TimeSpan.Zero);

    static readonly Finding Gap = new("gaps", "2025-01-14", AlertSeverity.Critical, "boxes are missing", "tipoff backfill", "data-missing");

    readonly AlertBoard board = new(new AlertOptions());
    List<Incident> open = [];

    [Fact]
    public void The_same_trouble_is_one_incident_and_told_once()
    {
        Look(0, Gap).ShouldBe([NoticeKind.Raised]);
        Look(15, Gap, Gap with { Why = "and shots", Severity = AlertSeverity.Warning }).ShouldBeEmpty("the worse of two findings counts");

        open.ShouldHaveSingleItem().State.ShouldBe(AlertState.Alerting);
        open[0].Since.ShouldBe(Noon);
    }

    [Fact]
    public void What_mends_itself_within_its_time_is_told_to_nobody()
    {
        var patient = Gap with { Patience = TimeSpan.FromMinutes(30) };

        Look(0, patient).ShouldBeEmpty();
        open.ShouldHaveSingleItem().State.ShouldBe(AlertState.Pending);
        Look(15).ShouldBeEmpty();
        open.ShouldBeEmpty("it was gone before it alerted");

        Look(30, patient).ShouldBeEmpty();
        Look(60, patient).ShouldBe([NoticeKind.Raised]);
    }

    [Fact]
    public void It_is_over_once_it_is_gone_for_a_while_and_coming_back_before_is_no_news()
    {
        var warning = Gap with { Severity = AlertSeverity.Warning };
        Look(0, warning);

        Look(15).ShouldBeEmpty();
        open.ShouldHaveSingleItem().State.ShouldBe(AlertState.Recovering);
        Look(30, warning).ShouldBeEmpty();
        open.ShouldHaveSingleItem().State.ShouldBe(AlertState.Alerting);
        Look(45).ShouldBeEmpty();
        Look(60).ShouldBeEmpty("gone for fifteen minutes of twenty");
        Look(75).ShouldBe([NoticeKind.Resolved]);
        open.ShouldBeEmpty();
    }

    [Fact]
    public void A_critical_one_that_nobody_takes_on_is_escalated_once_and_told_again_each_day()
    {
        Look(0, Gap);

        Look(29, Gap).ShouldBeEmpty();
        Look(30, Gap).ShouldBe([NoticeKind.Escalated]);
        Look(45, Gap).ShouldBeEmpty();
        Look(30 + (24 * 60), Gap).ShouldBe([NoticeKind.Reminded]);
        Look(45 + (24 * 60), Gap).ShouldBeEmpty();
    }

    [Fact]
    public void Of_what_somebody_has_taken_on_nobody_is_reminded_until_it_becomes_worse()
    {
        var warning = Gap with { Severity = AlertSeverity.Warning };
        Look(0, warning);
        open = [open[0] with { AckedAt = Noon, AckedBy = "ada" }];

        Look(3 * 24 * 60, warning).ShouldBeEmpty();
        Look(4 * 24 * 60, Gap).ShouldBe([NoticeKind.Worsened]);
        open.ShouldHaveSingleItem().AckedBy.ShouldBe("ada");
        open[0].AckedAt.ShouldBeNull();
    }

    [Fact]
    public void A_rule_that_could_not_look_ends_nothing()
    {
        Look(0, Gap);

        var step = board.Step(open, new Look([], new Dictionary<string, string> { ["gaps"] = "no such column" }), Noon.AddHours(5));

        step.Changed.ShouldBeEmpty();
        step.Notices.ShouldBeEmpty();
    }

    /// <summary>Whatever comes and goes: an incident is raised once, ended once at most, and never ended before it was raised.</summary>
    [Fact]
    public void Every_incident_is_raised_once_and_ended_at_most_once()
    {
        var looks = ArbMap.Default.ArbFor<bool[]>();
        Prop.ForAll(looks, seen =>
        {
            open = [];
            List<(string Id, NoticeKind Kind)> told = [];
            var at = Noon;
            foreach (var isSeen in seen)
            {
                var step = board.Step(open, new Look(isSeen ? [Gap with { Patience = TimeSpan.FromMinutes(20) }] : [], new Dictionary<string, string>()), at);
                open = [.. step.Changed.Where(incident => incident.State != AlertState.Resolved)];
                told.AddRange(step.Notices.Select(notice => (notice.Incident.Id, notice.Kind)));
                at += TimeSpan.FromMinutes(15);
            }

            return open.Count <= 1 && told.GroupBy(notice => notice.Id).All(incident =>
                incident.Count(notice => notice.Kind == NoticeKind.Raised) == 1
                && incident.Count(notice => notice.Kind == NoticeKind.Resolved) <= 1
                && incident.First().Kind == NoticeKind.Raised);
        }).QuickCheckThrowOnFailure();
    }

    List<NoticeKind> Look(double minutes, params Finding[] findings)
    {
        var step = board.Step(open, new Look(findings, new Dictionary<string, string>()), Noon.AddMinutes(minutes));
        open = [.. step.Changed.Where(incident => incident.State != AlertState.Resolved)];
        return [.. step.Notices.Select(notice => notice.Kind)];
    }
}
