"""TXT-SAME"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Edit, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
HEAD = "## Conclusion\n\n"
pytestmark = pytest.mark.usefixtures("shipped")


def value(ident: str) -> str:
    return f'{{{{ value("{ident}") }}}}'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param(
            f"It fell by {value('smp-change-100')} and by {value('smp-change-200')} after the same dose.",
            "'the same dose', and 'smp-change-100' has '100 mg' and 'smp-change-200' has '200 mg'; wanted the dose of each",
            id="another dose",
        ),
        pytest.param(
            f"At the same dose it fell by {value('smp-change-100')} and by {value('smp-change-200')}.",
            "'the same dose', and 'smp-change-100' has '100 mg' and 'smp-change-200' has '200 mg'; wanted the dose of each",
            id="told before the values",
        ),
        pytest.param(
            f"The liver held {value('smp-liver-mouse')} and the half-life was {value('smp-half-life')} in the same species.",
            "'the same species', and 'smp-liver-mouse' has 'mouse' and 'smp-half-life' has 'human'; wanted the species of each",
            id="another species",
        ),
    ],
)
def test_what_is_not_the_same_is_found(says: Says, edit: Edit, said: str, told: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said}\n\n")
    (finding,) = says("TXT-SAME")
    assert finding.message == told and finding.where.line == 34


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            f"It fell by {value('smp-change-100')} and by {value('smp-change-200')} on the same day.", id="one day"
        ),
        pytest.param(
            f"It fell by {value('smp-change-100')} and by {value('smp-change-200')}, not the same dose.", id="denied"
        ),
        pytest.param(f"It fell by {value('smp-change-100')} after the same dose.", id="one value"),
        pytest.param(
            f"It fell by {value('smp-change-100')}. It fell by {value('smp-change-200')} after the same dose.",
            id="another sentence",
        ),
        pytest.param(
            f"The half-life was {value('smp-half-life')} or {value('smp-half-life-h')} at the same dose.", id="one dose"
        ),
    ],
)
def test_what_is_the_same_or_not_judged_is_left_alone(says: Says, edit: Edit, said: str) -> None:
    edit(GUIDE, HEAD, f"{HEAD}{said}\n\n")
    assert says("TXT-SAME") == []
