"""A parameter is measured only in what it can be measured in.

The vocabulary lists for a parameter and for an analyte the kinds of matrix that they can have: fluid, tissue, region, …. Messenger RNA is not measured in plasma, and a
tissue concentration is not one of blood, and the fluid that an id names is the one that was sampled: such a row has the
wrong matrix or the wrong parameter, and either way a reader is told something that was never measured.
"""

from collections.abc import Iterator

from generators.check.sources import places
from generators.model import Analyte, Drug, Library, Observation, Parameter, Problem, Vocabulary

ID = "DAT-MATRIX"
SEVERITY = "error"
NUMBERS = False
BAD = "A row for `tissue-concentration` with the matrix `plasma`."
GOOD = "The same row with `liver`."


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each value in a matrix that its parameter cannot have, or that its id does not name."""
    fluids = {matrix.id for matrix in library.vocabulary.matrices.values() if matrix.kind == "fluid"}
    for row in places.list_rows(library, drug):
        named = fluids & {*row.id.split("-")}
        if len(named) == 1 and row.matrix in fluids - named:
            wrong = f"{row.id}: the id names {', '.join(named)} and the row says {row.matrix}"
            yield Problem(places.cell(library, row, "matrix"), wrong, "one of them in both")
        for listed in _listed(row, library.vocabulary):
            kind = library.vocabulary.matrix_kind(row.matrix)
            if kind and listed.matrices and kind not in listed.matrices:
                kinds, file = " or ".join(listed.matrices), listed.where.file
                wrong = f"{row.id}: no {listed.id} in {row.matrix}, which is of the kind {kind}"
                wanted = f"{kinds}; `matrices` of {listed.id} in {file} says so, and may be widened there"
                yield Problem(places.cell(library, row, "matrix"), wrong, wanted)


def _listed(row: Observation, vocabulary: Vocabulary) -> Iterator[Parameter | Analyte]:
    """The entries that say what a row can be measured in: its parameter and its analyte."""
    yield from (vocabulary.parameters[name] for name in (row.parameter,) if name in vocabulary.parameters)
    yield from (vocabulary.analytes[name] for name in (row.analyte,) if name in vocabulary.analytes)
