"""Find deviations of a drawn chart from its observations, and illegible parts.

The finished figure is measured: the transforms of the artists give the place of each mark, whisker, cap, bound, arrow,
label and n, and the ticks give its meaning. `expected` computes both from the observations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matplotlib.figure import Figure

from generators.model import Chart, Observation, Vocabulary
from generators.pictures.charts import style
from generators.pictures.charts.placement.axes import check_axes
from generators.pictures.charts.placement.differences import check_differences
from generators.pictures.charts.placement.expected import expected_values
from generators.pictures.charts.placement.grades import check_grades
from generators.pictures.charts.placement.legible import find_illegible_texts
from generators.pictures.charts.placement.looks import check_looks
from generators.pictures.charts.placement.rows import check_order
from generators.pictures.charts.placement.scene import Scene
from generators.pictures.charts.placement.threads import check_threads
from generators.pictures.charts.placement.values import check_value


def find_misplaced(
    figure: Figure, chart: Chart, observations: Mapping[str, Observation], vocabulary: Vocabulary
) -> list[str]:
    """Return the deviations of a drawn chart, in the order of the chart; empty if it is right."""
    with style.context():
        _place_parts(figure)
        scene = Scene(figure, chart, vocabulary, list(expected_values(chart, observations, vocabulary)))
        return list(dict.fromkeys(_find_problems(scene)))


def find_illegible(figure: Figure) -> list[str]:
    """Return the illegible texts of a drawn chart of any kind."""
    with style.context():
        _place_parts(figure)
        return list(dict.fromkeys(find_illegible_texts(figure)))


def _place_parts(figure: Figure) -> None:
    """Let matplotlib place ticks, titles and names, as it does when it draws."""
    if figure.stale:
        figure.draw_without_rendering()


def _find_problems(scene: Scene) -> Iterator[str]:
    yield from check_axes(scene)
    yield from check_looks(scene)
    yield from check_order(scene)
    yield from check_grades(scene)
    for one in scene.on_axes:
        yield from (f"{one.key!r}: {wrong}" for wrong in check_value(scene, one))
    yield from check_differences(scene)
    yield from check_threads(scene)
    yield from find_illegible_texts(scene.figure)
