"""The downloads as CSV: what a spreadsheet shows is what the table holds, and nothing in it is run."""

from __future__ import annotations

import csv
import io
import random

import pytest

from generators.model import Library
from generators.render import drug_pages
from generators.render.exports.csv import disarm_cell, to_csv
from tests.check.rules.published import picture
from tests.render.test_escaping import spoiled

FORMULAS = (
    "=cmd|' /C calc'!A0", "+1+cmd|x", "-2+3", "@SUM(1+1)", "\t=1", "\n=1", "-", "=", "-5 (-7 to -3)", "\uff1d1+1",
    '=HYPERLINK("https://evil.example";"x")', "+", "-5-5", "-1e5e5",
)  # fmt: skip
ORDINARY = (
    "5",
    "-5",
    "\u22125",
    "+5",
    "-0.25",
    "-3.3%",
    "1e-5",
    "-1E+5",
    "",
    "a = b",
    "2-3",
    "\u22123.3% (\u221212.1 to 5.5)",
    "x@y",
)


def cells(content: bytes) -> list[str]:
    """The cells of a CSV file as a spreadsheet reads them."""
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text(text: str) -> None:
    assert disarm_cell(text) == f"'{text}"


def test_a_carriage_return_begins_no_cell() -> None:
    assert cells(to_csv([["a\r=1", "\r=1"]])) == ["a\n=1", "'\n=1"]


@pytest.mark.parametrize("text", ORDINARY)
def test_a_number_and_ordinary_text_stay_as_they_are(text: str) -> None:
    assert disarm_cell(text) == text


def test_no_cell_is_a_formula_and_none_loses_a_character() -> None:
    letters = random.Random(7)
    texts = ["".join(letters.choices('=+-@\t\r0123456789.eE%,"a ', k=letters.randrange(8))) for _ in range(5000)]
    read = cells(to_csv([text] for text in texts if text))
    assert [cell.removeprefix("'") for cell in read] == [text.replace("\r", "\n") for text in texts if text]
    for cell in read:
        assert cell[0] not in "=+-@\t\r\n" or float(cell.removesuffix("%")) is not None


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(1)", "-2+3"])
def test_no_download_of_a_page_has_a_formula(library: Library, formula: str) -> None:
    whole = spoiled(library, formula)
    for name in ("species", "matrices", "populations", "parameters"):  # what begins a cell
        listed = getattr(whole.vocabulary, name)
        named = {key: noun.model_copy(update={"name": formula}) for key, noun in listed.items()}
        whole = whole.model_copy(update={"vocabulary": whole.vocabulary.model_copy(update={name: named})})
    pages, _ = drug_pages.render(drug_pages.plan(whole), whole, picture)
    files = [asset.content for page in pages for asset in page.assets if asset.path.endswith(".csv")]
    read = [cell for content in files for cell in cells(content)]
    assert any(cell.startswith(f"'{formula}") for cell in read)
    assert [cell for cell in read if cell.startswith(formula)] == []
