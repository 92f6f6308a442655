"""Where a name stands: each kind in its own places."""

from __future__ import annotations

import pytest

from generators.publish.renamed import Renaming, word
from generators.read.formats import edit

STUDIES = "- {id: a, arms: [{id: x}, {id: y, of: [x]}]}\n- {id: b, arms: [{id: x, name: x}]}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a x-1 b", True),
        ("x-1.", True),
        ("x-1: y", True),
        ("x-10", False),
        ("y-x-1", False),
        ("x-1-2", False),
        ("k:x-1", False),
    ],
)
def test_a_name_is_a_whole_word(text: str, found: bool) -> None:
    assert bool(word("x-1").search(text)) is found


def places(one: Renaming, file: str, text: str) -> set[tuple[str | int, ...]]:
    return one.find_places(file, edit.list_scalars(text))


def test_an_arm_stands_in_its_study() -> None:
    found = places(Renaming("arm", "x", "z", "a"), "d/studies.yml", STUDIES)
    assert found == {(0, "arms", 0, "id"), (0, "arms", 1, "id"), (0, "arms", 1, "of", 0)}


@pytest.mark.parametrize(
    ("select", "elsewhere", "found"),
    [
        pytest.param("study: a, arm: x", frozenset({"x"}), True, id="of its study"),
        pytest.param("study: b, arm: x", frozenset({"x"}), False, id="of another study"),
        pytest.param("study: [a, b], arm: [x, y]", frozenset({"x"}), False, id="of several studies"),
        pytest.param("arm: x", frozenset({"x"}), False, id="of any study"),
        pytest.param("arm: x", frozenset(), True, id="of any study, and no other has it"),
    ],
)
def test_a_table_that_selects_an_arm(select: str, elsewhere: frozenset[str], found: bool) -> None:
    arm = Renaming("arm", "x", "z", "a", elsewhere)
    assert bool(places(arm, "d/tables.yml", f"- {{name: t, select: {{{select}}}}}\n")) is found


def test_an_id_in_charts_is_that_of_a_value_and_in_studies_that_of_a_study() -> None:
    charts = "- {name: c, series: [{points: [{id: x}]}]}\n"
    assert places(Renaming("observation", "x", "z"), "d/charts.yml", charts)
    assert not places(Renaming("study", "x", "z"), "d/charts.yml", charts)
    assert places(Renaming("study", "a", "z"), "d/studies.yml", STUDIES) == {(0, "id"), (1, "id")}


@pytest.mark.parametrize(
    ("one", "text", "changed"),
    [
        (Renaming("observation", "x", "z"), '{{ value("x") }} {{ fact("x") }} x', '{{ value("z") }} {{ fact("x") }} x'),
        (Renaming("study", "x", "z"), '{{ study("x") }} {{ see("method-x") }}', '{{ study("z") }} {{ see("method-z") }}'),
        (Renaming("observation", "x", "z"), '{{ value(ident="x") }} {{ value( show = "x",\n ident =\'x\') }}', '{{ value(ident="z") }} {{ value( show = "x",\n ident =\'z\') }}'),
        (Renaming("observation", "x", "z"), '{{ value("y", show="x") }}', '{{ value("y", show="x") }}'),
        (Renaming("study", "x", "z"), '{{ see(target="method-x") }}', '{{ see(target="method-z") }}'),
        (Renaming("study", "x", "z"), '{{ see("table-x") }}', '{{ see("table-x") }}'),
        (Renaming("reference", "x", "z"), "[@x, p 2; @x-2; @y] a@x.org", "[@z, p 2; @x-2; @y] a@x.org"),
        (Renaming("drug", "x", "z"), "[a](../../drugs/x/data/) x", "[a](../../drugs/z/data/) x"),
        (Renaming("guide", "x", "z", "d"), "[a](x.md#b) [b](../x/) [c](/drugs/d/x/) [d](y/x/)", "[a](z.md#b) [b](../z/) [c](/drugs/d/z/) [d](y/x/)"),
    ],
)  # fmt: skip
def test_calls_citations_and_addresses_of_prose(one: Renaming, text: str, changed: str) -> None:
    assert one.edit_prose("data/drugs/d/guides/g.md", text) == changed


def test_a_key_is_that_of_its_entry() -> None:
    bib = "@article{x,\n title = {x}\n}\n@misc{x-2,\n title = {x}\n}\n"
    assert Renaming("reference", "x", "z").edit_bibliography(bib) == bib.replace("{x,", "{z,")
    assert Renaming("study", "x", "z").edit_bibliography(bib) == bib
