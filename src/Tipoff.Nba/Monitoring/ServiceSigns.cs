using Tipoff.Engine.Schedules;

namespace Tipoff.Nba.Monitoring;

/// <summary>Whether the system works: daemon, workflows, requests, runs, messages.</summary>
static class ServiceSigns
{
    const string InVain = "outcome not in ('ok', 'no_data', 'no_data_expected')";

    public static IReadOnlyList<Sign> All { get; } =
    [
        // What a person ran by hand says nothing of a daemon.
        new("workflows", "daemon", IsQuick: true, "tipoff serve", "daemon-silent",
            $"""
            select case when max(decided_at) is not null then 'decided last at ' || strftime(max(decided_at) at time zone 'America/New_York', '%Y-%m-%d %H:%M') || ' ET' end as value,
              case when max(decided_at) is null then 'no daemon has served here: days are built by hand' else 'it looks for gaps every half hour' end as why
            from orchestration.decisions where decided_at <= @now and reason is distinct from '{Judgement.ByHand}'
            """,
            $"""
            select 'daemon' as subject, 'critical' as severity, strftime(max(decided_at), '%Y-%m-%d %H:%M') as since, 'nothing was decided for an hour: the daemon does not run' as why
            from orchestration.decisions where decided_at <= @now and reason is distinct from '{Judgement.ByHand}' having max(decided_at) <= @now - interval '1' hour
            """) { Patience = TimeSpan.FromMinutes(20) },
        new("workflows", "last runs", IsQuick: false, "tipoff schedule log --date @since", "work-fails",
            """
            select count(*) || ' workflows ran in 24 h' || case when count(*) filter (state in ('failed', 'killed')) > 0 then ', ' || count(*) filter (state in ('failed', 'killed')) || ' failed last' else '' end as value, 'each ended well, or will be tried again' as why
            from (select workflow, max_by(state, decided_at) as state from orchestration.decisions where verdict = 'RUN' and decided_at > @now - interval '1' day and decided_at <= @now group by workflow) latest
            """,
            // One failure mends itself at the next moment; three in a row, or half a day without a success, do not. What cannot even be decided is an abort.
            """
            with tries as (
              select workflow, decided_at, coalesce(summary, reason) as told, verdict = 'ABORT' or state in ('failed', 'killed') as is_bad,
                row_number() over (partition by workflow order by decided_at desc, scheduled_at desc) as n
              from orchestration.decisions where (verdict = 'ABORT' or (verdict = 'RUN' and state <> 'running')) and decided_at > @now - interval '8' day and decided_at <= @now
            ),
            series as (
              select workflow, count(*) filter (is_bad) as fails, min(decided_at) filter (is_bad) as since, max_by(told, decided_at) as told
              from tries t where n < coalesce((select min(n) from tries good where good.workflow = t.workflow and not good.is_bad), 1000000) group by workflow
            )
            select workflow as subject, 'critical' as severity, strftime(since, '%Y-%m-%d %H:%M') as since, workflow || ' failed ' || fails || ' times in a row: ' || left(told, 90) as why
            from series where fails >= 3 or since <= @now - interval '12' hour or (workflow = 'model_review' and fails > 0)
            """),
        new("workflows", "pauses", IsQuick: false, "tipoff schedule list", "daemon-silent",
            "select count(*) || ' paused' as value, 'nothing is paused' as why from orchestration.pauses where resumed_at is null and (until is null or until > @now)",
            """
            select workflow as subject, 'warning' as severity, strftime(paused_at, '%Y-%m-%d %H:%M') as since, case workflow when '*' then 'everything' else workflow end || ' is paused: ' || reason as why
            from orchestration.pauses where resumed_at is null and (until is null or until > @now)
            """) { Patience = TimeSpan.FromDays(1) },
        new("errors", "requests", IsQuick: false, "tipoff query failed_requests", "source-refuses",
            $"""
            select count(*) || ' requests in 24 h' || case when count(*) filter ({InVain}) > 0 then ', ' || count(*) filter ({InVain}) || ' in vain' else '' end as value,
              coalesce(max_by(endpoint || ': ' || left(reason, 60), fetched_at) filter ({InVain}), 'every site answered') as why
            from orchestration.fetches where fetched_at > @now - interval '1' day and fetched_at <= @now
            """,
            $"""
            select site as subject, case when count(*) filter (not {InVain}) = 0 and count(*) >= 10 then 'critical' else 'warning' end as severity, strftime(min(fetched_at) filter ({InVain}), '%Y-%m-%d %H:%M') as since,
              count(*) filter ({InVain}) || ' of ' || count(*) || ' requests to ' || site || ' in 12 h were in vain: ' || left(max_by(coalesce(reason, outcome), fetched_at) filter ({InVain}), 80) as why
            from orchestration.fetches where fetched_at > @now - interval '12' hour and fetched_at <= @now
            group by site having count(*) >= 5 and count(*) filter ({InVain}) > count(*) / 2.0
            """) { Patience = TimeSpan.FromMinutes(30), Counted = ("site refuses", "sites refuse") },
        new("backfill", "runs", IsQuick: false, "tipoff monitor", "work-fails",
            """
            select coalesce(max(left(command, 50) || ': ' || state), 'no run yet') as value, coalesce(max(cells_failed), 0) || ' cells not ok' as why
            from (select command, state, cells_failed from orchestration.runs where started_at <= @now order by started_at desc limit 1) last
            """,
            """
            select run as subject, 'critical' as severity, strftime(started_at, '%Y-%m-%d %H:%M') as since, left(command, 50) || ' ' || state || coalesce(': ' || left(error, 80), '') as why
            from (select * from orchestration.runs where started_at <= @now and command <> 'tipoff serve' order by started_at desc limit 1) last
            where state in ('failed', 'broken')
            """),
        new("alerts", "messages", IsQuick: false, "tipoff alert test", "messages-not-delivered",
            "select count(*) filter (state = 'sent') || ' messages sent in 24 h' as value, 'each channel took them' as why from orchestration.notices where said_at > @now - interval '1' day",
            """
            select channel as subject, 'warning' as severity, strftime(min(said_at), '%Y-%m-%d %H:%M') as since, count(*) || ' messages could not be delivered by ' || channel || ': ' || max(left(error, 80)) as why
            from orchestration.notices where error is not null and state in ('waiting', 'given_up') and said_at > @now - interval '2' day group by channel
            """) { Patience = TimeSpan.FromMinutes(30), Counted = ("channel takes none", "channels take none") },
    ];
}
