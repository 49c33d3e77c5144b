using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Shells;

/// <summary>The short names that operators of the system before this one know by heart, each doing here what it did there.</summary>
/// <remarks>Validators take dates: there the aliases passed none, and validated nothing.</remarks>
static class Shortcuts
{
    static readonly Parameter Date = new("date", new Otherwise.Day(1));

    static readonly Parameter Today = new("date", new Otherwise.Day(0));

    /// <summary>One date means this date alone.</summary>
    static readonly IReadOnlyList<Parameter> Range = [new("from", new Otherwise.Day(1)), new("to", new Otherwise.SameAs("from"))];

    public static IReadOnlyList<ShortcutGroup> Groups { get; } =
    [
        new("monitoring", Monitoring),
        new("data", Data),
        new("files", Files),
        new("the service", TheService),
        new("schedules and workflows", Schedules),
        new("logs", Logs),
        new("validation and backfill", Validation),
        new("models and players", Models),
        new("incidents and backups", Incidents),
        new("development", Development),
    ];

    public static IReadOnlyList<Shortcut> All => [.. Groups.SelectMany(group => group.Shortcuts)];

    static IReadOnlyList<Shortcut> Monitoring =>
    [
        new("nba-status", "Is today fine? In one look", Run("dash quick")),
        new("nba-dash", "The whole dashboard", Run("dash full")),
        new("nba-dashboard", "The whole dashboard", Run("dash full")),
        new("nba-pipeline", "The dashboard's panel of the pipeline", Run("dash pipeline")),
        new("nba-validation", "The dashboard's panel of validation", Run("dash validation")),
        new("nba-workflows", "The dashboard's panel of workflows", Run("dash workflows")),
        new("nba-backfill", "The dashboard's panel of backfills", Run("dash backfill")),
        new("nba-errors", "The dashboard's panel of errors", Run("dash errors")),
        new("nba-models", "The dashboard's panel of models", Run("dash models")),
        new("nba-actions", "What asks for a person", Run("dash actions")),
        new("nba-mon", "Workflows, sources and failures of the last day", Run("query workflows", "source status --days 1", "query failures")),
        new("nba-monitor", "Workflows, sources and failures of the last day", Run("query workflows", "source status --days 1", "query failures")),
        new("nba-health", "The dashboard in one look, the timetable, how each workflow ended last", Run("dash quick", "schedule list", "query workflows")),
        new("nba-check-date", "A date: its verification, and the rows of each table", Run("verify {date} {date} --detailed", "sql \"select table_name, presence, row_count from orchestration.cells where partition = '{date}' order by table_name\"")) { Takes = [Date] },
        new("quick_status", "Is today fine? In one look", Run("dash quick")),
        new("health_check", "The machine, the whole dashboard, sources and failures", Run("doctor", "dash full", "source status --days 1", "query failures")),
        new("pipeline-health", "What each layer holds today", Run("query pipeline_health")),
        new("check-orchestrator", "Whether a backfill runs, how far it is, what failed in it", Run("monitor")),
    ];

    static IReadOnlyList<Shortcut> Data =>
    [
        new("bq-nba", "One read-only SQL statement", Run("sql")),
        new("bq-health", "Every named question after the other", new Effect.Run([.. MonitoringQueries.All.Select(query => $"query {query.Name}")])),
        new("bq-phase3", "Rows and dates of the player summaries, by season", Run($"sql \"{RowsBySeason("analytics.player_game_summary")}\"")),
        new("bq-phase4", "Rows and dates of the composite factors, by season", Run($"sql \"{RowsBySeason("precompute.player_composite_factors")}\"")),
        new("bq-list", "The layers, and how many tables each has", Run("sql \"select table_schema as layer, count(*) as tables from information_schema.tables group by 1 order by 1\"")),
        new("bq-schema", "The columns of a table", Run("sql \"describe {table}\"")) { Takes = [new("table", new Otherwise.Text("analytics.player_game_summary"))] },
        new("bq-coverage", "How much of each season is in analytics and in precompute", Run("query coverage_by_season")),
        new("bq-quality", "How complete is what models learn from", Run("query training_quality")),
        new("bq-freshness", "Which table is behind the schedule", Run("query freshness")),
        new("bq-failures", "What failed and has not been made since", Run("query failures")),
        new("bq-daily", "Whether the last seven days look like basketball", Run("query daily_stats")),
        new("bq-regression", "This week against the last", Run("query regression")),
        new("bq-scorecard", "All of it in one line", Run("query scorecard")),
    ];

