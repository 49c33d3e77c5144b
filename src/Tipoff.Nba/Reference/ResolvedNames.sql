with heard as (
    select
        'sportsbook_player_points' as source,
        true as is_line,
        game_date,
        player_name,
        player_lookup,
        coalesce(away_team_name || ' at ' || home_team_name, opponent_hint, '') as hint
    from raw.sportsbook_player_points
    where game_date between @from and @to
    union all
    select 'sportsbook_player_pra', true, game_date, player_name, player_lookup, away_team_name || ' at ' || home_team_name
    from raw.sportsbook_player_pra
    where game_date between @from and @to
    union all
    select 'injury_status_snapshots', false, game_date, player_name, player_lookup, coalesce(team_abbr, '')
    from raw.injury_status_snapshots
    where game_date between @from and @to
    union all
    select 'projected_lineups', false, game_date, player_name, player_lookup, team_abbr
    from raw.projected_lineups
    where game_date between @from and @to
),
counted as (
    select
        source,
        is_line,
        game_date,
        player_name,
        min(player_lookup) as player_lookup,
        hint,
        -- "Kyle Lowry (Phi)", "Jalen (2001) Johnson": the tag stays out of the lookup.
        split_part(split_part(player_name, '(', 2), ')', 1) as tag,
        cast(count(*) as integer) as occurrences
    from heard
    group by source, is_line, game_date, player_name, hint
),
named as (
    select
        c.*,
        c.player_lookup || case
            when regexp_replace(lower(c.tag), '[^a-z0-9]', '', 'g') <> '' then '_' || regexp_replace(lower(c.tag), '[^a-z0-9]', '', 'g')
            else ''
        end as spelling_key
    from counted c
),
words as (
    -- Sources name a team by its name, its place or its code; "Los Angeles" alone is two teams.
    select team_abbr, team_name as word, false as is_code
    from reference.teams
    union
    select team_abbr, regexp_replace(team_name, ' [^ ]+$', ''), false
    from reference.teams
    where team_name not like 'Los Angeles %' and team_name not like 'LA %'
    union
    select team_abbr, team_abbr, true
    from reference.teams
    union
    select *
    from (values
        ('LAL', 'LA Lakers', false), ('LAC', 'Los Angeles Clippers', false), ('CHA', 'Charlotte Bobcats', false), ('POR', 'Portland', false),
        ('BKN', 'BRK', true), ('CHA', 'CHO', true), ('PHX', 'PHO', true), ('GSW', 'GS', true), ('SAS', 'SA', true), ('NYK', 'NY', true),
        ('NOP', 'NO', true), ('UTA', 'UTAH', true), ('WAS', 'WSH', true)
    ) other (team_abbr, word, is_code)
),
texts as (
    select hint as words_said, false as is_tag from named
    union
    select tag, true from named
),
meant as (
    select distinct t.words_said, t.is_tag, w.team_abbr
    from texts t
    join words w
        on (not w.is_code and not t.is_tag and position(w.word in t.words_said) > 0)
        or (w.is_code and ' ' || upper(translate(t.words_said, '@,-/.', '     ')) || ' ' like '% ' || w.word || ' %')
    where t.words_said <> ''
),
sides as (
    select game_date, home_team_abbr as team_abbr, away_team_abbr as opponent_team_abbr
    from reference.games
    where game_date between @from and @to
    union
    select game_date, away_team_abbr, home_team_abbr
    from reference.games
    where game_date between @from and @to
),
contexts as (
    select distinct is_line, game_date, hint, tag
    from named
),
-- A line speaks of a game, so the opponent of a named team is in question too; a list speaks of its own team.
hinted as (
    select c.is_line, c.game_date, c.hint, c.tag, m.team_abbr
    from contexts c
    join meant m on not m.is_tag and m.words_said = c.hint
    union
    select c.is_line, c.game_date, c.hint, c.tag, s.opponent_team_abbr
    from contexts c
    join meant m on not m.is_tag and m.words_said = c.hint
    join sides s on s.game_date = c.game_date and s.team_abbr = m.team_abbr
    where c.is_line
),
-- A tag narrows further, unless it is older than the game: "Daniel Theis (IND)" still stood there when he was a Clipper.
tagged as (
    select c.is_line, c.game_date, c.hint, c.tag, m.team_abbr
    from contexts c
    join meant m on m.is_tag and m.words_said = c.tag
    left join (select is_line, game_date, hint, tag, count(*) as teams from hinted group by is_line, game_date, hint, tag) h
        on h.is_line = c.is_line and h.game_date = c.game_date and h.hint = c.hint and h.tag = c.tag
    left join hinted t
        on t.is_line = c.is_line and t.game_date = c.game_date and t.hint = c.hint and t.tag = c.tag and t.team_abbr = m.team_abbr
    where h.teams is null or t.team_abbr is not null
),
narrowed as (
    select is_line, game_date, hint, tag, team_abbr
    from tagged
    union
    select h.is_line, h.game_date, h.hint, h.tag, h.team_abbr
    from hinted h
    where not exists (
        select 1
        from tagged t
        where t.is_line = h.is_line and t.game_date = h.game_date and t.hint = h.hint and t.tag = h.tag)
),
listed as (
    select is_line, game_date, hint, tag, '["' || string_agg(team_abbr, '","' order by team_abbr) || '"]' as teams
    from narrowed
    group by is_line, game_date, hint, tag
),
in_question as (
    select is_line, game_date, hint, tag, team_abbr
    from narrowed
    union all
    select c.is_line, c.game_date, c.hint, c.tag, s.team_abbr
    from contexts c
    join (select distinct game_date, team_abbr from sides) s on s.game_date = c.game_date
    where not exists (
        select 1
        from listed l
        where l.is_line = c.is_line and l.game_date = c.game_date and l.hint = c.hint and l.tag = c.tag)
),
spelled as (
    select source, game_date, player_name, hint, is_line, tag, player_lookup as spelling
    from named
    union
    select source, game_date, player_name, hint, is_line, tag, spelling_key
    from named
),
answering as (
    select
        n.source,
        n.game_date,
        n.player_name,
        n.hint,
        n.is_line,
        n.tag,
        s.spelling,
        s.valid_from,
        s.player_id,
        s.rank,
        s.match_kind,
        s.first_date
    from spelled n
    join reference.player_spellings s
        on s.spelling = n.spelling
        and s.valid_from <= n.game_date
        and (s.valid_through is null or s.valid_through >= n.game_date)
    left join reference.players p on p.player_id = s.player_id
    -- "Jalen (2001) Johnson": a year is that of his birth.
    where not (length(n.tag) = 4 and n.tag between '1950' and '2099' and n.tag <> coalesce(cast(extract(year from p.birth_date) as text), n.tag))
),
appearances as (
    select
        player_id,
        game_date,
        team_abbr,
        lead(game_date) over (partition by player_id order by game_date, game_id) as next_game_date
    from raw.nbac_player_boxscores
    where game_date between @from - 1100 and @to - 1
),
latest as (
    select
        a.player_id,
        a.game_date,
        b.team_abbr
    from (select distinct player_id, game_date from answering) a
    join appearances b
        on b.player_id = a.player_id
        and b.game_date < a.game_date
        and (b.next_game_date is null or b.next_game_date >= a.game_date)
        -- Three years without a game: he may have been followed by a namesake.
        and b.game_date >= a.game_date - 1100
),
weighed as (
    select
        a.*,
        l.team_abbr,
        a.rank = 0 or (a.first_date < a.game_date and l.player_id is not null) as is_known,
        exists (
            select 1
            from in_question q
            where q.is_line = a.is_line and q.game_date = a.game_date and q.hint = a.hint and q.tag = a.tag and q.team_abbr = l.team_abbr
        ) as is_on_team
    from answering a
    left join latest l on l.player_id = a.player_id and l.game_date = a.game_date
    -- Somebody who first appears more than a year later is not meant.
    where a.rank = 0 or a.first_date <= a.game_date + 400
),
surest as (
    -- Who is known comes first; newcomers are looked at where nobody known answers. Of decisions the one on the tagged spelling holds,
    -- then the one with the latest first date.
    select *
    from (
        select
            w.*,
            dense_rank() over (
                partition by w.source, w.game_date, w.player_name, w.hint
                order by
                    case when w.is_known then 0 else 1 end,
                    w.rank,
                    case when position('_' in w.spelling) > 0 then 0 else 1 end,
                    w.valid_from desc
            ) as place
        from weighed w
    ) placed
    where place = 1
),
judged as (
    select
        source,
        game_date,
        player_name,
        hint,
        count(distinct player_id) as players,
        count(distinct player_id) filter (where is_known and is_on_team) as players_on_team,
        min(player_id) as player_id,
        min(player_id) filter (where is_known and is_on_team) as player_id_on_team,
        min(match_kind) as match_kind,
        bool_or(is_known) as is_known
    from surest
    group by source, game_date, player_name, hint
),
options as (
    -- Who is on a team in question, where somebody is.
    select o.source, o.game_date, o.player_name, o.hint, '[' || string_agg(cast(o.player_id as text), ',' order by o.player_id) || ']' as candidates
    from (select distinct source, game_date, player_name, hint, player_id, is_known and is_on_team as is_likely from surest) o
    join judged j on j.source = o.source and j.game_date = o.game_date and j.player_name = o.player_name and j.hint = o.hint
    where o.is_likely or j.players_on_team = 0
    group by o.source, o.game_date, o.player_name, o.hint
),
chosen as (
    select
        source,
        game_date,
        player_name,
        hint,
        case when players_on_team = 1 then player_id_on_team when players = 1 then player_id end as player_id,
        players_on_team = 1 as is_confirmed,
        match_kind,
        is_known
    from judged
)
select
    n.source as source,
    n.game_date as game_date,
    n.player_name as player_name,
    n.hint as hint,
    n.spelling_key as spelling_key,
    c.player_id as player_id,
    coalesce(p.universal_player_id, cast(c.player_id as text), '~' || n.spelling_key) as universal_player_id,
    case
        when c.is_confirmed then 'confirmed'
        when c.player_id is not null then 'resolved'
        when o.candidates is not null then 'ambiguous'
        else 'unresolved'
    end as status,
    case when c.player_id is not null then c.match_kind end as match_kind,
    c.player_id is not null and coalesce(c.is_known, false) as is_known_before,
    l.team_abbr as team_abbr,
    t.teams as teams,
    case when c.player_id is null then o.candidates end as candidates,
    n.occurrences as occurrences
from named n
left join chosen c on c.source = n.source and c.game_date = n.game_date and c.player_name = n.player_name and c.hint = n.hint
left join options o on o.source = n.source and o.game_date = n.game_date and o.player_name = n.player_name and o.hint = n.hint
left join listed t on t.is_line = n.is_line and t.game_date = n.game_date and t.hint = n.hint and t.tag = n.tag
left join latest l on l.player_id = c.player_id and l.game_date = n.game_date
left join reference.players p on p.player_id = c.player_id
