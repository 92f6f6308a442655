"""What readers type is answered: the ranking over the content of this site, in a real browser, from a folder.

`queries.tsv` has a query a line with what it wants: ids of observations or addresses, joined by `|`, where `*` stands for anything; `-`
wants nothing to be found. What the content no longer holds is not asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from generators.cache import Cache
from generators.check.rules import all_rules
from generators.cite import ama
from generators.index.printed import read_page
from generators.index.search.words import tokens
from generators.model import Library
from generators.publish import docs, engine
from generators.read.docs import read_pages
from generators.render import drug_pages, site_pages
from generators.report import rules_page
from tests import chromium, shipped
from tests.check.rules.published import picture

pytestmark = chromium.needed
LINES = (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
QUERIES = [(query, wanted) for query, wanted in csv.reader(LINES[1:], delimiter="\t", quoting=csv.QUOTE_NONE)]
FIRST = 3
ANSWERED = 0.9  # of all that is asked
ASK = "const done = arguments[1]; window.ag_find(arguments[0]).then((found) => done(found), (error) => done({error: String(error)}))"


@pytest.fixture(scope="module")
def content() -> Library:
    """The content of this site with formatted references."""
    library = shipped.library()
    entries = ama.format_entries(library.references, Cache(shipped.CACHE))
    named = {key: reference.model_copy(update={"entry": entries[key]}) for key, reference in library.references.items()}
    return library.model_copy(update={"references": named})


@pytest.fixture(scope="module")
def searching(
    browser: webdriver.Chrome, content: Library, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[webdriver.Chrome]:
    """A page with the search and its files, opened from a folder."""
    pages, _ = drug_pages.render(drug_pages.plan(content), content, picture)
    pages += [
        *site_pages.render(content, pages),
        *rules_page.print_pages(content, all_rules()),
        *read_pages(shipped.ROOT, docs.OWNED),
    ]
    made = site_pages.print_search(content, [read_page(page.path, page.kind, page.title, page.text) for page in pages])
    root = tmp_path_factory.mktemp("site")
    files = {f"search/{asset.path}": asset.content for asset in made.assets}
    files |= {
        "assets/search.js": (engine.THEME / "assets/search.js").read_bytes(),
        "index.html": b"<script src='assets/search.js'></script>",
    }
    for name, content_of in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content_of)
    browser.get((root / "index.html").as_uri())
    _log(browser)
    yield browser


def _log(browser: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]  # selenium gives it no types


def ask(browser: webdriver.Chrome, query: str) -> dict[str, Any]:
    found: dict[str, Any] = browser.execute_async_script(ASK, query)
    assert "error" not in found, found
    return found


def answers(hits: list[dict[str, str]], wanted: str) -> bool:
    if wanted == "-":
        return not hits
    targets = wanted.split("|")
    return any(
        fnmatchcase(name, one)
        for hit in hits[:FIRST]
        for name in (hit["address"], hit["ident"])
        if name
        for one in targets
    )


def test_what_readers_type_is_answered_among_the_first_three(searching: webdriver.Chrome, content: Library) -> None:
    known = {*content.observations, *(f"drugs/{drug.id}/" for drug in content.drugs)}
    asked = [(query, wanted) for query, wanted in QUERIES if _is_there(wanted, known)]
    missed = [query for query, wanted in asked if not answers(ask(searching, query)["hits"], wanted)]
    assert len(missed) <= (1 - ANSWERED) * len(asked), missed
    assert _log(searching) == []


def _is_there(wanted: str, known: set[str]) -> bool:
    """Whether what is wanted can be there: an observation or a drug that this site has, or a part of a page."""
    return any(
        "*" in one or "#" in one or ("/" in one and not one.startswith("drugs/")) or one in known or one == "-"
        for one in wanted.split("|")
    )


@pytest.mark.parametrize(
    "text",
    [
        "LDL-C",
        "µg/g",
        "t1/2",
        "n",
        "c",
        "nu",
        "-",
        "  ",
        "\\",
        "(",
        "[",
        "*",
        "a:b",
        "^~+",
        "</script>",
        "'\"",
        "\u202e",
        "🧬",
        "肝",
    ],
)
def test_no_text_throws(searching: webdriver.Chrome, text: str) -> None:
    assert "hits" in ask(searching, text)
    assert _log(searching) == []


def test_the_browser_folds_words_as_the_index_did(searching: webdriver.Chrome, content: Library) -> None:
    texts = [o.value.text if o.value else o.note for o in content.observations.values()]
    texts += [
        f"{r.entry} {r.fields.get('author', '')} {r.fields.get('title', '')}" for r in content.references.values()
    ]
    texts += [
        "3.11 µg/g",
        "λz t½ ½ 2′-MOE",
        "Körtvélyessy",
        "11,344.47",
        "haematomas oedema",
        "studies analysis",
        "ISIS-DMPK-2.5Rx",
        "1,234,567",
    ]
    script = "const done = arguments[1]; Promise.all(arguments[0].map((text) => window.ag_tokens(text))).then(done)"
    folded = searching.execute_async_script(script, texts)
    assert [(text, found) for text, found in zip(texts, folded, strict=True) if found != list(tokens(text))] == []
