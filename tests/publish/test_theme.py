"""The frame of a page prints the title and the description of its front matter as they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from generators.publish.engine import THEME
from generators.render.environment import escape_markdown, quote_yaml
from generators.site import query

TITLE = 'Press & <b>Sons</b> "q" </title><script>evil()</script>'
TEXTS = {"title": TITLE, "description": f'LDL < 100 "mg" {TITLE}'}


LONG = f"{TITLE}, and more words than fit"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages in the theme of the site, as MkDocs builds them."""
    root = tmp_path_factory.mktemp("theme")
    (root / "docs").mkdir()
    front = "\n".join(f"{key}: {quote_yaml(text)}" for key, text in TEXTS.items())
    text = f"---\n{front}\npage_kind: guide\n---\n# {escape_markdown(TITLE)}\n\n## {escape_markdown(TITLE)}\n\nWords.\n"
    (root / "docs/index.md").write_text(text, encoding="utf-8")
    (root / "docs/long.md").write_text(f"---\ntitle: {quote_yaml(LONG)}\n---\nWords.\n", encoding="utf-8")
    settings = f"site_name: Site\ntheme: {{name: material, custom_dir: '{THEME}', font: false}}\nplugins: []\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root / "site"


@pytest.fixture
def page(pages: Path) -> html.HtmlElement:
    """The first of the pages."""
    return html.document_fromstring((pages / "index.html").read_text(encoding="utf-8"))


def test_the_title_of_a_page_is_printed_as_it_is(page: html.HtmlElement) -> None:
    assert query.title(page) == f"{TITLE} - Site"
    assert query.headings(page) == [TITLE]


def test_a_title_that_leaves_no_room_stands_without_the_name_of_the_site(pages: Path) -> None:
    page = html.document_fromstring((pages / "long/index.html").read_text(encoding="utf-8"))
    assert query.title(page) == LONG


def test_the_description_of_a_page_is_printed_as_it_is(page: html.HtmlElement) -> None:
    assert query.descriptions(page) == [TEXTS["description"]]


def test_nothing_of_a_title_becomes_an_element(page: html.HtmlElement) -> None:
    assert not [script for script in page.iter("script") if "evil" in (script.text or "")]
    assert not [bold for bold in page.iter("b") if bold.text == "Sons"]


def test_a_sheet_reads_no_variable_that_the_tokens_do_not_have() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (THEME / "assets").glob("*.css")}
    defined = {name for text in sheets.values() for name in re.findall(r"(--[\w-]+):", text)}
    used = {(file, name) for file, text in sheets.items() for name in re.findall(r"var\((--[\w-]+)\)", text)}
    assert {(file, name) for file, name in used if name not in defined} == set()


def test_only_the_tokens_name_a_colour() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (THEME / "assets").glob("*.css")}
    plain = {name: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for name, text in sheets.items()}
    found = {name: re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", text) for name, text in plain.items()}
    assert {
        name: colours for name, colours in found.items() if colours and name not in ("tokens.css", "print.css")
    } == {}
