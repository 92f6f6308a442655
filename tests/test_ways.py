"""The way of a value from its call in prose to the printed page is short and goes down: ARCHITECTURE.md names its stops."""

from __future__ import annotations

import re

import pytest

from generators.index.entries import make_entries
from generators.model import Drug, Library
from generators.pictures.cached import Drawing
from generators.render.plan.guide import plan_guide
from generators.render.plan.page import plan_page
from generators.render.printing import print_page
from generators.text import prose
from tests.shipped import ROOT
from tests.test_architecture import FLOOR
from tests.ways import Stop, follow

# How a guide asks for a value, which it is, and the stops that it makes at most: in a table those of the block and of its kind besides.
WAYS = {
    "sentence": ('It was {{ value("smp-half-life") }} long.', "smp-half-life", 9),
    "record": ('{{ table("kinetics") }}', "smp-half-life", 14),
    "cell": ('{{ table("change-by-dose") }}', "smp-change-100", 14),
    "label of a diagram": ('{{ diagram("mechanism") }}', "smp-change-100", 9),
}


def draw(*_: object) -> Drawing:
    return Drawing('<svg viewBox="0 0 1 1"></svg>')


@pytest.fixture(scope="module")
def ways(library: Library, drug: Drug) -> dict[str, list[Stop]]:
    """Who gave the value on in a guide with one call."""
    return {name: walk(body, ident, library, drug) for name, (body, ident, _) in WAYS.items()}


def walk(body: str, ident: str, library: Library, drug: Drug) -> list[Stop]:
    """Plan and print a guide with this text."""
    guide = drug.guides[0].model_copy(update={"body": body, "summary": "", "key_points": (), "at_a_glance": ()})
    bare = drug.model_copy(update={"key_points": (), "at_a_glance": (), "conflicts": (), "gaps": ()})
    entries = make_entries(library)

    def work() -> None:
        plan = plan_page(plan_guide(guide, bare, library), library)
        print_page(plan, library, draw, entries)

    prose.parse.cache_clear()
    return follow(ident, work)


def list_modules(stops: list[Stop]) -> list[str]:
    """Each module once, in the order in which they give it on."""
    return list(dict.fromkeys(stop.module for stop in stops))


def test_the_stops_of_a_value_in_a_sentence_are_fewer_than_ten_and_those_that_are_written(
    ways: dict[str, list[Stop]],
) -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"^stops: (.+)$", text, re.MULTILINE)
    found = list_modules(ways["sentence"])
    assert [name.strip("` ") for name in written.split("→")] == found
    assert len(found) < 10


@pytest.mark.parametrize("way", WAYS)
def test_a_value_makes_no_more_stops_than_today(ways: dict[str, list[Stop]], way: str) -> None:
    assert 5 < len(list_modules(ways[way])) <= WAYS[way][2]


@pytest.mark.parametrize("way", WAYS)
def test_the_way_does_not_climb(ways: dict[str, list[Stop]], way: str) -> None:
    called = [stop for stop in ways[way] if stop.caller]
    assert [stop for stop in called if floor(stop.module) > floor(stop.caller)] == []
    assert any(floor(stop.module) < floor(stop.caller) for stop in ways["sentence"] if stop.caller)


def floor(module: str) -> int:
    return FLOOR[module.partition("/")[0]]


def test_a_module_that_only_hands_a_value_on_is_a_stop(library: Library, drug: Drug) -> None:
    plan = plan_page(plan_guide(drug.guides[0], drug, library), library)
    assert (
        list_modules(follow("smp-half-life", lambda: print_page(plan, library, draw, {})))[-1] == "render/printing.py"
    )
    assert follow("smp-nothing", lambda: print_page(plan, library, draw, {})) == []
