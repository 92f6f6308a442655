"""CIT-NAME: what is no name of a person is told by the reader at its place."""

from __future__ import annotations

from tests.check.rules.conftest import Edit, LineOf, Says


def test_a_suffix_in_the_wrong_place_is_found_at_its_line(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit("references.bib", "year = {2020}", "year = {2020}, editor = {King, Martin Luther, Jr.}")
    (finding,) = says("CIT-NAME")
    assert finding.where.line == line_of("references.bib", "King, Martin")
    assert finding.wanted == "`King, Jr., Martin Luther`"


def test_a_suffix_in_its_place_is_left_alone(says: Says, edit: Edit) -> None:
    edit("references.bib", "year = {2020}", "year = {2020}, editor = {King, Jr., Martin Luther}")
    assert says("CIT-NAME") == []
