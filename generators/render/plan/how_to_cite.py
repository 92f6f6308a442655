"""Format the citation of one of our pages: as a sentence, and for reference managers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from generators.domain.describe import date
from generators.model import Publisher

_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}&%$#_"},
})  # fmt: skip


@dataclass(frozen=True)
class CitedPage:
    """The data of a page's citation; `day` is an ISO date, `address` is empty if the publisher has no site."""

    publisher: str
    title: str
    version: str
    day: str
    key: str
    address: str


@dataclass(frozen=True)
class Entry:
    """The page in one format of reference managers, and the name of its file."""

    format: str
    text: str
    file: str


@dataclass(frozen=True)
class HowToCite:
    """The data of `how_to_cite.jinja`."""

    title: str
    sentence: str
    address: str
    entries: tuple[Entry, ...]
    email: str


def plan_how_to_cite(publisher: Publisher, title: str, version: str, day: str, path: str, site: str = "") -> HowToCite:
    """Format the sentence, BibTeX, RIS and CSL-JSON for the page at `path` of the site, or else of the publisher's."""
    base = site_address(publisher, site)
    address = f"{base}/{path}/" if base else ""
    key = re.sub(r"\W+", "", path.rsplit("/", 1)[-1]) + day[:4]
    cited = CitedPage(publisher.name, title, version, day, key, address)
    entries = tuple(Entry(name, make(cited), file) for name, (make, file) in FORMATS.items())
    return HowToCite(title, format_sentence(cited), address, entries, publisher.email)


def site_address(publisher: Publisher, site: str) -> str:
    """Return where the site is, without a slash at the end: as mkdocs.yml or else the publisher has it; empty if neither does."""
    return (site or publisher.url).rstrip("/")


def format_sentence(cited: CitedPage) -> str:
    """Format the citation for running text."""
    version = f"Version {cited.version}" if cited.version else ""
    parts = (cited.publisher, cited.title, version, date(cited.day))
    return " ".join(filter(None, [*(f"{part}." for part in parts if part), cited.address]))


def format_bibtex(cited: CitedPage) -> str:
    """Format the page as a BibTeX entry."""
    fields = {
        "author": f"{{{_escape_latex(cited.publisher)}}}", "title": _escape_latex(cited.title), "year": cited.day[:4],
        "edition": _escape_latex(cited.version), "url": cited.address,
    }  # fmt: skip
    body = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@online{{{cited.key},\n{body}\n}}"


def _escape_latex(text: str) -> str:
    """Escape the special characters of LaTeX."""
    return text.translate(_LATEX)


def format_ris(cited: CitedPage) -> str:
    """Format the page as a RIS record."""
    fields = (
        ("TY", "ELEC"), ("AU", cited.publisher), ("TI", cited.title), ("PY", cited.day[:4]), ("ET", cited.version),
        ("UR", cited.address),
    )  # fmt: skip
    return "\n".join(f"{tag}  - {text}" for tag, text in fields if text) + "\nER  - "


def format_csl_json(cited: CitedPage) -> str:
    """Format the page as a CSL-JSON item."""
    item = {
        "id": cited.key, "type": "webpage", "title": cited.title, "author": [{"literal": cited.publisher}],
        "issued": {"date-parts": [[int(part) for part in cited.day.split("-")]]}, "version": cited.version, "URL": cited.address,
    }  # fmt: skip
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


FORMATS: dict[str, tuple[Callable[[CitedPage], str], str]] = {
    "BibTeX": (format_bibtex, "cite.bib"),
    "RIS": (format_ris, "cite.ris"),
    "CSL-JSON": (format_csl_json, "cite.csl.json"),
}
