"""Identifiers of documents, trials and people: check their form, and find them in addresses.

Only the form is checked, and the check digit if there is one. Whether a document has a number cannot be checked
without the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from stdnum import isbn, issn
from stdnum.iso7064 import mod_11_2

from generators.model import DoiShape

_DOI = re.compile(r"10\.\d{4,9}(\.\d+)*/(?!/)[\w().;:/<>#+\[\]-]*[\w)>#/-]", re.ASCII)
_LONG = re.compile(r"^\s*(https?://)?(dx\.)?(doi\.org/|doi\s*[:=]\s*)", re.IGNORECASE)
_REST = re.compile(r"(/(abstract|full|fulltext|pdf|epdf|html|meta)|\.pdf|[\s.,;:'\"])+$", re.IGNORECASE)
_VERSION = re.compile(
    r"^(10\.(?:1101|64898|21203|20944|26434)/.*\d)[./]?v\d+(?:\.(?:full|abstract|supplementary)\S*|/\S*)?$"
)  # of a preprint
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "／": "/"})
# Numbers with a check digit in a DOI: an ISBN, or the ISSN of the journal.
_BOOK = re.compile(
    r"/B?(97[89](?:(?:-?\d){10}(?=-\d{1,3}$)|-?\d[\d-]{8,}\d))", re.IGNORECASE
)  # perhaps with the number of a chapter after it
_JOURNAL = re.compile(r"/(?:S|j\.|\(ISSN\))(\d{4}-\d{3}[\dX])(?!\d)", re.IGNORECASE)
_PUBMED = r"pubmed\.(?:ncbi\.nlm\.nih\.)?gov|ncbi\.nlm\.nih\.gov/pubmed|europepmc\.org/(?:article|abstract)/med"
_IN_ADDRESS = (
    ("doi", re.compile(r"[/=](10\.\d{4,9}/[^?&#\s]+)"), "{}"),
    ("doi", re.compile(r"//(?:www\.)?nature\.com/articles/([^/?#.]+(?:\.\d+)?)"), "10.1038/{}"),
    ("doi", re.compile(r"/PII(S\d{4}-[^/?#]+)"), "10.1016/{}"),
    ("pmid", re.compile(rf"//(?:www\.)?(?:{_PUBMED})/(?:\?term=)?(\d+)(?=$|[/?#&])", re.IGNORECASE), "{}"),
    ("pmcid", re.compile(r"\bPMC(\d+)\b", re.IGNORECASE), "PMC{}"),
    ("nct", re.compile(r"\b(NCT\d+)\b"), "{}"),
)

WANTED = {
    "doi": "10., the number of the registrant, a slash and the rest, as 10.1234/abcd.5678",
    "pmid": "digits alone, as 12345678", "pmcid": "PMC and digits, as PMC1234567", "nct": "NCT and eight digits",
    "isbn": "10 or 13 digits, the last of which fits the others", "issn": "1234-5678 with a last digit that fits",
    "orcid": "0000-0000-0000-0000 with a last digit that fits",
}  # fmt: skip


def find_fault(kind: str, text: str) -> tuple[str, str] | None:
    """Return what was wanted in place of an identifier, and a suggestion; None if it is well formed."""
    found = _RIGHT[kind](text)
    if found is None:
        return None
    meant = _repair(kind, text)
    return found, meant if meant != text and _RIGHT[kind](meant) is None else ""


def _check_doi(text: str) -> str | None:
    if not _DOI.fullmatch(text) or _REST.search(text) or any(text.count(a) != text.count(b) for a, b in ("()", "[]")):
        return WANTED["doi"]
    if (book := _BOOK.search(text)) and not isbn.is_valid(book[1]):
        return f"an ISBN in it whose last digit fits; {book[1]} does not"
    if (journal := _JOURNAL.search(text)) and not issn.is_valid(journal[1]):
        return f"an ISSN in it whose last digit fits; {journal[1]} does not"
    return None


def find_unusual_form(doi: str, shapes: Iterable[DoiShape]) -> str:
    """Return an example if a DOI begins like a known kind and continues differently, as after a lost digit."""
    for shape in shapes:
        start = re.match(shape.start, doi, re.IGNORECASE)
        if start and not re.fullmatch(shape.rest, doi[start.end() :], re.IGNORECASE):
            return shape.example
    return ""


def _make_check(kind: str, pattern: str, fits: Callable[[str], bool] = lambda _: True) -> Callable[[str], str | None]:
    return lambda text: None if re.fullmatch(pattern, text) and fits(text) else WANTED[kind]


_RIGHT: dict[str, Callable[[str], str | None]] = {
    "doi": _check_doi,
    "pmid": _make_check("pmid", r"[1-9]\d{0,7}"),
    "pmcid": _make_check("pmcid", r"PMC[1-9]\d{1,8}"),
    "nct": _make_check("nct", r"NCT\d{8}"),
    "isbn": _make_check("isbn", r"[\dX -]+", isbn.is_valid),
    "issn": _make_check("issn", r"\d{4}-\d{3}[\dX]", issn.is_valid),
    "orcid": _make_check("orcid", r"(\d{4}-){3}\d{3}[\dX]", lambda text: mod_11_2.is_valid(text.replace("-", ""))),
}


def _repair(kind: str, text: str) -> str:
    """Return the identifier without surrounding text and with unambiguous slips corrected."""
    digits = "".join(re.findall(r"\d", text))
    if kind == "doi":
        text = re.sub(r"\s", "", _REST.sub("", _LONG.sub("", unquote(text).translate(_DASHES))))
        text = re.sub(r"^[1lI][0Oo][.,](?=\d{4})", "10.", text)
        return re.sub(r"^(10\.\d{4,5})(?=[A-Za-z])", r"\1/", text)
    if kind == "orcid":
        return text.rstrip("/").rpartition("/")[2].upper()
    return {"pmcid": f"PMC{digits}", "nct": f"NCT{digits}", "pmid": digits}.get(kind, text.translate(_DASHES))


def find_in_address(address: str) -> Iterator[tuple[str, str]]:
    """Yield the identifiers in an address, as (kind, text)."""
    for kind, pattern, form in _IN_ADDRESS:
        if found := pattern.search(unquote(address)):
            text = form.format(found[1])
            yield kind, _REST.sub("", _VERSION.sub(r"\1", text)) if kind == "doi" else text
