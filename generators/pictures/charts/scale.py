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
    """Return round numbers within the axis; on a logarithmic one with 2 and 5 between the powers of ten if there is
    room."""
    locator: Locator = MaxNLocator(nbins=max(2, most), steps=[1, 2, 2.5, 5, 10])
    if axis.scale == "log":
        locator = LogLocator(subs=(1, 2, 5) if math.log10(high / low) <= _DECADES else (1,), numticks=20)
    slack = 1e-9 * abs(high - low)
    return [float(tick) for tick in locator.tick_values(low, high) if low - slack <= tick <= high + slack]
