"""Breaks of the numbers of observations.csv: values, counts, intervals, formulas, grades."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.domain import quantity
from mutations.breaks.rows import COUNT, cells, line, put
from mutations.breaks.words import change_digit
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_INSIDE = re.compile(r"(.+) \((.+?)(–| to )(.+)\)")


# --- numbers that do not fit together -----------------------------------------------------------------------------------


@way("DAT", 30)
def change_a_digit_of_a_count(corpus: Corpus) -> Iterator[Mutant]:
    """k, n or the percentage of `10/38 (26%)` changes by itself."""
    for row in corpus.rows:
        if found := COUNT.fullmatch(row["value"]):
            k, n, percent = found.groups()
            if percent:
                yield put(row, "value", f"{int(k) + 2}/{n} ({percent}%)")
                yield put(row, "value", f"{k}/{n} ({change_digit(percent)}%)")
            yield put(row, "value", row["value"].replace(f"{k}/{n}", f"{k}/{int(n) * 2 + 1}", 1))
            yield put(row, "value", row["value"].replace(f"{k}/", f"{int(n) + 1}/", 1))


@way("DAT", 12)
def change_n_beside_a_count(corpus: Corpus) -> Iterator[Mutant]:
    """The n of a row no longer is the n of its k/n."""
    for row in corpus.rows:
        if (found := COUNT.fullmatch(row["value"])) and row["n"] == found[2]:
            yield put(row, "n", str(int(found[2]) + 1))


@way("DAT", 15)
def drop_n_of_a_count(corpus: Corpus) -> Iterator[Mutant]:
    """One arm's n is dropped beside a k without its n."""
    for row in corpus.rows:
        if row["unit"] == "{participants}" and row["value"].isdecimal() and row["analysis_set"] and row.cells["n"]:
            yield put(row, "n", "")


@way("DAT", 40)
def drop_n(corpus: Corpus) -> Iterator[Mutant]:
    """Any value loses its n; only what can be checked against its neighbours or must have one is seen."""
    for row in corpus.rows:
        if row.cells["n"] and row["value"]:
            yield put(row, "n", "")


@way("DAT", 40)
def change_a_digit_of_a_value(corpus: Corpus) -> Iterator[Mutant]:
    """Any number changes by a digit. Where no interval, count, formula or second source has it too, only reading it again helps."""
    for row in corpus.rows:
        if row["value"] and not row["value"].startswith("="):
            yield put(row, "value", change_digit(row["value"], 0))


@way("DAT", 15)
def drop_the_analysis_set(corpus: Corpus) -> Iterator[Mutant]:
    """A count of people no longer says which people were analysed."""
    for row in corpus.rows:
        if row["unit"] == "{participants}" and row["value"] and row["analysis_set"]:
            yield put(row, "analysis_set", "")


@way("DAT", 12)
def drop_the_population(corpus: Corpus) -> Iterator[Mutant]:
    """A count of people no longer says who they are."""
    for row in corpus.rows:
        if row["unit"] == "{participants}" and row["value"] and row["population"]:
            yield put(row, "population", row.nothing("population"))


@way("DAT", 15)
def drop_the_kind_of_spread(corpus: Corpus) -> Iterator[Mutant]:
    """A ± or an interval no longer says what it is."""
    for row in corpus.rows:
        if row["spread_kind"] and ("±" in row["value"] or _INSIDE.fullmatch(row["value"])):
            yield put(row, "spread_kind", "")


@way("DAT", 20)
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


@way("DAT", 12)
def give_a_count_another_statistic(corpus: Corpus) -> Iterator[Mutant]:
    """`3/8` is called a mean."""
    for row in corpus.rows:
        if COUNT.fullmatch(row["value"]):
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


@way("DAT", 20)
def change_a_derived_value(corpus: Corpus) -> Iterator[Mutant]:
    """The number of a derived value changes, or a number in its formula. Values that are computed cannot be wrong so."""
    for row in corpus.rows:
        if row["formula"] and row["value"] and not row["value"].startswith("="):
            yield put(row, "value", change_digit(row["value"], 0))
            if found := re.search(r"(?<![\w.{-])\d+(?![\w}-])", row["formula"]):
                yield put(
                    row, "formula", row["formula"][: found.start()] + "7" + found[0] + row["formula"][found.end() :]
                )


@way("DAT", 12)
def change_what_another_value_is_derived_from(corpus: Corpus) -> Iterator[Mutant]:
    """The first digit of a value changes that a formula uses."""
    typed = [row["formula"] for row in corpus.rows if not row["value"].startswith("=")]
    used = {ident for formula in typed for ident in re.findall(r"\{([a-z0-9-]+)\}", formula)}
    for row in corpus.rows:
        if row["id"] in used and re.match(r"[−~<>≥≤]?\d", row["value"]):
            yield put(row, "value", change_digit(row["value"], 0))


@way("DAT", 10)
def break_a_formula(corpus: Corpus) -> Iterator[Mutant]:
    """A formula is dropped, or names a value that is not there, or does not read."""
    for row in corpus.rows:
        if row["formula"]:
            yield put(row, "formula", "")
            yield put(row, "formula", row["formula"].replace("{", "{x", 1))
            yield put(row, "formula", row["formula"] + " +")


@way("DAT", 20)
def contradict_a_value(corpus: Corpus) -> Iterator[Mutant]:
    """Another source gives another number for the same quantity in the same context."""
    for row in corpus.rows:
        value = row["value"]
        if (
            row["grade"] == "primary"
            and re.fullmatch(r"[\d.]+( ± [\d.]+)?", value)
            and row["study"]
            and quantity.parse(value).center
        ):
            doubled = re.sub(r"^[\d.]+", lambda m: f"{float(m[0]) * 2:g}", value)
            twin = cells(row, id=f"{row['id']}-other", value=doubled, note="")
            yield line(row, cells(row) + twin, f"a second row with {doubled}")


@way("CIT", 20)
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


@way("DAT", 10)
def grade_without_formula(corpus: Corpus) -> Iterator[Mutant]:
    """A value read in a source is called derived."""
    for row in corpus.rows:
        if row["value"] and not row["formula"] and row["grade"] in ("primary", "secondary"):
            yield put(row, "grade", "derived")
