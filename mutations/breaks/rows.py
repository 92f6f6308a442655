"""Breaks of observations.csv."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from mutations.breaks.words import misspell, quote_cell
from mutations.corpus import Corpus, Row
from mutations.mutant import Mutant, way

COUNT = re.compile(r"(\d+)/(\d+)(?: \((\d+)%\))?")
_LISTED = ("parameter", "analyte", "unit", "statistic", "spread_kind", "analysis_set", "species", "matrix", "study", "arm", "against", "cut", "route", "missing", "grade",
           "compound", "population")  # fmt: skip


def put(row: Row, column: str, cell: str, description: str = "") -> Mutant:
    """Return a break that changes a cell."""
    start, end = row.spans[column]
    what = description or f"{column} {row[column]!r} → {cell!r}"
    return Mutant(row.file, start, end, quote_cell(cell), f"{row['id']}: {what}", row.drug)


def line(row: Row, text: str, description: str) -> Mutant:
    """Return a break that replaces a row."""
    return Mutant(row.file, *row.span, text, f"{row['id']}: {description}", row.drug)


def cells(row: Row, **changed: str) -> str:
    """Return the line of a row with changed cells."""
    return ",".join(quote_cell(changed.get(name, cell)) for name, cell in row.cells.items()) + "\n"


def group(corpus: Corpus, *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """Return the rows with a value of each drug by what they say in some columns."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in corpus.rows:
        if row["value"]:
            found[row.drug, *(row[column] for column in columns)].append(row)
    return found


def _required_columns(corpus: Corpus, row: Row) -> tuple[str, ...]:
    parameter = corpus.library.vocabulary.parameters.get(row["parameter"])
    return parameter.requires if parameter else ()


# --- fields and names ------------------------------------------------------------------------------------------------


@way("DAT", 40)
def leave_out_needed_context(corpus: Corpus) -> Iterator[Mutant]:
    """A column that the parameter requires is emptied."""
    for row in corpus.rows:
        for column in _required_columns(corpus, row) if row["value"] else ():
            if row.cells.get(column) or (row[column] and row.nothing(column)):
                yield put(row, column, row.nothing(column))


@way("DAT", 45)
def misspell_a_listed_word(corpus: Corpus) -> Iterator[Mutant]:
    """A word of a closed list, or the id of a study, an arm or a cut, loses a letter."""
    for row in corpus.rows:
        for column in _LISTED:
            if len(row[column]) > 3:
                yield put(row, column, misspell(row[column]))


@way("DAT", 12)
def misspell_an_id_that_is_used(corpus: Corpus) -> Iterator[Mutant]:
    """An id that prose or a table asks for loses a letter."""
    for row in corpus.rows:
        if row["id"] in corpus.used_ids:
            yield put(row, "id", misspell(row["id"]))


@way("DAT", 12)
def delete_a_row_that_is_used(corpus: Corpus) -> Iterator[Mutant]:
    """A row that prose, a table, a chart, a conflict or a formula asks for is deleted."""
    for row in corpus.rows:
        if row["id"] in corpus.used_ids:
            yield line(row, "", "row deleted")


@way("DAT", 8)
def write_a_row_twice(corpus: Corpus) -> Iterator[Mutant]:
    """A row is repeated with its id."""
    for row in corpus.rows:
        yield line(row, cells(row) * 2, "row twice")


@way("DAT", 8)
def lose_a_comma(corpus: Corpus) -> Iterator[Mutant]:
    """A row has one cell too few."""
    for row in corpus.rows:
        end = row.spans["matrix"][1]
        yield Mutant(row.file, end, end + 1, "", f"{row['id']}: comma after matrix lost", row.drug)


# --- units -----------------------------------------------------------------------------------------------------------


@way("DAT", 25)
def swap_the_unit(corpus: Corpus) -> Iterator[Mutant]:
    """The unit becomes another one of the vocabulary that the parameter does not have."""
    for row in corpus.rows:
        parameter = corpus.library.vocabulary.parameters[row["parameter"]]
        for unit in ("mg", "d", "ug/g", "%", "ng/mL") if row["value"] else ():
            if unit not in parameter.units:
                yield put(row, "unit", unit)


@way("DAT", 8)
def swap_the_unit_for_a_sister(corpus: Corpus) -> Iterator[Mutant]:
    """The unit becomes another one that the parameter may have, and the number stays: hours that were days."""
    for row in corpus.rows:
        for unit in corpus.library.vocabulary.parameters[row["parameter"]].units if row["value"] else ():
            if unit != row["unit"]:
                yield put(row, "unit", unit)


@way("DAT", 12)
def write_micro_with_another_letter(corpus: Corpus) -> Iterator[Mutant]:
    """The u of micro becomes µ or μ in a unit or a dose."""
    for row in corpus.rows:
        for column in ("unit", "dose"):
            if found := re.search(r"\bu(?=[gMmL])", row[column]):
                for letter in ("µ", "μ"):
                    yield put(row, column, row[column][: found.start()] + letter + row[column][found.end() :])


