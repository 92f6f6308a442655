"""observations.csv -> Observation, one row each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generators.domain import context, formula, quantity
from generators.model import OF_ANALYTE, Arm, Drug, Observation, ReadKind, Study, Unit, Vocabulary, Where
from generators.model.library import LISTS, vocabulary_files
from generators.read.formats import csv
from generators.read.nouns import Reading, make_citations, make_noun
from generators.text.suggest import did_you_mean

COLUMNS = (
    "id", "study", "arm", "parameter", "analyte", "value", "unit", "statistic", "spread_kind", "n", "population", "analysis_set",
    "cut", "species", "matrix", "compound", "dose", "route", "schedule", "time", "against", "qualifier", "missing", "grade",
    "source", "locator", "formula", "note",
)  # fmt: skip
_BLANK = re.compile(r"[\u00a0\u2009\u202f]")  # the spaces that a word processor puts before a unit or a sign
_LONGEST = 300  # characters of a value
_NEVER_NOTHING = ("parameter", "analyte", "unit")  # what no arm and no study says
REQUIRED = ("id", "parameter", "value", "unit", "source")


@dataclass(frozen=True)
class Known:
    """What the rows of a drug may point at: its vocabulary, its studies and its compound."""

    drug: str
    compound: str
    vocabulary: Vocabulary
    studies: Mapping[str, Study]
    studies_file: str

    @cached_property
    def codes(self) -> dict[str, str]:
        """The codes of the units that are printed otherwise."""
        units = self.vocabulary.units.values()
        return {unit.print: unit.code for unit in units if unit.print and unit.print != unit.code}


def read_observations(run: Reading, folder: Path, known: Known) -> list[Observation]:
    """The rows of a drug that could be read; the ids of the others are noted as broken."""
    path = folder / "observations.csv"
    if not path.exists():
        run.report(Where(file=run.name(path)), "the file is not there", f"a table with {','.join(REQUIRED)}")
        return []
    text = run.text(path)
    if text is None:
        return []
    table = csv.read(text, run.name(path), COLUMNS, REQUIRED)
    run.problems += table.problems
    if table.is_unreadable:
        run.unreadable.add(run.name(path))
    run.incomplete |= {run.name(path)} if table.problems else set()
    rows = text.split("\n")
    run.broken |= {rows[problem.where.line - 1].split(",")[0] for problem in table.problems} - {""}
    return [found for line in _take(table.lines) if (found := _read_observation(run, line, known))]


def _take(lines: list[csv.Line]) -> Iterator[csv.Line]:
    """Yield the rows, and let go of each before the next is read: there may be a hundred thousand."""
    lines.reverse()
    while lines:
        yield lines.pop()


def _read_observation(run: Reading, line: csv.Line, known: Known) -> Observation | None:
    if _rests_on_unreadable(run, line, known):
        run.broken.add(line.cells["id"])
        run.incomplete.add(line.where.file)
        return None
    before = len(run.problems)
    _use_codes(line, known.codes)
    study = _find_study(run, line, known)
    cells: dict[str, Any] = {**line.cells, "drug": known.drug, "missing": line.cells["missing"] or None}
    cells["sources"] = make_citations(run, cells.pop("source"), cells.pop("locator"), line.where_of("source"))
    cells["value"] = _read_value(run, line)
    _report_unknown(run, line, known)
    arm = study.arm(line.cells["arm"]) if study else None
    measured = _measured(line, known.vocabulary, study, arm)
    inherited = context.inherit(
        study, arm, known.compound, cells["value"], line.cells["unit"], line.cells["formula"], measured
    )
    cells |= context.resolve(line.cells, inherited)
    cells["arm_name"] = context.arm_name(study, arm, line.cells["against"])
    cells["cut_name"] = context.cut_name(study, line.cells["cut"])
    cells["repeats"] = context.repeats(line.cells, inherited)
    noun = make_noun(run, Observation, cells, line)
    if len(run.problems) > before or noun is None:
        run.broken.add(line.cells["id"])
        run.incomplete.add(line.where.file)
        return None
    return noun


def _use_codes(line: csv.Line, codes: Mapping[str, str]) -> None:
    """Put the code of a unit where a row has it as it is printed: `h·µg/mL` for `h.ug/mL`, in the unit and in the dose."""
    line.cells["unit"] = codes.get(line.cells["unit"], line.cells["unit"])
    amount, space, unit = line.cells["dose"].rpartition(" ")
    line.cells["dose"] = f"{amount}{space}{codes.get(unit, unit)}"


def _rests_on_unreadable(run: Reading, line: csv.Line, known: Known) -> bool:
    """Whether the study or a list that the row takes a word from could not be read: that is one error, and the row is none."""
    name = line.cells["study"]
    if name and name not in known.studies and (name in run.broken or known.studies_file in run.unreadable):
        return True
    if any(line.cells.get(column) in run.broken for column in LISTS):
        return True
    takes = (column for column in LISTS if line.cells.get(column) or column in context.INHERITED)
    return any(not run.unreadable.isdisjoint(vocabulary_files(column, (known.drug,))) for column in takes)


def _find_study(run: Reading, line: csv.Line, known: Known) -> Study | None:
    """The study that a row names; a study, an arm or a cut that is not there is a problem at its cell."""
    name = line.cells["study"]
    study = known.studies.get(name)
    if name and not study:
        run.report(
            line.where_of("study"), f"no study {name!r}", *did_you_mean(name, known.studies, "one of studies.yml")
        )
        return None
    for column, there in _list_parts(study).items():
        if (word := line.cells[column]) and word not in there:
            of = f"in {name}" if name else "without a study"
            wanted = f"one of {', '.join(there)}" if there else "nothing"
            run.report(line.where_of(column), f"no {_PARTS[column]} {word!r} {of}", *did_you_mean(word, there, wanted))
    if study and line.cells["against"] and line.cells["against"] == line.cells["arm"]:
        run.report(
            line.where_of("against"), f"{line.cells['arm']!r} against itself", "the arm that it was compared with"
        )
    return study


def _list_parts(study: Study | None) -> dict[str, list[str]]:
    """What of a study a column may name."""
    arms = [arm.id for arm in study.arms] if study else []
    cuts = [cut.id for cut in study.cuts] if study else []
    return {"arm": arms, "against": [*arms, "baseline"], "cut": cuts}


_PARTS = {"arm": "arm", "against": "arm", "cut": "cut of the data"}


def _read_value(run: Reading, line: csv.Line) -> Any:
    text, missing = _BLANK.sub(" ", line.cells["value"]), line.cells["missing"]
    if bool(text) == bool(missing):
        wrong = "both a value and a missing-value reason" if text else "neither a value nor a missing-value reason"
        run.report(line.where_of("value"), wrong, "one of the two", kind="missing")
    for column in ("value", "n"):
        if digits := _describe_digits(line.cells[column]):
            run.report(line.where_of(column), f"{column}: {digits[0]}", digits[1])
            return None
    try:
        return quantity.parse(text) if text else None
    except ValueError as problem:
        run.report(line.where_of("value"), f"value: {problem}")
        return None


def _describe_digits(text: str) -> tuple[str, str] | None:
    """Describe what no number has, and what was wanted: digits of another script, or more characters than any number needs."""
    if len(text) > _LONGEST:
        return f"{len(text):,} characters", f"at most {_LONGEST}"
    other = next((one for one in text if one.isdecimal() and not one.isascii()), "")
    return (f"{other!r} is a digit of another script", str(unicodedata.decimal(other))) if other else None


def _report_unknown(run: Reading, line: csv.Line, known: Known) -> None:
    """Each word of a closed list is on its list, and the unit is one that the parameter allows."""
    vocabulary = known.vocabulary
    lists: dict[str, Mapping[str, Any]] = {
        "parameter": vocabulary.parameters, "analyte": vocabulary.analytes, "unit": vocabulary.units, "species": vocabulary.species,
        "matrix": vocabulary.matrices, "population": vocabulary.populations, "compound": vocabulary.compounds,
    }  # fmt: skip
    for column, words in lists.items():
        word, files = line.cells[column], vocabulary_files(column, (known.drug,))
        is_nothing = word == context.NOTHING and column not in _NEVER_NOTHING
        if (word or column == "parameter") and word not in words and not is_nothing:
            kind: ReadKind = "unit" if column == "unit" else "field"
            listed = f"one of {' or '.join(files)}, where a new one is added"
            same = _same_unit(word, vocabulary) if column == "unit" else ""
            meant = ("", same) if same else did_you_mean(word, () if column == "unit" else words, listed)
            run.report(line.where_of(column), f"unknown {column} {word!r}", *meant, kind=kind)
    _check_analyte(run, line, vocabulary)
    _check_unit(run, line, vocabulary)


def _measured(line: csv.Line, vocabulary: Vocabulary, study: Study | None, arm: Arm | None) -> context.Measured:
    """What the row inherits from its parameter, its analyte and its population."""
    analyte = vocabulary.analytes.get(line.cells["analyte"])
    named = line.cells["population"] or (arm and arm.population) or (study and study.population) or ""
    population = vocabulary.populations.get(named)
    parameter = vocabulary.parameters.get(line.cells["parameter"])
    return context.Measured(
        matrix=(analyte and analyte.matrix) or (parameter and parameter.matrix) or "",
        units=vocabulary.units_of(line.cells["parameter"], line.cells["analyte"]),
        species=population.species if population else "",
        of_all=bool(parameter and parameter.of_all),
        requires=parameter.requires if parameter else (),
    )


def _check_analyte(run: Reading, line: csv.Line, vocabulary: Vocabulary) -> None:
    """The analyte is of a kind that the parameter can be of."""
    parameter = vocabulary.parameters.get(line.cells["parameter"])
    analyte = vocabulary.analytes.get(line.cells["analyte"])
    if parameter and analyte and analyte.kind not in parameter.analytes:
        wrong = f"no {parameter.id} of {analyte.id}, which is of the kind {analyte.kind}"
        kinds = ", ".join(parameter.analytes)
        wanted = f"an analyte of the kind {kinds}" if kinds else "no analyte"
        run.report(line.where_of("analyte"), wrong, f"{wanted} (`analytes` of {parameter.id} says so)")


def _check_unit(run: Reading, line: csv.Line, vocabulary: Vocabulary) -> None:
    """The unit is one that the parameter, or its analyte, allows."""
    parameter = vocabulary.parameters.get(line.cells["parameter"])
    unit, allowed = line.cells["unit"], vocabulary.units_of(line.cells["parameter"], line.cells["analyte"])
    if not parameter or (OF_ANALYTE in parameter.units and line.cells["analyte"] not in vocabulary.analytes):
        return  # that is one error, and the unit none
    of = f" of {line.cells['analyte']}" if line.cells["analyte"] else ""
    if unit in vocabulary.units and unit not in allowed:
        run.report(line.where_of("unit"), f"{parameter.id}{of} may not be in {unit!r}", ", ".join(allowed), kind="unit")
    if not unit and line.cells["value"] and not _is_unit_said(line, vocabulary):
        run.report(line.where_of("unit"), "unit is missing", ", ".join(allowed), kind="unit")


def _is_unit_said(line: csv.Line, vocabulary: Vocabulary) -> bool:
    """Whether the unit follows from the parameter and the form of the value."""
    try:
        value = quantity.parse(line.cells["value"])
    except ValueError:
        return True  # that is one error, and the unit none
    if formula.gives_interval(line.cells["formula"]):
        return True  # a difference in percentage points
    units = vocabulary.units_of(line.cells["parameter"], line.cells["analyte"])
    return bool(context.Measured(units=units).only_unit(value))


def _same_unit(word: str, vocabulary: Vocabulary) -> str:
    """The code of the unit that a word names in other letters, `µg/ml` or `days`: never a unit of another size."""
    named = [unit.code for unit in vocabulary.units.values() if word and _plain(word) in _spellings(unit)]
    return named[0] if len(named) == 1 else ""


def _spellings(unit: Unit) -> set[str]:
    return {_plain(name) for name in (unit.code, unit.print, unit.one, unit.name, f"{unit.name}s") if name}


def _plain(unit: str) -> str:
    return unit.casefold().replace("µ", "u").replace("μ", "u").replace(" ", "")


def index_by_id(run: Reading, drugs: Iterable[Drug]) -> dict[str, Observation]:
    """All observations by id; an id that stands twice, in one drug or in two, is a problem."""
    found: dict[str, Observation] = {}
    for observation in (o for drug in drugs for o in drug.observations):
        if observation.id in found:
            first = found[observation.id].where
            run.report(observation.where, f"{observation.id!r} is there already, at {first}", "each id once")
        found.setdefault(observation.id, observation)
    return found
