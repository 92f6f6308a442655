"""What notebooks cite is told with the sources, from the site in which they ran."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from generators import pipeline
from generators.cache import Cache
from generators.index.printed import Marker, PrintedPage
from generators.model import Page, Where
from generators.publish import notebook_uses
from generators.site.pages import BuiltPage, Site

CITED = '<a class="citation" id="c1" href="#ref-alpha2020">1</a>'


def page(folder: Path, name: str, source: str) -> BuiltPage:
    path = folder / f"{name}.html"
    path.write_text(f"<h1>A <i>note</i></h1><p>{CITED}</p>", encoding="utf-8")
    return BuiltPage(f"notebooks/{name}", path, Where(file=source), None)


def test_the_markers_of_notebooks_are_found_and_kept(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    assert notebook_uses.recall(kept) == ()
    made = {name: page(tmp_path, name, source) for name, source in (("one", "one.ipynb"), ("two", "two.md"))}
    found = notebook_uses.find(Site(tmp_path, made), kept)
    markers = (Marker("c1", "alpha2020", "", ""),)
    assert found == (PrintedPage("notebooks/one/", "notebook", "A note", (), (), markers),)
    assert notebook_uses.recall(kept) == found
    assert notebook_uses.find(Site(tmp_path), kept) == () == notebook_uses.recall(kept)


def test_the_list_of_sources_says_how_often_a_notebook_cites_them(project: Path) -> None:
    made = pipeline.build(project)
    markers = tuple(Marker(f"c{n}", "alpha2020", "", "") for n in (1, 2))
    other = made.with_notebooks((PrintedPage("notebooks/one/", "notebook", "A note", (), (), markers),))
    assert [one.path for one in other.pages] == [one.path for one in made.pages]
    links = {str(a["href"]): a.get_text() for a in _list(other.pages).select("#source-alpha2020 a.backlink")}
    assert links["../notebooks/one/#ref-alpha2020"] == "A note: 2 uses"
    assert not [a for a in _list(made.pages).select("a.backlink") if "notebooks" in str(a["href"])]
    assert other.with_notebooks(()).pages == made.pages
    assert made.with_notebooks(()) is made


def _list(pages: tuple[Page, ...]) -> BeautifulSoup:
    return BeautifulSoup(next(one.text for one in pages if one.path == "references.md"), "lxml")
