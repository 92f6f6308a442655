"""Read references.bib into references. cite/reference.py formats their parts, cite/ama.py the whole.

`Reference.fields` holds text without LaTeX and with no markup but <i>, <sub> and <sup>. Names keep the form of BibTeX,
`Last, First and {A Body} and others`. `tier`, `state`, `compound`, `region`, `edition` and `document` are attributes of a Reference and no fields of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from generators.model import ReadProblem, Reference, Region, Where
from generators.model.reference import NAME_FIELDS, TYPES, split_names
from generators.read import fields as others
from generators.read.formats import bibtex
from generators.read.formats.bibtex import MONTHS, Fault
from generators.read.formats.latex import decode_latex
from generators.read.persons import SPOILT, parse_names
from generators.text.suggest import did_you_mean

FIELDS = (
    "author", "editor", "title", "journal", "shortjournal", "booktitle", "publisher", "institution", "organization",
    "howpublished", "type", "year", "month", "day", "volume", "number", "pages", "doi", "pmid", "pmcid", "nct",
    "application", "isbn", "issn", "url", "urldate", "seen", "extent", "tier", "state", "unconfirmed", "compound",
    "region", "edition", "document", "updated", "posted", "school", "eventtitle", "venue", "holder", "pubstate", "reporter",
    "correction", "retraction", "note",
)  # fmt: skip
_REGIONS = get_args(Region)
_STATES = get_args(Reference.model_fields["state"].annotation)
_FORMS = {
    "year": (r"[0-9]{4}", "four digits"),
    "month": (r"0[1-9]|1[0-2]", f"one of {', '.join(MONTHS)}"),
    "day": (r"[1-9]|[12][0-9]|3[01]", "1 to 31"),
    "url": (r"https?://[\w.-]+(:\d+)?([/?#]\S*)?", "an address that begins with https:// or http://"),
    "updated": (r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", "a day such as 2026-11-20, or a month or a year"),
    "posted": (r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", "a day such as 2026-11-20, or a month or a year"),
    "pubstate": ("aheadofprint", "aheadofprint, as long as the article has no volume and no pages"),
    "urldate": (r"\d{4}-\d\d-\d\d", "a day such as 2026-11-20"),
    "extent": ("whole", "whole, for a text that was read from end to end"),
    "state": ("|".join(_STATES), f"one of {', '.join(_STATES)}"),
    "region": ("|".join(_REGIONS), f"one of {', '.join(_REGIONS)}"),
    "document": (r"\D+", "a word or two, such as `label`; its year goes into `edition`"),
}
_VERBATIM = ("doi", "pmid", "pmcid", "nct", "isbn", "issn", "url", "urldate", "seen", "extent", "tier", "state", "unconfirmed",
             "compound", "region")  # fmt: skip
_MONTHS = {  # in braces, or in words
    name: str(at) for at, month in enumerate(MONTHS, 1) for name in (month, f"{month}.", calendar.month_name[at].lower())
} | {"sept": "9", "sept.": "9"}  # fmt: skip
_ENTRY = re.compile(r"^[ \t]*@(?!string|comment|preamble)\w+\s*[{(]\s*([^\s,{}()=]+)", re.MULTILINE | re.IGNORECASE)
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")  # room for a line break, which exports have in titles
_FILLER = re.compile(
    r"n\.?[/.]?\s?[asd]\.?|[-–—−?.…_*]+|none|null|nil|unknown|undefined|tb[adc]|to be (?:determined|announced|published)|(?:in|at) press|forthcoming"
    r"|not (?:available|applicable|known|given)|(?:epub )?(?:ahead of print|online first|early view|online ahead of print)"
    r"|no (?:title|volume|pages?)|(?-i:x{2,})",
    re.IGNORECASE,
)
_NO_FILLERS = (  # a title may be `Unknown`
    "title", "note", "tier", "state", "unconfirmed", "compound", "seen", "extent", "region", "document",
)  # fmt: skip
_WORDY = re.compile(r"(?:vol(?:ume)?|number|issue|no)\b\.?\s*(?=\d)", re.IGNORECASE)


# --- references.bib -> Reference -------------------------------------------------------------------------------


def parse(text: str, file: str) -> tuple[dict[str, Reference], list[ReadProblem]]:
    """Return the references by key, in file order, and all problems of the file."""
    entries, problems = bibtex.read(text, file, others.is_ignored)
    references: dict[str, Reference] = {}
    for entry in entries:
        reference, wrong = _make_reference(entry)
        references.setdefault(entry.key, reference)
        problems += wrong
    return references, sorted(problems, key=lambda f: (f.where.line, f.where.column, f.message))


def list_keys(text: str) -> set[str]:
    """Return the keys of all entries that begin in a file, those that cannot be read among them."""
    return set(_ENTRY.findall(text))


def is_cut_off(text: str, problems: Iterable[ReadProblem]) -> bool:
    """Whether the last entry of a file does not end: what came after it may be lost."""
    starts = [text.count("\n", 0, found.end()) + 1 for found in _ENTRY.finditer(text)]
    return any(problem.lacks_end and problem.where.line == starts[-1] for problem in problems)


def _make_reference(entry: bibtex.Entry) -> tuple[Reference, list[ReadProblem]]:
    """Return an entry as a Reference; an invalid field is left out and reported."""
    fields: dict[str, str] = {}
    places: dict[str, Where] = {}
    problems = [wrong.at(entry.where) for wrong in _check_entry(entry)]
    for name, (written, raw) in others.translate(entry.fields).items():
        places[name] = entry.places[written]
        try:
            fields[name] = _decode_field(name, " ".join(raw.split()))
        except Fault as wrong:
            problems.append(wrong.at(places[name]))
    for written, where in entry.places.items():  # what could not be read in the file is there all the same
        places.setdefault(others.NAMES.get(written, written), where)
    problems += [wrong.at(places["day"]) for wrong in _check_day(fields)]
    marks: dict[str, Any] = {"tier": fields.pop("tier", ""), "state": fields.pop("state", "confirmed")}
    marks |= {name: fields.pop(name) for name in ("region", "edition", "document") if name in fields}
    marks["compounds"] = tuple(split_names(fields.pop("compound", "")))
    kind = others.TYPES.get(entry.type, entry.type)
    made = {"key": entry.key, "type": kind, "fields": fields, "where": entry.where, "places": places, **marks}
    return Reference.model_validate(made), problems


def _check_entry(entry: bibtex.Entry) -> Iterator[Fault]:
    """Yield the problems of an entry as a whole."""
    if not entry.key:
        yield Fault("the entry has no key", "a key and a comma before its first field, as `@article{author2020,`")
    elif not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_:.+-]*", entry.key):
        yield Fault(f"prose cannot cite the key {entry.key!r}", "letters, digits and _ : . + -")
    if others.TYPES.get(entry.type, entry.type) not in TYPES:
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
    if name in others.REFUSED:
        raise Fault(f"{name} is not followed here", others.REFUSED[name])
    if name not in FIELDS:
        raise _describe_unknown(name)
    if not text.strip("{} "):
        raise Fault(f"{name} is empty", "a value, or no such field")
    if name in NAME_FIELDS:
        return parse_names(text)
    text = re.sub(r"\\url\s*(?=\{)", "", text) if name == "url" else text
    text = re.sub(r"\\([_%&#~$])", r"\1", re.sub(r"(?<!\\)[{}]", "", text)) if name in _VERBATIM else decode_latex(text)
    text = _normalise(name, " ".join(_UNSEEN.sub("", text).split()))
    if spoilt := SPOILT.search(text):
        raise Fault(f"{name} holds {spoilt[0]!r}, which was lost on the way", "the characters of the document")
    if name not in _NO_FILLERS and (_FILLER.fullmatch(text) or (name in ("volume", "number") and _WORDY.match(text))):
        raise FillerFault(f"{name} is {text!r}", "what stands on the document, or no such field")
    pattern, wanted = _FORMS.get(name, ("", ""))
    if (pattern and not re.fullmatch(pattern, text)) or (name == "urldate" and not bibtex.is_day(text)):
        raise Fault(f"{name}: {text!r} is not allowed", wanted)
    return text


def _describe_unknown(name: str) -> Fault:
    """A slip is an error; whatever else a program exports is left out, and told as an info."""
    wanted, near = did_you_mean(name, FIELDS, "a field that is printed, or none")
    return Fault(f"{name!r} is no field here", "", near) if near else UnreadFault(f"{name!r} is no field here", wanted)


def _check_day(fields: dict[str, str]) -> Iterator[Fault]:
    """Yield a day that its month does not have, and leave it out."""
    year, month, day = (fields.get(name, "") for name in ("year", "month", "day"))
    if day and month and not bibtex.is_day(f"{year if year > '0000' else '2000'}-{month}-{day.zfill(2)}"):
        del fields["day"]
        yield Fault(
            f"day: {calendar.month_name[int(month)]} {year} has no {day}".replace("  ", " "), "a day of the month"
        )


class UnreadFault(Fault):
    """A field that nothing prints, and that is no slip of one that is printed."""

    severity = "info"


class FillerFault(Fault):
    """A field that says that nothing is known, and would be printed."""

    kind = "filler"


def _normalise(name: str, text: str) -> str:
    """Return the one form of what reference managers write in several: a month, a day, an ISSN, an ISBN."""
    if name == "month":  # of a span its beginning, as `Jul/Aug`
        return _MONTHS.get(re.sub(r"(?<=[a-z])\.?\s*[/–-]\s*[a-z]+\.?$", "", text.lower()), text).zfill(2)
    if name in ("updated", "posted", "urldate"):
        return re.sub(r"T[0-9:.+Z-]*$", "", re.sub(r"(?<=[0-9])[./](?=[0-9])", "-", text))
    if name == "issn" and (found := re.search(r"([0-9]{4})[-–]?([0-9]{3}[0-9Xx])", text)):
        return f"{found[1]}-{found[2].upper()}"
    if name == "isbn" and (found := re.search(r"(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx]", text)):
        return found[0]
    return text
