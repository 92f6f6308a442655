"""One line of the drawing code changed, and the measuring of the pictures says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generators.errors import GuideError
from generators.model import Axis, Chart, Observation
from tests.pictures.charts.breaking import broken
from tests.pictures.charts.samples import chart, complete, crowded, observation, problems, series

Case = tuple[Chart, dict[str, Observation]]
BREAKS = [
    pytest.param("marks", "tag(pen.plot(list(value.marks)", "tag(pen.plot([m + 9 for m in value.marks]", id="marks beside their numbers"),
    pytest.param("marks", "(self.axes), x, y,", "(self.axes), x + 20, y,", id="all 20 px off"),
    pytest.param("scale", '"{which}lim": (low, high)', '"{which}lim": (high, low)', id="an axis upside down"),
    pytest.param("scale", "lambda number, _: format_number(number)", "lambda number, _: format_number(number * 2)", id="ticks doubled"),
    pytest.param("scale", '"{which}scale": axis.scale', '"{which}scale": "linear"', id="a logarithmic axis drawn linear"),
    pytest.param("scale", "null = 1.0 if axis.unit", "null = 0.9 if axis.unit", id="the line of no change at another ratio"),
    pytest.param("scale", 'f"{axis.label} ({unit.print})"', "axis.label", id="an axis without its unit"),
    pytest.param("points", 'self.bound in (">", "≥")', 'self.bound not in (">", "≥")', id="at least drawn as at most"),
    pytest.param("points", "at = _make_converter(chart, observation)", "at = float", id="no conversion of units"),
    pytest.param("points", "quantities.estimate(quantity, percent=True), None, None", "quantity.count, None, None", id="a count for its share"),
    pytest.param("points", "center, low, high, others)", "center, low, high, ())", id="a list without its values"),
    pytest.param("points", 'return self.grade == "unverified"', "return False", id="an unverified value drawn as any other"),
    pytest.param("marks", "reach = [[center - low], [high - center]]", "reach = [[center - low], [high - center + 6]]", id="whisker too long"),
    pytest.param("marks", "reach = [[center - low], [high - center]]", "reach = [[high - center], [center - low]]", id="low and high swapped"),
    pytest.param("marks", "capsize=CAP if value.has_caps else 0", "capsize=0", id="caps lost"),
    pytest.param("marks", "pen.plot([low, high], [across, across]", "pen.plot([low, low], [across, across]", id="a bar without length"),
    pytest.param("marks", "edge, head = (high, up) if", "edge, head = (low, down) if", id="an arrow to the wrong side"),
    pytest.param("marks", "pen.plot([limit], [across]", "pen.plot([limit * 1.1], [across]", id="the stop of a limit elsewhere"),
    pytest.param("marks", "handles, [name for name, _ in entries]", "handles, [name for name, _ in reversed(entries)]", id="names of the legend swapped"),
    pytest.param("marks", "SHAPES.get(grade, look.shape), look.color", "look.shape, look.color", id="grades without their marks"),
    pytest.param("style", "look = TONES[series.tone] if", 'look = TONES["placebo" if series.tone == "drug" else "drug"] if', id="colours swapped"),
    pytest.param("style", "else next(free)", "else _BY_POSITION[0]", id="one colour for all series"),
    pytest.param("kinds.paired", "draw_value(pen, second, row.y + apart)", "draw_value(pen, first, row.y + apart)", id="second of a pair drawn as the first"),
    pytest.param("kinds.paired", "[first.center, second.center]", "[first.center, first.center]", id="a pair that is not joined"),
    pytest.param("kinds.paired", "_write_words(axes, row.values[1], grid, row.y + grid.apart", "_write_words(axes, row.values[1], grid, row.y - grid.apart", id="words of a pair on each other"),
    pytest.param("plane", "for spot in one:\n            draw_value", "for spot in one[1:]:\n            draw_value", id="a point left out"),
    pytest.param("plane", "[spot.x for spot, _ in joints]", "[spot.x + 1 for spot, _ in joints]", id="a line beside its values"),
    pytest.param("plane", "draw_value(Pen(axes, horizontal=False, shift=spot.shift), spot.value, spot.x)", "draw_value(Pen(axes, horizontal=False, shift=spot.shift), spot.value, one[0].x)", id="all over one dose"),
    pytest.param("plane", "for plot, strict in (", "for plot, strict in () and (", id="labels that no one has placed"),
    pytest.param("plane_words", "spot.value.n, (spot.x, 0)", "spot.value.n, (spots[0].x, 0)", id="n under another point"),
    pytest.param("plane_words", "line, (spot.x, anchor), xycoords=anchored", "line, (spot.x, -20), xycoords=anchored", id="a label elsewhere"),
    pytest.param("plane_words", "for position, line in enumerate(spot.lines):", "for position, line in enumerate(series_lines[0] if (series_lines := [('1',)]) else spot.lines):", id="another text for a label"),
    pytest.param("rows", "axes, y, value.words, lines", "axes, y + 2, value.words, lines", id="words in another row"),
    pytest.param("rows", "tag(label, row.values[0].key, \"name\")", "label.set_visible(False)", id="rows without names"),
    pytest.param("rows", '"\\n".join(row.name) for row in rows]', '"\\n".join(rows[0].name) for row in rows]', id="one name for all rows"),
    pytest.param("rows", 'count_words(value.n) if value.n else ""', '""', id="n not printed"),
    pytest.param("reference", "line(number, color", "line(number * 1.1, color", id="a reference line elsewhere"),
    pytest.param("reference", "span(*value.interval, fc", "span(value.low, value.low, fc", id="a band without width"),
    pytest.param("reference", '{value.label}: {value.words}', '{value.label}', id="a reference without its number"),
    pytest.param("kinds.timeline", "words, (day, y), xytext", "words, (day + 3, y), xytext", id="days beside their marks"),
    pytest.param("kinds.timeline", "min(value.others), max(value.others)]", "min(value.others), max(value.others) + 9]", id="a line past the last day"),
    pytest.param("kinds.intervals", "draw_value(Pen(axes, horizontal=True), row.values[0], row.y)", "draw_value(Pen(axes, horizontal=True), row.values[0], row.y + 0.4)", id="marks between the rows"),
    pytest.param("kinds.intervals", "headings.append((y + HEADING / 2, heading", "headings.append((y + HEADING * 2, heading", id="a heading under its rows"),
    pytest.param("plane_words", "xycoords=axes.get_yaxis_transform(), ha=", "xycoords=axes.get_xaxis_transform(), ha=", id="the label of a band elsewhere"),
    pytest.param("words", "sentences = [_describe_whiskers(values, beside)", "sentences = [''", id="bars of no kind"),
    pytest.param("kinds.dose", "conversion.convert(quantity.center, unit, wanted)", "quantity.center", id="doses not converted"),
    pytest.param("kinds.course", "conversion.convert(time[0], time[1], wanted)", "time[0]", id="times not converted"),
    pytest.param("kinds.dose", 'return "placebo" if placebo and dose == 0', 'return "placebo" if dose == 0', id="no dose taken for placebo"),
]  # fmt: skip


def _ratios() -> Case:
    """Ratios on a logarithmic axis, so that there is a line of no change."""
    found = {"a": observation("a", "0.5 (0.3 to 0.8)", "1"), "b": observation("b", "2", "1")}
    return chart("intervals", series("s", *found), axis=Axis(label="Ratio", unit="1", scale="log")), found


def _units() -> Case:
    found = {
        "a": observation("a", "48 (24 to 72)", "h"),
        "b": observation("b", "9", "d"),
        "line": observation("line", "4", "d"),
    }
    return chart("intervals", series("s", "a", "b", labels=("one", "two")), unit="d", marks=("line",)), found


def _doses(kind: Any) -> Case:
    """Two series, doses and times in two units, an untreated arm, and values that share a place."""
    found = {
        "a": observation("a", "5 ± 1", dose="2500 ug", time="day 14", n="8"), "b": observation("b", "40", dose="20 mg", time="week 8", n="9"),
        "c": observation("c", "30", dose="0 mg", time="day 0", n="5"), "d": observation("d", "5", dose="2.5 mg", time="week 2", n="7"),
    }  # fmt: skip
    return chart(kind, series("s", "a", "b", labels=("", "")), series("t", "d", "c", tone="placebo")), found


def _groups() -> Case:
    """Two groups of rows, in one colour."""
    found = {ident: observation(ident, f"{k}") for k, ident in enumerate("abcd")}
    parts = series("one", "a", "b", labels=("x", "y")), series("two", "c", "d", labels=("x", "y"))
    return chart("intervals", *parts), found


def _pairs() -> Case:
    """Two rows of two values each."""
    found = {ident: observation(ident, f"{20 + 9 * k} ({10 + 9 * k}–{30 + 9 * k})") for k, ident in enumerate("abcd")}
    parts = series("drug", "a", "b", labels=("x", "y")), series("placebo", "c", "d", tone="placebo", labels=("x", "y"))
    return chart("paired", *parts), found


def _days() -> Case:
    found = {"a": observation("a", "1, 15, 29", "d"), "b": observation("b", "50", "d", grade="unverified")}
    return chart("timeline", series("s", "a", "b", labels=("doses", "biopsy")), unit="d"), found


def cases() -> Iterator[Case]:
    """Small charts that hold, together, all that can be drawn; those that are drawn soonest first."""
    yield from (_ratios(), _units(), _days(), _groups(), _pairs(), _doses("dose"), _doses("course"))
    yield from (complete(kind) for kind in ("timeline", "course", "intervals", "dose", "paired"))
    yield crowded()


def is_seen(case: Case) -> bool:
    """Whether the break shows: something is misplaced, or the chart cannot be drawn."""
    try:
        return problems(*case) != []
    except (GuideError, IndexError, ZeroDivisionError):
        return True


def test_the_code_as_it_is_misplaces_nothing() -> None:
    assert not any(is_seen(case) for case in cases())


def test_a_change_that_changes_nothing_is_not_seen() -> None:
    with broken("marks", "tag(pen.plot(list(value.marks)", "tag(pen.plot([*value.marks]"):
        assert not any(is_seen(case) for case in cases())


@pytest.mark.parametrize(("file", "old", "new"), BREAKS)
def test_a_break_is_seen(file: str, old: str, new: str) -> None:
    with broken(file, old, new):
        assert any(is_seen(case) for case in cases())
    assert not is_seen(_ratios()), "and it is over afterwards"
