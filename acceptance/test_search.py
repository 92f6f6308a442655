"""What readers type is answered: the ranking over the content of this site, in a real browser, from a folder.

`queries.tsv` has a query a line with what it wants: ids of observations or addresses, joined by `|`, where `*` stands for anything; `-`
wants nothing to be found. What the content no longer holds is not asked for.
"""

from __future__ import annotations

import csv
import gzip
import json
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from selenium import webdriver

from generators.index.search.words import phrase, tokens
from generators.model import Library
from tests import chromium
from tests.site.test_browser import _log
from tests.site.test_contract import Pages
from tests.site.test_search import ask, fold

pytestmark = chromium.needed
LINES = (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
QUERIES = [(query, wanted) for query, wanted in csv.reader(LINES[1:], delimiter="\t", quoting=csv.QUOTE_NONE)]
FIRST = 3
ANSWERED = 65 / 70  # of all that is asked
SAMPLE, FIRST_BYTES = 40, 200_000
WORDS, LOST = 100, 2  # of the pages; words of grammar are not looked for


@pytest.fixture(scope="module")
def searching(browser: webdriver.Chrome, site: Path) -> webdriver.Chrome:
    """The page of the search, opened from its folder."""
    browser.get((site / "search/index.html").as_uri())
    _log(browser)
    return browser


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


def test_what_readers_type_is_answered_among_the_first_three(searching: webdriver.Chrome, real: Library) -> None:
    known = {*real.observations, *(f"drugs/{drug.id}/" for drug in real.drugs)}
    asked = [(query, wanted) for query, wanted in QUERIES if _is_there(wanted, known)]
    missed = [query for query, wanted in asked if not answers(ask(searching, query)["hits"], wanted)]
    assert len(missed) <= (1 - ANSWERED) * len(asked), missed
    assert _log(searching) == []


def test_what_a_saying_means_stands_on_the_site(site: Path, real: Library) -> None:
    """A saying that leads to nothing would hide the word itself. A phrase is found where one part of the site has all its words."""
    files = [
        json.loads(f"[{path.read_text(encoding='ascii').strip().removeprefix('ag_search(')[:-1]}]")[1]
        for path in site.glob("search/d-*.js")
    ]
    parts = [
        set(tokens(" ".join(map(str, row[1:])).replace("-", " "))) | set(tokens(" ".join(map(str, row[1:]))))
        for file in files
        for row in file["found"]
    ]
    stop = {word for one in real.search.stop for word in tokens(one)}
    said = {text: set(phrase(text).split()) for one in real.search.says for text in (one.means, *one.also)}
    lost = [text for text, words in said.items() if not any((words - stop or words) <= part for part in parts)]
    assert lost == []


QUANTITIES = {
    "plasma half-life": "elimination-half-life", "half-life": "elimination-half-life", "Cmax": "cmax", "tmax": "tmax", "clearance": "clearance",
    "molecular weight": "molar-mass", "volume of distribution": "volume-of-distribution", "trough concentration": "trough-concentration",
    "urinary excretion": "urinary-excretion", "protein binding": "plasma-protein-binding",
}  # fmt: skip


@pytest.mark.parametrize("query", QUANTITIES)
def test_a_quantity_is_answered_for_each_drug_that_has_it_with_values_before_gaps(
    searching: webdriver.Chrome, real: Library, query: str
) -> None:
    """Where no drug is named, the first value of each comes before the second of one, and what was not found comes last."""
    hits = [hit for hit in ask(searching, query)["hits"] if hit["kind"] == "observation"]
    rows = [real.observations[hit["ident"]] for hit in hits]
    drugs = [row.drug for row in rows]
    valued = [drug for row, drug in zip(rows, drugs, strict=True) if row.value]
    assert rows[0].value and len(set(valued)) > 1
    assert len(set(valued[: len(set(valued))])) >= min(3, len(set(valued))), valued
    of_quantity = {row.drug for row in real.observations.values() if row.parameter == QUANTITIES[query]}
    assert of_quantity <= set(drugs)


def test_words_of_the_pages_are_found_and_nothing_throws(searching: webdriver.Chrome, pages: Pages) -> None:
    """A hundred words, codes and numbers as they stand in the records and the sections of the site."""
    text = " ".join(
        part.get_text(" ")
        for address, page in sorted(pages.items())
        if address.startswith("drugs/")
        for part in page.select("h2, h3, tr[id^=obs-] > th, figcaption")
    )
    words = sorted({word.strip("().,;:") for word in text.split() if len(word) > 2 and word[0].isalpha()})
    asked = words[:: max(1, len(words) // WORDS)][:WORDS]
    lost = [word for word in asked if not ask(searching, word)["hits"]]
    assert len(asked) == WORDS and len(lost) <= LOST, lost
    assert _log(searching) == []


def _is_there(wanted: str, known: set[str]) -> bool:
    """Whether what is wanted can be there: an observation or a drug that this site has, or a part of a page."""
    return any(
        "*" in one or "#" in one or ("/" in one and not one.startswith("drugs/")) or one in known or one == "-"
        for one in wanted.split("|")
    )


def test_the_browser_folds_the_words_of_this_content_as_the_index_did(
    searching: webdriver.Chrome, real: Library
) -> None:
    texts = [o.value.text if o.value else o.note for o in real.observations.values()]
    texts += [f"{r.entry} {r.fields.get('author', '')} {r.fields.get('title', '')}" for r in real.references.values()]
    folded = zip(texts, fold(searching, texts), strict=True)
    assert [(text, found) for text, found in folded if found != list(tokens(text))] == []


def test_a_first_search_loads_little(browser: webdriver.Chrome, site: Path) -> None:
    """The files that a query and the opening of the search load, as a server compresses them. The browser leaves the page of the other
    tests."""
    loaded = "return performance.getEntriesByType('resource').map((e) => e.name).filter((name) => /search[^/]*\\.(?:js|css)$|\\/search\\/.+\\.js$/.test(name))"
    with chromium.serve(site) as address:
        for query, _ in QUERIES[:: len(QUERIES) // SAMPLE]:
            browser.get(f"{address}/search/")
            ask(browser, query)
            names = set(browser.execute_script(loaded))
            files = [site / unquote(urlparse(name).path).lstrip("/") for name in names]
            sizes = {path.name: len(gzip.compress(path.read_bytes(), 6)) for path in files}
            assert {"names.js", "search.js", "search-rank.js"} <= sizes.keys() and sum(sizes.values()) <= FIRST_BYTES, (
                query,
                sizes,
            )
