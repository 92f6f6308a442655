"""Values that follow from others are computed when the data are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generators.domain import formula
from generators.model import Citation, Library
from generators.read.library import load

CSV = "data/drugs/samplirsen/observations.csv"
Edit = Callable[[str, str, str], None]


@pytest.fixture(autouse=True)
def computed(edit: Edit) -> None:
    """The sample with one value that is to be computed."""
    edit(CSV, "elimination-half-life,480,", "elimination-half-life,=1,")


def text(project: Path, ident: str) -> str:
    value = load(project).observations[ident].value
    assert value is not None
    return value.text


def test_a_computed_value_is_what_its_formula_gives(project: Path) -> None:
    assert text(project, "smp-half-life-h") == "480"


def test_a_computed_value_follows_its_input(project: Path, edit: Edit) -> None:
    edit(CSV, "20 ± 5", "20.5 ± 5")
    assert text(project, "smp-half-life-h") == "492"


@pytest.mark.parametrize(("step", "printed"), [("=0.1", "480.0"), ("=100", "500"), ("=1", "480")])
def test_a_computed_value_is_printed_to_its_step(project: Path, edit: Edit, step: str, printed: str) -> None:
    edit(CSV, "elimination-half-life,=1,", f"elimination-half-life,{step},")
    assert text(project, "smp-half-life-h") == printed


def test_a_list_is_computed_part_by_part(project: Path, edit: Edit) -> None:
    edit(CSV, "{smp-half-life} * 24", '"{smp-half-life}, max({smp-half-life}, 30)"')
    assert text(project, "smp-half-life-h") == "20, 30"


@pytest.mark.parametrize(
    ("given", "step", "printed"),
    [("0.0000005", "=0.0000001", "0.0000005"), ("0 - 0.001", "=0.01", "0.00"), ("1e22", "=10", "1" + 22 * "0")],
)
def test_a_result_has_all_its_digits_and_no_exponent(
    project: Path, edit: Edit, given: str, step: str, printed: str
) -> None:
    edit(CSV, "elimination-half-life,=1,", f"elimination-half-life,{step},")
    edit(CSV, "{smp-half-life} * 24", given)
    assert text(project, "smp-half-life-h") == printed


def test_a_negative_result_has_a_true_minus(project: Path, edit: Edit) -> None:
    edit(CSV, "{smp-half-life} * 24", "0 - {smp-half-life}")
    assert text(project, "smp-half-life-h") == "−20"


@pytest.mark.parametrize(
    "broken",
    [
        "{smp-nothing} * 2",
        "{smp-half-life-h} + 1",
        "1 / 0",
        "{smp-half-life} *",
        "open('x')",
        "'abc'[5]",
        "'480'",
        "1e308 * 10",
        "1e30",
        "True",
        "1j",
        "...",
    ],
)
def test_what_cannot_be_computed_is_left_for_the_rule(project: Path, edit: Edit, broken: str) -> None:
    edit(CSV, "{smp-half-life} * 24", f'"{broken}"')
    assert text(project, "smp-half-life-h") == "=1"


def test_a_formula_names_its_inputs(library: Library) -> None:
    assert formula.list_inputs(library.observations["smp-half-life-h"].formula) == ["smp-half-life"]


def test_a_computed_value_without_a_source_has_those_of_what_it_was_computed_from(library: Library) -> None:
    base = library.observations["smp-half-life"]
    other = base.model_copy(update={"id": "other", "formula": "{smp-half-life} + {last}", "sources": ()})
    last = base.model_copy(update={"id": "last", "sources": (Citation(key="beta2021", locator="p 3"),)})
    known = {base.id: base, other.id: other, last.id: last}
    assert formula.find_sources(base, known) == base.sources
    assert formula.find_sources(other, known) == (*base.sources, *last.sources)
    outer = base.model_copy(update={"id": "outer", "formula": "{other} * {last} * {nothing}", "sources": ()})
    assert formula.find_sources(outer, known) == (*base.sources, *last.sources)


def test_values_that_are_computed_from_each_other_have_no_source(library: Library) -> None:
    one = library.observations["smp-half-life"].model_copy(update={"id": "one", "formula": "{two}", "sources": ()})
    two = one.model_copy(update={"id": "two", "formula": "{one}"})
    assert formula.find_sources(one, {"one": one, "two": two}) == ()
