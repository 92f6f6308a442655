"""The look of each series of a chart: its colour and the shape of its marks. Nothing here needs matplotlib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from generators.model import Chart
from generators.pictures.svg import PALETTE

Shape = Literal["o", "s", "P", "X", "p", "*"]


@dataclass(frozen=True)
class Look:
    """The look of a series: a colour of `PALETTE` by name, and a matplotlib marker."""

    tone: str
    shape: Shape

    @property
    def color(self) -> str:
        """The colour in the light theme."""
        return PALETTE[self.tone]


TONES: dict[str, Look] = {
    "drug": Look("drug", "o"),
    "placebo": Look("placebo", "s"),
    "other": Look("other", "P"),
    "muted": Look("muted", "X"),
}
_SHAPES: tuple[Shape, ...] = ("o", "s", "P", "X", "p", "*")
_BY_POSITION = tuple(Look(f"series{number}", shape) for number, shape in enumerate(_SHAPES, 1))
_TWINS = {"drug": "series1", "placebo": "series2", "other": "series3"}  # colours too similar for one chart
_SPOKEN = ("intervals", "timeline")  # kinds whose rows say what they are: there shape is left to the grade


def choose_looks(chart: Chart) -> list[Look]:
    """Return the look of each series: that of its tone, or one of its own if it has none or the tone is taken."""
    taken = {_TWINS.get(series.tone, series.tone) for series in chart.series}
    free = cycle([look for look in _BY_POSITION if look.tone not in taken] or _BY_POSITION)
    return list(_choose_looks(chart, free))


def _choose_looks(chart: Chart, free: Iterator[Look]) -> Iterator[Look]:
    used: set[str] = set()
    for series in chart.series:
        spoken = chart.kind in _SPOKEN
        look = TONES[series.tone] if series.tone and (spoken or series.tone not in used) else next(free)
        used.add(series.tone)
        yield Look(look.tone, "o") if spoken and look.shape != "s" else look
