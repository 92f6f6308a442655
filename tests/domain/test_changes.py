"""What changed between two versions is told value by value, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from generators.domain.changes import compare, keep_values
from generators.model import KeptValue, Library


def kept(ident: str = "a", **fields: Any) -> KeptValue:
    """A value of a version."""
    told = {
        "value": "5",
        "unit": "d",
        "grade": "primary",
        "source": "roe2020",
        "locator": "p 1",
        "quantity": "half-life",
    }
    return KeptValue(id=ident, drug="one", **{**told, **fields})


def test_values_of_one_version_alone_are_added_or_gone() -> None:
    found = compare([kept("a"), kept("b")], [kept("b"), kept("c")])
    assert [one.id for one in found.added] == ["c"] and [one.id for one in found.gone] == ["a"] and not found.changed


def test_nothing_changed_is_nothing() -> None:
    assert not compare([kept()], [kept()])


@pytest.mark.parametrize(
    ("field", "now", "told"),
    [
        ("value", "6", ("value", "5 d", "6 d")),
        ("unit", "wk", ("value", "5 d", "5 wk")),
        ("grade", "secondary", ("grade", "primary", "secondary")),
        ("source", "doe2021", ("source", "roe2020", "doe2021")),
        ("locator", "", ("place in the source", "p 1", "")),
        ("quantity", "elimination half-life", ("wording", "half-life", "elimination half-life")),
    ],
)
def test_each_thing_that_changed_is_told_with_what_it_was(field: str, now: str, told: tuple[str, str, str]) -> None:
    (changed,) = compare([kept()], [kept(**{field: now})]).changed
    assert [(one.what, one.before, one.now) for one in changed.differences] == [told]


def test_what_a_version_does_not_tell_is_not_compared() -> None:
    assert not compare([kept(quantity=None, value=None)], [kept(quantity="another", value="7")])


def test_the_changes_of_a_drug_are_its_own() -> None:
    found = compare([], [kept("a"), kept("b").model_copy(update={"drug": "two"})])
    assert [one.id for one in found.of("two").added] == ["b"]


def test_the_values_of_a_library_are_kept_with_value_source_and_grade(library: Library) -> None:
    values = {one.id: one for one in keep_values(library)}
    assert values.keys() == library.observations.keys()
    first = next(one for one in library.observations.values() if one.value and one.sources)
    assert (values[first.id].value, values[first.id].grade) == (first.value and first.value.text, first.grade)
    assert values[first.id].source == "; ".join(one.key for one in first.sources)
