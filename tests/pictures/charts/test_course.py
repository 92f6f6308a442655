"""A course of several series with near times can be read: no value is lost and no word lies on another."""

from __future__ import annotations

import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from generators.pictures import charts
from generators.pictures.charts import placement, style
from generators.pictures.charts.kinds.course import set_for
from generators.pictures.charts.looks import choose_looks
from generators.pictures.charts.placement.measure import text_box
from generators.pictures.charts.tags import find_tagged
from tests.pictures.charts.samples import TROUGHS, VOCABULARY, crowded, draw, problems


def test_three_series_with_near_times_are_legible() -> None:
    assert problems(*crowded()) == []


def test_each_series_has_a_colour_and_a_mark_of_its_own() -> None:
    looks = {
        (artist.get_color(), artist.get_marker())
        for tag, artist in find_tagged(draw(*crowded()))
        if tag.part == "mark" and isinstance(artist, Line2D)
    }
    assert len(looks) == len({color for color, _ in looks}) == len({mark for _, mark in looks}) == len(TROUGHS)


@pytest.mark.parametrize("tone", ["drug", "other"])
def test_series_that_share_a_tone_are_told_apart(tone: str) -> None:
    assert problems(*crowded(tone=tone)) == []


def test_six_series_are_told_apart() -> None:
    sample, found = crowded(repeats=2)
    assert problems(sample, found) == []
    assert len({look.tone for look in choose_looks(sample)}) == 6


def test_every_value_and_every_n_is_printed_inside_the_picture() -> None:
    sample, found = crowded()
    figure = draw(sample, found)
    figure.draw_without_rendering()
    width, height = style.size(figure)
    printed: dict[str, str] = {}
    counted = {}
    for tag, artist in find_tagged(figure):
        if isinstance(artist, Text) and tag.part in ("label", "n"):
            left, bottom, right, top = text_box(artist)
            assert left >= 0 and bottom >= 0 and right <= width and top <= height
            if tag.part == "n":
                counted[tag.key] = artist.get_text()
            else:
                printed[tag.key] = f"{printed.get(tag.key, '')} {artist.get_text()}".strip()
    assert printed == {ident: one.value.text for ident, one in found.items() if one.value}
    assert counted == {ident: one.n for ident, one in found.items()}


def test_numbers_of_participants_that_would_touch_stand_at_their_values() -> None:
    sample, found = crowded()
    days = [1, *range(300, 300 + len(found))]
    near = {
        ident: one.model_copy(update={"time": f"day {day}"})
        for day, (ident, one) in zip(days, found.items(), strict=False)
    }
    figure = draw(sample, near)
    notes = [
        artist.get_text() for tag, artist in find_tagged(figure) if tag.part == "note" and isinstance(artist, Text)
    ]
    assert sorted(notes) == sorted(f"n = {one.n}" for one in near.values())
    assert placement.find_misplaced(figure, sample, near, VOCABULARY) == []


def test_many_values_of_several_series_are_rows_on_a_narrow_screen() -> None:
    """Their labels would stand far from their marks, between those of other series."""
    sample, found = crowded()
    narrow = charts.draw(sample, found, VOCABULARY, charts.NARROW_WIDTH)
    assert charts.find_misplaced(narrow, sample, found, VOCABULARY) == []
    tagged = [(tag, artist) for tag, artist in find_tagged(narrow) if isinstance(artist, Text)]
    assert not [tag for tag, _ in tagged if tag.part == "leader"]
    shown = {artist.get_text() for _, artist in tagged}
    assert {"Day 15", "Day 302", *TROUGHS} <= {
        text.get_text() for text in narrow.findobj(Text)
    } and "3.96 ± 2.33" in shown


def test_few_values_and_one_series_stay_a_course_on_a_narrow_screen() -> None:
    sample, found = crowded()
    one = sample.model_copy(update={"series": sample.series[:1]})
    few = sample.model_copy(
        update={"series": tuple(s.model_copy(update={"points": s.points[:2]}) for s in sample.series)}
    )
    assert [set_for(kept, found, True) is kept for kept in (one, few, sample)] == [True, True, False]
    assert set_for(sample, found, False) is sample
