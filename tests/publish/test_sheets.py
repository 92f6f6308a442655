"""The sheet of a site: all of ours, of the theme's what a page can use."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from generators.cache import Cache
from generators.publish import sheets

MAIN = """:root{--md-used:1px;--md-only-read-by-it:red;--md-never:url("data:image/svg+xml;x")}
.md-typeset,.md-absent{margin:var(--md-used)}.md-absent{color:var(--md-only-read-by-it)}.md-set .md-typeset{top:0}
@media print{.md-absent{top:0}}@media screen{.md-typeset:not(.md-absent)>p{color:red}.md-absent p{top:0}}
[dir=ltr] .md-typeset{left:0}[dir=rtl] .md-typeset{right:0}.md-typeset kbd,kbd{left:1px}.md-typeset p[role=note]{top:1px}.md-typeset p[role=never]{top:2px}.md-typeset::before{left:2px}"""


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """The sheet of a site of one page."""
    (tmp_path / "assets/stylesheets").mkdir(parents=True)
    (tmp_path / "index.html").write_text('<body dir="ltr"><p class="md-typeset a" role="note">', encoding="utf-8")
    (tmp_path / "assets/frame.js").write_text('e.classList.add("md-set")', encoding="utf-8")
    (tmp_path / "assets/stylesheets/main.0.min.css").write_text(MAIN, encoding="utf-8")
    for name in sheets.OWN:
        (tmp_path / f"assets/{name}.css").write_text(f"/* ours */ .{name} {{ content: 'x'; }}", encoding="utf-8")
    sheets.write(tmp_path, Cache(tmp_path.with_name("kept")))
    sheets.write(tmp_path, Cache(tmp_path.with_name("kept")))  # a second time changes nothing
    assert [path.name for path in tmp_path.rglob("*.css")] == ["site.css"]
    return (tmp_path / sheets.NAME).read_text(encoding="utf-8")


def test_a_rule_of_the_theme_stays_where_a_page_or_a_script_names_its_classes(sheet: str) -> None:
    assert ".md-typeset{margin:var(--md-used)" in sheet
    assert ".md-set .md-typeset{" in sheet
    assert "@media screen{.md-typeset:not(.md-absent)>p{" in sheet
    assert "[dir=ltr] .md-typeset{" in sheet and ".md-typeset::before{" in sheet


def test_what_no_page_can_use_is_left_out(sheet: str) -> None:
    assert ".md-absent{" not in sheet and ".md-absent p" not in sheet and "@media print" not in sheet
    assert (
        "rtl" not in sheet
        and "kbd" not in sheet
        and "[role=note]" in sheet
        and "never" not in sheet.replace("--md-never", "")
    )
    assert "--md-used:1px" in sheet and "--md-never" not in sheet and "--md-only" not in sheet


def test_our_own_rules_stay_in_their_order_without_comments(sheet: str) -> None:
    places = [sheet.index(f".{name} {{") for name in sheets.OWN]
    assert places == sorted(places)
    assert "ours" not in sheet


def test_what_no_page_asks_for_of_the_theme_goes_and_what_an_author_has_beside_it_stays(tmp_path: Path) -> None:
    spec = find_spec("material")
    assert spec and spec.origin
    theme = Path(spec.origin).parent / "templates"
    for path in [*(theme / "assets/javascripts").rglob("*.js"), *(theme / "assets/images").iterdir()]:
        copy = tmp_path / path.relative_to(theme)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    for name in sheets.OWN:
        (tmp_path / f"assets/{name}.css").write_text(f".{name} {{ top: 0; }}", encoding="utf-8")
    mine = tmp_path / "assets/javascripts/mine.js"
    mine.write_text("mine()", encoding="utf-8")
    sheets.write(tmp_path, Cache(tmp_path.with_name("kept")))
    assert sorted(tmp_path.rglob("*.*")) == [mine, tmp_path / sheets.NAME]
    assert [path.name for path in (tmp_path / "assets").iterdir() if path.is_dir()] == ["javascripts"]
