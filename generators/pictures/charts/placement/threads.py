"""Find lines between values that do not go from mark to mark."""

from __future__ import annotations

from collections.abc import Iterator

from generators.pictures.charts.placement.scene import EXACT, Scene


def check_threads(scene: Scene) -> Iterator[str]:
    """Yield lines of a course that skip a value or go elsewhere, and lines of a pair that miss its other half."""
    if scene.chart.kind == "course":
        yield from _check_courses(scene)
    elif scene.chart.kind == "paired":
        yield from _check_pairs(scene)
    for one in scene.expected if scene.chart.kind == "timeline" else ():
        marks, line = sorted(scene.points("mark", one.key)), scene.points("thread", one.key)
        if line and not _is_same_path(sorted(line), [marks[0], marks[-1]]):
            yield f"{one.key!r}: the line does not go from its first to its last mark"


def _check_courses(scene: Scene) -> Iterator[str]:
    for number, series in enumerate(scene.chart.series):
        keys = [one.key for one in scene.expected if one.series == number]
        joined = [one for one in scene.expected if one.series == number and len(one.marks) == 1]
        marks = [point for one in joined for point in scene.points("mark", one.key)]
        line = [point for key in keys for point in scene.points("thread", key)]
        if len(joined) > 1 and not _is_same_path(line, marks):
            yield f"the line of {series.label!r} does not go through its values"


def _check_pairs(scene: Scene) -> Iterator[str]:
    firsts = [one for one in scene.expected if one.series == 0]
    seconds = {one.name: one for one in scene.expected if one.series == 1}
    for one in firsts:
        ends = [scene.points("mark", key) or scene.points("bound", key) for key in (one.key, seconds[one.name].key)]
        line = scene.points("thread", one.key)
        if line and not _is_same_path(line, [point for end in ends for point in end]):
            yield f"{one.key!r}: the line does not lead to the other value"


def _is_same_path(line: list[tuple[float, float]], marks: list[tuple[float, float]]) -> bool:
    near = (abs(a[0] - b[0]) <= EXACT and abs(a[1] - b[1]) <= EXACT for a, b in zip(line, marks, strict=False))
    return len(line) == len(marks) and all(near)
