"""What rests on an older edition of a document alone is told, once a newer one is in references.bib.

A revised label leaves the values of the old one in place. When its entry is added, each older edition of the same document
(the same region, kind of document, and title or application) is told with the places that cite it and not the newer one, to be read again. A
place that means the older edition, as a count by edition does, stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.domain.connected import group_files
from generators.model import Library, Page, Problem, Reference

ID = "CIT-SUPERSEDED"
SEVERITY = "info"
BAD = "A value cites the US label of 2016 alone, and the one of 2026 is in references.bib."
GOOD = "The value cites both, or the newer one."
_YEAR = re.compile(r"(?:19|20)\d\d")


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each older edition on which something rests alone."""
    editions = list(_pair_editions(library))
    cited = _list_cited_together(library, [older.key for older, _ in editions])
    for older, newer in editions:
        alone = [
            f"{file}:{line}" for (file, line), keys in cited.items() if older.key in keys and not keys & newer.keys()
        ]
        if alone:
            newest = max(newer.values(), key=_find_year)
            wrong = f"{older.key!r} is an older edition than {newest.key!r} and cited without it at {places.name_some(alone)}"
            yield Problem(older.at("edition"), wrong, "each read in the newer edition, unless it means the older one")


def _list_cited_together(library: Library, keys: Sequence[str]) -> dict[tuple[str, int], set[str]]:
    """List what is cited in each place, by file and line, of the drugs that name one of these keys."""
    found = defaultdict[tuple[str, int], set[str]](set)
    files = library.derive(group_files)
    cited = [*places.list_citations_of_terms(library)]
    for drug in library.drugs:
        if any(key in text for text in files.get(drug.id, {}).values() for key in keys):
            cited += places.list_citations_beside(drug, keys)
    for citation, where in cited:
        found[where.file, where.line].add(citation.key)
    return found


def _pair_editions(library: Library) -> Iterator[tuple[Reference, dict[str, Reference]]]:
    """Yield each edition with its later ones, by key."""
    alike = defaultdict[tuple[str, str], list[Reference]](list)
    for reference in library.references.values():
        if reference.region and reference.document:
            alike[reference.region, reference.document].append(reference)
    for group in alike.values():
        for older in group:
            if newer := {one.key: one for one in group if _is_newer(one, older)}:
                yield older, newer


def _is_newer(one: Reference, other: Reference) -> bool:
    """Whether an entry is a later edition of another one, which has its region and kind of document."""
    title, application = (one.fields.get(name, "") == other.fields.get(name, "") for name in ("title", "application"))
    is_known = bool(one.fields.get("application"))
    return (title or (application and is_known)) and _find_year(one) > _find_year(other)


def _find_year(reference: Reference) -> int:
    """Return the last year that the edition names, or else that of the entry; 0 if neither has one."""
    years = _YEAR.findall(reference.edition) or _YEAR.findall(reference.fields.get("year", ""))
    return int(years[-1]) if years else 0