    static IReadOnlyList<Shortcut> Files =>
    [
        new("gs-nba", "What is kept of each endpoint's answers", Run("sql \"select endpoint, count(*) as answers, sum(stored_bytes) as bytes, max(fetched_at) as last_at from orchestration.fetches group by 1 order by 1\"")),
        new("gs-today", "Answers that came today", Run(AnswersOf)) { Takes = [Today] },
        new("gs-yesterday", "Answers that came yesterday", Run(AnswersOf)) { Takes = [Date] },
        new("gs-count", "How many answers are kept, and how large they are", Run("sql \"select count(*) as answers, count(distinct body_hash) as bodies, sum(stored_bytes) as bytes from orchestration.fetches\"")),
        new("gs-backups", "Replaced: the files are yours", new Effect.Replaced("No bucket holds backups here: all that Tipoff keeps lies in the workspace, in tipoff.json and data.")),
    ];

    static IReadOnlyList<Shortcut> TheService =>
    [
        new("run-list", "The one service, `tipoff serve`: whether it decides, what ran last", Run("dash workflows")),
        new("run-logs", "What the service decided today, each with its reason", Run("schedule log --detailed")),
        new("run-describe", "The settings in force, each with its origin", Run("config show")),
        new("nba-tail", "Replaced: the service tells on its own terminal", new Effect.Replaced("There is one log: `tipoff serve` writes what it does to the terminal or service manager that started it, and `tipoff schedule log` shows it afterwards.")),
        new("nba-token", "Replaced: nothing asks for a token", new Effect.Replaced("No identity token is needed: Tipoff runs on this machine, as you.")),
        new("nba-curl", "Replaced: every command answers programs", new Effect.Replaced("There is no service behind a token to call: every command answers programs with --json, as `tipoff dash quick --json` does.")),
        new("nba-deploy", "Replaced: one program, installed as a whole", new Effect.Replaced("Nothing is deployed by parts: install the new version, then stop and start `tipoff serve`; it goes on where it ended.")),
    ];

    static IReadOnlyList<Shortcut> Schedules =>
    [
        new("sched-list", "Every workflow: when, what, how it went", Run("schedule list")),
        new("sched-run", "Run a workflow now", Run("schedule run")),
        new("sched-pause", "Hold a workflow back; needs --reason", Run("schedule pause")),
        new("sched-resume", "End the pause of a workflow", Run("schedule resume")),
        new("sched-pause-all", "Emergency stop: hold everything back", Run("schedule pause-all --reason {reason}")) { Takes = [new("reason", new Otherwise.Text("emergency stop by sched-pause-all"))] },
        new("sched-resume-all", "Let everything go on", Run("schedule resume-all")),
        new("wf-list", "When each workflow ran last, and how it ended", Run("query workflows")),
        new("wf-describe", "What each workflow does, and when", Run("schedule list")),
    ];

    static IReadOnlyList<Shortcut> Logs =>
    [
        new("logs-errors", "What failed and has not been made since, with its reason", Run("query failures")),
        new("logs-scrapers", "How each source answered in the last day, fault by fault", Run("source status --days 1")),
        new("logs-functions", "What was decided today", Run("schedule log")),
        new("logs-runs", "The latest runs", Run("receipt")),
    ];

