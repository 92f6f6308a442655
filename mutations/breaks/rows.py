"""Breaks of observations.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators import units
from mutations.breaks.words import misspelt, other_digit, quoted
from mutations.corpus import Corpus, Row
from mutations.mutant import Mutant, way

_COUNT = re.compile(r"(\d+)/(\d+)(?: \((\d+)%\))?")
_INSIDE = re.compile(r"(.+) \((.+?)(–| to )(.+)\)")
_LISTED = ("parameter", "unit", "statistic", "spread_kind", "analysis_set", "species", "matrix", "study", "route", "missing", "grade",
           "compound", "population")  # fmt: skip


def put(row: Row, column: str, cell: str, said: str = "") -> Mutant:
    """A row with another cell."""
    start, end = row.spans[column]
    what = said or f"{column} {row[column]!r} → {cell!r}"
    return Mutant(row.file, start, end, quoted(cell), f"{row['id']}: {what}", row.drug)


def line(row: Row, text: str, said: str) -> Mutant:
    """A row with another line in its place."""
    return Mutant(row.file, *row.span, text, f"{row['id']}: {said}", row.drug)


def _cells(row: Row, **changed: str) -> str:
    return ",".join(quoted(changed.get(name, cell)) for name, cell in row.cells.items()) + "\n"


def _required(corpus: Corpus, row: Row) -> tuple[str, ...]:
    parameter = corpus.library.vocabulary.parameters.get(row["parameter"])
    return parameter.requires if parameter else ()


# --- fields and names ------------------------------------------------------------------------------------------------


@way("DAT", 40, renders=False)
def leave_out_needed_context(corpus: Corpus) -> Iterator[Mutant]:
    """A column that the parameter requires is emptied."""
    for row in corpus.rows:
        for column in _required(corpus, row) if row["value"] else ():
            if row[column]:
                yield put(row, column, "")


@way("DAT", 45)
def misspell_a_listed_word(corpus: Corpus) -> Iterator[Mutant]:
    """A word of a closed list, or the name of a study, loses a letter."""
    for row in corpus.rows:
        for column in _LISTED:
            if len(row[column]) > 3:
                yield put(row, column, misspelt(row[column]))


@way("DAT", 12)
def misspell_an_id_that_is_used(corpus: Corpus) -> Iterator[Mutant]:
    """An id that prose or a table asks for loses a letter."""
    for row in corpus.rows:
        if row["id"] in corpus.asked:
            yield put(row, "id", misspelt(row["id"]))


@way("DAT", 12)
def delete_a_row_that_is_used(corpus: Corpus) -> Iterator[Mutant]:
    """A row that prose, a table, a chart, a conflict or a formula asks for is deleted."""
    for row in corpus.rows:
        if row["id"] in corpus.asked:
            yield line(row, "", "row deleted")


@way("DAT", 8)
def write_a_row_twice(corpus: Corpus) -> Iterator[Mutant]:
    """A row stands there twice, with one id."""
    for row in corpus.rows:
        yield line(row, _cells(row) * 2, "row twice")


@way("DAT", 8)
def lose_a_comma(corpus: Corpus) -> Iterator[Mutant]:
    """A row has one cell too few."""
    for row in corpus.rows:
        end = row.spans["matrix"][1]
        yield Mutant(row.file, end, end + 1, "", f"{row['id']}: comma after matrix lost", row.drug)


# --- units -----------------------------------------------------------------------------------------------------------


@way("DAT", 25, renders=False)
def swap_the_unit(corpus: Corpus) -> Iterator[Mutant]:
    """The unit becomes another one of the vocabulary that the parameter does not have."""
    for row in corpus.rows:
        parameter = corpus.library.vocabulary.parameters[row["parameter"]]
        for unit in ("mg", "d", "ug/g", "%", "ng/mL") if row["value"] else ():
            if unit not in parameter.units:
                yield put(row, "unit", unit)


@way("DAT", 8, renders=False)
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


@way("DAT", 10, renders=False)
def break_the_unit_of_a_dose(corpus: Corpus) -> Iterator[Mutant]:
    """A dose loses its unit, or has one that is none."""
    for row in corpus.rows:
        amount, _, unit = row["dose"].rpartition(" ")
        if amount and unit:
            yield put(row, "dose", amount)
            yield put(row, "dose", f"{amount} {unit}x")


# --- in whom, in what ------------------------------------------------------------------------------------------------


@way("DAT", 40, renders=False)
def swap_the_species(corpus: Corpus) -> Iterator[Mutant]:
    """A value of one species is filed under another."""
    species = [s for s in corpus.library.vocabulary.species if s not in ("not-reported", "in-silico")]
    for row in corpus.rows:
        if row["value"] and row["species"] in species:
            number = species.index(row["species"])
            yield put(row, "species", species[(number + 1 + len(row["id"])) % len(species)])


@way("DAT", 25, renders=False)
def swap_the_matrix(corpus: Corpus) -> Iterator[Mutant]:
    """A value measured in one matrix is filed under another that its parameter cannot have."""
    for row in corpus.rows:
        parameter = corpus.library.vocabulary.parameters[row["parameter"]]
        for matrix in ("plasma", "csf", "liver", "urine", "whole-body"):
            if row["value"] and row["matrix"] and parameter.matrices and matrix not in parameter.matrices:
                yield put(row, "matrix", matrix)


@way("DAT", 15, renders=False)
def swap_the_compound(corpus: Corpus) -> Iterator[Mutant]:
    """A value of one compound is filed under another: the tool compound's result as the drug's, or the other way round."""
    drugs = {drug.id: drug.compound for drug in corpus.library.drugs}
    kinds = {i: c.kind for i, c in corpus.library.vocabulary.compounds.items()}
    for row in corpus.rows:
        if row["value"] and row["study"] and kinds.get(row["compound"]) in ("tool", "surrogate"):
            yield put(row, "compound", drugs[row.drug])
        elif row["value"] and row["study"] and row["compound"] == drugs[row.drug]:
            yield put(row, "compound", "tofersen" if row["compound"] != "tofersen" else "mipomersen")


# --- numbers that do not fit together -----------------------------------------------------------------------------------


@way("DAT", 30, renders=False)
def change_a_digit_of_a_count(corpus: Corpus) -> Iterator[Mutant]:
    """k, n or the percentage of `10/38 (26%)` changes by itself."""
    for row in corpus.rows:
        if found := _COUNT.fullmatch(row["value"]):
            k, n, percent = found.groups()
            if percent:
                yield put(row, "value", f"{int(k) + 2}/{n} ({percent}%)")
                yield put(row, "value", f"{k}/{n} ({other_digit(percent)}%)")
            yield put(row, "value", row["value"].replace(f"{k}/{n}", f"{k}/{int(n) * 2 + 1}", 1))
            yield put(row, "value", row["value"].replace(f"{k}/", f"{int(n) + 1}/", 1))


@way("DAT", 12, renders=False)
def change_n_beside_a_count(corpus: Corpus) -> Iterator[Mutant]:
    """The n of a row no longer is the n of its k/n."""
    for row in corpus.rows:
        if (found := _COUNT.fullmatch(row["value"])) and row["n"] == found[2]:
            yield put(row, "n", str(int(found[2]) + 1))


@way("DAT", 15, renders=False)
def drop_n_of_a_count(corpus: Corpus) -> Iterator[Mutant]:
    """One arm's n is dropped."""
    for row in corpus.rows:
        if _COUNT.fullmatch(row["value"]) and row["n"]:
            yield put(row, "n", "")


