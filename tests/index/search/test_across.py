"""What leads to a quantity: one value a context, before a gap, with the comparison and the term."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generators.index.search.across import MOST_CONTEXTS, choose_leading, name_quantities
from generators.index.search.documents import Document
from generators.index.search.shards import MOST, join_quantities
from generators.model import Library, Parameter

HALF_LIFE = "elimination half-life in human plasma"


def make(title: str, ident: str, grade: str = "primary", quantity: str = "elimination-half-life") -> Document:
    return Document("observation", title, "2 d", "", "", f"drugs/a/#obs-{ident}", ident, grade, (quantity,))


def list_ids(*listed: Document) -> list[str]:
    return [one.ident for one in choose_leading(listed)["elimination-half-life"]]


def test_the_first_value_of_a_context_leads_and_a_gap_only_where_there_is_no_value() -> None:
    gap, value, other = make(HALF_LIFE, "gap", ""), make(f"{HALF_LIFE}: label", "value"), make(HALF_LIFE, "other")
    assert list_ids(gap, value, other) == ["value"]
    assert list_ids(gap) == ["gap"]


def test_people_come_before_animals_and_values_before_gaps() -> None:
    monkey = make("elimination half-life in cynomolgus monkey plasma", "monkey")
    people = make("elimination half-life in human cerebrospinal fluid", "people")
    assert list_ids(make(HALF_LIFE, "gap", ""), monkey, people) == ["people", "gap", "monkey"]


def test_a_drug_has_few_contexts_in_the_file_of_a_quantity() -> None:
    many = [make(f"elimination half-life in human matrix {at}", f"m{at}") for at in range(MOST_CONTEXTS + 3)]
    assert list_ids(*many) == [f"m{at}" for at in range(MOST_CONTEXTS)]


@pytest.fixture
def parameters(library: Library) -> tuple[Parameter, ...]:
    return tuple(library.vocabulary.parameters.values())


@pytest.mark.parametrize(
    ("kind", "title", "address", "named"),
    [
        ("table", "Any words", "compare/elimination-half-life/#table-one", True),
        ("page", "Any words", "compare/elimination-half-life/", True),
        ("parameter", "elimination half-life", "glossary/#parameter-elimination-half-life", True),
        ("term", "half-life", "glossary/#term-half-life", True),
        ("term", "effective half-life", "glossary/#term-effective-half-life", False),
        ("page", "half-life", "method/half-life/", False),
    ],
)
def test_a_part_leads_to_the_quantity_of_its_page_or_of_its_words(
    parameters: tuple[Parameter, ...], kind: str, title: str, address: str, named: bool
) -> None:
    part = name_quantities(Document(kind, title, "", "", "", address), parameters)
    assert ("elimination-half-life" in part.quantities) is named
    assert dataclasses.replace(part, quantities=()) == Document(kind, title, "", "", "", address)


def test_a_quantity_has_a_file_if_a_drug_has_it_and_the_file_has_no_more_drugs_than_a_word() -> None:
    own = {"pages": ["drugs/a/"], "found": [[1]]}
    shared: dict[str, dict[str, Any]] = {"cmax": {"pages": [], "found": []}, "tmax": {"pages": [], "found": []}}
    files = join_quantities([shared, {"cmax": own}, {}, {"cmax": own}])
    assert {name: [place for place, _ in parts] for name, parts in files.items()} == {"q-cmax": [0, 1, 3]}
    assert len(join_quantities([shared, *[{"cmax": own}] * (2 * MOST)])["q-cmax"]) == MOST + 1
