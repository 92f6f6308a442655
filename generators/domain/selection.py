"""The columns and rows of a table that says which observations it sets side by side, and not each of their ids.

Arms, studies or doses are the columns. Everything else that differs among the observations tells the rows apart: the
quantity, what was measured, the qualifier, the time and so on. A comparison (`against`) has a column of its own after those of the
arms, and a p value stands in the row of what was compared. So a table of adverse events or of an end point by arm follows from
the data, and a new row of observations.csv is a new row of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generators.domain import conversion
from generators.model import (
    Analyte,
    Column,
    Drug,
    Matrix,
    Observation,
    Population,
    Row,
    Selection,
    Species,
    Table,
    Vocabulary,
)

_FIELDS = tuple(name for name in Selection.model_fields if name != "across")
_TOLD = (
    "analyte",
    "qualifier",
    "matrix",
    "population",
    "cut_name",
    "time",
    "analysis_set",
    "species",
)  # of a row, if they differ
_OF_A_STUDY = ("population", "cut_name")  # what the column of a study says by itself
_P = "p-value"
Head = tuple[str, ...]  # what a column shows: the arm, study or dose, what it is against, whether it is a p value


def select(drug: Drug, selection: Selection) -> list[Observation]:
    """Return the observations that a selection has, in the order of the file; a missing value is one."""
    asked = {name: words for name in _FIELDS if (words := getattr(selection, name))}
    return [row for row in drug.observations if all(getattr(row, name) in words for name, words in asked.items())]


def match(observations: Iterable[Observation], asked: Mapping[str, str]) -> tuple[Observation, ...]:
    """Return the observations that have these words in these columns, in order."""
    return tuple(row for row in observations if all(getattr(row, column) == word for column, word in asked.items()))


def fill_in(table: Table, drug: Drug, vocabulary: Vocabulary) -> Table:
    """Return a table with the columns and rows of its selection; a table without one as it is."""
    if table.select is None:
        return table
    found = select(drug, table.select)
    heads = _list_heads(found, table.select, drug)
    columns = tuple(Column(head=_name(head, table.select, drug)) for head in heads)
    return table.model_copy(
        update={"columns": columns, "rows": tuple(_make_rows(found, heads, table.select, vocabulary))}
    )


def _head(row: Observation, selection: Selection) -> Head:
    return getattr(row, selection.across), row.against, _P if row.parameter == _P else ""


def _list_heads(rows: Iterable[Observation], selection: Selection, drug: Drug) -> list[Head]:
    """The columns: values before comparisons, each in the order of arms, of studies or of size."""
    heads = dict.fromkeys(_head(row, selection) for row in rows)
    if selection.across == "dose":
        order: Mapping[str, float] = {head[0]: _size(head[0]) for head in heads}
    else:
        names = [one.id for one in drug.studies]
        if selection.across == "arm":
            names = [arm.id for study in drug.studies for arm in study.arms]
        order = {name: place for place, name in reversed(list(enumerate(names)))}
    return sorted(heads, key=lambda head: (bool(head[1] or head[2]), order.get(head[0], -1.0), head[1:]))


def _size(dose: str) -> float:
    """The size of a dose in milligrams; of several the first; nothing for words."""
    found = re.match(r"(\d+(?:\.\d+)?)[^a-zA-Z]*([a-zA-Z]+)", dose)
    try:
        return float(found[1]) * conversion.factor(found[2], "mg") if found else -1.0
    except ValueError:
        return -1.0


def _name(head: Head, selection: Selection, drug: Drug) -> str:
    """The words of a column."""
    first, against, p = head
    if selection.across == "study":
        name = next((study.name for study in drug.studies if study.id == first), "")
    elif selection.across == "arm":
        name = _arm_name(first, selection, drug)
    else:
        name = first
    control = f"against {_arm_name(against, selection, drug)}" if against else ""
    return ", ".join(filter(None, [p.replace("-", " "), " ".join(filter(None, [name, control]))])) or "all"


def _arm_name(ident: str, selection: Selection, drug: Drug) -> str:
    studies = (study for study in drug.studies if not selection.study or study.id in selection.study)
    return next((arm.name for study in studies if (arm := study.arm(ident))), ident)


def _make_rows(
    rows: Sequence[Observation], heads: Sequence[Head], selection: Selection, vocabulary: Vocabulary
) -> Iterable[Row]:
    """The rows, with a heading over those of each quantity where there are several."""
    quantities = list(dict.fromkeys(row.parameter for row in rows if row.parameter != _P)) or [_P]
    of_the_column = _OF_A_STUDY if selection.across == "study" else ()
    told = [name for name in _TOLD if name not in of_the_column and len({getattr(row, name) for row in rows}) > 1]
    for quantity in quantities:
        here = [row for row in rows if row.parameter in (quantity, _P) or quantity == _P]
        if len(quantities) > 1:
            yield Row(group=vocabulary.parameters[quantity].name if quantity in vocabulary.parameters else quantity)
        keys = dict.fromkeys(tuple(getattr(row, name) for name in told) for row in here if row.parameter == quantity)
        for key in keys:
            same = [row for row in here if tuple(getattr(row, name) for name in told) == key]
            yield Row(
                head=_tell(same[0], told, vocabulary), cells=tuple(_cell(same, head, selection) for head in heads)
            )


def _cell(rows: Iterable[Observation], head: Head, selection: Selection) -> str:
    return " + ".join(row.id for row in rows if _head(row, selection) == head)


def _tell(row: Observation, told: Iterable[str], vocabulary: Vocabulary) -> str:
    """The head of a row: what tells it from the others, or else the quantity."""
    lists: dict[str, Mapping[str, Analyte | Matrix | Population | Species]] = {
        "analyte": vocabulary.analytes,
        "matrix": vocabulary.matrices,
        "population": vocabulary.populations,
        "species": vocabulary.species,
    }
    words = [
        lists[name][word].name if name in lists and word in lists[name] else word
        for name in told
        if (word := str(getattr(row, name)))
    ]
    parameter = vocabulary.parameters.get(row.parameter)
    return ", ".join(words) or (parameter.name if parameter else row.parameter)