@way("DAT", 40, renders=False)
def drop_n(corpus: Corpus) -> Iterator[Mutant]:
    """Any value loses its n; only what can be checked against its neighbours or must have one is seen."""
    for row in corpus.rows:
        if row["n"] and row["value"]:
            yield put(row, "n", "")


@way("DAT", 40, renders=False)
def change_a_digit_of_a_value(corpus: Corpus) -> Iterator[Mutant]:
    """Any number changes by a digit. Where no interval, count, formula or second source has it too, only reading it again helps."""
    for row in corpus.rows:
        if row["value"] and not row["value"].startswith("="):
            yield put(row, "value", other_digit(row["value"], 0))


@way("DAT", 15, renders=False)
def drop_the_analysis_set(corpus: Corpus) -> Iterator[Mutant]:
    """A count of people no longer says which people were analysed."""
    for row in corpus.rows:
        if row["unit"] == "{participants}" and row["value"] and row["analysis_set"]:
            yield put(row, "analysis_set", "")


@way("DAT", 12, renders=False)
def drop_the_population(corpus: Corpus) -> Iterator[Mutant]:
    """A count of people no longer says who they are."""
    for row in corpus.rows:
        if row["unit"] == "{participants}" and row["value"] and row["population"]:
            yield put(row, "population", "")


