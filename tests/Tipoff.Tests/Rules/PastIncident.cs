namespace Tipoff.Tests.Rules;

/// <summary>What broke in the system before this one, and what becomes of it here.</summary>
/// <param name="Unseen">How long nobody saw it then.</param>
/// <param name="Answer">raised by rules, named and joined by commas; or "impossible", "no counterpart" or "not built", with why.</param>
/// <param name="Proof">Tests that inject it.</param>
sealed record PastIncident(string When, string What, string Unseen, string Answer, params string[] Proof)
{
    const string Planted = "Healthy_days_are_silent_and_twenty_faults_are_twenty_incidents_each_told_once";

    const string Chaos = "Nothing_is_lost_nothing_comes_twice_and_every_retry_is_explained";

    public static IReadOnlyList<PastIncident> All { get; } =
    [
        // Silent gaps.
        new("2024-10 to 2026-01", "precompute missing for 230 of 285 dates", "3 months", "gaps", Planted, "A_gap_of_any_age_is_critical_and_each_date_is_one_trouble", "Lost_dates_of_a_layer_are_named_game_by_game_and_both_countings_tell_the_share"),
        new("2025-10 to 2026-01", "89 runs wrote no players and counted as success", "3 months", "impossible: a cell that lacks games is never ok, and is asked for again", "What_must_be_read_and_failed_or_is_not_there_makes_its_readers_wait_and_not_fail", "What_is_not_built_is_named_unit_by_unit_with_the_ledgers_word"),
        new("2025-10 to 2025-12", "prop lines absent, nothing failed", "2 months", "silent_sources", Planted, "An_optional_source_that_had_rows_on_most_dates_and_has_none_any_more_fell_silent"),
        new("2025-11 to 2025-12", "a record stood 1,896 times", "51 days", "impossible: the key is checked before rows are published, in one transaction", "Conflicting_rows_for_one_key_go_to_quarantine_both", "Rows_that_stand_twice_are_dropped_once_and_counted", "Rows_beyond_one_for_each_key_are_counted_and_fail", Chaos),
        new("2025-12 to 2026-01", "team boxes missing for 26 days after 148 failures in a row", "4 weeks", "requests, gaps", Planted),
        new("2025-12-27", "one of nine gamebooks collected, told as success", "12 h", "impossible: what lacks units is incomplete", "What_is_due_is_asked_once_and_lands_with_its_cells", "All_units_of_the_calendar_are_ok"),
        new("to 2026-03", "a payload's shape was not known: no data, skipped", "months", "impossible: a body that cannot be read is refused and its cell is missing", "Complaints_name_the_path_what_was_seen_and_what_was_expected", "Shapes_that_do_not_fit_are_refused"),
        new("2025-10 to 2026-02", "checkers looked back 7 or 14 days only", "9 months", "gaps", Planted, "A_layer_that_was_never_built_is_a_gap_since_the_layer_below_began"),
        new("2026-01-06", "factors for 1 of 187 players", "6 days", "gaps", Planted, "What_the_nightly_validation_found_counts_until_the_cell_is_built_anew"),
        new("2026-01-03", "8 of 9 calls said 200, half wrote nothing", "found by sample", "impossible: skipped by rule, failed and done are three states", "What_a_rule_leaves_out_is_counted_beside_what_is_due", "All_units_of_the_calendar_are_ok"),
        new("2026-01-05", "a backfill printed 7 failures and lost 13 dates", "hours", "impossible: what failed stays in the ledger and is planned again", "What_threw_in_one_batch_is_tried_one_by_one_the_next_time_and_only_the_bad_day_stays", Chaos),
        new("2026-01-15 to 20", "the cache failed for days, exceptions swallowed", "5 days", "gaps, last_runs", Planted, "However_many_tables_wait_for_a_date_it_is_one_trouble_and_its_cause_is_told"),

        // Wrong data that looked right.
        new("until 2026-01-03", "minutes null in 99.5 %, usage in all rows", "months", "columns", Planted, "A_field_that_everybody_has_and_nobody_has_any_more_is_named", "Columns_below_a_critical_bar_fail_a_range_that_lacks_nothing"),
        new("2026-01", "usage null again: a source renamed its fields", "9 days", "columns", Planted, "Unknown_fields_are_reported_once"),
        new("2021 to 2024", "half of the joins by game id failed, home and away reversed", "years", "impossible: one id, held against the schedule", "Every_game_has_one_home_team_and_it_is_the_calendars"),
        new("2025-01 and 2025-11", "features held the game that they predict", "months", "impossible: nothing of a date or later is read", "Features_stay_the_same_when_nothing_of_the_date_or_later_has_happened", "Gates_keep_the_model_that_learned_it_from_predicting"),
        new("2026-01-08 to 16", "a fallback said the same of everybody", "8 days", "calls", Planted, "A_system_that_says_the_same_of_everybody_says_nothing"),
        new("2026-01", "placeholder lines were graded as real", "weeks", "impossible: who has no line has none", "Who_has_no_line_has_no_row"),
        new("2026-03", "a library's new version made predictions 8.6 points low", "days", "impossible: a model carries predictions that must come out again", "Trees_that_predict_otherwise_are_refused_even_with_a_matching_hash"),
        new("2026-03", "published picks vanished", "days", "impossible: what was published is only added to", "Each_change_of_a_pick_before_its_game_is_kept_and_nothing_else"),

        // Orchestration and retries.
        new("2025-11-30", "a backfill would have fired the next phase 14 times", "in review", "impossible: with --tables nothing else starts", "Exactly_the_named_cells_are_planned_and_the_rest_stays_missing"),
        new("2025-12-23", "600 mails in a night", "13 h", "impossible: one incident is told once, five messages an hour, many in one", "One_trouble_speaks_five_times_an_hour_at_most", "Many_at_once_are_one_message", Planted),
        new("2025-12-23", "the schedule was 18 h old", "18 h", "last_runs", Planted, "One_failure_of_a_workflow_mends_itself_three_in_a_row_do_not"),
        new("2025-12-29", "predictions an hour late: one of five processors ran", "1 h", "tonight", "A_slate_is_predicted_three_hours_before_its_first_game"),
        new("2026-01-08", "the scheduler lost its token, the cache stayed empty", "1 day", "no counterpart: the timetable runs in the process; its silence is the watchdog's", "It_tells_once_that_the_watcher_is_silent_and_once_that_it_looks_again"),
        new("2026-01-12", "a processor was stuck for 8 h", "1 day", "watchdog", "Silence_turns_from_late_to_stale_to_dead", "What_a_daemon_was_killed_in_is_decided_again"),
        new("2026-01-16", "7,139 runs in 20 h, 14 of them with success", "11 h", "impossible: the same inputs are tried five times, each later", "Five_failures_give_the_cell_up_until_somebody_asks_for_it", "The_pause_doubles_from_a_quarter_of_an_hour_up_to_a_day"),
        new("2026-01-18", "a module was missing in the image", "24 min", "impossible: one program; a missing library is told with what to install", "Without_the_databases_library_the_program_says_what_to_install"),
        new("2026-01-18", "all or nothing: 2 of 5 were done and the next phase never ran", "a night", "gaps", Planted, "Rows_that_do_without_something_are_served_and_called_degraded"),
        new("2026-01-21", "every request answered 500 and health 200", "73 min", "blind_rules", Planted),
        new("2026-01-23", "stuck for 4 h, one game without predictions", "4 h", "tonight", "A_slate_is_predicted_three_hours_before_its_first_game"),
        new("2026-01-23 to 25", "no decision for 45 h", "45 h", "daemon, watchdog", "A_daemon_that_decided_nothing_for_an_hour_is_silent", "It_tells_once_that_the_watcher_is_silent_and_once_that_it_looks_again"),
        new("2026-01-23 to 30", "the executor of workflows was out", "7 days", "last_runs", Planted),
        new("2026-01-25", "no predictions for two days after a change of settings", "5 h each", "tonight, champion", Planted, "A_slate_is_predicted_three_hours_before_its_first_game"),
        new("2026-01-26", "a quota blocked all writes", "4 h", "disk", "Room_on_the_disk_is_looked_at_with_everything_else"),
        new("2026-01-27", "another image served in its place", "3 days", "no counterpart: one program, whose version stands on every run"),
        new("2026-02-09", "complete, and the next phase never triggered", "3 days", "impossible: the ledger is the queue; what is due is built at the next pass", "It_ends_complete_predicted_in_time_and_graded_next_morning_and_every_moment_was_answered"),
        new("2026-02", "322 retries of a wrong address in 6 h", "6 h", "impossible: what will not change is not repeated", "What_will_not_change_is_not_repeated"),
        new("2026-01 to 02", "backups were active and could not run", "40 days", "not built: backups come with their restore drill"),
        new("2026-07", "94 jobs deleted instead of paused", "weeks", "pauses", Planted, "After_pause_all_and_resume_all_exactly_what_was_paused_before_is_paused"),
        new("repeated", "mended faults came back: not deployed", "days", "impossible: a changed declaration makes its cells stale", "Changed_code_makes_every_cell_of_its_table_stale"),
    ];
}
