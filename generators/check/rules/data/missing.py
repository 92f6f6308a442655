"""A value that is missing says why: not reported, not applicable, not determined, below the limit of quantification, not found.

An empty cell leaves a reader to guess whether nobody measured or nobody looked. `not-found` is a statement about a search,
so a record of `gaps.yml` names the row and says what was searched and when. A table asks for a missing value as for any
other; a dash, `n/a` or `not reported` typed into a cell has no reason and no record. A fact has words or a reason too.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Drug, Fact, Library, Page, Problem, Table

ID = "DAT-MISSING"
SEVERITY = "error"
NUMBERS = False
BAD = "A row with neither a value nor a reason; a row `not-found` that no gap names; a cell `=n/a`."
GOOD = "A row with `not-found`, and a gap that names it and says what was searched on which day."
_TYPED = re.compile(
    r"=\s*(?:[–—−?…-]+|\.\.+|n/?[adrks]|nil|missing|unknown|unreported|tbd"
    r"|no (?:data|value|result|report)s?|not (?:known|reported|applicable|determined|found|available|given|stated|measured|published))\.?\s*",
    re.IGNORECASE,
)


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value that could not be read for what is missing of it."""
    yield from library.unread("missing")


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each missing value without its reason."""
    gaps = {ident for one in library.drugs for ident in _list_not_found(one)}
    for observation in places.list_rows(library, drug) if library.is_complete("gap") else ():
        if observation.missing == "not-found" and observation.id not in gaps:
            yield Problem(
                places.cell(library, observation, "missing"),
                f"{observation.id}: not found, and no gap names it",
                "a gap that says what was searched and when",
            )
    yield from (wrong for fact in drug.facts for wrong in _check_fact(fact))
    yield from (wrong for table in drug.tables for wrong in _check_cells(table, library))


def knows(library: Library) -> Iterator[str]:
    """What a gap of one drug says of a value of another."""
    for drug in library.drugs:
        own = {row.id for row in drug.observations}
        yield from sorted(_list_not_found(drug) - own)


def _list_not_found(drug: Drug) -> set[str]:
    """Return the values that gaps of a drug say were searched for, and not found."""
    return {ident for gap in drug.gaps if gap.reason == "not-found" for ident in gap.observations}


def _check_fact(fact: Fact) -> Iterator[Problem]:
    if bool(fact.value) == bool(fact.missing):
        wrong = "both words and a reason for missing" if fact.value else "neither words nor a reason for missing"
        yield Problem(fact.where, f"fact {fact.id}: {wrong}", "one of the two")


def _check_cells(table: Table, library: Library) -> Iterator[Problem]:
    for row in table.rows:
        for cell in row.cells:
            if _TYPED.fullmatch(cell):
                message = f"table {table.name}, row {row.head!r}: {cell[1:].strip()!r} is typed by hand"
                wanted = "an observation with its reason, or an empty cell where none belongs"
                yield Problem(places.mention(library, table.where, row.head), message, wanted)
