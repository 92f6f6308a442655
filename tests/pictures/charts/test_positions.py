"""Where things are in a chart, asked of the drawn figure in the numbers of its axes."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from generators.model import Axis
from generators.pictures.charts import kinds
from generators.pictures.charts.placement import measure
from generators.pictures.charts.tags import find_tagged
from tests.pictures.charts.samples import chart, complete, draw, observation, problems, series

KINDS = kinds.own_names()
every_kind = pytest.mark.parametrize("kind", KINDS)
across = pytest.mark.parametrize("kind", ["intervals", "dose", "course"])  # a value axis that is x, and two that are y


def numbers(figure: Figure, part: str, ident: str, which: int) -> list[float]:
    """Where a part of an observation is on the x axis (0) or the y axis (1)."""
    figure.draw_without_rendering()
    found = [p for tag, artist in find_tagged(figure) if tag == (part, ident) for p in measure.points(artist)]
    return [float(figure.axes[0].transData.inverted().transform(point)[which]) for point in found]


def places(kind: str, value: str, part: str, **changes: str) -> list[float]:
    """Where a part of one value is on the value axis of a chart of the kind."""
    found = {
        "a": observation("a", value, dose="10 mg", time="week 4", **changes),
        "b": observation("b", "90", dose="20 mg", time="week 8"),
        "c": observation("c", "10", dose="30 mg", time="week 9"),
    }
    figure = draw(chart(kind, series("s", *found)), found)
    return numbers(figure, part, "a", 0 if kind == "intervals" else 1)


@every_kind
def test_a_chart_of_every_form_of_value_has_nothing_misplaced(kind: str) -> None:
    assert problems(*complete(kind)) == []


@across
def test_a_mark_stands_at_its_number(kind: str) -> None:
    assert places(kind, "35", "mark") == pytest.approx([35])


@across
def test_whiskers_end_at_the_ends_of_the_interval(kind: str) -> None:
    assert places(kind, "40 (32 to 61)", "whisker") == pytest.approx([32, 61])


@across
def test_what_was_written_with_plus_and_minus_has_caps(kind: str) -> None:
    assert sorted(places(kind, "40 ± 8", "cap")) == pytest.approx([32, 48])
    assert places(kind, "40 (32 to 48)", "cap") == []


@across
def test_a_range_is_a_bar_from_end_to_end(kind: str) -> None:
    assert places(kind, "20–45", "bar") == pytest.approx([20, 45])
    assert places(kind, "20–45", "mark") == []


@across
@pytest.mark.parametrize(
    ("value", "ends", "cut", "caps"),
    [
        pytest.param("20 ± 30", [0, 50], [0], [50], id="a spread that goes below all"),
        pytest.param("90 (60 to 120)", [60, 100], [100], [], id="an interval that goes above all"),
        pytest.param("50 ± 70", [0, 100], [0, 100], [], id="a spread wider than all"),
        pytest.param("0 (0 to 5)", [0, 5], [], [], id="an interval that ends where all end"),
        pytest.param("120 (110 to 130)", [110, 130], [], [], id="a slip is drawn as it was written"),
    ],
)
def test_an_interval_is_cut_where_no_value_can_be(
    kind: str, value: str, ends: list[float], cut: list[float], caps: list[float]
) -> None:
    assert places(kind, value, "whisker", parameter="share") == pytest.approx(ends)
    assert sorted(places(kind, value, "cut", parameter="share")) == pytest.approx(cut)
    assert places(kind, value, "cap", parameter="share") == pytest.approx(caps)


@across
@pytest.mark.parametrize(
    ("value", "up"), [("≥40", True), (">40", True), ("≤40", False), ("<40", False), ("up to 40", False)]
)
def test_a_limit_has_a_stop_and_an_arrow_to_its_open_side(kind: str, value: str, up: bool) -> None:
    assert places(kind, value, "bound") == pytest.approx([40])
    start, end = places(kind, value, "arrow")
    assert start == pytest.approx(40)
    assert (end > 85) if up else (end < 5), "the arrow reaches the end of the axis"


@across
def test_a_list_has_a_mark_at_each_of_its_values(kind: str) -> None:
    assert places(kind, "5, 20, 80", "mark") == pytest.approx([5, 20, 80])


def test_a_value_in_another_unit_stands_at_its_number_in_that_of_the_axis() -> None:
    found = {"a": observation("a", "48 (24 to 72)", "h"), "b": observation("b", "9", "d")}
    figure = draw(chart("intervals", series("s", "a", "b"), unit="d"), found)
    assert numbers(figure, "mark", "a", 0) == pytest.approx([2])
    assert numbers(figure, "whisker", "a", 0) == pytest.approx([1, 3])


def test_a_count_stands_at_its_share() -> None:
    found = {"a": observation("a", "10/40 (25%)", "{participants}"), "b": observation("b", "90")}
    assert numbers(draw(chart("intervals", series("s", "a", "b")), found), "mark", "a", 0) == pytest.approx([25])


def test_a_logarithmic_axis_is_one() -> None:
    found = {"a": observation("a", "10"), "b": observation("b", "100"), "c": observation("c", "1000")}
    figure = draw(chart("intervals", series("s", *found), axis=Axis(label="x", unit="%", scale="log")), found)
    x = [figure.axes[0].transData.transform((number, 1))[0] for number in (10, 100, 1000)]
    assert x[1] - x[0] == pytest.approx(x[2] - x[1])
    assert numbers(figure, "mark", "b", 0) == pytest.approx([100])


def test_a_dose_and_a_time_stand_at_their_numbers_on_the_x_axis() -> None:
    found = {
        "a": observation("a", "5", dose="2500 ug", time="day 14"),
        "b": observation("b", "6", dose="20 mg", time="week 4"),
    }
    assert numbers(draw(chart("dose", series("s", *found)), found), "mark", "a", 0) == pytest.approx([2.5])
    assert numbers(draw(chart("course", series("s", *found)), found), "mark", "a", 0) == pytest.approx([2])


def test_n_stands_under_its_value() -> None:
    found = {"a": observation("a", "5", dose="10 mg", n="12"), "b": observation("b", "6", dose="20 mg", n="9")}
    figure = draw(chart("dose", series("s", *found)), found)
    figure.draw_without_rendering()
    inverse = figure.axes[0].transData.inverted()
    counts = {
        artist.get_text(): inverse.transform(measure.middle(measure.text_box(artist)))[0]
        for tag, artist in find_tagged(figure)
        if tag.part == "n" and isinstance(artist, Text)
    }
    assert counts == {"12": pytest.approx(10, abs=0.05), "9": pytest.approx(20, abs=0.05)}


def test_of_a_pair_each_half_stands_at_its_own_number_and_the_line_joins_them() -> None:
    found = {"a": observation("a", "42"), "b": observation("b", "22")}
    pair = series("Drug", "a", labels=("pain",)), series("Placebo", "b", tone="placebo", labels=("pain",))
    figure = draw(chart("paired", *pair), found)
    assert [numbers(figure, "mark", ident, 0) for ident in found] == [pytest.approx([42]), pytest.approx([22])]
    assert numbers(figure, "thread", "a", 0) == pytest.approx([42, 22])


def test_a_reference_band_and_line_stand_at_their_numbers() -> None:
    found = {"a": observation("a", "5"), "band": observation("band", "20–30"), "line": observation("line", "≥40")}
    figure = draw(chart("intervals", series("s", "a"), marks=("band", "line")), found)
    band = numbers(figure, "band", "band", 0)
    assert [min(band), max(band)] == pytest.approx([20, 30])
    assert numbers(figure, "line", "line", 0) == pytest.approx([40, 40])


def test_two_series_at_one_dose_stand_side_by_side_only_where_they_would_touch() -> None:
    found = {
        "a": observation("a", "5", dose="10 mg"), "b": observation("b", "5", dose="10 mg"),
        "c": observation("c", "5", dose="20 mg"), "d": observation("d", "80", dose="20 mg"),
    }  # fmt: skip
    figure = draw(chart("dose", series("s", "a", "c"), series("t", "b", "d", tone="placebo")), found)
    x = {ident: numbers(figure, "mark", ident, 0)[0] for ident in found}
    assert x["a"] < 10 < x["b"]
    assert x["c"] == x["d"] == pytest.approx(20)


def test_days_that_are_close_stand_over_their_own_marks() -> None:
    found = {"a": observation("a", "1, 3, 5, 8, 140", "d")}
    figure = draw(chart("timeline", series("s", "a"), unit="d"), found)
    figure.draw_without_rendering()
    inverse = figure.axes[0].transData.inverted()
    days = {
        artist.get_text(): inverse.transform(measure.middle(measure.text_box(artist)))[0]
        for tag, artist in find_tagged(figure)
        if tag.part == "label" and isinstance(artist, Text)
    }
    assert days == {str(day): pytest.approx(day, abs=0.2) for day in (1, 3, 5, 8, 140)}


def test_an_unverified_value_is_hollow_and_dashed() -> None:
    found = {"a": observation("a", "5 (3 to 7)", grade="unverified"), "b": observation("b", "9 (8 to 10)")}
    drawn = dict(find_tagged(draw(chart("intervals", series("s", *found)), found)))
    marks = {tag.key: a.get_marker() for tag, a in drawn.items() if tag.part == "mark" and isinstance(a, Line2D)}
    bars: dict[str, Any] = {tag.key: a.get_linestyle() for tag, a in drawn.items() if isinstance(a, LineCollection)}
    dashed = {key: dashes[0][1] is not None for key, dashes in bars.items()}
    assert marks == {"a": "D", "b": "o"}
    assert dashed == {"a": True, "b": False}
