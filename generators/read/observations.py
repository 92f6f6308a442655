"""observations.csv -> Observation, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generators.domain import quantity
from generators.model import Drug, Observation, ReadKind, Unit, Vocabulary, Where
from generators.model.library import LISTS, vocabulary_file
from generators.read.formats import csv
from generators.read.formats.yaml import Document
from generators.read.nouns import Reading, citations, noun_of
from generators.text.suggest import did_you_mean

COLUMNS = (
    "id", "parameter", "value", "unit", "statistic", "spread_kind", "n", "population", "analysis_set", "species",
    "matrix", "study", "arm", "dose", "route", "schedule", "time", "qualifier", "missing", "grade", "source",
    "locator", "compound", "formula", "note",
)  # fmt: skip


def observations(run: Reading, folder: Path, vocabulary: Vocabulary) -> list[Observation]:
    """The rows of a drug that could be read; the ids of the others are noted as broken."""
    path = folder / "observations.csv"
    if not path.exists():
        run.report(Where(file=run.name(path)), "the file is not there", f"a table with {','.join(COLUMNS)}")
        return []
    text = run.text(path)
    lines, problems = csv.read(text, run.name(path), COLUMNS)
    run.problems += problems
    unread = {problem.where.line for problem in problems}
    run.broken |= {row.split(",")[0] for i, row in enumerate(text.splitlines(), 1) if i in unread or not lines}
    return [found for line in lines if (found := _observation(run, line, folder.name, vocabulary))]


def _observation(run: Reading, line: csv.Line, drug: str, vocabulary: Vocabulary) -> Observation | None:
    if _rests_on_unreadable(run, line):
        run.broken.add(line.cells["id"])
        return None
    before = len(run.problems)
    cells: dict[str, Any] = {**line.cells, "drug": drug, "missing": line.cells["missing"] or None}
    cells["sources"] = citations(run, cells.pop("source"), cells.pop("locator"), line.places["source"])
    cells["value"] = _value(run, line)
    _known(run, line, vocabulary)
    document = Document(None, {(): line.where, **{(name,): place for name, place in line.places.items()}})
    noun = noun_of(run, Observation, cells, document)
    if len(run.problems) > before:
        run.broken.add(line.cells["id"])
        return None
    return noun


def _rests_on_unreadable(run: Reading, line: csv.Line) -> bool:
    """Whether a list that the row takes a word from could not be read: that is one error, and the row is none."""
    return any(line.cells.get(column) and vocabulary_file(column) in run.unreadable for column in LISTS)


def _value(run: Reading, line: csv.Line) -> Any:
    text, missing = line.cells["value"], line.cells["missing"]
    if bool(text) == bool(missing):
        wrong = "both a value and a missing-value reason" if text else "neither a value nor a missing-value reason"
        run.report(line.places["value"], wrong, "one of the two", kind="missing")
    try:
        return quantity.parse(text) if text else None
    except ValueError as problem:
        run.report(line.places["value"], f"value: {problem}")
        return None


def _known(run: Reading, line: csv.Line, vocabulary: Vocabulary) -> None:
    """Each word of a closed list is on its list, and the unit is one that the parameter allows."""
    lists: dict[str, Mapping[str, Any]] = {
        "parameter": vocabulary.parameters, "unit": vocabulary.units, "species": vocabulary.species,
        "matrix": vocabulary.matrices, "population": vocabulary.populations, "compound": vocabulary.compounds,
    }  # fmt: skip
    for column, words in lists.items():
        word, file = line.cells[column], vocabulary_file(column)
        if (word or column in ("parameter", "compound")) and word not in words:
            kind: ReadKind = "unit" if column == "unit" else "field"
            listed = f"one of {file}"
            same = _same_unit(word, vocabulary) if column == "unit" else ""
            meant = ("", same) if same else did_you_mean(word, () if column == "unit" else words, listed)
            run.report(line.places[column], f"unknown {column} {word!r}", *meant, kind=kind)
    parameter = vocabulary.parameters.get(line.cells["parameter"])
    unit = line.cells["unit"]
    if parameter and unit in vocabulary.units and unit not in parameter.units:
        allowed = ", ".join(parameter.units)
        run.report(line.places["unit"], f"{parameter.id} may not be in {unit!r}", allowed, kind="unit")
    if parameter and not unit and line.cells["value"]:
        run.report(line.places["unit"], "unit is missing", ", ".join(parameter.units), kind="unit")


def _same_unit(word: str, vocabulary: Vocabulary) -> str:
    """The code of the unit that a word names in other letters, `µg/ml` or `days`: never a unit of another size."""
    named = [unit.code for unit in vocabulary.units.values() if word and _plain(word) in _spellings(unit)]
    return named[0] if len(named) == 1 else ""


def _spellings(unit: Unit) -> set[str]:
    return {_plain(name) for name in (unit.code, unit.print, unit.one, unit.name, f"{unit.name}s") if name}


def _plain(unit: str) -> str:
    return unit.casefold().replace("µ", "u").replace("μ", "u").replace(" ", "")


def by_id(run: Reading, drugs: Iterable[Drug]) -> dict[str, Observation]:
    """All observations by id; an id that stands twice, in one drug or in two, is a problem."""
    found: dict[str, Observation] = {}
    for observation in (o for drug in drugs for o in drug.observations):
        if observation.id in found:
            first = found[observation.id].where
            run.report(observation.where, f"{observation.id!r} is there already, at {first}", "each id once")
        found.setdefault(observation.id, observation)
    return found
