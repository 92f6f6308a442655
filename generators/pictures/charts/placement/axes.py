"""Find axes whose scale, ticks or titles are wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generators.domain.rounding import THIN_SPACE
from generators.model import Axis
from generators.pictures.charts.placement import measure
from generators.pictures.charts.placement.scene import EXACT, PLANE, Scene


def check_axes(scene: Scene) -> Iterator[str]:
    """Yield faults of scale, direction and ticks of the value axis, and of the other one if it has numbers."""
    yield from _check_axis(scene, scene.chart.axis, scene.along)
    yield from _check_possible(scene)
    yield from _check_null_line(scene)
    if scene.chart.kind in PLANE and scene.chart.axis_x:
        yield from _check_axis(scene, scene.chart.axis_x, 0)


def _check_axis(scene: Scene, axis: Axis, which: int) -> Iterator[str]:
    drawn = scene.axes.yaxis if which else scene.axes.xaxis
    if drawn.get_scale() != axis.scale:
        yield f"the axis {axis.label!r} is drawn {drawn.get_scale()}; wanted {axis.scale}"
    low, high = scene.axes.get_ylim() if which else scene.axes.get_xlim()
    if low >= high:
        yield f"the axis {axis.label!r} runs from {low:g} to {high:g}; wanted small to large"
    if not any(_is_title(scene, axis, text.get_text()) for text in measure.texts(scene.figure)):
        yield f"the axis {axis.label!r} has no title with its unit"
    labels = [label for label in drawn.get_ticklabels() if label.get_text() and label.get_visible()]
    if len(labels) < 1 + (which == scene.along):
        yield f"the axis {axis.label!r} has {len(labels)} numbers"
    for label in labels:
        here, text = label.get_transform().transform(label.get_position())[which], label.get_text()
        number, seen = _parse_tick(scene, text), measure.middle(measure.text_box(label))[which]
        if number is None or abs(scene.pixel(number, which) - here) > EXACT or abs(here - seen) > 6:
            yield f"the axis {axis.label!r} has {text!r} at another place"


def _check_possible(scene: Scene) -> Iterator[str]:
    """Check that the value axis does not run on into numbers that none of its values can have."""
    shown = [one for one in scene.on_axes if one.texts and one.observation.value is not None]
    drawn = [
        number
        for one in shown
        for number in (*one.marks, *(one.drawn or ()), *([] if one.limit is None else [one.limit]))
    ]
    limits = sorted(scene.axes.get_ylim() if scene.along else scene.axes.get_xlim())
    for end, ends, worse in (
        (0, [one.possible.low for one in shown], min),
        (1, [one.possible.high for one in shown], max),
    ):
        known = [number for number in ends if number is not None]
        if known and len(known) == len(shown):
            most = worse([*known, *drawn, *([] if end else [0.0])])  # an axis may begin at zero
            if worse(limits[end], most) != most and abs(limits[end] - most) > 1e-9 * abs(limits[1] - limits[0]):
                yield f"the axis {scene.chart.axis.label!r} runs to {limits[end]:g}; no value can be beyond {most:g}"


def _parse_tick(scene: Scene, text: str) -> float | None:
    """Return the number of a tick; `placebo` is dose 0 if nothing else was given."""
    if text == "placebo":
        nothing = [one.observation.compound for one in scene.expected if one.across == 0]
        return 0.0 if nothing and set(nothing) == {"placebo"} else None
    try:
        return float(text.replace("−", "-").replace(THIN_SPACE, ""))
    except ValueError:
        return None


def _is_title(scene: Scene, axis: Axis, text: str) -> bool:
    """Whether a text is the label of the axis, with its unit unless the label names it."""
    unit = scene.vocabulary.units.get(axis.unit)
    named = unit is None or not unit.print or unit.name in axis.label.lower()
    wanted = axis.label if named or unit is None else f"{axis.label} ({unit.print})"
    if axis.scale == "log":
        wanted = f"{wanted[:-1]}, log scale)" if wanted != axis.label else f"{wanted} (log scale)"
    return " ".join(text.split()) == wanted


def _check_null_line(scene: Scene) -> Iterator[str]:
    """Check the line of no change: at 1 for ratios, else at 0, if the axis includes it within or above what fell."""
    null = 1.0 if scene.chart.axis.unit == "1" else 0.0
    low, high = scene.axes.get_ylim() if scene.along else scene.axes.get_xlim()
    wanted = (
        [scene.pixel(null)] * 2
        if (low < null < high or low < 0 == null == high) and (null or scene.chart.axis.scale == "linear")
        else []
    )
    have = [point[scene.along] for point in scene.points("null", "side" if scene.place else "axis")]
    if len(have) != len(wanted) or any(abs(a - b) > EXACT for a, b in zip(have, wanted, strict=True)):
        yield f"the line of no change at {', '.join(map(scene.number, have)) or 'nothing'}; wanted {f'{null:g}' if wanted else 'none'}"
