"""PRO-SAFETY"""

from __future__ import annotations

import pytest

from tests.rules.conftest import Edit, LineOf, Says

PROTOCOLS = "data/drugs/samplirsen/protocols.yml"
pytestmark = pytest.mark.usefixtures("shipped")


def test_a_hazard_without_its_line_is_found_where_it_shows_first(says: Says, edit: Edit, line_of: LineOf) -> None:
    edit(PROTOCOLS, "[Radioactive material.]", "[Wear gloves.]")
    (finding,) = says("PRO-SAFETY")
    assert str(finding.where) == f"{PROTOCOLS}:{line_of(PROTOCOLS, 'tritium')}:60"
    wanted = "measure-uptake uses radioactivity (tritium) without a safety line; wanted one on radioactivity"
    assert finding.message == wanted


def test_each_hazard_needs_its_own(says: Says, edit: Edit) -> None:
    edit(PROTOCOLS, "text: Count.", "text: Clear in xylene and count.")
    (finding,) = says("PRO-SAFETY")
    assert "toxic fixatives and solvents (xylene)" in finding.message


def test_a_hazard_that_is_spoken_of_is_left_alone(says: Says) -> None:
    assert says("PRO-SAFETY") == []
