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


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each value in a matrix that its parameter cannot have, or that its id does not name."""
    fluids = {matrix.id for matrix in library.vocabulary.matrices.values() if matrix.kind == "fluid"}
    for row in library.observations.values():
        named = fluids & {*row.id.split("-")}
        if len(named) == 1 and row.matrix in fluids - named:
            wrong = f"{row.id}: the id names {', '.join(named)} and the row says {row.matrix}"
            yield Problem(places.cell(library, row, "matrix"), wrong, "one of them in both")
        parameter = library.vocabulary.parameters.get(row.parameter)
        allowed = parameter.matrices if parameter else ()
        if row.matrix and allowed and row.matrix not in allowed:
            wrong = f"{row.id}: no {row.parameter} in {row.matrix}"
            yield Problem(places.cell(library, row, "matrix"), wrong, f"one of {', '.join(allowed)}")
