"""Charts for narrow screens: names and values of a row above its marks, all inside the picture."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from generators.model import Chart, Observation
from generators.pictures import charts
from generators.pictures.charts import kinds
from generators.pictures.charts.placement.measure import text_box
from generators.pictures.charts.tags import find_tagged
from tests.pictures.charts import samples
from tests.pictures.charts.breaking import broken

ROWS = ("intervals", "paired", "timeline")


def draw(sample: Chart, observations: Mapping[str, Observation]) -> Figure:
    return charts.draw(sample, observations, samples.VOCABULARY, charts.NARROW_WIDTH)


def problems(sample: Chart, observations: Mapping[str, Observation]) -> list[str]:
    return charts.find_misplaced(draw(sample, observations), sample, observations, samples.VOCABULARY)


@pytest.mark.parametrize("kind", kinds.own_names())
def test_every_form_of_value_is_where_its_number_is(kind: str) -> None:
    assert problems(*samples.complete(kind)) == []


def test_three_courses_with_near_times_are_legible() -> None:
    assert problems(*samples.crowded()) == []


@pytest.mark.parametrize("kind", ROWS)
def test_the_plot_has_the_whole_width(kind: str) -> None:
    axes = draw(*samples.complete(kind)).axes[0]
    assert axes.get_window_extent().width > 0.9 * charts.NARROW_WIDTH


def test_a_long_heading_is_broken_into_lines() -> None:
    found = {key: samples.observation(key, "50") for key in ("a", "b", "c", "d")}
    long = samples.series("Other oligonucleotides, heterozygous Dmpk-knockout mouse, second cohort", "a", "b")
    sample = samples.chart("intervals", long, samples.series("Short", "c", "d"))
    assert problems(sample, found) == []


def test_values_of_a_pair_that_have_no_room_side_by_side_are_one_below_the_other() -> None:
    wide = {"spread_kind": "95% CI", "n": "34"}
    found = {key: samples.observation(key, "−24.75 (−31.65 to −17.75)", **wide) for key in ("a", "b")}
    parts = (
        samples.series("Samplirsen", "a", labels=("one",)),
        samples.series("Placebo", "b", tone="placebo", labels=("one",)),
    )
    sample = samples.chart("paired", *parts)
    assert problems(sample, found) == []
    labels = {
        tag.key: text_box(text)
        for tag, text in find_tagged(draw(sample, found))
        if tag.part == "label" and isinstance(text, Text)
    }
    assert labels["a"][1] > labels["b"][3] - 1
    assert abs(labels["a"][0] - labels["b"][0]) < 2


@pytest.mark.parametrize(
    ("kind", "file", "old", "new"),
    [
        ("intervals", "kinds.intervals", "middle - y - len(self.name) / 2 if over", "-2.0 if over"),
        ("intervals", "kinds.intervals", "up = 0.5 - row.up", "up = 3.5 - row.up"),
        ("intervals", "kinds.intervals", '"shift": rows.EDGE', '"shift": 40'),
        ("paired", "kinds.paired", "y, end = top + len(row.name) + 0.5", "y, end = top + len(row.name) + 4.5"),
        ("paired", "kinds.paired", "aside = (number, 0.0) if", "aside = (0, 0.0) if"),
        ("differences", "differences", "rows.write_value(axes, value, y,", "rows.write_value(axes, value, y - 4,"),
        ("differences", "kinds.paired", "differences.write_over(axes", "(lambda *_: None)(axes"),
        ("timeline", "kinds.timeline", "above + words - len(name) / 2", "-2.0"),
    ],
)  # fmt: skip
def test_a_break_of_the_narrow_layout_is_seen(kind: str, file: str, old: str, new: str) -> None:
    sample, found = samples.with_differences() if kind == "differences" else samples.complete(kind)
    with broken(file, old, new):
        assert problems(sample, found)


def test_a_value_without_room_beside_its_name_stands_below_it() -> None:
    long = {"unit": "ng/mL", "spread_kind": "range", "n": "34"}
    found = {key: samples.observation(key, "11 300 (4030–26 100)", **long) for key in ("a", "b")}
    labels = ("A trial with a name, 100 mg, day 1, first 24 h after the dose, geometric mean", "one")
    sample = samples.chart("intervals", samples.series("Samplirsen", "a", "b", labels=labels), unit="ng/mL")
    wide = {key: samples.observation(key, "4", **long | {"spread_kind": ""}) for key in ("a", "b")}
    assert problems(sample, found) == problems(sample, wide) == []
