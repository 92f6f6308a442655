"""How far down everything lies: between two rows the labels at the tails, the tracks, the labels at the heads, and titles.

A label stands beside the upright part of its arrow, where no other arrow passes, so that nothing crosses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generators.pictures.diagrams.geometry import Rect
from generators.pictures.diagrams.parts import FRAME, TITLE_INSET, TITLE_LIMIT, set_title
from generators.pictures.diagrams.scene import Frame, Text
from generators.pictures.diagrams.sizes import fit_text
from generators.pictures.diagrams.tracks import DOWN, UP, Stretch, assign_levels, count_overlaps
from generators.pictures.diagrams.ways import Sheet

TRACK = 11.0  # px between two tracks
FROM_LINE = 5.0  # px between an upright and its label
ABOVE = 3.0  # px above and below a label
ON_LINE = 4.0  # px between a label within a row and its arrow
DROP = 16.0  # px from the last track to a box
GAP = 26.0  # px between two rows at least
BELOW_FRAME = 4.0  # px between a cluster and the first track
TITLE_PAD = 7.0  # px above a title
UNDER_TITLE = 8.0  # px between a title and a box
WIDEST_LABEL = 170.0  # px
TITLE_LIMITS = (TITLE_LIMIT, 20, 14)  # characters of a line, tried in turn


@dataclass
class Depths:
    """Where the rows, labels and titles of a sheet lie, and how much there was no room for."""

    tops: list[float] = field(default_factory=list)
    labels: dict[int, Text] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)  # to the head of the cluster
    bottom: float = 0.0
    strains: int = 0


@dataclass(frozen=True)
class _Slot:
    """Free room beside the upright of an arrow."""

    side: str
    left: float
    right: float
    is_before: bool  # the upright is at its right

    def fit(self, words: str) -> Text:
        """Return a label as it fits in here."""
        return fit_text(words, round(min(self.right - self.left, WIDEST_LABEL)))

    def place(self, text: Text) -> Rect:
        """Return the place of a label beside the upright, not yet how far down."""
        left = self.right - text.rect.width if self.is_before else self.left
        return Rect(left, 0.0, left + text.rect.width, text.rect.height)


def place_down(sheet: Sheet) -> Depths:
    """Place the rows of a sheet under one another, and what lies between them."""
    depths = Depths()
    for number, row in enumerate(sheet.rows):
        depths.tops.append(_place_channel(sheet, depths, number))
        depths.bottom = depths.tops[-1] + row[0].height
    if sheet.parts.titles:
        depths.bottom += FRAME
    return depths


def _place_channel(sheet: Sheet, depths: Depths, number: int) -> float:
    """Place what lies above a row, and return where the row begins."""
    stretches, is_first = sheet.channels[number], number == 0
    levels = assign_levels(stretches)
    depths.strains += count_overlaps(stretches)
    above = {box.cluster for box in sheet.rows[number - 1]} - {""} if number else set()
    here = {box.cluster: None for box in sheet.rows[number] if box.cluster}
    start = depths.bottom + (FRAME + BELOW_FRAME if above - here.keys() else 0.0)
    labels = _choose_labels(sheet, depths, stretches)
    tracks = _set_labels(depths, labels, UP, start)
    for one in stretches:
        one.y = tracks + TRACK * (one.level - 0.3)
    bottom = _set_labels(depths, labels, DOWN, tracks + (TRACK * (levels + 0.2) if levels else 0.0))
    if new := [cluster for cluster in here if cluster not in above]:
        bottom = max(bottom, start + (0.0 if is_first else BELOW_FRAME))
        return _set_titles(sheet, depths, number, new, bottom) + max(_overshoot(sheet, number), UNDER_TITLE)
    drop = 0.0 if is_first and not stretches else DROP
    least = 0.0 if is_first else depths.bottom + GAP
    return max(bottom + drop + _overshoot(sheet, number), least)


def _overshoot(sheet: Sheet, number: int) -> float:
    """Return how far labels within a row stand out above its boxes."""
    row, found = sheet.rows[number], [0.0]
    for before, after in pairwise(row):
        label = sheet.parts.label(sheet.parts.joined.get((before.id, after.id), -1))
        if label:
            found.append(label.rect.height + ON_LINE + ABOVE - row[0].height / 2)
    return max(found)


# --- labels --------------------------------------------------------------------------------------------------------


def _choose_labels(sheet: Sheet, depths: Depths, stretches: Sequence[Stretch]) -> dict[int, tuple[str, Text]]:
    """Return the side and the text of each label of a channel: where it needs fewest lines, those with least room first."""
    slots = _list_slots(sheet, stretches)
    wanted = [one.edge for one in stretches if one.edge in sheet.parts.words and sheet.ways[one.edge][-1] is one]
    wanted.sort(key=lambda edge: max(slot.right - slot.left for slot in slots[edge]))
    taken: list[tuple[str, Rect]] = []
    chosen: dict[int, tuple[str, Text]] = {}
    for edge in wanted:
        slot, text = _choose_slot(slots[edge], taken, sheet.parts.words[edge])
        place = slot.place(text)
        depths.strains += text.rect.width > slot.right - slot.left + 1 or not _is_free(slot, place, taken)
        taken.append((slot.side, place))
        chosen[edge] = slot.side, replace(text, rect=place, at_left=not slot.is_before, at_right=slot.is_before)
    return chosen


def _list_slots(sheet: Sheet, stretches: Sequence[Stretch]) -> dict[int, list[_Slot]]:
    """Return the free rooms beside the uprights of each arrow, to their right and their left."""
    slots: dict[int, list[_Slot]] = {one.edge: [] for one in stretches}
    edges = sheet.left - sheet.margin, sheet.right + sheet.margin
    for side in (DOWN, UP):
        ends = sorted((end.x, one.edge) for one in stretches for end in one.ends if end.side == side)
        places = [min([edges[0], *(x - FROM_LINE for x, _ in ends)]), *(x for x, _ in ends)]
        places.append(max(edges[1], places[-1]))
        for number, (x, edge) in enumerate(ends, start=1):
            slots[edge].append(_Slot(side, x + FROM_LINE, places[number + 1] - FROM_LINE, is_before=False))
            slots[edge].append(_Slot(side, places[number - 1] + FROM_LINE, x - FROM_LINE, is_before=True))
    return slots


def _choose_slot(slots: list[_Slot], taken: list[tuple[str, Rect]], words: str) -> tuple[_Slot, Text]:
    """Return where a label needs fewest lines; at the head before the tail, and right of its arrow before left."""
    found = [(slot, slot.fit(words)) for slot in slots]

    def rate(one: tuple[_Slot, Text]) -> tuple[float, int, bool, bool]:
        slot, text = one
        over = max(text.rect.width - (slot.right - slot.left), 0.0)
        crowded = not _is_free(slot, slot.place(text), taken)
        return over + WIDEST_LABEL * crowded, len(text.lines), slot.side == UP, slot.is_before

    return min(found, key=rate)


def _is_free(slot: _Slot, place: Rect, taken: list[tuple[str, Rect]]) -> bool:
    return not any(side == slot.side and place.overlaps(other) for side, other in taken)


def _set_labels(depths: Depths, labels: dict[int, tuple[str, Text]], side: str, top: float) -> float:
    """Set the labels of one side, and return how far down they reach; those at heads stand as low as the lowest."""
    found = {edge: text for edge, (at, text) in labels.items() if at == side}
    height = max((text.rect.height + 2 * ABOVE for text in found.values()), default=0.0)
    for edge, text in found.items():
        down = top + (ABOVE if side == UP else height - ABOVE - text.rect.height)
        depths.labels[edge] = replace(text, rect=text.rect.move(0.0, down))
    return top + height


# --- titles --------------------------------------------------------------------------------------------------------


def _set_titles(sheet: Sheet, depths: Depths, number: int, new: Sequence[str], top: float) -> float:
    """Set the titles of the clusters that begin at a row, and return how far down they reach."""
    uprights = sorted(end.x for one in sheet.channels[number] for end in one.ends if end.side == DOWN)
    found = {cluster: _find_title(sheet, depths, cluster, uprights) for cluster in new}
    bottom = top + TITLE_PAD + max(text.rect.height for text, _ in found.values())
    for cluster, (text, left) in found.items():
        ends = _find_ends(sheet, cluster)
        place = text.rect.move(left, top + TITLE_PAD)
        rect = Rect(ends[0], top, max(ends[1], place.right + TITLE_INSET), bottom)
        depths.frames[cluster] = Frame(cluster, rect, replace(text, rect=place, at_left=True))
    return bottom


def _find_title(sheet: Sheet, depths: Depths, cluster: str, uprights: list[float]) -> tuple[Text, float]:
    """Return a title and where it begins: as far to the left as no arrow crosses it, in few lines."""
    left, right = _find_ends(sheet, cluster)
    inside = [x for x in uprights if left < x < right]
    for limit in TITLE_LIMITS:
        text = set_title(sheet.parts.titles[cluster], limit)
        for start, end in zip([left, *inside], [*inside, right], strict=True):
            if end - start >= text.rect.width + 2 * TITLE_INSET:
                return text, start + TITLE_INSET
    depths.strains += bool(inside) or right - left < text.rect.width + 2 * TITLE_INSET
    return text, left + TITLE_INSET


def _find_ends(sheet: Sheet, cluster: str) -> tuple[float, float]:
    """Return where the frame of a cluster begins and ends: over the whole row if it shares it with nothing."""
    rows = [row for row in sheet.rows if any(box.cluster == cluster for box in row)]
    if all(box.cluster == cluster for row in rows for box in row):
        return sheet.left - FRAME, sheet.right + FRAME
    boxes = [box for row in rows for box in row if box.cluster == cluster]
    return min(box.left for box in boxes) - FRAME, max(box.right for box in boxes) + FRAME
