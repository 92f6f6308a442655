"""CIT-ORDER"""

from __future__ import annotations

from tests.check.rules.conftest import Add, Says


def test_an_entry_out_of_its_place_is_found_with_its_place(says: Says, add: Add) -> None:
    line = add("@misc{beta2019, title = {A}}")
    (finding,) = says("CIT-ORDER")
    assert (finding.severity, str(finding.where)) == ("warning", f"references.bib:{line}:1")
    assert finding.message == "'beta2019' stands after 'oldguide2019'; wanted the entry after 'alpha2020'"


def test_entries_in_their_order_are_left_alone(says: Says, add: Add) -> None:
    add("@misc{zeta2019, title = {A}}")
    assert says("CIT-ORDER") == []
