"""Find differences of pairs that are misplaced: those of a wide picture are on an axis of their own, those of a narrow one are words."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.text import Text

from generators.model import Axis
from generators.pictures.charts.placement import measure
from generators.pictures.charts.placement.axes import check_axes
from generators.pictures.charts.placement.expected import Expected
from generators.pictures.charts.placement.scene import Scene
from generators.pictures.charts.placement.values import check_value, check_warnings


def check_differences(scene: Scene) -> Iterator[str]:
    """Yield the faults of the differences, and of their axis."""
    found = [one for one in scene.expected if one.is_difference]
    if not found or scene.over:
        several = len({one.observation.mark for one in found}) > 1
        for one in found:
            grade = [one.observation.mark] if several and one.observation.mark != "primary" else []
            wrong = [*_check_words(scene, one), *check_warnings(scene, one, *grade)]
            yield from (f"{one.key!r}: {text}" for text in wrong)
        return
    if len(scene.figure.axes) != 2:
        yield "the differences have no axis of their own"
        return
    axis = Axis(label=scene.chart.series[2].label, unit=found[0].observation.unit)
    side = Scene(scene.figure, scene.chart.model_copy(update={"axis": axis}), scene.vocabulary, found, place=1)
    yield from check_axes(side)
    for one in found:
        yield from (f"{one.key!r}: {wrong}" for wrong in check_value(side, one))


def _check_words(scene: Scene, one: Expected) -> Iterator[str]:
    """Check that a difference is printed between the name of its row and the marks of its pair."""
    labels = scene.words("label", one.key)
    printed = "".join("".join(label.get_text().split()) for label in labels)
    if printed not in {"".join(text.split()) for text in one.texts}:
        yield f"printed as {printed!r}; wanted {one.texts[0]!r}"
    elif scene.points("mark", one.key):
        yield "drawn on the axis of its pair"
    elif not _is_over_its_pair(scene, one, labels[0]):
        yield "its label is not over its pair"


def _is_over_its_pair(scene: Scene, one: Expected, label: Text) -> bool:
    under = scene.row_under(measure.middle(measure.text_box(label))[1])
    return any(other.key in under for other in scene.expected if other.name == one.name and other is not one)
