"""A work has one entry.

Two entries for one work get two numbers in a list of references and look like two independent sources. Two entries are
one work if they share one of these:

- the DOI, PMID or PMCID, in its field or in the address,
- the address,
- the journal, volume and first page,
- the title and year, in any spelling.

They are two works if their authors differ, or if they have DOIs of their own in different journals. A preprint beside
its article is a warning.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generators.cite import reference as parts
from generators.model import Library, Page, Problem, Reference, Severity
from generators.text import identifiers
from generators.text.titles import strip_markup

ID = "CIT-DUP"
SEVERITY = "error"
BAD = "`miller2022` and `millertm2022` with the DOI `10.1056/NEJMoa2204705`, once in capitals."
GOOD = "One of them, and every citation with its key."
_SAME = {"title": "title and year", "place": "journal, volume and page", "address": "address"}
_Name = tuple[str, ...]


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each entry of a work that an earlier entry has."""
    before: dict[_Name, list[Reference]] = defaultdict(list)
    for reference in library.references.values():
        names = list(dict.fromkeys(_list_identities(reference)))
        same = [(n, other) for n in names for other in before[n] if _may_be_same_work(reference, other, n)]
        for name, other in same[:1]:
            what = _SAME.get(name[0]) or f"{name[0]} {name[1]!r}"
            what = "title" if name[0] == "title" and _has_different(reference, other, "year") else what
            wrong, wanted = f"{reference.key!r} and {other.key!r} ({other.where}) have the same {what}", "one entry"
            severity: Severity = "warning" if _is_preprint_of(reference, other) else "error"
            yield Problem(reference.where, wrong, wanted, other.key, severity)
        for name in names:
            before[name].append(reference)


def _list_identities(reference: Reference) -> Iterator[_Name]:
    """List what identifies a work, the most reliable first."""
    fields = reference.fields
    yield from ((kind, fields[kind].lower()) for kind in ("doi", "pmid", "pmcid") if kind in fields)
    found = dict(identifiers.find_in_address(fields.get("url", "")))
    yield from (
        (kind, found[kind].lower()) for kind in ("doi", "pmid", "pmcid") if kind in found.keys() - fields.keys()
    )
    if page := re.match(r"[a-z]*\d+", fields.get("pages", ""), re.IGNORECASE):
        journals = [fields[name] for name in ("journal", "shortjournal") if {name, "volume"} <= fields.keys()]
        yield from (("place", _normalise(journal), fields["volume"], page[0].lower()) for journal in journals)
    if address := re.sub(r"^https?://(www\.)?|#.*|/$", "", fields.get("url", "")):
        yield "address", address.rstrip("/")
    if title := _normalise(strip_markup(fields.get("title", ""))):
        yield "title", title


def _normalise(text: str) -> str:
    """Letters and digits alone, without accents, and without what British and American spelling differ in."""
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", text).casefold())
    return re.sub(r"ae|oe", "e", letters).replace("our", "or").replace("z", "s")


def _may_be_same_work(one: Reference, other: Reference, name: _Name) -> bool:
    """Whether two entries can be one work: same authors, year and, in another journal, no other DOI."""
    if name[0] not in _SAME:
        return True
    differ = {field for field in ("doi", "year", "title", "number") if _has_different(one, other, field)}
    if name[0] == "address":
        return "doi" not in differ and "title" not in differ
    if name[0] == "place":
        # columns on one page of several issues are several works
        return not {"doi", "number"} & differ and not _has_other_authors(one, other)
    preprint = _is_preprint_of(one, other)
    apart = "year" in differ or ("doi" in differ and one.fields.get("journal") != other.fields.get("journal"))
    return not _has_other_authors(one, other) and (preprint or not apart)


def _is_preprint_of(one: Reference, other: Reference) -> bool:
    """Whether one of two entries is a preprint and the other the published article."""
    return (one.tier == "preprint") != (other.tier == "preprint")


def _has_different(one: Reference, other: Reference, field: str) -> bool:
    """Whether both entries have the field, with different text."""
    texts = [_normalise(fields[field]) for fields in (one.fields, other.fields) if field in fields]
    return len(set(texts)) > 1


def _has_other_authors(one: Reference, other: Reference) -> bool:
    """Whether the first authors differ, both being persons or both organisations; `Ait Benichou` is `Benichou`."""
    (kind, author), (other_kind, other_author) = _get_first_author(one), _get_first_author(other)
    return kind == other_kind and not (author.endswith(other_author) or other_author.endswith(author))


def _get_first_author(reference: Reference) -> tuple[str, str]:
    """Return whether the first author is a person or an organisation, and the name."""
    name = next(iter(parts.names(reference)), {})
    return next(((kind, _normalise(name[kind])) for kind in ("family", "literal") if kind in name), ("", ""))
