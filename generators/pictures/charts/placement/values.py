"""Find parts of a value that are misplaced or have a wrong text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matplotlib.lines import Line2D
from matplotlib.markers import CARETRIGHT, CARETUP
from matplotlib.text import Text

from generators.pictures.charts.boxes import around, gap
from generators.pictures.charts.placement import measure
from generators.pictures.charts.placement.expected import REFERENCE, Expected
from generators.pictures.charts.placement.scene import EXACT, Scene
from generators.pictures.charts.tags import Tag

ASIDE, BESIDE, ROW, LEVEL = 13.0, 16.0, 15.0, 2.5  # px: moved aside, from mark to label, from row to words and to marks
OVER = 140.0  # px: from the marks of a narrow picture up to the name of their row


def check_value(scene: Scene, one: Expected) -> Iterator[str]:
    """Yield the faults of one value, or of a line or band across the chart."""
    if one.series == REFERENCE:
        yield from _check_reference(scene, one)
        return
    yield from _check_places(scene, one, "mark", one.marks)
    drawn = one.drawn
    bar = drawn if drawn and not one.marks and one.limit is None else None
    yield from _check_places(scene, one, "bar", bar or ())
    yield from _check_places(scene, one, "whisker", drawn if drawn and not bar else ())
    caps = [end for end in drawn or () if end not in one.cuts]
    yield from _check_places(scene, one, "cap", caps if one.caps else ())
    yield from _check_places(scene, one, "cut", one.cuts)
    yield from _check_places(scene, one, "bound", () if one.limit is None else (one.limit,))
    yield from _check_arrow(scene, one)
    yield from _check_heads(scene, one)
    yield from _check_across(scene, one)
    yield from _check_label(scene, one)
    yield from _check_n(scene, one)


def _check_places(scene: Scene, one: Expected, part: str, wanted: Sequence[float]) -> Iterator[str]:
    """Check that each part is at exactly the expected numbers of the value axis."""
    have = sorted(point[scene.along] for point in scene.points(part, one.key))
    want = sorted(scene.pixel(number) for number in wanted)
    if len(have) != len(want):
        yield f"{len(have)} points of its {part}; wanted {len(want)}"
    elif any(abs(a - b) > EXACT for a, b in zip(have, want, strict=True)):
        yield f"its {part} at {', '.join(map(scene.number, have))}; wanted {', '.join(f'{n:.4g}' for n in sorted(wanted))}"


def _check_arrow(scene: Scene, one: Expected) -> Iterator[str]:
    """Check that an arrow begins at its limit and points to the open side."""
    have = scene.points("arrow", one.key)
    if (one.limit is None) != (not have):
        yield f"{'an' if have else 'no'} arrow; wanted {'none' if have else 'one from its limit to the open side'}"
    elif one.limit is not None:
        start, end = have[0][scene.along], have[-1][scene.along]
        if abs(start - scene.pixel(one.limit)) > EXACT or (end > start) != one.upwards:
            yield f"its arrow from {scene.number(start)} to {scene.number(end)}; wanted {'up' if one.upwards else 'down'} from {one.limit:.4g}"


def _check_heads(scene: Scene, one: Expected) -> Iterator[str]:
    """Check that each arrow head points away from the value: at a cut end of its interval, and at the end of its arrow."""
    cuts = {scene.pixel(end): end != min(one.drawn or (end,)) for end in one.cuts}
    for place, points_up in _list_heads(scene, "cut", one.key):
        nearest = min(cuts, key=lambda end: abs(end - place), default=place)
        if points_up != cuts.get(nearest, points_up):
            yield f"its arrow head at {scene.number(place)} points back into the interval"
    if any(points_up != one.upwards for _, points_up in _list_heads(scene, "arrow", one.key)):
        yield "the head of its arrow points back to its limit"


def _list_heads(scene: Scene, part: str, key: str) -> Iterator[tuple[float, bool]]:
    """Yield where each arrow head of a part stands on the value axis, and whether it points up or to the right."""
    for artist in scene.parts[Tag(part, key)]:
        if isinstance(artist, Line2D):
            yield measure.points(artist)[-1][scene.along], artist.get_marker() in (CARETUP, CARETRIGHT)


def _check_across(scene: Scene, one: Expected) -> Iterator[str]:
    """Check that all parts are in one row, or at the dose or time of the value."""
    parts = [
        p for part in ("mark", "bar", "whisker", "cap", "cut", "bound", "arrow") for p in scene.points(part, one.key)
    ]
    places = [point[1 - scene.along] for point in parts]
    if not places:
        return
    if max(places) - min(places) > EXACT:
        yield "its parts are not on one line"
    if one.across is not None:
        slack = ASIDE if _is_at_shared_place(scene, one) else EXACT
        if abs(places[0] - scene.pixel(one.across, 0)) > slack:
            yield f"drawn beside {one.across:g} on the other axis"
    else:
        yield from _check_row(scene, one, places[0])
    box = scene.axes.get_window_extent()
    low, high = (box.y0, box.y1) if scene.along else (box.x0, box.x1)
    if any(not low - 1.5 <= point[scene.along] <= high + 1.5 for point in parts):
        yield "reaches out of the plot"


def _check_row(scene: Scene, one: Expected, place: float) -> Iterator[str]:
    """Check that a value is in the row of its name; the halves of a pair are slightly above and below it."""
    names = [name for name in scene.names if name[0] > place] if scene.over else scene.names
    level, name = min(names, key=lambda name: abs(name[0] - place), default=(0.0, ""))
    if name != one.name:
        yield f"drawn in the row {name!r}; wanted {one.name!r}"
    elif abs(level - place) > (OVER if scene.over else 1.5 * ROW if scene.chart.kind == "paired" else LEVEL):
        yield "drawn beside its row"


def _is_at_shared_place(scene: Scene, one: Expected) -> bool:
    """Whether another series has a value at the same place, or lines connect them."""
    others = [other for other in scene.expected if other.series not in (one.series, REFERENCE)]
    return any(other.across == one.across for other in others) or (scene.chart.kind == "course" and bool(others))


def _remove_spaces(text: str) -> str:
    return "".join(text.split())


def _check_label(scene: Scene, one: Expected) -> Iterator[str]:
    """Check that the texts of a value are right and beside its mark."""
    labels = scene.words("label", one.key)
    printed = "".join(_remove_spaces(label.get_text()) for label in labels)
    wanted = {_remove_spaces(text) for text in one.texts}
    if scene.chart.kind == "timeline" and len(one.marks) > 1:
        wanted = {text.replace(",", "") for text in wanted}
        yield from _check_days(scene, labels)
    if printed not in wanted:
        yield f"printed as {' '.join(label.get_text() for label in labels)!r}; wanted {one.texts[0]!r}"
    yield from check_warnings(scene, one)
    if labels and not any(_is_beside(scene, one, label) for label in (*labels, *scene.words("note", one.key))):
        yield "its label is not beside it"


def check_warnings(scene: Scene, one: Expected, *also: str) -> Iterator[str]:
    """Check that what is to be heeded of a value is said beside it, and what else is wanted there."""
    row = one.observation
    wanted = {"unverified": row.grade == "unverified", "disputed": row.is_disputed and row.value is not None}
    told = [*also, *(word for word, holds in wanted.items() if holds)]
    yield from (f"not marked as {word}" for word in told if not _is_marked(scene, one, word))


def _is_marked(scene: Scene, one: Expected, word: str) -> bool:
    notes = scene.words("note", one.key) + scene.words("name", one.key)
    return any(word in text.get_text() for text in notes)


def _check_days(scene: Scene, labels: Sequence[Text]) -> Iterator[str]:
    """Check that each day of a list is above its mark."""
    for label in labels:
        number = float(label.get_text().replace(",", "").replace("−", "-"))
        if abs(measure.middle(measure.text_box(label))[0] - scene.pixel(number)) > EXACT:
            yield f"the day {label.get_text()} is not over its mark"


def _is_beside(scene: Scene, one: Expected, label: Text) -> bool:
    """Whether a text is at the height of its mark in rows, or in a plane beside it or connected to it."""
    box = measure.text_box(label)
    drawn = [p for part in ("mark", "bar", "whisker", "bound") for p in scene.points(part, one.key)]
    if scene.along == 0 and scene.over and drawn:
        return one.key in scene.row_under(measure.middle(box)[1])
    if scene.along == 0:
        rows = [p[1] for p in drawn] or [y for y, name in scene.names if name == one.name]
        level = 3 * ROW if scene.chart.kind == "timeline" or scene.over else ROW
        return bool(rows) and min(abs(measure.middle(box)[1] - y) for y in rows) <= level
    if not drawn:
        return one.across is not None and abs(measure.middle(box)[0] - scene.pixel(one.across, 0)) <= 80
    xs, ys = [p[0] for p in drawn], [p[1] for p in drawn]
    own = (min(xs) - 5, min(ys) - 5, max(xs) + 5, max(ys) + 5)
    leader = scene.points("leader", one.key)
    joined = bool(leader) and min(gap(around(p, 1), box) for p in leader) <= 24
    meets = bool(leader) and min(gap(around(p, 1), around(d, 5)) for p in leader for d in drawn) <= 6
    return gap(own, box) <= BESIDE or (joined and meets)


def _check_n(scene: Scene, one: Expected) -> Iterator[str]:
    """Check that n is below the value, or beside it."""
    if not one.n:
        yield from ("n is printed, and not known" for _ in scene.words("n", one.key))
        return
    below = scene.words("n", one.key)
    if below and one.across is not None:
        if below[0].get_text() != one.n:
            yield f"n is {below[0].get_text()}; wanted {one.n}"
        if abs(measure.middle(measure.text_box(below[0]))[0] - scene.pixel(one.across, 0)) > 1.5:
            yield "its n is not under it"
        return
    notes = " ".join(text.get_text() for text in scene.words("note", one.key) + scene.words("name", one.key))
    notes = f"{notes} {_name_in_legend(scene, one)}"
    if not re.search(rf"\bn (= )?{re.escape(one.n)}(?!\d)", notes):
        yield f"n = {one.n} is not printed"


def _name_in_legend(scene: Scene, one: Expected) -> str:
    """Return the words of the legend for the series of a value, which hold the n that all its values have."""
    texts = [text.get_text() for legend in scene.figure.legends for text in legend.get_texts()]
    label = scene.chart.series[one.series].label
    return next((text for text in texts if text.startswith(f"{label}, n ")), "")


def _check_reference(scene: Scene, one: Expected) -> Iterator[str]:
    """Check numbers and text of a line or band."""
    lines = (*one.marks, *([] if one.limit is None else [one.limit]))
    have = sorted({round(p[scene.along], 1) for p in scene.points("line", one.key)})
    want = sorted(round(scene.pixel(number), 1) for number in lines)
    if len(have) != len(want) or any(abs(a - b) > EXACT for a, b in zip(have, want, strict=True)):
        yield f"the line at {', '.join(map(scene.number, have)) or 'nothing'}; wanted {', '.join(f'{n:.4g}' for n in lines) or 'none'}"
    band = [p[scene.along] for p in scene.points("band", one.key)]
    drawn = one.drawn
    if bool(band) != bool(drawn) or (
        drawn and max(abs(min(band) - scene.pixel(drawn[0])), abs(max(band) - scene.pixel(drawn[1]))) > EXACT
    ):
        yield f"the band at {scene.number(min(band)) if band else 'nothing'}; wanted {drawn}"
    yield from _check_arrow(scene, one)
    words = _remove_spaces("".join(text.get_text() for text in scene.words("caption", one.key)))
    if _remove_spaces(one.name) not in words or not any(_remove_spaces(text) in words for text in one.texts):
        yield f"the label {words!r}; wanted {one.name}: {one.texts[0]}"
    elif not any(_is_at_reference(scene, one, text) for text in scene.words("caption", one.key)):
        yield "its label is not at it"


def _is_at_reference(scene: Scene, one: Expected, label: Text) -> bool:
    """Whether a label is above its line or band, or beside it."""
    box = around(measure.middle(measure.text_box(label)), ROW) if scene.along else measure.text_box(label)
    numbers = (*one.marks, *(one.ends or ()), *([] if one.limit is None else [one.limit]))
    pixels = [scene.pixel(number) for number in numbers]
    return box[scene.along] <= max(pixels) + 5 and min(pixels) - 5 <= box[scene.along + 2]
