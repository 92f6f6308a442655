"""Only what is of one quantity, in one matrix of one species, stands side by side, and every value leads to its record."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generators.domain import quantity
from generators.model import Library, Page
from generators.render.compare import find_compared, list_comparisons
from generators.render.compare_pages import print_comparisons
from tests.check.rules.published import picture

IDENT, OTHER = "smp-half-life", "other-half-life"


def with_other(library: Library, **cells: object) -> Library:
    """The sample corpus with a second drug, which has the half-life of the first and what is changed of it."""
    (drug,) = library.drugs
    made = library.observations[IDENT].model_copy(update={"id": OTHER, "drug": "other", **cells})
    other = drug.model_copy(update={"id": "other", "name": "Other", "observations": (made,)})
    return library.model_copy(update={"drugs": (drug, other), "observations": {**library.observations, OTHER: made}})


def compared(library: Library) -> list[str]:
    return [one.name for one in list_comparisons(library)]


def pages(library: Library) -> list[Page]:
    return print_comparisons(library, picture)


def test_one_drug_is_compared_with_nothing(library: Library) -> None:
    assert compared(library) == []
    (page,) = pages(library)
    assert "No quantity has values of two drugs yet." in page.text


def test_a_quantity_of_two_drugs_has_a_page_with_both(library: Library) -> None:
    both = with_other(library)
    assert compared(both) == ["elimination half-life"]
    first, page = pages(both)
    parsed = BeautifulSoup(page.text, "lxml")
    links = {str(a["data-value"]): str(a["href"]) for a in parsed.select("a.value")}
    assert links[IDENT] == f"../../drugs/samplirsen/data/kinetics/#obs-{IDENT}"
    assert links[OTHER] == f"../../drugs/other/data/kinetics/#obs-{OTHER}"
    assert set(page.observations) == set(links)
    assert f'href="{page.path.removeprefix("compare/").removesuffix(".md")}/"' in first.text


def test_a_value_that_is_compared_leads_to_its_comparison(library: Library) -> None:
    assert find_compared(library) == {}
    ((address, _, ((anchor, words),)),) = find_compared(with_other(library))[IDENT]
    parsed = BeautifulSoup(pages(with_other(library))[1].text, "lxml")
    assert f"{address}.md" == pages(with_other(library))[1].path and words == "comparison with other drugs"
    assert parsed.select(f"#{anchor}")


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"matrix": "csf"}, id="another matrix"),
        pytest.param({"species": "mouse"}, id="another species"),
        pytest.param({"compound": "placebo"}, id="another compound"),
        pytest.param({"parameter": "tissue-concentration"}, id="another quantity"),
        pytest.param({"value": None, "missing": "not-reported"}, id="no value"),
    ],
)
def test_what_is_not_commensurable_is_not_compared(library: Library, cells: dict[str, object]) -> None:
    assert compared(with_other(library, **cells)) == []


def test_a_value_in_another_unit_is_converted_beside_it(library: Library) -> None:
    both = with_other(library, unit="h")
    (made,) = list_comparisons(both)
    assert sorted(value.converted for value in made.groups[0].values) == ["", "", "= 480"]
    assert made.groups[0].unit == "h"


@pytest.mark.parametrize(
    ("written", "converted"), [("12.34", "= 296"), ("~12.34", "≈ 300"), ("20–1000", "= 480–24\u202f000")]
)
def test_a_converted_value_is_no_finer_than_its_own(library: Library, written: str, converted: str) -> None:
    (drug,) = library.drugs
    first = library.observations[IDENT].model_copy(update={"value": quantity.parse(written)})
    others = (one for one in drug.observations if one.id != IDENT)
    changed = {"drugs": (drug.model_copy(update={"observations": (first, *others)}),)}
    both = with_other(
        library.model_copy(update={**changed, "observations": {**library.observations, IDENT: first}}), unit="h"
    )
    (made,) = list_comparisons(both)
    assert converted in [value.converted for value in made.groups[0].values]


@pytest.mark.parametrize("value", [None, "not reached"])
def test_what_has_no_number_is_converted_to_nothing(library: Library, value: str | None) -> None:
    (drug,) = library.drugs
    cells = {"value": quantity.parse(value) if value else None, "missing": None if value else "not-found"}
    first = library.observations[IDENT].model_copy(update=cells)
    others = (one for one in drug.observations if one.id != IDENT)
    changed = {"drugs": (drug.model_copy(update={"observations": (first, *others)}),)}
    both = with_other(
        library.model_copy(update={**changed, "observations": {**library.observations, IDENT: first}}),
        value=quantity.parse("3"),
        missing=None,
        unit="h",
    )
    told = [row.converted for one in list_comparisons(both) for group in one.groups for row in group.values]
    assert told and not [text for text in told if text.strip() in ("=", "≈")]


def test_drugs_without_a_value_are_named_up_to_a_number(library: Library) -> None:
    both = with_other(library)
    empty = [both.drugs[0].model_copy(update={"id": f"x{n}", "name": f"X{n}", "observations": ()}) for n in range(20)]
    many = both.model_copy(update={"drugs": (*both.drugs, *empty)})
    (made,) = list_comparisons(many)
    assert made.groups[0].without == "X0, X1, X2, X3, X4, X5, X6, X7 and 12 more"
