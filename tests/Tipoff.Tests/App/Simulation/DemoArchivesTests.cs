using System.Security.Cryptography;
using Tipoff.App.Simulation;

namespace Tipoff.Tests.App.Simulation;

public sealed class DemoArchivesTests(WrittenArchives league) : IClassFixture<WrittenArchives>
{
    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        var again = Directory.CreateTempSubdirectory("tipoff-demo-").FullName;
        try
        {
            DemoArchives.Write(again, WrittenArchives.Seed);

            Hashes(again).ShouldBe(Hashes(league.Directory));
        }
        finally
        {
            Directory.Delete(again, recursive: true);
        }
    }

    [Fact]
    public void Two_seasons_of_forty_dates_are_played_and_one_slate_waits()
    {
        league.Ask<long>("select count(*) from schedule_et where stt = 'Final'").ShouldBe(400);
        league.Ask<long>("select count(*) from schedule_et where stt <> 'Final' and \"h.s\" is null").ShouldBe(5);
        league.Ask<long>("select count(*) from team_results").ShouldBe(800);
        league.Ask<long>("select count(distinct GAME_DATE) from players").ShouldBe(80);
    }

    [Fact]
    public void Players_add_up_to_their_team() => league.Ask<long>(
        """
        select count(*)
        from teams t
        join (
            select GAME_ID, TEAM_ID, sum(PTS) pts, sum(FGA) fga, sum(FTM) ftm, sum(REB) reb, sum(AST) ast, sum(TOV) tov, sum(PF) pf, sum(MIN) m
            from players group by all
        ) p using (GAME_ID, TEAM_ID)
        where (p.pts, p.fga, p.ftm, p.reb, p.ast, p.tov, p.pf) <> (t.PTS, t.FGA, t.FTM, t.REB, t.AST, t.TOV, t.PF) or abs(p.m - t.MIN) > 6
        """).ShouldBe(0);

    [Fact]
    public void Points_follow_from_the_shots() =>
        league.Ask<long>("select count(*) from players where PTS <> 2 * FGM + FG3M + FTM or FGM > FGA or FG3M > FG3A or FG3A > FGA or FTM > FTA or PF > 6").ShouldBe(0);

    [Fact]
    public void The_play_by_play_tells_every_box_line_again() => league.Ask<long>(
        """
        with told as (
            select game_id, person_id as id,
                sum(case when shot_result = 'Made' then case action_type when '2pt' then 2 when '3pt' then 3 else 1 end else 0 end) as pts,
                count(*) filter (where is_field_goal = 'true') as fga,
                count(*) filter (where action_type = 'rebound') as reb,
                count(*) filter (where action_type = 'steal') as stl,
                count(*) filter (where action_type = 'block') as blk,
                count(*) filter (where action_type = 'turnover') as tov,
                count(*) filter (where action_type = 'foul') as pf
            from events group by all
        ),
        assisted as (select game_id, assister_id as id, count(*) as ast from events where assister_id is not null group by all)
        select count(*)
        from players p
        left join told t on t.game_id = p.GAME_ID and t.id = p.PLAYER_ID
        left join assisted a on a.game_id = p.GAME_ID and a.id = p.PLAYER_ID
        where (p.PTS, p.FGA, p.REB, p.STL, p.BLK, p.TOV, p.PF, p.AST) <>
            (coalesce(t.pts, 0), coalesce(t.fga, 0), coalesce(t.reb, 0), coalesce(t.stl, 0), coalesce(t.blk, 0), coalesce(t.tov, 0), coalesce(t.pf, 0), coalesce(a.ast, 0))
        """).ShouldBe(0);

    [Fact]
    public void Ten_are_on_court_whenever_time_runs() => league.Ask<long>(
        """
        with ordered as (
            select *, len(string_split(players_on, '|')) as on_court,
                clock <> lead(clock) over (partition by game_id order by cast(event_index as int)) as runs
            from events
        )
        select count(*) from ordered where (runs or event_index = '1') and on_court <> 10
        """).ShouldBe(0);

    [Fact]
    public void Minutes_follow_from_who_was_on_court() => league.Ask<long>(
        """
        with timed as (
            select game_id, cast(event_index as int) as i, players_on,
                (case when cast(period as int) <= 4 then cast(period as int) * 720 else 2880 + (cast(period as int) - 4) * 300 end)
                    - cast(substr(clock, 3, 2) as int) * 60 - cast(substr(clock, 6, 2) as int) as second
            from events
        ),
        spans as (
            select game_id, players_on, coalesce(lead(second) over w, max(second) over (partition by game_id)) - second as seconds, i, second
            from timed window w as (partition by game_id order by i)
        ),
        ends as (select GAME_ID as game_id, max(MIN) * 12 as total from teams group by all),
        all_spans as (
            select game_id, players_on, seconds + case when i = 1 then second else 0 end + case when i = max(i) over (partition by game_id) then total - second else 0 end as seconds
            from spans join ends using (game_id)
        ),
        on_court as (select game_id, unnest(string_split(players_on, '|')) as id, seconds from all_spans),
        played as (select game_id, id, sum(seconds) as seconds from on_court group by all)
        select count(*)
        from players p join played t on t.game_id = p.GAME_ID and t.id = p.PLAYER_ID
        where p.MIN <> (t.seconds + 30) // 60
        """).ShouldBe(0);

    [Fact]
    public void The_last_event_holds_the_final_score() => league.Ask<long>(
        """
        select count(*)
        from (select game_id, arg_max(score_home, cast(event_index as int)) as home, arg_max(score_away, cast(event_index as int)) as away from events group by all) e
        join game_scores_tv s on s.gid = e.game_id
        where s.home_score <> e.home or s.away_score <> e.away or s.home_score = s.away_score
        """).ShouldBe(0);

    [Fact]
    public void Every_shot_lies_in_the_zone_that_it_names()
    {
        league.Ask<long>("select count(*) from shots").ShouldBe(league.Ask<long>("select cast(sum(FGA) as bigint) from players"));
        league.Ask<long>("select count(*) from shots where (SHOT_TYPE = '3PT Field Goal') <> (BASIC_ZONE like '%3')").ShouldBe(0);
        league.Ask<long>("select count(*) from events where (action_type = '2pt' and qualifiers like '%paint%') ")
            .ShouldBe(league.Ask<long>("select count(*) from shots where BASIC_ZONE in ('Restricted Area', 'In The Paint (Non-RA)')"));
    }

    [Fact]
    public void Totals_look_like_the_league()
    {
        league.Ask<double>("select avg(PTS) from teams").ShouldBeInRange(107, 117);
        league.Ask<double>("select avg(FGA + 0.44 * FTA - OREB + TOV) from teams").ShouldBeInRange(95, 104);
        league.Ask<double>("select avg(PTS) from players").ShouldBeInRange(8.5, 12.5);
        league.Ask<double>("select max(m) from (select avg(PTS) m from players group by PLAYER_ID)").ShouldBeInRange(20, 36);
        league.Ask<double>("select avg(FTA) from teams").ShouldBeInRange(17, 26);
        league.Ask<double>("select avg(PF) from teams").ShouldBeInRange(15, 23);
    }

    [Fact]
    public void Lines_are_sharp_but_know_nothing_of_the_result() => league.Ask<double>(
        """
        select avg(abs(p.PTS - l.line))
        from players p
        join (select game_date, player, median(cast(line as double)) as line from points_lines group by all) l
            on cast(l.game_date as date) = p.GAME_DATE and l.player = p.PLAYER_NAME
        """).ShouldBeInRange(3.5, 6.5);

    [Fact]
    public void Nobody_who_was_reported_out_plays() => league.Ask<long>(
        """
        select count(*)
        from injury_status_snapshots i
        join players p on p.PLAYER_NAME = i.Player and p.GAME_DATE = cast(left(i.snapshot_utc, 10) as date)
        where i.Status = 'Out'
        """).ShouldBe(0);

    [Fact]
    public void Facts_that_no_provider_serves_are_files_of_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("tipoff-facts-").FullName;
        try
        {
            DemoArchives.WriteFacts(folder, RunningServer.League);

            var facts = Hashes(folder);
            facts.Keys.Order().ShouldBe(
            [
                "bref_player_career_info.csv", "bref_player_season_info.csv", "nba_bref_id_index.csv", "nba_player_positions.csv", "nba_players_bio.csv",
                "nba_team_info.csv", "team_arenas.csv", "team_histories.csv",
            ]);
            facts.ShouldBeSubsetOf(Hashes(league.Directory));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static Dictionary<string, string> Hashes(string directory) => Directory.EnumerateFiles(directory)
        .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
