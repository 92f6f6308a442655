"""One line of the drawing code changed, and the measuring of the pictures says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from generators.errors import GuideError
from generators.model import Axis, Chart, Observation
from tests.pictures.charts.breaking import broken
from tests.pictures.charts.samples import (
    chart,
    complete,
    crowded,
    observation,
    problems,
    series,
    share,
    with_differences,
)

Case = tuple[Chart, dict[str, Observation]]
BREAKS = [
    pytest.param("points", "cuts=tuple(cuts)", "cuts=()", "cut", id="a cut without its arrow head"),
    pytest.param("points", "max(value.low, ends.low)", "value.low", "cut", id="an interval that goes on into the impossible"),
    pytest.param("points", "min(value.high, ends.high)", "value.high", "cut", id="an interval that goes on above all"),
    pytest.param("marks", "cap.remove()", "tag(cap, value.key, 'cap')", "cut", id="a cap where the interval was cut"),
    pytest.param("marks", "pen.plot([end], [across]", "pen.plot([end + 5], [across]", "cut", id="an arrow head beside its end"),
    pytest.param("marks", "down if end == low else up", "up if end == low else down", "cut", id="an arrow head that points into its interval"),
    pytest.param("marks", '"marker": head, "ms": 7', '"marker": down if head == up else up, "ms": 7', "intervals", id="an arrow with its head turned round"),
    pytest.param("axis", "min(high, ends.high)", "high", "near", id="an axis that ends above all that can be"),
    pytest.param("marks", "tag(pen.plot(list(value.marks)", "tag(pen.plot([m + 9 for m in value.marks]", "ratios", id="marks beside their numbers"),
    pytest.param("marks", "(self.axes), x, y,", "(self.axes), x + 20, y,", "ratios", id="all 20 px off"),
    pytest.param("scale", '"{which}lim": (low, high)', '"{which}lim": (high, low)', "ratios", id="an axis upside down"),
    pytest.param("scale", "lambda number, _: format_number(number)", "lambda number, _: format_number(number * 2)", "ratios", id="ticks doubled"),
    pytest.param("scale", '"{which}scale": axis.scale', '"{which}scale": "linear"', "ratios", id="a logarithmic axis drawn linear"),
    pytest.param("axis", "null = 1.0 if axis.unit", "null = 0.9 if axis.unit", "ratios", id="the line of no change at another ratio"),
    pytest.param("axis", "else unit.print,", 'else "",', "units", id="an axis without its unit"),
    pytest.param("axis", '"log scale" if', '"" if', "ratios", id="a logarithmic axis that does not say so"),
    pytest.param("points", 'self.bound in (">", "≥")', 'self.bound not in (">", "≥")', "intervals", id="at least drawn as at most"),
    pytest.param("points", "at = _make_converter(chart, observation)", "at = float", "units", id="no conversion of units"),
    pytest.param("points", "quantities.estimate(quantity, percent=True), None, None", "quantity.count, None, None", "intervals", id="a count for its share"),
    pytest.param("points", "center, low, high, others)", "center, low, high, ())", "days", id="a list without its values"),
    pytest.param("points", 'return self.grade == "unverified"', "return False", "days", id="an unverified value drawn as any other"),
    pytest.param("points", '"disputed": self.observation.is_disputed', '"disputed": False', "grades", id="a disputed value drawn as any other"),
    pytest.param("marks", "reach = [[center - low], [high - center]]", "reach = [[center - low], [high - center + 6]]", "ratios", id="whisker too long"),
    pytest.param("marks", "reach = [[center - low], [high - center]]", "reach = [[high - center], [center - low]]", "ratios", id="low and high swapped"),
    pytest.param("marks", "capsize=CAP if value.has_caps else 0", "capsize=0", "doses", id="caps lost"),
    pytest.param("marks", "pen.plot([low, high], [across, across]", "pen.plot([low, low], [across, across]", "intervals", id="a bar without length"),
    pytest.param("marks", "edge, head = (high, up) if", "edge, head = (low, down) if", "intervals", id="an arrow to the wrong side"),
    pytest.param("marks", "pen.plot([limit], [across]", "pen.plot([limit * 1.1], [across]", "intervals", id="the stop of a limit elsewhere"),
    pytest.param("marks", "handles, [name for name, _ in entries]", "handles, [name for name, _ in reversed(entries)]", "pairs", id="names of the legend swapped"),
    pytest.param("marks", "SHAPES.get(grade, look.shape), look.color", "look.shape, look.color", "days", id="grades without their marks"),
    pytest.param("looks", "look = TONES[series.tone] if", 'look = TONES["placebo" if series.tone == "drug" else "drug"] if', "ratios", id="colours swapped"),
    pytest.param("looks", "else next(free)", "else _BY_POSITION[0]", "crowded", id="one colour for all series"),
    pytest.param("kinds.paired", "draw_value(pen, second, row.y + apart)", "draw_value(pen, first, row.y + apart)", "pairs", id="second of a pair drawn as the first"),
    pytest.param("kinds.paired", "[first.center, second.center]", "[first.center, first.center]", "differences", id="a pair that is not joined"),
    pytest.param("kinds.paired", "_write_words(axes, row.values[1], grid, row.y + grid.apart", "_write_words(axes, row.values[1], grid, row.y - grid.apart", "pairs", id="words of a pair on each other"),
    pytest.param("differences", "_write(axes, value, levels[value.label],", "_write(axes, value, levels[value.label] + 1,", "differences", id="a difference in another row"),
    pytest.param("differences", "update={\"axis\": axis}", "update={}", "differences", id="differences in the unit of their pairs"),
    pytest.param("differences", "axes.axvline(null", "axes.axvline(null + 2", "differences", id="the line of no difference elsewhere"),
    pytest.param("differences", "ylim=pairs.get_ylim()", "ylim=(9, 0)", "differences", id="differences on another scale of rows"),
    pytest.param("kinds.paired", "(one.label + size, value.look) for", "(one.label, value.look) for", "differences", id="n that no legend has"),
    pytest.param("plane", "for spot in one:\n            draw_value", "for spot in one[1:]:\n            draw_value", "doses", id="a point left out"),
    pytest.param("plane", "[spot.x for spot, _ in joints]", "[spot.x + 1 for spot, _ in joints]", "times", id="a line beside its values"),
    pytest.param("plane", "draw_value(Pen(axes, horizontal=False, shift=spot.shift), spot.value, spot.x)", "draw_value(Pen(axes, horizontal=False, shift=spot.shift), spot.value, one[0].x)", "doses", id="all over one dose"),
    pytest.param("plane", "for plot, strict in (", "for plot, strict in () and (", "doses", id="labels that no one has placed"),
    pytest.param("plane_words", "spot.value.n, (spot.x, 0)", "spot.value.n, (spots[0].x, 0)", "doses", id="n under another point"),
    pytest.param("plane_words", "line, (spot.x, anchor), xycoords=anchored", "line, (spot.x, -20), xycoords=anchored", "doses", id="a label elsewhere"),
    pytest.param("plane_words", "for position, line in enumerate(spot.lines):", "for position, line in enumerate(series_lines[0] if (series_lines := [('1',)]) else spot.lines):", "doses", id="another text for a label"),
    pytest.param("rows", "axes, y, value.words, lines", "axes, y + 2, value.words, lines", "ratios", id="words in another row"),
    pytest.param("rows", "tag(label, row.values[0].key, \"name\")", "label.set_visible(False)", "ratios", id="rows without names"),
    pytest.param("rows", '"\\n".join(row.name) for row in rows]', '"\\n".join(rows[0].name) for row in rows]', "ratios", id="one name for all rows"),
    pytest.param("rows", 'describe.size(value.n) if value.n else ""', '""', "intervals", id="n not printed"),
    pytest.param("reference", "line(number, color", "line(number * 1.1, color", "units", id="a reference line elsewhere"),
    pytest.param("reference", "span(*value.interval, fc", "span(value.low, value.low, fc", "intervals", id="a band without width"),
    pytest.param("reference", '{value.label}: {value.words}', '{value.label}', "units", id="a reference without its number"),
    pytest.param("kinds.timeline", "words, (day, y), xytext", "words, (day + 3, y), xytext", "days", id="days beside their marks"),
    pytest.param("kinds.timeline", "min(value.others), max(value.others)]", "min(value.others), max(value.others) + 9]", "days", id="a line past the last day"),
    pytest.param("kinds.timeline", 'ls=style.DASHES if value.unverified else "solid"', 'ls="solid"', "days", id="the line of unverified days drawn as any other"),
    pytest.param("kinds.timeline", 'ls=style.DASHES if value.unverified else "solid"', "ls=style.DASHES", "days", id="dashes for all lines of days"),
    pytest.param("kinds.intervals", "draw_value(Pen(axes, horizontal=True), row.values[0], row.y)", "draw_value(Pen(axes, horizontal=True), row.values[0], row.y + 0.4)", "ratios", id="marks between the rows"),
    pytest.param("kinds.intervals", "headings.append((y + rows.heading_height(lines) / 2, lines", "headings.append((y + rows.heading_height(lines) * 2, lines", "groups", id="a heading under its rows"),
    pytest.param("plane_words", "xycoords=axes.get_yaxis_transform(), ha=", "xycoords=axes.get_xaxis_transform(), ha=", "dose", id="the label of a band elsewhere"),
    pytest.param("words", "sentences = [_describe_whiskers(values, beside)", "sentences = [''", "ratios", id="bars of no kind"),
    pytest.param("kinds.dose", "conversion.convert(quantity.center, unit, wanted)", "quantity.center", "doses", id="doses not converted"),
    pytest.param("kinds.course", "conversion.convert(time[0], time[1], wanted)", "time[0]", "times", id="times not converted"),
    pytest.param("marks", "handles, [name for name, _ in entries]", "handles, [name for name, _ in [*entries[1:], *entries[:1]]]", "pairs", id="names of the legend moved on by one"),
    pytest.param("marks", "labelcolor=[look.color for _, look in entries]", "labelcolor=[look.color for _, look in reversed(entries)]", "pairs", id="names of the legend in the colours of others"),
    pytest.param("marks", "reach = [[center - low], [high - center]]", "reach = [[center - low], [center - low]]", "ratios", id="an interval made even"),
    pytest.param("kinds.intervals", "_break_words(series, place, kinds, width):", "reversed(_break_words(series, place, kinds, width)):", "ratios", id="rows in reversed order"),
    pytest.param("kinds.intervals", "in zip(_list_headings(chart, found), found, strict=True):", "in reversed([*zip(_list_headings(chart, found), found, strict=True)]):", "groups", id="groups of rows in reversed order"),
    pytest.param("kinds.intervals", "series[0].look.tone))", "found[-1][0].look.tone))", "toned", id="a heading in the colour of another"),
    pytest.param("marks", 'if grade == "abstract":', 'if grade == "none":', "grades", id="an abstract drawn as a full text"),
    pytest.param("marks", '"mfc": PALETTE["bg"], "mec": color, "mew": 1.8', '"mec": color, "mew": 1.8', "grades", id="an abstract filled"),
    pytest.param("marks", 'if grade == "secondary":', 'if grade == "none":', "grades", id="a secondary source drawn as a primary"),
    pytest.param("marks", '"fillstyle": "left"', '"fillstyle": "right"', "grades", id="the other half filled"),
    pytest.param("marks", "hollow = {\"mfc\": PALETTE[\"bg\"],", "hollow = {\"mfc\": color,", "grades", id="a derived value filled"),
    pytest.param("words", '"Open diamond or dashed: unverified value."', '""', "grades", id="diamonds of no meaning"),
    pytest.param("words", '"Open triangle: derived value."', '""', "grades", id="triangles of no meaning"),
    pytest.param("words", '"Open shape of its series: read only in an abstract."', '""', "grades", id="open marks of no meaning"),
    pytest.param("words", '"Half disc: read only in a secondary source."', '""', "grades", id="half discs of no meaning"),
    pytest.param("marks", '"marker": shape, "ms": MARK_SIZE + more', '"marker": shape, "ms": 3', "ratios", id="marks too small to see"),
    pytest.param("rows", '    color = PALETTE["unverified" if value.unverified else "muted"]', '    color = PALETTE["bg"]', "intervals", id="a note in the colour of the ground"),
    pytest.param("kinds.dose", 'return "placebo" if placebo and dose == 0', 'return "placebo" if dose == 0', "doses", id="no dose taken for placebo"),
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
    found = {
        "a": observation("a", "1, 15, 29", "d"),
        "b": observation("b", "50", "d", grade="unverified"),
        "c": observation("c", "8, 57", "d", grade="unverified"),
    }
    return chart("timeline", series("s", "a", "b", "c", labels=("doses", "biopsy", "scans")), unit="d"), found


def _cut() -> Case:
    """Shares whose intervals go on below 0 and above 100."""
    found = {"a": share("a", "20 ± 30"), "b": share("b", "90 (60 to 120)"), "c": share("c", "80 ± 70")}
    return chart("intervals", series("s", *found)), found


def _toned() -> Case:
    """Two groups of rows, each in its colour."""
    found = {ident: observation(ident, f"{k}") for k, ident in enumerate("abcd")}
    parts = series("one", "a", "b", labels=("x", "y")), series("two", "c", "d", tone="placebo", labels=("x", "y"))
    return chart("intervals", *parts), found


def _grades() -> Case:
    """A value of each grade."""
    grades = {
        "primary": {},
        "secondary": {"grade": "secondary"},
        "derived": {"grade": "derived"},
        "unverified": {"grade": "unverified"},
    }
    found = {name: observation(name, f"{20 + k}", **more) for k, (name, more) in enumerate(grades.items())}
    found["abstract"] = observation("abstract", "40", is_abstract_only=True)
    found["disputed"] = observation("disputed", "50", is_disputed=True)
    return chart("intervals", series("s", *found, labels=tuple(found))), found


def _near() -> Case:
    """Shares near the ends of what can be, on an axis that would begin and end beyond."""
    found = {"a": share("a", "0.5"), "b": share("b", "99.5")}
    axis = Axis(label="Share", unit="%", scale="linear", ticks=())
    return chart("intervals", series("s", *found), axis=axis), found


# Small charts that hold, together, all that can be drawn.
CASES: dict[str, Callable[[], Case]] = {
    "ratios": _ratios, "units": _units, "days": _days, "groups": _groups, "pairs": _pairs, "doses": partial(_doses, "dose"),
    "times": partial(_doses, "course"), "crowded": crowded, "cut": _cut, "near": _near, "toned": _toned, "grades": _grades,
    "differences": with_differences,
    **{kind: partial(complete, kind) for kind in ("timeline", "course", "intervals", "dose", "paired")},
}  # fmt: skip


def is_seen(case: Case) -> bool:
    """Whether the break shows: something is misplaced, or the chart cannot be drawn."""
    try:
        return problems(*case) != []
    except (GuideError, IndexError, ZeroDivisionError):
        return True


def test_the_code_as_it_is_misplaces_nothing() -> None:
    assert [name for name, case in CASES.items() if is_seen(case())] == []


def test_a_change_that_changes_nothing_is_not_seen() -> None:
    with broken("marks", "tag(pen.plot(list(value.marks)", "tag(pen.plot([*value.marks]"):
        assert [name for name in ("ratios", "doses") if is_seen(CASES[name]())] == []


@pytest.mark.parametrize(("file", "old", "new", "case"), BREAKS)
def test_a_break_is_seen_in_the_chart_that_shows_it(file: str, old: str, new: str, case: str) -> None:
    with broken(file, old, new):
        assert is_seen(CASES[case]())


def test_a_break_is_over_afterwards() -> None:
    with broken("marks", "(self.axes), x, y,", "(self.axes), x + 20, y,"):
        assert is_seen(_ratios())
    assert not is_seen(_ratios())
