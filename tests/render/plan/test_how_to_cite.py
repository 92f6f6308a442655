"""A page is cited as a sentence and for reference managers, each of which reads back what was written."""

from __future__ import annotations

import json

import bibtexparser
import pytest
from bs4 import BeautifulSoup
from pylatexenc.latex2text import LatexNodes2Text

from generators.model import Publisher
from generators.render.environment import join_lines
from generators.render.plan.how_to_cite import HowToCite, plan_how_to_cite
from tests.check.rules.published import macro

PRESS = Publisher(name="Sample Press", url="https://sample.example/", email="press@sample.example")
TITLE = "How samplirsen works"


def cited(title: str = TITLE, publisher: Publisher = PRESS, version: str = "1.0", day: str = "2026-11-20") -> HowToCite:
    """A guide of the sample corpus as it is cited."""
    return plan_how_to_cite(publisher, title, version, day, "drugs/samplirsen/how-it-works")


def entry(name: str, found: HowToCite) -> str:
    return next(entry.text for entry in found.entries if entry.format == name)


def test_the_sentence_names_publisher_title_version_and_date() -> None:
    there = "https://sample.example/drugs/samplirsen/how-it-works/"
    assert cited().sentence == f"Sample Press. How samplirsen works. Version 1.0. 20 November 2026. {there}"
    assert cited(version="").sentence == f"Sample Press. How samplirsen works. 20 November 2026. {there}"


def test_the_address_of_the_site_goes_before_that_of_the_publisher() -> None:
    found = plan_how_to_cite(PRESS, TITLE, "1.0", "2026", "drugs/samplirsen", "https://guides.example/a/")
    assert found.sentence.endswith(" https://guides.example/a/drugs/samplirsen/")
    assert "https://guides.example/a/drugs/samplirsen/" in entry("BibTeX", found)


@pytest.mark.parametrize("title", [TITLE, "A & B: 50% of {C}_1 #2 ~ $x$", "back\\slash"])
def test_bibtex_reads_back_what_was_written(title: str) -> None:
    library = bibtexparser.parse_string(entry("BibTeX", cited(title)))
    assert not library.failed_blocks
    (found,) = library.entries
    fields = {field.key: field.value for field in found.fields}
    assert LatexNodes2Text().latex_to_text(fields["title"]) == title
    assert (fields["author"], fields["year"]) == ("{Sample Press}", "2026")
    assert fields["url"] == "https://sample.example/drugs/samplirsen/how-it-works/"


def test_ris_has_a_line_for_each_field_and_an_end() -> None:
    assert entry("RIS", cited()).split("\n") == [
        "TY  - ELEC", "AU  - Sample Press", "TI  - How samplirsen works", "PY  - 2026", "ET  - 1.0",
        "UR  - https://sample.example/drugs/samplirsen/how-it-works/", "ER  - ",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "parts"), [("2026-11-20", [2026, 11, 20]), ("2026-11", [2026, 11]), ("2026", [2026])])
def test_csl_json_keeps_the_precision_of_the_date(day: str, parts: list[int]) -> None:
    (item,) = json.loads(entry("CSL-JSON", cited(day=day)))
    assert item["issued"] == {"date-parts": [parts]}
    assert (item["title"], item["author"]) == (TITLE, [{"literal": "Sample Press"}])


def test_a_publisher_without_a_site_or_an_address_gives_none() -> None:
    found = cited(publisher=Publisher(name="Sample Press"))
    assert (
        "url" not in entry("BibTeX", found)
        and "UR" not in entry("RIS", found)
        and "URL" not in entry("CSL-JSON", found)
    )
    assert "mailto" not in macro("how_to_cite", "how_to_cite")(found)


def test_the_block_keeps_the_lines_of_what_is_to_be_copied() -> None:
    printed = join_lines(macro("how_to_cite", "how_to_cite")(cited()))
    assert "\n" not in printed
    parsed = BeautifulSoup(printed, "lxml")
    copied = {
        part.summary.get_text(): part.code.get_text() for part in parsed.select("details") if part.summary and part.code
    }
    assert copied == {**{entry.format: entry.text for entry in cited().entries}, "Link": cited().address}
    (mail,) = parsed.select("a[href^=mailto]")
    assert (mail["href"], mail.get_text()) == ("mailto:press@sample.example", "press@sample.example")
