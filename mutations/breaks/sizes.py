"""Breaks of the size of values: a lost point, a lost sign, another unit, the ends of an interval, the limits of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutations.breaks.context import valued
from mutations.breaks.rows import group, put
from mutations.corpus import Corpus, Row
from mutations.mutant import Mutant, way

_PLAIN = re.compile(r"(−?)(\d+(?:\.\d+)?)")
_TIMES = ("d", "wk", "mo", "h", "a")
_ENDS = re.compile(r"\(([−\d.]+)(–| to )([−\d.]+)\)")
_SERIES = ("parameter", "analyte", "matrix", "species", "compound", "unit", "study", "statistic", "dose")


@way("DAT", 25)
def misplace_the_decimal_point(corpus: Corpus) -> Iterator[Mutant]:
    """All numbers of a value are ten or a hundred times what they were, or a tenth, in a series whose others lie close together."""
    for rows in group(corpus, *_SERIES).values():
        for row in (row for row in rows if row["study"] and not row["formula"] and "/" not in row["value"]):
            numbers = _sort_estimates([other for other in rows if other is not row])
            if len(numbers) < 3 or not 0 < numbers[-1] <= 3 * numbers[0] or not _PLAIN.match(row["value"]):
                continue
            for name, times in (("times ten", 10.0), ("times a hundred", 100.0), ("a tenth", 0.1)):
                scaled = _scale(row["value"], times)
                yield put(row, "value", scaled, f"value {row['value']!r} → {scaled!r}, {name}")


def _sort_estimates(rows: list[Row]) -> list[float]:
    return sorted(float(found[2]) for row in rows if (found := _PLAIN.match(row["value"])))


def _scale(text: str, times: float) -> str:
    return re.sub(r"\d+(?:\.\d+)?", lambda found: f"{float(found[0]) * times:.6g}", text)


@way("DAT", 15)
def misplace_the_point_of_the_estimate(corpus: Corpus) -> Iterator[Mutant]:
    """The estimate alone is ten times what it was, and its interval stays."""
    for row, _ in valued(corpus):
        found = _PLAIN.match(row["value"])
        ends = _ENDS.search(row["value"])
        if found and ends and float(found[2]) * 10 > max(abs(float(end.replace("−", "-"))) for end in ends.group(1, 3)):
            yield put(row, "value", f"{found[1]}{float(found[2]) * 10:g}{row['value'][found.end() :]}")


@way("DAT", 12)
def lose_the_sign(corpus: Corpus) -> Iterator[Mutant]:
    """A change below zero becomes one above, and all others of the treatment fall."""
    for rows in group(corpus, "parameter", "analyte", "compound", "unit").values():
        read = [row for row in rows if not row["against"] and not row["formula"]]
        if len(read) > 5 and rows[0]["compound"] != "placebo" and all(row["value"].startswith("−") for row in read):
            yield from (put(row, "value", row["value"].replace("−", "", 1)) for row in read)


@way("DAT", 15)
def give_a_time_another_unit(corpus: Corpus) -> Iterator[Mutant]:
    """Days become weeks, hours days, and the number stays, where three others of its kind have one unit and lie close together."""
    for rows in group(corpus, "parameter", "matrix", "species", "compound", "unit").values():
        numbers = _sort_estimates(rows)
        if rows[0]["unit"] in _TIMES and len(numbers) > 3 and 0 < numbers[-1] <= 3 * numbers[0]:
            units = corpus.library.vocabulary.parameters[rows[0]["parameter"]].units
            read = [row for row in rows if not row["formula"]]
            yield from (put(row, "unit", u) for row in read for u in units if u in _TIMES and u != row["unit"])


@way("DAT", 24)
def give_weeks_as_days(corpus: Corpus) -> Iterator[Mutant]:
    """A length of time in weeks is in days, and its number stays."""
    for row in (row for row in corpus.rows if row["unit"] == "wk" and row["value"] and not row["formula"]):
        yield put(row, "unit", "d")


@way("DAT", 15)
def give_a_dose_another_unit(corpus: Corpus) -> Iterator[Mutant]:
    """A dose in milligrams is in micrograms, and its number stays."""
    for row in (row for row in corpus.rows if row.cells.get("dose", "").endswith(" mg")):
        yield put(row, "dose", row["dose"].removesuffix("mg") + "ug")


@way("DAT", 15)
def move_an_end_of_an_interval(corpus: Corpus) -> Iterator[Mutant]:
    """An end of an interval passes over the estimate, or loses its sign or its point."""
    for row, _ in valued(corpus):
        if found := _ENDS.search(row["value"]):
            low, high = found[1], found[3]
            yield put(row, "value", row["value"].replace(f"({low}", f"({_shift(high)}", 1))
            yield put(row, "value", row["value"].replace(f"{high})", f"{_shift(low, -1)})", 1))


def _shift(number: str, by: int = 1) -> str:
    return f"{float(number.replace('−', '-')) + by:g}".replace("-", "−")


@way("DAT", 12)
def turn_a_range_of_the_vocabulary(corpus: Corpus) -> Iterator[Mutant]:
    """The ends of what cannot be change places, or are in a unit that there is not."""
    for file in (name for name in corpus.texts if name.startswith("data/vocabulary/")):
        for found in re.finditer(r"\{unit: ([^,]+), low: ([-\d.]+), high: ([-\d.]+)\}", corpus.texts[file]):
            turned = f"{{unit: {found[1]}, low: {found[3]}, high: {found[2]}}}"
            yield Mutant(file, *found.span(), turned, f"range {found[0]} turned", corpus.drugs[0])
            yield Mutant(file, *found.span(1), "furlong", f"unit of {found[0]}", corpus.drugs[0])
