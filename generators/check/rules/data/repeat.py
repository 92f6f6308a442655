"""A fact is written once: no cell says what its row inherits.

A row inherits the compound, population and species of its study, and dose, route and schedule of the regimen of its arm (or of
its study, when it names no arm). The form of a value says some things too: `7/8` is a count of n = 8, `≥90` a bound, `~50`
approximate, `28–47` a range, and what has a formula is derived. A cell that says it again is one more place to mend when
the fact changes, and hides which rows differ from their arm.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Page, Problem

ID = "DAT-REPEAT"
SEVERITY = "warning"
BAD = "`route: intrathecal` in a row of an arm whose regimen says `intrathecal`."
GOOD = "An empty cell; `none` where the row has nothing although its arm says something."


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each cell that says what its row inherits."""
    for observation in library.observations.values():
        for column in observation.repeats:
            wrong = f"{observation.id}: {column} says what the row inherits"
            yield Problem(places.cell(library, observation, column), wrong, "an empty cell")
