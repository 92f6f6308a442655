"""Pictures from the cache: drawn once for what they show, with what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.cache import Cache
from generators.model import Library, Observation
from generators.pictures import cached, charts


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the charts that were drawn."""
    drawn: list[str] = []
    draw = charts.draw

    def count(chart, *rest):  # type: ignore[no-untyped-def]
        drawn.append(chart.name)
        return draw(chart, *rest)

    monkeypatch.setattr(charts, "draw", count)
    monkeypatch.setattr(cached, "_MISPLACED", {})
    return drawn


def with_observation(library: Library, changed: Observation) -> Library:
    return library.model_copy(update={"observations": {**library.observations, changed.id: changed}})


def test_a_chart_is_drawn_once(library: Library, tmp_path: Path, draws: list[str]) -> None:
    chart, render = library.drugs[0].charts[0], cached.cached_renderer(Cache(tmp_path))
    first, second = (render(library, chart, str) for _ in range(2))
    assert first == second
    assert first.startswith("<svg ")
    assert draws == [chart.name]


def test_what_is_misplaced_is_known_without_drawing_again(library: Library, tmp_path: Path, draws: list[str]) -> None:
    chart = library.drugs[0].charts[0]
    cached.cached_renderer(Cache(tmp_path))(library, chart, str)
    assert cached.find_misplaced(library, chart) == ()
    cached._MISPLACED.clear()  # as in the next run, which has the cache only
    cached.cached_renderer(Cache(tmp_path))(library, chart, str)
    assert cached.find_misplaced(library, chart) == ()
    assert draws == [chart.name]


def test_another_value_is_another_picture(library: Library, tmp_path: Path, draws: list[str]) -> None:
    chart, render = library.drugs[0].charts[0], cached.cached_renderer(Cache(tmp_path))
    before = render(library, chart, str)
    shown = library.observations[chart.shown[0]]
    after = render(with_observation(library, shown.model_copy(update={"n": "99"})), chart, str)
    assert before != after
    assert len(draws) == 2


@pytest.mark.usefixtures("draws")
def test_a_chart_that_cannot_be_drawn_is_left_to_the_one_who_draws_it(library: Library) -> None:
    chart = library.drugs[0].charts[0]
    shown = library.observations[chart.shown[0]]
    assert cached.find_misplaced(with_observation(library, shown.model_copy(update={"dose": "soon"})), chart) == ()
