"""STR-EXTERNAL"""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.model import LinkState, Outcome
from generators.network.outcome import save_outcomes
from tests.check.rules.conftest import Edit, Says

DOI = "https://doi.org/10.1000/sample.2020"


def remember(project: Path, url: str, state: LinkState, to: str = "") -> None:
    save_outcomes(project, [Outcome(url=url, state=state, answer="answers 000", to=to, checked="2026-11-19")])


def test_what_answers_and_what_was_never_asked_is_left_alone(project: Path, site_says: Says) -> None:
    assert site_says("STR-EXTERNAL") == []
    remember(project, DOI, "ok")
    assert site_says("STR-EXTERNAL") == []


@pytest.mark.parametrize(
    ("state", "severity", "said"),
    [
        ("dead", "error", "is dead (answers 000, 2026-11-19); wanted an address that answers"),
        ("moved", "warning", "is moved (answers 000, 2026-11-19); wanted the new address: https://new.org/x"),
        ("blocked", "info", "is blocked"),
        ("timed-out", "info", "is timed out"),
    ],
)
def test_an_address_is_found_at_its_line_of_the_bibliography(
    project: Path, site_says: Says, state: LinkState, severity: str, said: str
) -> None:
    remember(project, DOI, state, "https://new.org/x" if state == "moved" else "")
    (finding,) = site_says("STR-EXTERNAL")
    assert said in finding.message
    assert finding.severity == severity
    assert (finding.where.file, finding.where.line) == ("references.bib", 19)
    assert finding.suggestion == ("https://new.org/x" if state == "moved" else "")


def test_an_address_in_prose_is_found_at_its_line(project: Path, site_says: Says, edit_page: Edit) -> None:
    remember(project, "https://elsewhere.org/x", "dead")
    edit_page("notebooks/look", "</h1>", '</h1><a href="https://elsewhere.org/x">there</a>')
    (finding,) = site_says("STR-EXTERNAL")
    assert finding.where.file == "docs/notebooks/look.ipynb"
