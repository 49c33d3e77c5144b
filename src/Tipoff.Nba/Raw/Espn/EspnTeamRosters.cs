using Tipoff.Engine.Tables;

namespace Tipoff.Nba.Raw.Espn;

/// <summary>Who stood on a team's roster on a day, with his health as ESPN told it.</summary>
public sealed class EspnTeamRosters : Table<EspnTeamRosters.Row>
{
    public sealed record Row(
        [Partition][Key][Doc("Eastern date on which the roster was read.")] DateOnly GameDate,
        [Key] string TeamAbbr,
        [Key][Doc("Player id of ESPN.")] string EspnPlayerId,
        string PlayerName,
        string PlayerLookup,
        [Doc("PG, SG, SF, PF, C, G or F.")] string? Position,
        string? Jersey,
        [Doc("Inches.")] int? HeightIn,
        [Doc("Pounds.")] int? WeightLb,
        DateOnly? BirthDate,
        [Doc("Years in the league.")] int? Experience,
        [Doc("active and the like; null where only the page was read.")] string? RosterStatus,
        [Doc("The latest word, such as Out or Day-To-Day; null for none.")] string? InjuryStatus,
        [Doc("When that was said.")] DateTimeOffset? InjuryAt,
        DateTimeOffset KnownAt,
        [Feed] string Feed);

    public override IReadOnlyList<Check> Checks =>
    [
        Between(row => row.HeightIn, 60, 96, Severity.Warning),
        Between(row => row.WeightLb, 130, 400, Severity.Warning),
        Never("a player who is no adult", "birth_date > game_date - interval '17' year"),
    ];

    /// <summary>One request a team: <c>game_date</c>, <c>team_abbr</c>, <c>espn_team_id</c>, <c>espn_name</c>; rosters of the past are not kept.</summary>
    internal const string EveryTeamToday = """
        select cast(t.today as text) as game_date, e.team_abbr as team_abbr, e.espn_team_id as espn_team_id, e.espn_name as espn_name, true as is_expected
        from (select cast(timezone('America/New_York', @now) as date) as today) t
        cross join (values
            ('ATL', '1', 'atl'), ('BOS', '2', 'bos'), ('NOP', '3', 'no'), ('CHI', '4', 'chi'), ('CLE', '5', 'cle'), ('DAL', '6', 'dal'),
            ('DEN', '7', 'den'), ('DET', '8', 'det'), ('GSW', '9', 'gs'), ('HOU', '10', 'hou'), ('IND', '11', 'ind'), ('LAC', '12', 'lac'),
            ('LAL', '13', 'lal'), ('MIA', '14', 'mia'), ('MIL', '15', 'mil'), ('MIN', '16', 'min'), ('BKN', '17', 'bkn'), ('NYK', '18', 'ny'),
            ('ORL', '19', 'orl'), ('PHI', '20', 'phi'), ('PHX', '21', 'phx'), ('POR', '22', 'por'), ('SAC', '23', 'sac'), ('SAS', '24', 'sa'),
            ('OKC', '25', 'okc'), ('UTA', '26', 'utah'), ('WAS', '27', 'wsh'), ('TOR', '28', 'tor'), ('MEM', '29', 'mem'), ('CHA', '30', 'cha')
        ) e (team_abbr, espn_team_id, espn_name)
        where t.today between @from and @to
          and e.team_abbr in (
            select g.home_team_abbr from reference.games g
            where g.season_year = (select max(l.season_year) from reference.games l where l.season_type = 'regular'))
        """;
}
