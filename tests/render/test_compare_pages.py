"""A page of a comparison has its notices and its files, and is printed again where something that it is made of is another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from generators.cache import Cache
from generators.domain.notices import choose_by_drug
from generators.index.entries import make_entries
from generators.model import Library, Page
from generators.pictures.cached import Drawing, Renderer
from generators.render import site_pages
from generators.render.compare import add_charts, list_comparisons
from generators.render.compare_pages import print_comparisons
from tests.check.rules.published import picture
from tests.render.test_compare import OTHER, with_other


def pages(library: Library) -> list[Page]:
    return print_comparisons(library, picture)


def test_a_page_carries_the_notices_that_its_values_ask_for(library: Library) -> None:
    """And those that its drugs ask for, each with the drugs that it is said of."""
    always = {one.id for one in library.disclaimers if not one.when}
    both = with_other(library)
    asked = choose_by_drug(both, both.observations.values())
    of_drugs = {one.id for own in asked.values() for one in own if "status.state" in str(one.when)}
    _, page = pages(both)
    assert of_drugs and {*always, *of_drugs} <= set(page.notices) and "unverified" not in page.notices
    _, doubtful = pages(with_other(library, grade="unverified"))
    assert set(doubtful.notices) == {*page.notices, "unverified"}
    assert all(f'data-disclaimer="{ident}"' in doubtful.text for ident in doubtful.notices)
    said = BeautifulSoup(doubtful.text, "lxml").select_one('[data-disclaimer="unverified"] + .detail')
    assert said and said.get_text() == f"This is said of {both.drugs[1].name}."


def test_chart_and_table_have_their_files(library: Library) -> None:
    page = pages(with_other(library))[1]
    parsed = BeautifulSoup(page.text, "lxml")
    offered = {str(link["href"]) for link in parsed.select("figure a.download")}
    assert offered == {asset.path for asset in page.assets if asset.path != "narrow.js"}
    both, entries = with_other(library), make_entries(with_other(library))
    (made,) = (add_charts(one, entries, both) for one in list_comparisons(both))
    assert {f"{plan.anchor}.{ending}" for plan in made.charts for ending in ("svg", "csv")} <= offered
    assert {f"{made.anchor}{ending}" for ending in (".csv", "-tidy.csv", ".xlsx")} <= offered


def test_each_group_of_a_page_has_a_heading(library: Library) -> None:
    """By which those who cannot see its charts, and the contents at its side, find them."""
    both, entries = with_other(library), make_entries(with_other(library))
    (made,) = (add_charts(one, entries, both) for one in list_comparisons(both))
    heads = re.findall(r"^## (.+) \{ #([\w-]+) \}$", pages(both)[1].text, re.MULTILINE)
    groups = {group.name.capitalize() for group in made.groups}
    assert made.charts and len(heads) == len(made.charts) + 2
    assert {name for name, _ in heads} <= {*groups, "All values", "References"}
    assert len({anchor for _, anchor in heads}) == len(heads)


def test_a_kept_page_is_what_would_be_printed_after_each_change(library: Library, tmp_path: Path) -> None:
    """Each input of a page changes; without it in the key the page of before would come back."""
    store, both = Cache(tmp_path), with_other(library)
    key = both.observations[OTHER].sources[0].key
    changed = {
        "value": with_other(library, note="Another."), "grade": with_other(library, grade="unverified"),
        "how a source was read": with_other(library, is_abstract_only=True),
        "name": both.model_copy(update={"drugs": (both.drugs[0], both.drugs[1].model_copy(update={"name": "Another"}))}),
        "day": both.model_copy(update={"drugs": (both.drugs[0], both.drugs[1].model_copy(update={"reviewed": "2030-01-01"}))}),
        "a drug without": both.model_copy(update={"drugs": (*both.drugs, both.drugs[1].model_copy(update={"id": "x", "name": "X", "observations": ()}))}),
        "reference": both.model_copy(update={"references": {**both.references, key: both.references[key].model_copy(update={"entry": "Another"})}}),
        "shared": both.model_copy(update={"files": {**both.files, "data/publisher.yml": "another"}}),
    }  # fmt: skip

    def render(library: Library, kept: Cache | None, draw: Renderer = picture) -> list[Page]:
        made = site_pages.render(library, [], draw, kept=kept)
        return [page for page in made if page.path.startswith("compare")]

    first = render(both, store)
    assert first == render(both, None) == render(both, store, fail)
    for what, other in changed.items():
        drawn = list[object]()

        def note(*of: Any, told: list[object] = drawn) -> Drawing:
            told.append(of)
            return picture(*of)

        assert render(other, store, note) == render(other, None), what
        assert drawn, what  # it was printed again
        assert render(both, store) == first


def fail(*_: object) -> Drawing:
    raise AssertionError("nothing is drawn for a page that is kept")
