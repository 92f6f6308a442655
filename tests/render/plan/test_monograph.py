"""What a monograph says of status and history."""

from __future__ import annotations

import pytest

from generators.model import Drug, Library
from generators.render.plan.monograph import plan_monograph


@pytest.mark.parametrize(
    ("changed", "is_shown"),
    [
        pytest.param({}, False, id="the statuses say it all"),
        pytest.param({"date": "2001"}, True, id="another date"),
        pytest.param({"kind": "opinion"}, True, id="more than an approval"),
        pytest.param({"region": "JP"}, True, id="another region"),
    ],
)
def test_the_history_is_left_out_where_the_statuses_say_all_of_it(
    library: Library, drug: Drug, changed: dict[str, str], is_shown: bool
) -> None:
    status = drug.statuses[0].model_copy(update={"region": "EU", "since": "2020-05-03"})
    told = drug.events[0].model_copy(update={"kind": "approval", "region": "EU", "date": "2020-05-03"} | changed)
    plan = plan_monograph(drug.model_copy(update={"statuses": (status,), "events": (told,)}), library)
    assert bool(plan.parts.history) == is_shown
