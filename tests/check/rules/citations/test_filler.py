"""CIT-FILLER: a field that says that nothing is known is told by the reader at its place."""

from __future__ import annotations

from tests.check.rules.conftest import Edit, LineOf, Says


def test_a_filler_is_found_at_its_line(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit("references.bib", "year = {2020}", "year = {2020}, volume = {n/a}")
    (finding,) = says("CIT-FILLER")
    assert finding.where.line == line_of("references.bib", "volume = {n/a}")


def test_a_volume_is_left_alone(says: Says, edit: Edit) -> None:
    edit("references.bib", "year = {2020}", "year = {2020}, volume = {12}")
    assert says("CIT-FILLER") == []
