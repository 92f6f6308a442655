"""PRO-SOURCE"""

from __future__ import annotations

from tests.check.rules.conftest import Edit, LineOf, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"


def test_a_validated_protocol_without_a_source_is_found(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "setting: cells in culture", "setting: cells in culture\n  validated: true")
    (finding,) = says("PRO-SOURCE")
    assert str(finding.where) == f"{PROTOCOLS}:1:3"
    wanted = "measure-uptake is shown as validated and names no source; wanted a source or validated: false"
    assert finding.message == wanted


def test_a_step_read_in_no_source_is_found_at_its_line(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "source: agency2021, locator: p 9, ", "")
    (finding,) = says("PRO-SOURCE")
    assert str(finding.where) == f"{PROTOCOLS}:{line_of(PROTOCOLS, 'Keep one plate cold')}:18"
    assert finding.message == "a step of measure-uptake is graded secondary and names no source; wanted its source"


def test_a_draft_and_a_protocol_with_a_source_are_left_alone(says: Says, edit: Edit) -> None:
    assert says("PRO-SOURCE") == []
    with_source = "setting: cells in culture\n  validated: true\n  source: alpha2020\n  locator: Methods"
    edit(PROTOCOLS, "setting: cells in culture", with_source)
    assert says("PRO-SOURCE") == []


def test_a_built_page_that_lost_the_badge_is_found(site_says: Says, edit_page: Edit) -> None:
    assert site_says("PRO-SOURCE") == []
    edit_page("drugs/samplirsen/how-it-works", "unvalidated draft</span>", "</span>")
    (finding,) = site_says("PRO-SOURCE")
    assert "shows measure-uptake without its badge; wanted 'unvalidated draft'" in finding.message
