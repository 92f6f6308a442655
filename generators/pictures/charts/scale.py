"""The scale and the ticks of an axis: matplotlib's own, with the settings of the author."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, Locator, LogLocator, MaxNLocator, NullLocator

from generators.domain.possible import OPEN, Ends
from generators.model import Axis
from generators.pictures.charts.axis import format_number, limits

_EVEN_DECADES = 0.8  # of a logarithmic axis, up to which its ticks are as far apart in numbers as on a linear one
_DECADES = 2.5  # of a logarithmic axis, up to which its ticks are 1, 2, 5


def set_scale(
    axes: Axes, which: Literal["x", "y"], axis: Axis, numbers: Iterable[float], most: int = 6, ends: Ends = OPEN
) -> None:
    """Set the scale and limits of one axis of `axes`, with at most about `most` ticks."""
    low, high = limits(axis, numbers, ends)
    axes.set(**{f"{which}scale": axis.scale, f"{which}lim": (low, high)})
    drawn = axes.xaxis if which == "x" else axes.yaxis
    drawn.set_major_locator(FixedLocator(axis.ticks or _find_ticks(axis, low, high, most)))
    drawn.set_minor_locator(NullLocator())
    drawn.set_major_formatter(FuncFormatter(lambda number, _: format_number(number)))


def _find_ticks(axis: Axis, low: float, high: float, most: int) -> list[float]:
    """Return round numbers within the axis; on a longer logarithmic one the powers of ten, with 2 and 5 between them if there
    is room."""
    locator: Locator = MaxNLocator(nbins=max(2, most), steps=[1, 2, 2.5, 5, 10])
    decades = math.log10(high / low) if axis.scale == "log" else 0.0
    if decades > _EVEN_DECADES:
        locator = LogLocator(subs=(1, 2, 5) if decades <= _DECADES else (1,), numticks=20)
    slack = 1e-9 * abs(high - low)
    return [float(tick) for tick in locator.tick_values(low, high) if low - slack <= tick <= high + slack]
