"""A fact is written once: no cell says what its row inherits.

A row inherits the compound, population and species of its study, or the species of its population, and dose, route and schedule
of the regimen of its arm (or of its study, when it names no arm). The form of a value says some things too: `7/8` is a count of n = 8, `≥90` a bound, `~50`
approximate, `28–47` a range, what has a formula is derived, and a missing value has neither statistic nor n. A cell that says it again is one more place to mend when
the fact changes, and hides which rows differ from their arm. Region, kind and edition of a document stand with its entry in
references.bib, and the cut of the data in `cut`: a qualifier that says them too (`attributions` in data/sources.yml) is told.
"""

from collections.abc import Iterator

from generators.check.sources import places
from generators.domain import alike
from generators.model import Drug, Library, Observation, Problem

ID = "DAT-REPEAT"
SEVERITY = "warning"
NUMBERS = False
BAD = "`route: intrathecal` in a row of an arm whose regimen says `intrathecal`."
GOOD = "An empty cell; `none` where the row has nothing although its arm says something."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each cell that says what its row inherits, and each qualifier that says what its source or its cut says."""
    for observation in places.list_rows(library, drug):
        for column in observation.repeats:
            wrong = f"{observation.id}: {column} says what the row inherits"
            yield Problem(places.cell(library, observation, column), wrong, "an empty cell")
        yield from _check_qualifier(observation, library)


def _check_qualifier(row: Observation, library: Library) -> Iterator[Problem]:
    """Yield a qualifier that says whose number it is; a computed value has no document that could say it."""
    left = alike.drop_attributions(row.qualifier, library.sources.attributions)
    if left == row.qualifier or row.formula:
        return
    wrong = f"{row.id}: {row.qualifier!r} says region, edition, document or cut of the data"
    wanted = "these in `region`, `document`, `edition` of its source in references.bib, or in `cut`"
    yield Problem(places.cell(library, row, "qualifier"), wrong, wanted)