@way("DAT", 15, renders=False)
def drop_the_kind_of_spread(corpus: Corpus) -> Iterator[Mutant]:
    """A ± or an interval no longer says what it is."""
    for row in corpus.rows:
        if row["spread_kind"] and ("±" in row["value"] or _INSIDE.fullmatch(row["value"])):
            yield put(row, "spread_kind", "")


@way("DAT", 20, renders=False)
def turn_an_interval_round(corpus: Corpus) -> Iterator[Mutant]:
    """The ends of an interval change places, or the estimate leaves it."""
    for row in corpus.rows:
        if found := _INSIDE.fullmatch(row["value"]):
            centre, low, dash, high = found.groups()
            if low != high:
                yield put(row, "value", f"{centre} ({high}{dash}{low})")
            if re.fullmatch(r"[\d.]+", centre) and re.fullmatch(r"[\d.]+", high):
                yield put(row, "value", f"{float(high) * 2 + 1:g} ({low}{dash}{high})")
        elif (found := re.fullmatch(r"([\d.]+)–([\d.]+)", row["value"])) and found[1] != found[2]:
            yield put(row, "value", f"{found[2]}–{found[1]}")


@way("DAT", 12, renders=False)
def give_a_count_another_statistic(corpus: Corpus) -> Iterator[Mutant]:
    """`3/8` is called a mean."""
    for row in corpus.rows:
        if _COUNT.fullmatch(row["value"]):
            yield put(row, "statistic", "mean")


@way("DAT", 10)
def write_a_value_that_is_none(corpus: Corpus) -> Iterator[Mutant]:
    """A value has a word, a unit or the wrong sign in it."""
    for row in corpus.rows:
        if re.fullmatch(r"[\d.]+", row["value"]):
            yield put(row, "value", f"about {row['value']}")
            yield put(row, "value", f"{row['value']} mg")
        if "±" in row["value"]:
            yield put(row, "value", row["value"].replace("±", "+/-"))


# --- missing values --------------------------------------------------------------------------------------------------


@way("DAT", 12)
def leave_the_value_out(corpus: Corpus) -> Iterator[Mutant]:
    """A value is deleted, and nothing says why it is missing."""
    for row in corpus.rows:
        if row["value"]:
            yield put(row, "value", "")


@way("DAT", 10)
def leave_the_reason_out(corpus: Corpus) -> Iterator[Mutant]:
    """A missing value no longer has its reason, or has a value beside it."""
    for row in corpus.rows:
        if row["missing"]:
            yield put(row, "missing", "")
            yield put(row, "value", "12")


# --- derived values, conflicts, grades ---------------------------------------------------------------------------------


@way("DAT", 20, renders=False)
def change_a_derived_value(corpus: Corpus) -> Iterator[Mutant]:
    """The number of a derived value changes, or a number in its formula. Values that are computed cannot be wrong so."""
    for row in corpus.rows:
        if row["formula"] and row["value"] and not row["value"].startswith("="):
            yield put(row, "value", other_digit(row["value"], 0))
            if found := re.search(r"(?<![\w.{-])\d+(?![\w}-])", row["formula"]):
                yield put(
                    row, "formula", row["formula"][: found.start()] + "7" + found[0] + row["formula"][found.end() :]
                )


