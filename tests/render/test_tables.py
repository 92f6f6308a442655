"""Kinds of tables: found by their names, in this package and in others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators import pipeline
from generators.render import tables
from generators.render.environment import environment

Edit = Callable[[str, str, str], None]
TABLES = "data/drugs/samplirsen/tables.yml"
EVENTS = """- name: events
  kind: matrix
  caption: Adverse events by arm.
  stub: Event
  select: {study: smp-trial, parameter: adverse-event}
"""
MODULE = """
LOOK = "matrix"
def plan(table, scope):
    return tuple(scope.library.observations[i].id for i in table.shown)
"""
TEMPLATE = (
    """{% macro body(ids) %}<tbody>{% for one in ids %}<tr><td>{{ one }}</td></tr>{% endfor %}</tbody>{% endmacro %}"""
)


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another package, installed, that brings the kind `ids`."""
    folder = tmp_path / "site-packages"
    (folder / "idtables-1.0.dist-info").mkdir(parents=True)
    (folder / "idtables-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: idtables\nVersion: 1.0\n")
    (folder / "idtables-1.0.dist-info/entry_points.txt").write_text("[antisense_guides.tables]\nids = idtables_kind\n")
    (folder / "idtables_kind.py").write_text(MODULE)
    (folder / "idtables_kind.jinja").write_text(TEMPLATE)
    monkeypatch.syspath_prepend(str(folder))
    tables.kinds.cache_clear()
    environment.cache_clear()
    yield
    tables.kinds.cache_clear()
    environment.cache_clear()
    sys.modules.pop("idtables_kind", None)


def test_the_kinds_of_this_package_are_its_files() -> None:
    assert list(tables.kinds()) == ["listing", "matrix"]


@pytest.mark.usefixtures("other_package")
def test_a_kind_of_another_package_is_printed_by_its_own_template(project: Path, edit: Edit) -> None:
    edit(TABLES, "kind: listing", "kind: ids")
    made = pipeline.build(project)
    assert not made.is_fatal, made.findings
    (guide,) = (page for page in made.pages if page.kind == "guide")
    assert "<tr><td>smp-half-life</td></tr>" in guide.text
    assert next(a for a in guide.assets if a.path == "table-kinetics.csv").content.startswith(b"\xef\xbb\xbfsmp-")


def test_an_unknown_kind_is_told_where_the_table_is_asked_for(project: Path, edit: Edit) -> None:
    edit(TABLES, "kind: listing", "kind: lising")
    (finding,) = (f for f in pipeline.build(project).findings if f.severity == "error")
    assert finding.message == "no kind of table 'lising'. Did you mean 'listing'?"
    assert finding.where.file.endswith("how-it-works.md")


def test_an_unknown_kind_of_a_table_that_no_guide_shows_is_told_where_it_stands(project: Path, edit: Edit) -> None:
    edit("data/drugs/samplirsen/guides/how-it-works.md", '{{ table("kinetics") }}', "")
    edit("data/drugs/samplirsen/guides/how-it-works.md", ', {{ see("table-kinetics") }} the kinetics', "")
    edit(TABLES, "kind: listing", "kind: lising")
    (finding,) = (f for f in pipeline.build(project).findings if f.severity == "error")
    assert (finding.where.file, finding.message[:16]) == (TABLES, "no kind of table")


def test_values_that_belong_together_stand_on_one_line_of_their_row(project: Path, edit: Edit) -> None:
    both = "smp-change-100 + smp-change-200"
    edit(TABLES, "cells: [smp-change-100, smp-change-100]", f"cells: [{both}, {both}]")
    edit(TABLES, '    - {head: "200 mg", cells: [smp-change-200, smp-change-200]}\n', "")
    made = pipeline.build(project)
    assert [f.message for f in made.findings if f.severity == "error"] == []
    (guide,) = (page for page in made.pages if page.kind == "guide")
    table = BeautifulSoup(guide.text, "lxml").select_one("#table-change-by-dose tbody")
    assert table is not None
    first, second = table.select("tr")[-2:]
    assert [cell.get("rowspan") for cell in first.select("th, td")] == ["2", None, None, "2"]
    assert [[a["data-value"] for a in line.select("a.value")] for line in (first, second)] == [
        ["smp-change-100", "smp-change-100"], ["smp-change-200"]
    ]  # fmt: skip
    assert [cell.get("class") for cell in second.select("td")] == [["context"], None]


def test_a_selection_is_printed_like_any_matrix(project: Path, edit: Edit) -> None:
    edit(TABLES, "- name:", EVENTS + "- name:")
    made = pipeline.build(project)
    assert [f.message for f in made.findings if f.severity == "error"] == []
    printed = "".join(page.text for page in made.pages)
    assert '<th scope="col">samplirsen 100 mg</th><th scope="col">placebo</th>' in printed
    assert "Adverse events by arm." in printed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("adverse-event}", "adverse-events}", "table events: no observation has all that `select` asks for"),
        ("select:", "rows: [{head: a, cells: []}]\n  select:", "table events: columns or rows beside `select`"),
        ("study:", "studdy:", "select.studdy is no field of Table"),
    ],
)
def test_a_wrong_selection_is_told(project: Path, edit: Edit, old: str, new: str, said: str) -> None:
    edit(TABLES, "- name:", EVENTS.replace(old, new) + "- name:")
    errors = [f for f in pipeline.build(project).findings if f.severity == "error"]
    assert [f.message.startswith(said) and f.where.file == TABLES for f in errors] == [True], errors


WORDS = """- name: words
  kind: matrix
  caption: Steps.
  stub: Step
  columns: [{head: What is known}]
  rows: [{head: Adsorption, cells: ["=Proteins bind it [@alpha2020, p 1]."]}]
"""


@pytest.mark.parametrize(("cell", "heads"), [("=Proteins bind it [@alpha2020, p 1].", 0), ("smp-half-life", 1)])
def test_a_table_has_a_column_of_sources_where_its_rows_have_any(
    project: Path, edit: Edit, cell: str, heads: int
) -> None:
    edit(TABLES, "- name:", WORDS.replace("=Proteins bind it [@alpha2020, p 1].", cell) + "- name:")
    guide = "data/drugs/samplirsen/guides/how-it-works.md"
    edit(
        guide,
        '{{ table("kinetics") }}',
        'See {{ see("table-words") }}.\n\n{{ table("words") }}\n\n{{ table("kinetics") }}',
    )
    made = pipeline.build(project)
    assert [f.message for f in made.findings if f.severity == "error"] == []
    tables = [part for page in made.pages for part in page.text.split("<figure") if 'id="table-words"' in part]
    assert tables
    assert {table.count('<th scope="col">Source</th>') for table in tables} == {heads}


@pytest.mark.parametrize(("head", "told"), [("15", "Step"), ("15 d", None), ("Adsorption", None)])
def test_a_row_that_is_named_by_a_number_alone_has_the_head_of_its_column(
    project: Path, edit: Edit, head: str, told: str | None
) -> None:
    edit(TABLES, "- name:", WORDS.replace("head: Adsorption", f'head: "{head}"') + "- name:")
    edit("data/drugs/samplirsen/guides/how-it-works.md", '{{ table("kinetics") }}', '{{ table("words") }}')
    pages = (BeautifulSoup(page.text, "lxml") for page in pipeline.build(project).pages)
    (row,) = (th for page in pages for th in page.select("#table-words tbody th"))
    assert (row.get_text(), row.get("data-head")) == (head, told)