    static IReadOnlyList<Shortcut> Validation =>
    [
        new("validate-phase3", "Are the player summaries of a range complete?", Run("validate --from {from} --to {to} --layer L3")) { Takes = Range },
        new("validate-phase4", "Are the composite factors of a range complete?", Run("validate --from {from} --to {to} --layer L4")) { Takes = Range },
        new("validate-team", "Is every table of a range there, the teams' among them?", Run("verify {from} {to} --detailed")) { Takes = Range },
        new("validate_all", "A range by every means: layers, verification, recomputed rows", Run("validate --from {from} --to {to}", "verify {from} {to}", "spot-check --from {from} --to {to}")) { Takes = Range },
        new("p4-backfill", "Bring precompute up to date over a range", Run("backfill --from {from} --to {to} --tables precompute.*")) { Takes = Range },
        new("p4-preflight", "What must hold before a range is backfilled", Run("preflight --from {from} --to {to} --tables precompute.*")) { Takes = Range },
    ];

    static IReadOnlyList<Shortcut> Models =>
    [
        new("nba-predict", "The slate of a date, predicted", Run("predict --date {date}")) { Takes = [Today] },
        new("nba-grade", "The predictions of a date against its results", Run("grade --date {date}")) { Takes = [Date] },
        new("nba-scoreboard", "How every system did", Run("scoreboard")),
        new("nba-champion", "How the season's champion does", Run("model health")),
        new("nba-unresolved", "Names that mean nobody yet", Run("player unresolved")),
    ];

    static IReadOnlyList<Shortcut> Incidents =>
    [
        new("nba-incident", "What to do now, in five steps", new Effect.Print(
        [
            "Incident {level}",
            "1. Hold everything back: sched-pause-all \"what is wrong\"",
            "2. See what is wrong, worst news first: nba-dash",
            "3. Read why: nba-errors, logs-errors, run-logs",
            "4. Mend it with the command that the dashboard names; the page docs/runbooks/rebuild-a-range.md leads through a rebuild",
            "5. Prove it and go on: validate_all FROM TO, sched-resume-all, nba-status",
        ])) { Takes = [new("level", new Otherwise.Text("P2"))] },
        new("backup-now", "Replaced: copy the workspace", new Effect.Replaced("Nothing is exported here: while no command of Tipoff runs, a copy of the workspace's folder is a backup.")),
        new("backup-list", "Replaced: copies are yours", new Effect.Replaced("Tipoff keeps no list of backups: copies of the workspace's folder are where you put them.")),
        new("dr-help", "What to do when rows are lost", new Effect.Print(
        [
            "1. See what is missing: validate_all FROM TO",
            "2. Build it again from what is kept: `tipoff backfill --from FROM --to TO --only missing`",
            "3. Rows of sources that are lost: `tipoff source replay --from FROM --to TO` reads the kept answers again, `tipoff import DIR` the archives",
            "4. A workspace that is lost: `tipoff init DIR`, then `tipoff import DIR` and the backfill; or the copy of its folder",
        ])),
    ];

    static IReadOnlyList<Shortcut> Development =>
    [
        new("cd-nba", "Into the workspace", new Effect.Enter("TIPOFF_WORKSPACE", "TIPOFF_WORKSPACE is not set: let it name the workspace, in the file that your shell starts with.")),
        new("nba-doctor", "What this machine lacks", Run("doctor")),
        new("nba-venv", "Replaced: nothing is to be activated", new Effect.Replaced("Nothing is to be activated: Tipoff is one program; `tipoff doctor` says what the machine lacks.")),
        new("nba-test", "Replaced: the suite belongs to the sources", new Effect.Replaced("The suite belongs to the sources: run ./dev test there; `tipoff doctor` examines this machine.")),
        new("nba-help", "These shortcuts", Run("aliases")),
    ];

    /// <summary>New York's day, as everything that is named by a date.</summary>
    const string AnswersOf = "sql \"select endpoint, outcome, count(*) as answers, sum(bytes) as bytes from orchestration.fetches where cast(fetched_at at time zone 'America/New_York' as date) = date '{date}' group by 1, 2 order by 1, 2\"";

    static string RowsBySeason(string table) => $"select season_year, count(*) as row_count, count(distinct game_date) as dates, min(game_date) as first_date, max(game_date) as last_date from {table} group by 1 order by 1";

    static Effect.Run Run(params string[] commands) => new(commands);
}
