-- Spellings of bookmakers and news sites that no rule explains; who is meant was seen from the team and the date.
select
    a.alias_lookup as alias_lookup,
    -- The date of the league's first game: they always hold.
    date '1946-11-01' as valid_from,
    cast(null as date) as valid_through,
    a.player_lookup as player_lookup,
    cast(null as integer) as player_id,
    a.reason as reason
from (
    values
        ('nicolasclaxton', 'nicclaxton', 'long form'),
        ('herbjones', 'herbertjones', 'nickname'),
        ('carltoncarrington', 'bubcarrington', 'formal name'),
        ('moewagner', 'moritzwagner', 'nickname'),
        ('mohamedbamba', 'mobamba', 'formal name'),
        ('camjohnson', 'cameronjohnson', 'nickname'),
        ('cameronthomas', 'camthomas', 'formal name'),
        ('cameronreddish', 'camreddish', 'formal name'),
        ('cameronwhitmore', 'camwhitmore', 'formal name'),
        ('campayne', 'cameronpayne', 'nickname'),
        ('ludort', 'luguentzdort', 'nickname'),
        ('ronholland', 'ronaldhollandii', 'nickname'),
        ('ronhollandii', 'ronaldhollandii', 'nickname'),
        ('bjboston', 'brandonboston', 'nickname'),
        ('bjbostonjr', 'brandonboston', 'nickname'),
        ('joshprimo', 'joshuaprimo', 'nickname'),
        ('joshuagiddey', 'joshgiddey', 'formal name'),
        ('vincentwilliamsjr', 'vincewilliamsjr', 'formal name'),
        ('vincewillams', 'vincewilliamsjr', 'misspelling'),
        ('christianjamesmccollum', 'cjmccollum', 'formal name'),
        ('brookrobertlopez', 'brooklopez', 'formal name'),
        ('vasijilemicic', 'vasilijemicic', 'misspelling'),
        ('alfredjoelhorfordreynoso', 'alhorford', 'formal name'),
        ('nicholasbatum', 'nicolasbatum', 'misspelling'),
        ('obadiahtoppin', 'obitoppin', 'formal name'),
        ('kenyonmartinjr', 'kjmartin', 'formal name'),
        ('jameshuff', 'jayhuff', 'formal name'),
        ('gregoryjackson', 'ggjackson', 'formal name'),
        ('gregoryjacksonii', 'ggjackson', 'formal name'),
        ('ggjacksonii', 'ggjackson', 'suffix'),
        ('bojanbogdanovich', 'bojanbogdanovic', 'misspelling'),
        ('vlatkocancer', 'vlatkocancar', 'misspelling'),
        ('danilogalinari', 'danilogallinari', 'misspelling'),
        ('micahelporterjr', 'michaelporterjr', 'misspelling'),
        ('ericambrosegordonjr', 'ericgordon', 'formal name'),
        ('kevindevonknoxii', 'kevinknoxii', 'formal name'),
        ('edricefemiadebayo', 'bamadebayo', 'formal name'),
        ('ishmaellarrysmith', 'ishsmith', 'formal name'),
        ('mogueye', 'mouhamedgueye', 'nickname'),
        ('milbridges', 'milesbridges', 'initial'),
        ('mikbridges', 'mikalbridges', 'initial'),
        ('alexandresarr', 'alexsarr', 'formal name'),
        ('sviatoslavmykhailiuk', 'svimykhailiuk', 'formal name'),
        ('eneskanter', 'enesfreedom', 'change of name'),
        ('nahshonhyland', 'boneshyland', 'formal name')
) a (alias_lookup, player_lookup, reason)
union all
select
    d.spelling_key as alias_lookup,
    d.valid_from as valid_from,
    d.valid_through as valid_through,
    cast(null as text) as player_lookup,
    d.player_id as player_id,
    'decision' as reason
from (
    select distinct on (spelling_key, valid_from) *
    from raw.player_alias_decisions
    where action in ('alias', 'reopen')
    order by spelling_key, valid_from, decided_at desc
) d
where d.action = 'alias'
    -- Taken back without a date, all of them are.
    and not exists (
        select 1
        from raw.player_alias_decisions r
        where r.action = 'reopen'
            and r.spelling_key = d.spelling_key
            and r.valid_from = date '1946-11-01'
            and r.decided_at > d.decided_at)
