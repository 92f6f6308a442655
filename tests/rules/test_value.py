"""STR-VALUE"""

from __future__ import annotations

import pytest

from tests.rules.conftest import At, Edit, Says

GUIDE = "drugs/samplirsen/how-it-works"


def test_values_as_the_data_have_them_are_left_alone(site_says: Says) -> None:
    assert site_says("STR-VALUE") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(">20 ± 5", ">29 ± 5", "is printed as '29 ± 5 d'; wanted '20 ± 5 d'", id="a digit"),
        pytest.param("± 5", "± 50", "is printed as '20 ± 50 d'; wanted '20 ± 5 d'", id="a spread"),
        pytest.param('data-grade="primary"', 'data-grade="derived"', "is marked derived; wanted primary", id="a grade"),
        pytest.param('data-value="smp-half-life"', 'data-value="smp-halflife"', "is no observation; wanted one", id="an id"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", [GUIDE, "notebooks/look"])
def test_a_printed_value_that_is_not_the_recorded_one_is_found(
    site_says: Says, edit_page: Edit, address: str, old: str, new: str, said: str
) -> None:
    edit_page(address, old, new)
    (finding,) = site_says("STR-VALUE")
    assert finding.message.startswith(f"/{address}: ") and finding.message.endswith(said)


def test_it_is_told_where_the_source_asks_for_the_value(site_says: Says, edit_page: Edit, at: At) -> None:
    edit_page(GUIDE, ">20 ± 5", ">29 ± 5")
    (finding,) = site_says("STR-VALUE")
    assert finding.where.file == "data/drugs/samplirsen/guides/how-it-works.md"
    assert at(finding).startswith('"smp-half-life"')
