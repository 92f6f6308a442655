"""CIT-ACCESS"""

from __future__ import annotations

from tests.check.rules.conftest import Add, Says


def test_a_day_of_access_of_what_was_not_read_is_found_where_it_stands(says: Says, add: Add) -> None:
    line = add("@misc{x1,\n  title = {A},\n  state = {not-read},\n  urldate = {2026-11-20},\n}")
    (finding,) = says("CIT-ACCESS")
    assert str(finding.where) == f"references.bib:{line + 3}:3"
    assert finding.message.startswith("'x1' was not read and has a day of access; wanted no `urldate`")


def test_what_was_read_and_what_has_no_day_are_left_alone(says: Says, add: Add) -> None:
    add("@misc{x1, title = {A}, urldate = {2026-11-20}}")
    add("@misc{x2, title = {B}, state = {not-read}}")
    assert says("CIT-ACCESS") == []
