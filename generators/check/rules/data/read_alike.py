"""No two records of a drug read alike: some word of their context tells them apart.

Three shares of one thing that differ by nothing but a superscript leave a reader to guess which is which. The words of
a record are compared without its number, n and the place in its source: quantity, study, arm, cut of the data, who and where,
dose and time, against what, and the source with its region and edition. Two rows of one document with the same context
are one value, or lack what makes them two.
"""

from collections.abc import Iterator

from generators.check.sources import places
from generators.domain import record
from generators.model import Drug, Library, Problem

ID = "DAT-ALIKE"
SEVERITY = "error"
NEEDS = ("reference",)
BAD = "38/367 and 16/249 with antibodies, both of `safety`, whose sources are two labels without `edition`."
GOOD = "The same two, of which one says *US label, 2018* and the other *US label, 2026*."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value whose record has the same words as an earlier one of its drug, but for the number."""
    first: dict[tuple[str, ...], str] = {}
    for row in drug.observations:
        unnamed = (c.key for c in row.sources if c.key in library.references and not library.references[c.key].document)
        counted = row.unit if row.unit.startswith("{") else ""  # seven countries are not seven sites
        words = (*record.tell_apart(row, library), *unnamed, counted)  # two works of one author and year are two works
        if words in first:
            wrong = f"{row.id} and {first[words]} read alike: nothing but the number tells them apart"
            wanted = "arm, cut, time, qualifier or the edition of its source, or one row"
            yield Problem(places.cell(library, row, "id"), wrong, wanted)
        first.setdefault(words, row.id)