@way("DAT", 10)
def break_the_unit_of_a_dose(corpus: Corpus) -> Iterator[Mutant]:
    """A dose loses its unit, or has one that is none."""
    for row in corpus.rows:
        amount, _, unit = row["dose"].rpartition(" ")
        if amount and unit:
            yield put(row, "dose", amount)
            yield put(row, "dose", f"{amount} {unit}x")


# --- in whom, in what ------------------------------------------------------------------------------------------------


@way("DAT", 40)
def swap_the_species(corpus: Corpus) -> Iterator[Mutant]:
    """A value of one species is filed under another."""
    species = [s for s in corpus.library.vocabulary.species if s not in ("not-reported", "in-silico")]
    for row in corpus.rows:
        if row["value"] and row["species"] in species:
            number = species.index(row["species"])
            yield put(row, "species", species[(number + 1 + len(row["id"])) % len(species)])


@way("DAT", 25)
def swap_the_matrix(corpus: Corpus) -> Iterator[Mutant]:
    """A value measured in one matrix is filed under another that its parameter cannot have."""
    for row in corpus.rows:
        parameter = corpus.library.vocabulary.parameters[row["parameter"]]
        for matrix in ("plasma", "csf", "liver", "urine", "whole-body"):
            if row["value"] and row["matrix"] and parameter.matrices and matrix not in parameter.matrices:
                yield put(row, "matrix", matrix)


@way("DAT", 15)
def swap_the_compound(corpus: Corpus) -> Iterator[Mutant]:
    """A value of one compound is filed under another: the tool compound's result as the drug's, or the other way round."""
    drugs = {drug.id: drug.compound for drug in corpus.library.drugs}
    kinds = {i: c.kind for i, c in corpus.library.vocabulary.compounds.items()}
    for row in corpus.rows:
        if row["value"] and row["study"] and kinds.get(row["compound"]) in ("tool", "surrogate"):
            yield put(row, "compound", drugs[row.drug])
        elif row["value"] and row["study"] and row["compound"] == drugs[row.drug]:
            yield put(row, "compound", "tofersen" if row["compound"] != "tofersen" else "mipomersen")


# --- sources ---------------------------------------------------------------------------------------------------------


@way("CIT", 20)
def drop_a_locator(corpus: Corpus) -> Iterator[Mutant]:
    """A value's source has no locator."""
    for row in corpus.rows:
        if row["locator"] and row["value"]:
            yield put(row, "locator", "")


@way("CIT", 12)
def drop_the_source(corpus: Corpus) -> Iterator[Mutant]:
    """A value has no source."""
    for row in corpus.rows:
        if row["source"] and row["value"] and not row["formula"]:
            start, end = row.spans["source"][0], row.spans["locator"][1]
            yield Mutant(row.file, start, end, ",", f"{row['id']}: source and locator dropped", row.drug)


@way("CIT", 20)
def misspell_a_source(corpus: Corpus) -> Iterator[Mutant]:
    """The key of a value's source loses a letter."""
    for row in corpus.rows:
        if row["source"]:
            yield put(
                row, "source", misspell(row["source"].split(";")[0]) + row["source"][len(row["source"].split(";")[0]) :]
            )


@way("CIT", 10)
def give_one_locator_too_many(corpus: Corpus) -> Iterator[Mutant]:
    """There are more locators than sources."""
    for row in corpus.rows:
        if row["locator"]:
            yield put(row, "locator", f"{row['locator']}; p 9")


# --- arms ------------------------------------------------------------------------------------------------------------


@way("DAT", 20)
def give_an_arm_another_dose(corpus: Corpus) -> Iterator[Mutant]:
    """A row of an arm that was given one dose names another."""
    for row in corpus.rows:
        amount, _, unit = row["dose"].rpartition(" ")
        if row["arm"] and row["value"] and not row.cells["dose"] and re.fullmatch(r"[1-9]\d*", amount):
            yield put(row, "dose", f"{int(amount) * 3 + 1} {unit}")


@way("DAT", 15)
def lose_a_sign_in_a_comparison(corpus: Corpus) -> Iterator[Mutant]:
    """A difference between two arms that both have a value changes its sign."""
    known = corpus.library.observations
    for row in corpus.rows:
        inputs = [o for o in known.values() if o.arm and o.study == row["study"] and o.parameter == row["parameter"]]
        arms = {o.arm for o in inputs if o.time == row["time"] and o.analysis_set == row["analysis_set"]}
        if row["statistic"] == "difference" and {row["arm"], row["against"]} <= arms and row["value"].startswith("−"):
            yield put(row, "value", row["value"].replace("−", "", 1))
