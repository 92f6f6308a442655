"""A reference has what a reader needs to find the document and to know its author.

It needs an author (a person or an organisation), a title, a year, a publisher or journal, and an identifier or an
address with access date. Five cases differ: a web page without a date has its access date instead, a trial record its
number, a report or a page by an organisation has that organisation as publisher, volume and pages lead to an article, and
a work that was read only as a copy says in `seen` where, and when.

`Anonymous` is not an author, and a year in the future is not a year.
"""

import re
from collections.abc import Iterator, Sequence, Set

from generators.cite import reference as parts
from generators.model import Library, Problem, Reference
from generators.text.titles import strip_markup

ID = "CIT-MIN"
SEVERITY = "error"
BAD = "`@online{x, title = {Tofersen}, url = {…}, urldate = {2026-11-20}}`: nobody says who wrote it."
GOOD = "The same with `author = {{Agency for Medicines}}`."
_BODIES = {"editor", "holder", "organization", "institution"}
_IDENTIFIERS = {"doi", "pmid", "pmcid", "nct", "application", "isbn"}
_CONTAINERS = {"article": {"journal"}, "incollection": {"booktitle"}, "inproceedings": {"booktitle"}}
_FILLED = ("author", "editor", "journal", "booktitle", "publisher", "institution", "organization", "year", "urldate")
_FIRST = "1700"  # no work that is cited here is older
_PUBLISHERS = {
    "publisher",
    "institution",
    "organization",
    "howpublished",
    "journal",
    "booktitle",
    "eventtitle",
    "holder",
}


def check_reference(library: Library, reference: Reference) -> Iterator[Problem]:
    """Yield each incomplete entry, with everything that it lacks."""
    nobody = [re.compile(pattern, re.IGNORECASE) for pattern in library.sources.nobody]
    empty = list(_list_meaningless_fields(reference, nobody, library.today))
    refused = reference.places.keys() - reference.fields.keys()  # written, and told where it could not be read
    if missing := list(_list_missing_fields(reference, (reference.fields.keys() | refused) - {*empty})):
        none = ", ".join(f"{reference.fields[name].strip('{}')!r} is none" for name in empty)
        says = f" ({none})" if none else ""
        where = reference.at(empty[0]) if empty and len(missing) == 1 else reference.where
        yield Problem(where, f"{reference.key!r} has {', '.join(missing)}{says}", _format_wanted(missing))


def knows(library: Library) -> Iterator[str]:
    """The day, after which no work is from."""
    yield library.today


_NO_AUTHOR, _NO_TITLE, _NO_YEAR, _NO_IDENTIFIER = "no author", "no title", "no year", "no identifier"


def _list_missing_fields(reference: Reference, has: Set[str]) -> Iterator[str]:
    """List what an entry of its type needs and lacks."""
    on_the_web = has >= {"url", "urldate"} or ("url" in has and reference.state == "not-read")
    if not has & {"author", *_BODIES}:
        yield _NO_AUTHOR
    if "title" not in has:
        yield _NO_TITLE
    is_wrong = "year" in reference.fields.keys() - has  # a year that has not come
    if is_wrong or ("year" not in has and not (reference.type in ("misc", "online") and (on_the_web or "nct" in has))):
        yield _NO_YEAR
    if not has & _CONTAINERS.get(reference.type, _PUBLISHERS) and not _needs_no_publisher(reference):
        yield "no " + "".join(_CONTAINERS.get(reference.type, {"publisher"}))
    can_be_found = has & _IDENTIFIERS or on_the_web or has >= {"volume", "pages"} or has >= {"seen", "urldate"}
    if not (can_be_found or (reference.type != "article" and "number" in has)):
        yield _NO_IDENTIFIER


def _list_meaningless_fields(reference: Reference, nobody: Sequence[re.Pattern[str]], today: str) -> Iterator[str]:
    """List the fields whose text is a placeholder, or a date in the future."""
    for field in (name for name in _FILLED if name in reference.fields):
        people = field in ("author", "editor")
        values = [" ".join(n.values()) for n in parts.names(reference, field)] if people else [reference.fields[field]]
        if all(any(pattern.fullmatch(strip_markup(name)) for pattern in nobody) for name in values):
            yield field
    year, day = reference.fields.get("year", _FIRST), reference.fields.get("urldate", "")
    if year < _FIRST or (today and year.isdecimal() and int(year) > int(today[:4]) + 1):
        yield "year"
    if today and day[:4] > today[:4]:
        yield "urldate"


def _needs_no_publisher(reference: Reference) -> bool:
    """Whether it is a patent, or an organisation is author and publisher; articles and chapters are part of another work."""
    if reference.type == "patent" or reference.tier == "patent":
        return True
    return reference.type not in _CONTAINERS and any("literal" in name for name in parts.names(reference))


def _format_wanted(missing: list[str]) -> str:
    words = {
        _NO_AUTHOR: "author or organization", _NO_YEAR: "year",
        _NO_IDENTIFIER: "doi, pmid, pmcid, nct, application, isbn or number, or url with urldate",
    }  # fmt: skip
    return ", and ".join(words.get(lack, lack.removeprefix("no ")) for lack in missing)
