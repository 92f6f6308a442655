"""Where two values of the same quantity in the same context disagree, a conflict record says so and says why.

Compared are all values, across sources, regions, editions, cuts of the data, guides and drugs, with the same parameter,
qualifier, statistic, species, matrix, population, analysis set, study, arm, dose, route, schedule, time and compound. They
agree if both can be right: within the last printed digit, inside a bound or a range, in another unit, as a count and as
its percentage. A value that was computed from the other is no second witness, and a value where another row says that
there is none disagrees.

A record of `conflicts.yml` that names both, open, explained or corrected, covers them. What none covers is an error,
because a reader would meet two truths and no word about it. Where the fields give a reason, it is told: two regions or two
editions of a document (`region`, `edition` in references.bib) are a warning, two cuts of one study's data a note. Words of a
qualifier that say region, edition or cut (`attributions` in data/sources.yml) tell nothing apart.
"""

from collections.abc import Iterator

from generators.check.sources import places
from generators.domain import describe
from generators.domain.connected import list_compared
from generators.domain.disagreement import describe_reasons, find_disagreements
from generators.model import Drug, Library, Problem, Severity

ID = "DAT-CONFLICT"
SEVERITY = "error"
NEEDS = ("conflict", "reference")
BAD = "62/141 and 54/141 stopped in one trial for one reason by one date, and no record names both."
GOOD = "The same two values, and a record with `state: explained` that names both and says that the data cuts differ."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each pair of values that disagree and that no conflict record covers, with the reason if the fields give one."""
    for found in find_disagreements(library, list_compared(library, drug), recorded=False):
        first, second = (
            f"{one.id} says {describe.value(one, library.vocabulary)}" for one in (found.first, found.second)
        )
        reason = describe_reasons(found, library)
        wrong = f"{second} and{' ' if reason else ', in the same context, '}{first}" + (f": {reason}" if reason else "")
        wanted = "a conflict record that names both" + ("" if reason else ", or the context that tells them apart")
        severity: Severity | None = "info" if "cut" in found.reasons else "warning" if reason else None
        yield Problem(places.cell(library, found.second, "value"), wrong, wanted, severity=severity)
