"""Read references.bib into references. cite/reference.py formats their parts, cite/ama.py the whole.

`Reference.fields` holds text without LaTeX and with no markup but <i>, <sub> and <sup>. Names keep the form of BibTeX,
`Last, First and {A Body} and others`. `tier`, `state`, `compound`, `region`, `edition` and `document` are attributes of a Reference and no fields of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from bibtexparser.middlewares import names as bibtex_names

from generators.model import ReadProblem, Reference, Region
from generators.model.reference import NAME_FIELDS, TYPES, split_names
from generators.read.formats import bibtex
from generators.read.formats.bibtex import MONTHS, Fault
from generators.read.formats.latex import decode_latex
from generators.text.braces import is_enclosed
from generators.text.suggest import did_you_mean

FIELDS = (
    "author", "editor", "title", "journal", "shortjournal", "booktitle", "publisher", "institution", "organization",
    "howpublished", "type", "year", "month", "day", "volume", "number", "pages", "doi", "pmid", "pmcid", "nct",
    "application", "isbn", "issn", "url", "urldate", "seen", "tier", "state", "unconfirmed", "compound",
    "region", "edition", "document", "updated", "posted", "school", "eventtitle", "venue", "holder", "pubstate", "reporter",
    "correction", "retraction", "note",
)  # fmt: skip
_REGIONS = get_args(Region)
_STATES = get_args(Reference.model_fields["state"].annotation)
_FORMS = {
    "year": (r"\d{4}", "four digits"),
    "month": (r"0[1-9]|1[0-2]", f"one of {', '.join(MONTHS)}, without braces"),
    "day": (r"[1-9]|[12]\d|3[01]", "1 to 31"),
    "url": (r"https?://[\w.-]+(:\d+)?([/?#]\S*)?", "an address that begins with https:// or http://"),
    "updated": (r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", "a day such as 2026-11-20, or a month or a year"),
    "posted": (r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", "a day such as 2026-11-20, or a month or a year"),
    "pubstate": ("aheadofprint", "aheadofprint, as long as the article has no volume and no pages"),
    "urldate": (r"\d{4}-\d\d-\d\d", "a day such as 2026-11-20"),
    "state": ("|".join(_STATES), f"one of {', '.join(_STATES)}"),
    "region": ("|".join(_REGIONS), f"one of {', '.join(_REGIONS)}"),
    "document": (r"\D+", "a word or two, such as `label`; its year goes into `edition`"),
}
_VERBATIM = ("doi", "pmid", "pmcid", "nct", "isbn", "issn", "url", "urldate", "seen", "tier", "state", "unconfirmed",
             "compound", "region")  # fmt: skip
_SHORT_NAMES = re.compile(r"(?:[^\W\d_][\w'’-]+ [A-Z]{1,3}(?:, |$)){2,}")  # `Doe J, Roe R`
# read in a wrong encoding, or as HTML
_SPOILT = re.compile(r"\ufffd|&(?:amp|quot|nbsp|#\d+);|Ã[\u0080-\u00bf]|â€.")


# --- references.bib -> Reference -------------------------------------------------------------------------------


def parse(text: str, file: str) -> tuple[dict[str, Reference], list[ReadProblem]]:
    """Return the references by key, in file order, and all problems of the file."""
    entries, problems = bibtex.read(text, file)
    references: dict[str, Reference] = {}
    for entry in entries:
        reference, wrong = _make_reference(entry)
        references.setdefault(entry.key, reference)
        problems += wrong
    return references, sorted(problems, key=lambda f: (f.where.line, f.where.column, f.message))


def _make_reference(entry: bibtex.Entry) -> tuple[Reference, list[ReadProblem]]:
    """Return an entry as a Reference; an invalid field is left out and reported."""
    fields: dict[str, str] = {}
    problems = [wrong.at(entry.where) for wrong in _check_entry(entry)]
    for name, raw in entry.fields.items():
        try:
            fields[name] = _decode_field(name, " ".join(raw.split()))
        except Fault as wrong:
            problems.append(wrong.at(entry.places[name]))
    marks: dict[str, Any] = {"tier": fields.pop("tier", ""), "state": fields.pop("state", "confirmed")}
    marks |= {name: fields.pop(name) for name in ("region", "edition", "document") if name in fields}
    marks["compounds"] = tuple(split_names(fields.pop("compound", "")))
    places = {"where": entry.where, "places": entry.places}
    made = {"key": entry.key, "type": entry.type, "fields": fields, **places, **marks}
    return Reference.model_validate(made), problems


def _check_entry(entry: bibtex.Entry) -> Iterator[Fault]:
    """Yield the problems of an entry as a whole."""
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_:.+-]*", entry.key):
        yield Fault(f"prose cannot cite the key {entry.key!r}", "letters, digits and _ : . + -")
    if entry.type not in TYPES:
        known = f"one of {', '.join(TYPES)}"
        yield Fault(f"@{entry.type} is no type of entry here", *did_you_mean(entry.type, TYPES, known))
    named, state = split_names(entry.fields.get("unconfirmed", "")), entry.fields.get("state", "confirmed")
    for name in named:
        if name not in entry.places:
            yield Fault(f"unconfirmed names {name!r}, which {entry.key!r} lacks", "names of its fields")
    if state == "unconfirmed" and not named:
        yield Fault(f"{entry.key!r} does not say what is unconfirmed", "`unconfirmed = {…}` with names of fields")
    if state == "confirmed" and named:
        yield Fault(f"{entry.key!r} has unconfirmed fields and no state", "`state = {unconfirmed}` or `{not-read}`")


def _decode_field(name: str, text: str) -> str:
    """Return the value of a field without LaTeX."""
    if name not in FIELDS:
        raise Fault(f"{name!r} is no field here", *did_you_mean(name, FIELDS, f"one of {', '.join(FIELDS)}"))
    if not text:
        raise Fault(f"{name} is empty", "a value, or no such field")
    if name in NAME_FIELDS:
        return " and ".join(_parse_name(part) for part in bibtex_names.split_multiple_persons_names(text))
    text = re.sub(r"\\([_%&#~$])", r"\1", text) if name in _VERBATIM else decode_latex(text)
    text = text.zfill(2) if name == "month" else text
    if spoilt := _SPOILT.search(text):
        raise Fault(f"{name} holds {spoilt[0]!r}, which was lost on the way", "the characters of the document")
    pattern, wanted = _FORMS.get(name, (".*", ""))
    if not re.fullmatch(pattern, text) or (name == "urldate" and not bibtex.is_day(text)):
        raise Fault(f"{name}: {text!r} is not allowed", wanted)
    return text


def _parse_name(text: str) -> str:
    """Return one name as `Last, First`, `{A Body}` or `others`. Names are split before decoding removes the braces."""
    if is_enclosed(text):
        return f"{{{decode_latex(text[1:-1])}}}"
    if text == "others":
        return text
    if re.search(r";|\bet al\b|\band$", text) or _SHORT_NAMES.fullmatch(text):
        raise Fault(f"the name {text!r} holds several", "` and ` between names, `and others` for those not known")
    if "," not in text:
        raise Fault(f"the name {text!r} has no comma", "`Last, First`, or braces round the name of a body")
    try:
        parts = bibtex_names.parse_single_name_into_parts(text)
    except bibtex_names.InvalidNameError as problem:
        raise Fault(f"the name {text!r}: {problem.reason.lower()}", "`Last, First`") from problem
    for part in ("first", "von", "last", "jr"):
        setattr(parts, part, [decode_latex(word) for word in getattr(parts, part)])
    return str(parts.merge_last_name_first)
