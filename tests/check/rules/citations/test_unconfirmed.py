"""CIT-UNCONFIRMED"""

from __future__ import annotations

from tests.check.rules.conftest import Edit, Says


def test_what_was_not_seen_on_the_document_is_listed(says: Says) -> None:
    (finding,) = says("CIT-UNCONFIRMED")
    assert str(finding.where) == "references.bib:32:3"
    assert finding.message == "'oldguide2019': not seen on it: title; wanted a look at the document"
    assert finding.severity == "info"


def test_a_document_that_was_not_read_is_listed_as_such(says: Says, edit: Edit) -> None:
    edit("references.bib", "state = {unconfirmed}", "state = {not-read}")
    (finding,) = says("CIT-UNCONFIRMED")
    assert finding.message.startswith("'oldguide2019': the document was not read, not seen on it: title;")


def test_confirmed_references_are_left_alone(says: Says, edit: Edit) -> None:
    edit("references.bib", ",\n  state = {unconfirmed},\n  unconfirmed = {title}", "")
    assert says("CIT-UNCONFIRMED") == []
