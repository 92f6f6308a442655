"""CIT-SYNTAX: an entry that cannot be read is told by the reader at its place."""

from __future__ import annotations

from tests.check.rules.conftest import Edit, LineOf, Says


def test_an_entry_that_cannot_be_read_is_found_at_its_line(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit("references.bib", "year = {2020}", "year = juin")
    (finding,) = says("CIT-SYNTAX")
    assert (finding.where.file, finding.where.line) == ("references.bib", line_of("references.bib", "year = juin"))


def test_entries_that_can_be_read_are_left_alone(says: Says) -> None:
    assert says("CIT-SYNTAX") == []
