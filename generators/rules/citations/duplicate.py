"""A work has one entry.

Two entries for one work get two numbers in a list of references and look like two witnesses. They are told by the same
DOI, PMID or PMCID, or by the same title and year, however these are written. Works of the same name by different authors
are two, and so are those with DOIs of their own in different journals.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generators import bib
from generators.model import Library, Page, Reference, Where

ID = "CIT-DUP"
SEVERITY = "error"
BAD = "`miller2022` and `millertm2022` with the DOI `10.1056/NEJMoa2204705`, once in capitals."
GOOD = "One of them, and every citation with its key."


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each entry whose work was there before."""
    first: dict[tuple[str, ...], Reference] = {}
    for reference in library.references.values():
        same = [(n, first[n]) for n in _names(reference) if n in first and _may_be_one(reference, first[n], n)]
        for name, other in same[:1]:
            said = "title and year" if name[0] == "title" else f"{name[0]} {name[1]!r}"
            message = f"{reference.key!r} and {other.key!r} ({other.where}) have the same {said}; wanted one entry"
            yield reference.where, message, other.key
        for name in _names(reference):
            first.setdefault(name, reference)


def _names(reference: Reference) -> Iterator[tuple[str, ...]]:
    """What a work is known by, the surest first."""
    fields = reference.fields
    yield from ((kind, fields[kind].lower()) for kind in ("doi", "pmid", "pmcid") if kind in fields)
    if title := _plain(bib.plain(fields.get("title", ""))):
        yield "title", title, fields.get("year", "")


def _plain(text: str) -> str:
    """Letters and digits alone, without accents."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", text).casefold())


def _may_be_one(one: Reference, other: Reference, name: tuple[str, ...]) -> bool:
    """Whether nothing speaks against it: other authors, or another DOI in another journal."""
    if name[0] != "title":
        return True
    (kind, author), (other_kind, other_author) = _first_author(one), _first_author(other)
    other_authors = kind == other_kind and author != other_author
    both_have_a_doi = "doi" in one.fields and "doi" in other.fields
    return not other_authors and not (both_have_a_doi and one.fields.get("journal") != other.fields.get("journal"))


def _first_author(reference: Reference) -> tuple[str, str]:
    """Whether it is a person or a body, and the name."""
    name = next(iter(bib.names(reference)), {})
    return next(((kind, _plain(name[kind])) for kind in ("family", "literal") if kind in name), ("", ""))
