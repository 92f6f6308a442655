"""References in the forms that reference managers read: BibTeX, RIS, CSL-JSON. What is ours alone, tiers and states, is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from generators.cite import reference as parts
from generators.model import Reference

_BIBTEX = (
    "author", "editor", "holder", "title", "journal", "booktitle", "publisher", "institution", "organization", "school", "year", "month",
    "day", "volume", "number", "pages", "doi", "pmid", "pmcid", "isbn", "issn", "url", "urldate",
)  # fmt: skip
_NAMES = ("author", "editor", "holder")
_CSL_TYPES = {
    "article": "article-journal", "book": "book", "incollection": "chapter", "inproceedings": "paper-conference", "jurisdiction": "legal_case",
    "legislation": "legislation", "manual": "report", "mastersthesis": "thesis", "misc": "document", "online": "webpage", "patent": "patent",
    "phdthesis": "thesis", "techreport": "report",
}  # fmt: skip
_RIS_TYPES = {
    "article": "JOUR", "book": "BOOK", "incollection": "CHAP", "inproceedings": "CPAPER", "jurisdiction": "CASE", "legislation": "STAT",
    "manual": "RPRT", "mastersthesis": "THES", "misc": "GEN", "online": "ELEC", "patent": "PAT", "phdthesis": "THES", "techreport": "RPRT",
}  # fmt: skip
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{mark: f"\\{mark}" for mark in "&%$#_"},
})  # fmt: skip
_BRACES = str.maketrans({"{": r"\{", "}": r"\}"})
_MARKUP = re.compile(r"</?(?:i|sub|sup)>")
_AS_IS = ("doi", "url", "urldate", "pmid", "pmcid", "isbn", "issn")


def strip_markup(text: str) -> str:
    """Return the text of a field without its italics, raised and lowered characters."""
    return _MARKUP.sub("", text)


def format_bibtex(references: Iterable[Reference]) -> str:
    """Format references as BibTeX."""
    return "\n\n".join(map(_format_entry, references)) + "\n"


def _format_entry(reference: Reference) -> str:
    fields = {name: _escape(name, strip_markup(reference.fields[name])) for name in _BIBTEX if name in reference.fields}
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    return "\n".join([f"@{reference.type}{{{reference.key},", *lines, "}"])


def _escape(name: str, text: str) -> str:
    """Escape the text of a field; the braces of names hold an organisation together."""
    if name in _AS_IS:
        return text.translate(_BRACES)
    return text.translate(_ESCAPES) if name in _NAMES else text.translate({**_ESCAPES, **_BRACES})


def format_ris(references: Iterable[Reference]) -> str:
    """Format references as RIS."""
    return "\n".join(map(_format_record, references))


def _format_record(reference: Reference) -> str:
    item = make_csl_item(reference)
    first, _, last = str(item.get("page", "")).partition("-")
    date = item.get("issued", {}).get("date-parts", [[]])[0]
    rows: list[tuple[str, Any]] = [
        ("TY", _RIS_TYPES[reference.type]), ("ID", reference.key), *(("AU", _name(one)) for one in item.get("author", ())),
        *(("ED", _name(one)) for one in item.get("editor", ())), ("TI", item.get("title")), ("T2", item.get("container-title")),
        ("PY", "/".join(str(part) for part in date[:1])), ("VL", item.get("volume")), ("IS", item.get("issue")), ("SP", first), ("EP", last),
        ("PB", item.get("publisher")), ("DO", item.get("DOI")), ("AN", item.get("PMID")), ("UR", item.get("URL")),
        ("Y2", reference.fields.get("urldate", "").replace("-", "/")),
    ]  # fmt: skip
    return "\n".join(f"{tag}  - {text}" for tag, text in rows if text) + "\nER  - \n"


def _name(name: dict[str, str]) -> str:
    family = " ".join(filter(None, [name.get("non-dropping-particle", ""), name.get("family", "")]))
    return name.get("literal") or ", ".join(filter(None, [family, name.get("given", ""), name.get("suffix", "")]))


def format_csl_json(references: Iterable[Reference]) -> str:
    """Format references as CSL-JSON."""
    return json.dumps([make_csl_item(one) for one in references], ensure_ascii=False, indent=1) + "\n"


def make_csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON."""
    fields = {name: strip_markup(text) for name, text in reference.fields.items()}
    held = ("publisher", "institution", "organization", "school")
    day = [int(part) for part in (fields.get(name, "") for name in ("year", "month", "day")) if part.isdigit()]
    item = {
        "id": reference.key, "type": _CSL_TYPES[reference.type], "title": fields.get("title"),
        **{name: parts.names(reference, name) for name in ("author", "editor")},
        "container-title": fields.get("journal") or fields.get("booktitle"), "container-title-short": fields.get("shortjournal"),
        "volume": fields.get("volume"), "issue": fields.get("number"), "page": re.sub("[–—]|--", "-", fields.get("pages", "")),
        "publisher": next((fields[name] for name in held if name in fields), ""), "DOI": fields.get("doi"), "PMID": fields.get("pmid"),
        "PMCID": fields.get("pmcid"), "ISBN": fields.get("isbn"), "URL": fields.get("url"), "edition": reference.edition,
        "issued": {"date-parts": [day]} if day else None,
        "accessed": {"date-parts": [[int(part) for part in fields["urldate"].split("-")]]} if "urldate" in fields else None,
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}


FORMATS: dict[str, Callable[[Iterable[Reference]], str]] = {
    "references.bib": format_bibtex,
    "references.ris": format_ris,
    "references.csl.json": format_csl_json,
}
