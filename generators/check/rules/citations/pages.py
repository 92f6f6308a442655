"""A page range is written in full.

`549-58` saves a digit, and programs and readers take its end for page 58. In references.bib a range is written in full
with two hyphens, in a locator in full with a dash. A range that ends before it begins or does not end (`549--`, `549ff`) is an error, and
`pp. 549 to 558` would be printed as typed.
"""

import re
from collections.abc import Iterator

from generators.check.sources import places
from generators.model import Drug, Library, Problem, Reference

ID = "CIT-PAGES"
SEVERITY = "error"
NUMBERS = False
BAD = "`pages = {549-58}`"
GOOD = "`pages = {549--558}`"
_RANGE = re.compile(r"(?<![\w.-])([A-Za-z]*)(\d+)\s?[-–—]+\s?([A-Za-z]*)(\d+)(?![\w.]*\d)")
_ARTICLE = re.compile(r"e?0\d{4}-\d\d")  # the number of an article and its year: `e00355-23`
_WORD = re.compile(r"\bpp?\b\.?\s?|\bpages?\b\s?|(?<=\d)\s+(?:to|until|through)\s+(?=\d)", re.IGNORECASE)
_END = re.compile(
    r"(?:[A-Za-z]+ ){0,3}[A-Za-z]{0,12}\.?\d[\w.:/-]*\+?|[ivxlcIVXLC]+"
)  # a page, the number of an article, a page before the first
_OPEN = re.compile(r"-$|\dff\.?$|\d\s?f\.$")  # a range that says no last page: 549-, 549ff
_DASH = re.compile(r"\s?(?:--|–)\s?")
_LOCATED = re.compile(r"\b(?:pp?\.?|pages?)\s(?:\d[\d\s,–-]*)")


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each range of a reference that is abbreviated or runs backwards."""
    text = reference.fields.get("pages", "")
    found = (*_check_ranges(text, "--"), *_find_words(text))
    for wrong, wanted, full in found or _find_ends(text):
        yield Problem(reference.at("pages"), f"{reference.key!r}: pages {wrong}", wanted, full)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each range in a locator that is abbreviated or runs backwards."""
    for citation, where in dict.fromkeys(places.list_citations_of(drug)):
        for match in _LOCATED.finditer(citation.locator):
            yield from (
                Problem(where, f"{citation.key!r}: p {wrong}", wanted, full)
                for wrong, wanted, full in _check_ranges(match[0], "–")
            )


def _check_ranges(text: str, dash: str) -> Iterator[tuple[str, str, str]]:
    for match in () if _ARTICLE.fullmatch(text) else _RANGE.finditer(text):
        before, first, again, last = match.groups()
        full = f"{before}{first}{dash}{again or before}{first[: -len(last)]}{last}"
        if len(last) < len(first) and int(first[-len(last) :]) < int(last):
            yield f"{match[0]} is abbreviated", full, full
        elif int(last) < int(first):
            yield f"{match[0]} ends before it begins", "the first page and the last", ""


def _find_ends(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield a range without its first or its last page, or with more than these."""
    for part in re.split(r"[,;]\s?", text) if text else ():
        ends = _DASH.split(part)
        if len(ends) > 2 or _OPEN.search(part) or not all(_END.fullmatch(end) for end in ends):
            yield (
                f"{part!r} is no page and no range of pages",
                "a page, or the first page and the last, as 549--558",
                "",
            )
            return


def _find_words(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield words where only numbers belong; between two numbers a dash is suggested."""
    if found := _WORD.search(text):
        numbers = _WORD.sub(lambda match: "--" if match[0][0].isspace() else "", text).replace("–", "--")
        yield f"{text!r} holds {found[0].strip()!r}", f"numbers alone, as {numbers}", numbers
