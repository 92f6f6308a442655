"""The data behind a chart, and the chart in words."""

from __future__ import annotations

import re

import pytest

from generators.pictures import charts
from generators.pictures.charts.kinds.course import parse_time
from generators.pictures.charts.style import SIZE, SMALL, WIDTH, text_width, wrap
from generators.pictures.svg import LEAST
from tests.pictures.charts.samples import VOCABULARY, chart, crowded, observation, series


def test_the_data_behind_a_chart_have_a_head_and_a_row_for_each_value() -> None:
    found = {
        "a": observation("a", "0.64 (0.55–0.76)", "1", spread_kind="95% CI", n="10", dose="100 mg", time="day 85"),
        "b": observation("b", None, "1", n="not-reported", grade="unverified"),
        "m": observation("m", "1", "1", grade="derived"),
    }
    sample = chart("intervals", series("Samplirsen", "a", "b", labels=("100 mg", "200 mg")), unit="1", marks=("m",))
    assert charts.data_rows(sample, found, VOCABULARY) == [
        ("Series", "Label", "Value", "Interval", "n", "Dose or time", "Grade", "Observation"),
        ("Samplirsen", "100 mg", "0.64 (0.55–0.76)", "95% CI", "10", "100\u00a0mg; day 85", "primary", "a"),
        ("Samplirsen", "200 mg", "not reported", "", "not reported", "", "unverified", "b"),
        ("Reference", "A mark", "1", "", "", "", "derived", "m"),
    ]


def test_the_long_description_names_every_value() -> None:
    found = {
        "a": observation("a", "12 ± 3", spread_kind="SD", n="10", dose="10 mg"),
        "b": observation("b", "~8", grade="unverified", dose="20 mg"),
    }
    assert charts.describe_chart(chart("dose", series("Samplirsen", "a", "b")), found, VOCABULARY) == (
        "Change (%) against Dose (mg). Samplirsen. 10 mg: 12 ± 3%, SD, n = 10; 20 mg: ~8%, unverified."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("week 26", (26, "wk"), id="a week"),
        pytest.param("day 85", (85, "d"), id="a day"),
        pytest.param("24 h", (24, "h"), id="hours"),
        pytest.param("2 weeks after dose", (2, "wk"), id="after something"),
        pytest.param("to day 134", (134, "d"), id="until a day"),
        pytest.param("baseline", (0, "d"), id="the start"),
        pytest.param("at the end", None, id="no number"),
    ],
)
def test_a_time_is_read_from_words(text: str, expected: tuple[float, str] | None) -> None:
    assert parse_time(text) == expected


def test_text_on_the_page_is_never_smaller_than_twelve_pixels() -> None:
    assert min(SIZE, SMALL) * LEAST / WIDTH >= 12


def test_wrapped_lines_keep_within_the_limit_and_are_even() -> None:
    lines = wrap("skeletal muscle of transgenic mice", 150)
    assert max(text_width(line) for line in lines) <= 150
    assert wrap("one two three four", text_width("one two three") + 1) == ["one two", "three four"]


def test_a_word_that_is_too_long_stays_whole() -> None:
    assert wrap("hypercholesterolaemia", 40) == ["hypercholesterolaemia"]


def test_a_number_of_a_picture_is_heard_with_its_series_its_label_its_unit_and_its_n() -> None:
    sample, found = crowded()
    for width in (None, charts.NARROW_WIDTH):
        figure = charts.draw(sample, found, VOCABULARY, width)
        links = re.findall(
            r'<a [^>]*aria-label="([^"]*)"', charts.write_svg(figure, sample, found, VOCABULARY, "figure-sample")
        )
        assert "ENDEAR, infants, Day 15: 3.96 ± 2.33 ng/mL, SD, n = 68" in links
        assert len(links) == len(set(links)) == len(found)
