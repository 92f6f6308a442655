"""An axis without its drawing: its title, its numbers as text, its limits. Nothing here needs matplotlib."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from generators.domain.possible import OPEN, Ends
from generators.domain.rounding import group_thousands
from generators.errors import GuideError
from generators.model import Axis, Unit

MARGIN = 0.04  # of the axis, between its end and the outermost value
_NEAR = 0.4  # zero is shown where the values reach at least so near to it, as a share of the largest


def format_number(number: float) -> str:
    """Format the number of a tick as the values beside it: thousands apart from five digits on, a true minus sign."""
    return group_thousands(f"{round(number, 10) + 0:.10g}").replace("-", "−")


def axis_title(axis: Axis, units: Mapping[str, Unit]) -> str:
    """Format `CSF concentration (ng/mL)` or `Ratio (log scale)`; a label that names its unit, such as `Study day`, does
    not get it again."""
    unit = units.get(axis.unit)
    named = unit is None or not unit.print or unit.name in axis.label.lower()
    parts = ["" if named or unit is None else unit.print, "log scale" if axis.scale == "log" else ""]
    inside = ", ".join(filter(None, parts))
    return f"{axis.label} ({inside})" if inside else axis.label


def limits(axis: Axis, numbers: Iterable[float], ends: Ends = OPEN) -> tuple[float, float]:
    """Return the limits of the axis: all numbers, the author's settings, and zero if it is near, with a margin that
    stops at the ends of what can be."""
    found = list(numbers) or [0.0, 1.0]
    asked = [bound for bound in (axis.low, axis.high, *axis.ticks) if bound is not None]
    _check_asked(axis, asked, ends)
    low, high = min(found + asked), max(found + asked)
    if axis.scale == "log":
        return _find_log_limits(axis, low, high, asked)
    near = high == low or min(abs(low), abs(high)) <= _NEAR * max(abs(low), abs(high))
    zeros = [0.0] if near and ((axis.low is None and low > 0) or (axis.high is None and high < 0)) else []
    low, high = min(low, *zeros, high), max(high, *zeros, low)
    low, high = (low, high) if high > low else (low - 1, high + 1)
    room, fixed = MARGIN * (high - low), {*asked, *zeros, *([0.0] if low == 0 else [])}
    least, most = _stop_at(ends, low - room, high + room, found)
    return low if low in fixed else least, high if high in fixed else most


def _check_asked(axis: Axis, asked: Iterable[float], ends: Ends) -> None:
    """Refuse an axis that its author sends beyond what its values can be; it may begin at zero, be that ever so little."""
    least, most = -math.inf if ends.low is None else min(ends.low, 0.0), math.inf if ends.high is None else ends.high
    wrong = next((number for number in asked if not least <= number <= most), None)
    if wrong is not None:
        wanted = " and ".join(
            [f"not below {least:g}"] * (ends.low is not None) + [f"not above {most:g}"] * (ends.high is not None)
        )
        raise GuideError(
            f"the axis {axis.label!r} is asked to show {wrong:g}, which cannot be; wanted numbers {wanted}"
        )


def _stop_at(ends: Ends, low: float, high: float, found: Iterable[float]) -> tuple[float, float]:
    """Return the limits, stopped at the ends unless a number lies beyond."""
    numbers = list(found)
    least, most = min(numbers), max(numbers)
    low = low if ends.low is None or least < ends.low else max(low, ends.low)
    return low, high if ends.high is None or most > ends.high else min(high, ends.high)


def _find_log_limits(axis: Axis, low: float, high: float, asked: list[float]) -> tuple[float, float]:
    if low <= 0:
        raise GuideError(f"the axis {axis.label!r} is logarithmic and cannot show {low:g}")
    low, high = (low, high) if high > low else (low / 2, high * 2)
    room = (high / low) ** MARGIN
    return low if low in asked else low / room, high if high in asked else high * room


def null_value(axis: Axis, low: float, high: float) -> float | None:
    """Return the value of no change: 1 on an axis of ratios, 0 between negative and positive or above all that fell; None if outside
    the axis."""
    null = 1.0 if axis.unit == "1" else 0.0
    is_within = low < null < high or low < null == high == 0
    return null if is_within and not (axis.scale == "log" and null == 0) else None
