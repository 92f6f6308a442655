"""TXT-FALL"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param('The target changed by {{ value("smp-change-100") }}.\n\n', id="changed by a negative number"),
        pytest.param('The target fell by a mean of {{ value("smp-change-100") }}.\n\n', id="fell by a negative number"),
        pytest.param(
            'The target fell on the drug by a third and by {{ value("smp-change-100") }} on placebo.\n\n',
            id="the second of two",
        ),
    ],
)
def test_the_sign_of_a_fall_is_found(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said}")
    (finding,) = says("TXT-FALL")
    assert finding.where.line == 34
    assert finding.message.startswith("'smp-change-100' is a fall, and its sign is printed")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param('The target fell by {{ value("smp-change-100", show="fall") }}.\n\n', id="its size"),
        pytest.param(
            'The target fell by half, which was seen {{ value("smp-change-100", show="time", cite=False) }}.\n\n',
            id="its time",
        ),
        pytest.param('The change was {{ value("smp-change-100") }}.\n\n', id="a change with its sign"),
    ],
)
def test_a_fall_without_its_sign_is_not_found(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said}")
    assert says("TXT-FALL") == []
