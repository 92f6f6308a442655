"""A parameter is measured only in what it can be measured in.

The vocabulary lists for a parameter the matrices that it can have. Messenger RNA is not measured in plasma, and a
tissue concentration is not one of blood, and the fluid that an id names is the one that was sampled: such a row has the
wrong matrix or the wrong parameter, and either way a reader is told something that was never measured.
"""

from collections.abc import Iterator, Sequence

from generators.check.sources import places
from generators.model import Library, Page, Problem

ID = "DAT-MATRIX"
SEVERITY = "error"
BAD = "A row for `mrna-reduction` with the matrix `plasma`."
GOOD = "The same row with `liver`."
_FLUIDS = {"plasma", "serum", "csf", "urine"}


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value in a matrix that its parameter cannot have."""
    for observation in library.observations.values():
        named = _FLUIDS & {*observation.id.split("-")}
        if len(named) == 1 and observation.matrix in _FLUIDS - named:
            message = f"{observation.id}: the id names {', '.join(named)} and the row says {observation.matrix}"
            yield Problem(places.cell(library, observation, "matrix"), message, "one of them in both")
        parameter = library.vocabulary.parameters.get(observation.parameter)
        allowed = parameter.matrices if parameter else ()
        if observation.matrix and allowed and observation.matrix not in allowed:
            message = f"{observation.id}: no {observation.parameter} in {observation.matrix}"
            yield Problem(places.cell(library, observation, "matrix"), message, f"one of {', '.join(allowed)}")