@way("DAT", 12, renders=False)
def change_what_another_value_is_derived_from(corpus: Corpus) -> Iterator[Mutant]:
    """The first digit of a value changes that a formula uses."""
    typed = [row["formula"] for row in corpus.rows if not row["value"].startswith("=")]
    used = {ident for formula in typed for ident in re.findall(r"\{([a-z0-9-]+)\}", formula)}
    for row in corpus.rows:
        if row["id"] in used and re.match(r"[−~<>≥≤]?\d", row["value"]):
            yield put(row, "value", other_digit(row["value"], 0))


@way("DAT", 10, renders=False)
def break_a_formula(corpus: Corpus) -> Iterator[Mutant]:
    """A formula is dropped, or names a value that is not there, or does not read."""
    for row in corpus.rows:
        if row["formula"]:
            yield put(row, "formula", "")
            yield put(row, "formula", row["formula"].replace("{", "{x", 1))
            yield put(row, "formula", row["formula"] + " +")


@way("DAT", 20, renders=False)
def contradict_a_value(corpus: Corpus) -> Iterator[Mutant]:
    """Another source gives another number for the same quantity in the same context."""
    for row in corpus.rows:
        value = row["value"]
        if (
            row["grade"] == "primary"
            and re.fullmatch(r"[\d.]+( ± [\d.]+)?", value)
            and row["study"]
            and units.parse(value).center
        ):
            doubled = re.sub(r"^[\d.]+", lambda m: f"{float(m[0]) * 2:g}", value)
            twin = _cells(row, id=f"{row['id']}-other", value=doubled, note="")
            yield line(row, _cells(row) + twin, f"a second row with {doubled}")


@way("CIT", 20, renders=False)
def grade_too_high(corpus: Corpus) -> Iterator[Mutant]:
    """A value that rests on sources of low tiers only is graded as if they were primary."""
    tiers = {tier.id: tier.carries for tier in corpus.library.sources.tiers}
    for row in corpus.rows:
        keys = [key.strip() for key in row["source"].split(";") if key.strip()]
        carried = {
            tiers.get(corpus.library.references[k].tier, "primary") for k in keys if k in corpus.library.references
        }
        if carried and "primary" not in carried and row["grade"] in ("secondary", "unverified"):
            yield put(row, "grade", "primary")


@way("DAT", 10, renders=False)
def grade_without_formula(corpus: Corpus) -> Iterator[Mutant]:
    """A value read in a source is called derived."""
    for row in corpus.rows:
        if row["value"] and not row["formula"] and row["grade"] in ("primary", "secondary"):
            yield put(row, "grade", "derived")


# --- sources ---------------------------------------------------------------------------------------------------------


@way("CIT", 20, renders=False)
def drop_a_locator(corpus: Corpus) -> Iterator[Mutant]:
    """A value's source no longer says where in it the value stands."""
    for row in corpus.rows:
        if row["locator"] and row["value"]:
            yield put(row, "locator", "")


@way("CIT", 12, renders=False)
def drop_the_source(corpus: Corpus) -> Iterator[Mutant]:
    """A value has no source."""
    for row in corpus.rows:
        if row["source"] and row["value"] and not row["formula"]:
            start, end = row.spans["source"][0], row.spans["locator"][1]
            yield Mutant(row.file, start, end, ",", f"{row['id']}: source and locator dropped", row.drug)


@way("CIT", 20, renders=False)
def misspell_a_source(corpus: Corpus) -> Iterator[Mutant]:
    """The key of a value's source loses a letter."""
    for row in corpus.rows:
        if row["source"]:
            yield put(
                row, "source", misspelt(row["source"].split(";")[0]) + row["source"][len(row["source"].split(";")[0]) :]
            )


@way("CIT", 10, renders=False)
def give_one_locator_too_many(corpus: Corpus) -> Iterator[Mutant]:
    """There are more locators than sources."""
    for row in corpus.rows:
        if row["locator"]:
            yield put(row, "locator", f"{row['locator']}; p 9")
