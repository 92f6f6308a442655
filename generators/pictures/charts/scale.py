"""From a number to its place on the page, with round numbers along the way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generators.errors import GuideError
from generators.model import Axis, Unit


@dataclass(frozen=True)
class Scale:
    """An axis on the page: `low` lies at pixel `start`, `high` at pixel `end`."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    log: bool = False

    def __call__(self, number: float) -> float:
        """The pixel of a number."""
        low, high, at = (math.log10(v) if self.log else v for v in (self.low, self.high, number))
        return self.start + (at - low) / (high - low) * (self.end - self.start)


def _step(span: float, about: int) -> float:
    """A round step that cuts `span` in about so many parts."""
    power = 10.0 ** math.floor(math.log10(span / about))
    return next((m * power for m in (1, 2, 2.5, 5) if span / (m * power) <= about), 10 * power)


def _linear(low: float, high: float, about: int) -> list[float]:
    """Round numbers that enclose `low` to `high`."""
    step = _step(high - low, about)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(k * step, 10) for k in range(first, last + 1)]


def _logarithmic(low: float, high: float) -> list[float]:
    """Powers of ten, with 2 and 5 between them where there is room."""
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    steps = (1.0, 2.0, 5.0) if high / low <= 200 else (1.0,)
    all_ = [float(f"{m * 10.0**k:.12g}") for k in range(first, last + 1) for m in steps]
    below = [tick for tick in all_ if tick <= low * (1 + 1e-9)]
    above = [tick for tick in all_ if tick >= high * (1 - 1e-9)]
    return [tick for tick in all_ if below[-1] <= tick <= above[0]]


def _reach(axis: Axis, numbers: Iterable[float]) -> tuple[float, float]:
    """What the axis must show: all the numbers, what the author asks for, and zero where it is near."""
    given = [bound for bound in (axis.low, axis.high, *axis.ticks) if bound is not None]
    found = [*numbers, *given] or [0.0, 1.0]
    low, high = min(found), max(found)
    if axis.scale == "log":
        return (low, high) if high > low else (low / 2, high * 2)
    near = high == low or min(abs(low), abs(high)) <= 0.4 * max(abs(low), abs(high))
    low = 0.0 if axis.low is None and low > 0 and near else low
    high = 0.0 if axis.high is None and high < 0 and near else high
    return (low, high) if high > low else (low - 1, high + 1)


def scale(axis: Axis, numbers: Iterable[float], start: float, end: float, about: int = 5) -> Scale:
    """The axis that shows all the numbers; nothing is ever cut off."""
    low, high = _reach(axis, numbers)
    if axis.scale == "log" and low <= 0:
        raise GuideError(f"the axis {axis.label!r} is logarithmic and cannot show {low:g}")
    ticks = list(axis.ticks)
    if not ticks:
        ticks = _logarithmic(low, high) if axis.scale == "log" else _linear(low, high, about)
        low = low if axis.low == low else ticks[0]
        high = high if axis.high == high else ticks[-1]
        ticks = [tick for tick in ticks if low <= tick <= high]
    return Scale(low, high, start, end, tuple(ticks), axis.scale == "log")


def printed(number: float) -> str:
    """A tick's number, with a true minus sign."""
    return f"{number:.10g}".replace("-", "−")


def titled(axis: Axis, units: Mapping[str, Unit]) -> str:
    """`CSF concentration (ng/mL)`; a label that names its unit, as `Study day` does, needs no more."""
    unit = units.get(axis.unit)
    if unit is None or not unit.print or unit.name in axis.label.lower():
        return axis.label
    return f"{axis.label} ({unit.print})"
