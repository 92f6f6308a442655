"""The public cases and attacks that are no row of `cases.py`, since they need a built page, a file system or two inputs: the test of each.

Numbers are those of `cases.py`; an `r` is one of the attacks that were tried on the whole program.
"""

from __future__ import annotations

from collections.abc import Mapping

_PAGES, _PUBLISH, _READ = "tests/check/rules/pages", "tests/publish", "tests/read"

TESTS: Mapping[str, str] = {
    "6": f"{_PAGES}/test_host.py::test_what_a_page_loads_from_another_host_is_found",
    "7": f"{_PAGES}/test_active.py::test_a_script_of_a_notebook_is_found_in_the_notebook",
    "8": "tests/report/test_ledger.py::test_nothing_that_a_finding_says_is_taken_for_a_citation",
    "25": "tests/check/rules/citations/test_duplicate.py::test_columns_on_one_page_of_several_issues_are_several_works",
    "43": "tests/check/rules/text/test_number.py::test_names_with_digits_are_left_alone_in_thirty_sentences",
    "45": f"{_PAGES}/test_notebook.py::test_what_changes_by_itself_is_found",
    "46": f"{_PAGES}/test_notebook.py::test_what_changes_by_itself_is_found",
    "47": f"{_PUBLISH}/test_messages.py::test_a_failing_cell_is_named_by_its_first_line_with_its_error",
    "48": f"{_PAGES}/test_notebook.py::test_endless_output_is_found_on_the_page",
    "49": "tests/test_growth.py::test_time_grows_with_size",
    "r1a": f"{_PUBLISH}/test_swap.py::test_a_site_on_another_file_system_is_copied_before_anything_of_the_old_one_is_touched",
    "r1b": f"{_PUBLISH}/test_swap.py::test_a_folder_that_cannot_be_renamed_gets_new_contents",
    "r1c": f"{_PUBLISH}/test_swap.py::test_an_old_site_that_cannot_be_removed_is_told_and_hinders_no_later_build",
    "r1d": f"{_PUBLISH}/test_kill.py::test_a_swap_may_be_killed_at_any_of_its_calls",
    "r1e": f"{_PUBLISH}/test_swap.py::test_the_new_site_is_there_and_nothing_of_the_old_one",
    "r1f": f"{_PUBLISH}/test_swap.py::test_whatever_call_fails_the_site_is_the_old_one_or_the_new_one",
    "r2a": "tests/render/test_escaping.py::test_a_block_has_the_same_elements_whatever_its_texts_hold",
    "r2b": "tests/render/test_escaping.py::test_a_block_has_the_same_elements_whatever_its_texts_hold",
    "r2c": "tests/render/test_escaping.py::test_a_page_has_the_same_elements_whatever_its_texts_hold",
    "r3": "tests/test_cache.py::test_a_spoiled_entry_is_computed_anew",
    "r4i": "tests/cli/test_last_handler.py::test_a_terminal_without_the_letter_stops_nothing",
    "r5": "tests/test_pipeline.py::test_two_builds_in_two_places_are_the_same_bytes",
    "r6": "tests/test_growth.py::test_time_grows_with_size",
    "r6 memory": "tests/test_growth.py::test_a_row_takes_few_kilobytes_of_memory",
    "r6 pattern": "tests/model/test_pattern.py::test_a_repeat_that_matches_a_text_in_several_ways_may_run_away",
    "r6 pipe": f"{_READ}/formats/test_file.py::test_what_is_no_file_is_refused_and_not_waited_for",
    "r6 aliases": f"{_READ}/formats/test_yaml.py::test_no_short_file_makes_a_long_document",
    "r7": f"{_PUBLISH}/test_lock.py::test_a_second_build_says_that_it_waits_and_goes_on_when_the_first_ends",
    "r8a": "tests/cli/test_build.py::test_a_relative_root_builds_inside_the_project_and_nowhere_else",
    "r8b": f"{_PUBLISH}/test_stamp.py::test_a_change_behind_a_link_to_a_folder_is_seen",
    "r8c": f"{_PUBLISH}/test_docs.py::test_nothing_is_written_or_removed_through_a_link",
    "r8d": f"{_PUBLISH}/test_stamp.py::test_a_digit_that_somebody_changed_in_a_built_page_is_seen",
    "r8e": "tests/render/exports/test_csv.py::test_no_download_of_a_page_has_a_formula",
    "r8f": f"{_PUBLISH}/test_docs.py::test_whatever_call_fails_each_file_is_whole_and_the_next_run_mends_all",
    "r8g": f"{_READ}/formats/test_file.py::test_what_is_no_file_is_refused_and_not_waited_for",
    "r8i": f"{_PUBLISH}/test_publish.py::test_a_site_is_not_replaced_by_one_without_drugs",
    "r8j": f"{_READ}/formats/test_file.py::test_text_is_read_however_it_was_saved",
    "r8j epoch": "tests/domain/test_review_date.py::test_a_day_of_the_build_that_is_no_number_is_said",
    "r9": "tests/test_workflow.py::test_every_package_is_pinned_with_hashes_and_no_address",
}  # fmt: skip
