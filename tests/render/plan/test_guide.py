"""Plan a guide: what is disputed stands on it, what is settled is left to the monograph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest

from generators.model import Library
from generators.render.plan.guide import GuideParts, plan_guide
from generators.render.plan.page import find_values

State = Literal["open", "explained", "corrected"]


def plan(library: Library, states: Sequence[State]) -> GuideParts:
    """The guide of the sample drug with a disagreement of each of these states."""
    (drug, guide), (one, *_) = (library.drugs[0], library.drugs[0].guides[0]), library.drugs[0].conflicts
    made = tuple(
        one.model_copy(update={"id": f"smp-{at}", "title": f"No {at}", "state": state})
        for at, state in enumerate(states)
    )
    parts: GuideParts = plan_guide(guide, drug.model_copy(update={"conflicts": made}), library).parts
    return parts


def test_an_open_disagreement_stands_whole_and_an_explained_one_by_its_title(library: Library) -> None:
    parts = plan(library, ["explained", "open", "corrected", "explained", "corrected"])
    assert [item.conflict.id for item in parts.conflicts] == ["smp-1"]
    assert [one.id for one in find_values(parts.conflicts)] == ["smp-change-100"]
    assert [item.conflict.id for item in parts.explained] == ["smp-0", "smp-3"]
    assert find_values(parts.explained) == ()
    assert parts.corrections == 2


@pytest.mark.parametrize(
    ("states", "told"), [(["explained", "open"], 2), (["explained"], 1), (["corrected"], 0), ([], 0)]
)
def test_the_panel_counts_the_disagreements_wherever_they_stand(
    library: Library, states: list[State], told: int
) -> None:
    panel = plan(library, states).opening.panel
    assert panel is not None
    assert sum(count for count, name, _ in panel.others if name.startswith("disagreement")) == told
