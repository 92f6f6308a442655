"""Pictures from the cache: drawn once for what they show, with what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.cache import Cache
from generators.model import Library, Observation
from generators.pictures import cached, charts, diagrams


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the charts that were drawn."""
    drawn: list[str] = []
    draw = charts.draw

    def count(chart, *rest):  # type: ignore[no-untyped-def]
        drawn.append(chart.name)
        return draw(chart, *rest)

    monkeypatch.setattr(charts, "draw", count)
    return drawn


def with_observation(library: Library, changed: Observation) -> Library:
    return library.model_copy(update={"observations": {**library.observations, changed.id: changed}})


def test_a_chart_is_drawn_once_at_each_width(library: Library, tmp_path: Path, draws: list[str]) -> None:
    chart, render = library.drugs[0].charts[0], cached.cached_renderer(Cache(tmp_path))
    first, second = (render(library, chart, str) for _ in range(2))
    assert first == second
    assert first.svg.startswith("<svg ")
    assert first.narrow.startswith("<svg ")
    assert first.narrow != first.svg
    assert draws == [chart.name] * 2


def test_what_is_misplaced_is_known_without_drawing_again(
    library: Library, tmp_path: Path, draws: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "find_misplaced", lambda *_: ["a mark is beside its number"])
    chart = library.drugs[0].charts[0]
    found = [cached.cached_renderer(Cache(tmp_path))(library, chart, str).misplaced for _ in range(2)]
    wrong = "a mark is beside its number"
    assert found == [(wrong, f"on a narrow screen, {wrong}")] * 2
    assert draws == [chart.name] * 2


def test_a_diagram_is_measured_too(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diagram = library.drugs[0].diagrams[0]
    assert cached.cached_renderer(Cache(tmp_path / "a"))(library, diagram, str).misplaced == ()
    monkeypatch.setattr(diagrams, "find_misplaced", lambda *_: ["an arrow ends in the air"])
    wrong = "an arrow ends in the air"
    found = cached.cached_renderer(Cache(tmp_path / "b"))(library, diagram, str).misplaced
    assert found == (wrong, f"on a narrow screen, {wrong}")


@pytest.mark.parametrize("change", [{"n": "99"}, {"is_disputed": True}])
def test_another_value_is_another_picture(
    library: Library, tmp_path: Path, draws: list[str], change: dict[str, object]
) -> None:
    chart, render = library.drugs[0].charts[0], cached.cached_renderer(Cache(tmp_path))
    before = render(library, chart, str)
    shown = library.observations[chart.shown[0]]
    after = render(with_observation(library, shown.model_copy(update=change)), chart, str)
    assert before != after
    assert len(draws) == 4
