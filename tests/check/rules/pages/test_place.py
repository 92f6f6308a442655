"""PIC-PLACE"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators import pipeline
from generators.check.rules.pages import place
from generators.model import Finding
from tests.check import proof
from tests.check.rules.conftest import Edit, LineOf, Says

Found = Callable[[Path], list[Finding]]
CHARTS, DIAGRAM = "data/drugs/samplirsen/charts.yml", "data/drugs/samplirsen/diagrams/mechanism.yml"


@pytest.fixture
def found(request: pytest.FixtureRequest) -> Callable[[Path], list[Finding]]:
    """What the rule finds when the pictures are drawn."""

    def run(project: Path) -> list[Finding]:
        problems = [finding for finding in pipeline.build(project).findings if finding.rule == place.ID]
        proof.note(request.node, place.ID, problems)
        return problems

    return run


def test_a_picture_that_shows_what_its_data_say_is_left_alone(project: Path, says: Says, found: Found) -> None:
    assert found(project) == says("PIC-PLACE") == []


def test_a_label_that_leaves_the_picture_is_reported_once_at_its_chart(
    project: Path, edit: Edit, line_of: LineOf, found: Found
) -> None:
    edit(CHARTS, "Change from baseline", "change " * 30 + "from baseline")
    problems = found(project)
    assert any("leaves the picture" in finding.message for finding in problems)
    assert len({finding.message for finding in problems}) == len(problems)
    assert {(f.where.file, f.where.line, f.severity) for f in problems} == {
        (CHARTS, line_of(CHARTS, "- name:"), "error")
    }


def test_a_misplaced_diagram_is_reported_at_its_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, found: Found
) -> None:
    from generators.pictures import diagrams

    monkeypatch.setattr(diagrams, "find_misplaced", lambda *_: ["an arrow ends in the air"])
    (project / ".cache/generators").unlink()  # of all tests
    wide, narrow = found(project)
    assert (wide.where.file, wide.message) == (DIAGRAM, "diagram 'mechanism': an arrow ends in the air")
    assert narrow.message == "diagram 'mechanism': on a narrow screen, an arrow ends in the air"


def test_a_chart_of_rows_that_are_not_there_is_left_to_other_rules(edit: Edit, project: Path, found: Found) -> None:
    edit(CHARTS, "smp-change-100", "smp-change-none")
    assert found(project) == []
