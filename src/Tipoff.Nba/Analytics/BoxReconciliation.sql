with pairs as (
  select
    box.game_id,
    box.player_id,
    box.game_date,
    box.season_year,
    box.team_abbr,
    stats.stat,
    case stats.stat
      when 'points' then box.points
      when 'fg_attempts' then box.fg_attempts
      when 'three_pt_attempts' then box.three_pt_attempts
      when 'ft_attempts' then box.ft_attempts
      when 'rebounds' then box.rebounds
      when 'assists' then box.assists
      when 'steals' then box.steals
      when 'blocks' then box.blocks
      when 'turnovers' then box.turnovers
      when 'personal_fouls' then box.personal_fouls
    end as box_value,
    case stats.stat
      when 'points' then coalesce(events.points, 0)
      when 'fg_attempts' then coalesce(events.fg_attempts, 0)
      when 'three_pt_attempts' then coalesce(events.three_pt_attempts, 0)
      when 'ft_attempts' then coalesce(events.ft_attempts, 0)
      when 'rebounds' then coalesce(events.rebounds, 0)
      when 'assists' then coalesce(events.assists, 0)
      when 'steals' then coalesce(events.steals, 0)
      when 'blocks' then coalesce(events.blocks, 0)
      when 'turnovers' then coalesce(events.turnovers, 0)
      when 'personal_fouls' then coalesce(events.personal_fouls, 0)
    end as play_by_play_value
  from raw.nbac_player_boxscores box
  left join analytics.play_by_play_player_totals events
    on events.game_id = box.game_id and events.player_id = box.player_id and events.game_date between @from and @to
  cross join (values
    ('points'), ('fg_attempts'), ('three_pt_attempts'), ('ft_attempts'), ('rebounds'),
    ('assists'), ('steals'), ('blocks'), ('turnovers'), ('personal_fouls')) as stats (stat)
  where box.game_date between @from and @to
    and exists (
      select 1 from analytics.play_by_play_team_totals covered
      where covered.game_id = box.game_id and covered.game_date between @from and @to)
)
select
  game_id as game_id,
  player_id as player_id,
  stat as stat,
  game_date as game_date,
  season_year as season_year,
  team_abbr as team_abbr,
  box_value as box_value,
  play_by_play_value as play_by_play_value
from pairs
where box_value <> play_by_play_value
