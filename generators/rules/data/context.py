"""A value says in whom, in what and how it was measured.

Each parameter names the context that it cannot do without (species, matrix, dose, route, time, n, statistic). A value
without it needs an explicit `not-reported`: a half-life without a species is no half-life. A missing value says the same
of itself, since a reader has to know what it is that was not found.
"""

from collections.abc import Iterator, Sequence

from generators import walk
from generators.model import Library, Page, Where

ID = "DAT-CONTEXT"
SEVERITY = "error"
BAD = "A row for `elimination-half-life` with an empty `species`."
GOOD = "The same row with `human`, or `not-reported` for a dose that the source does not give."


def check(library: Library, pages: Sequence[Page]) -> Iterator[tuple[Where, str, str]]:
    """Yield each value that lacks a column its parameter requires."""
    for observation in library.observations.values():
        parameter = library.vocabulary.parameters.get(observation.parameter)
        absent = [name for name in parameter.requires if not getattr(observation, name, "")] if parameter else []
        if parameter and absent:
            message = f"{observation.id}: {parameter.id} needs {', '.join(absent)}; wanted a value or `not-reported`"
            yield walk.cell(library, observation, absent[0]), message, ""
