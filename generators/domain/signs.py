"""The sign of a change: a plus where it rises, and none where words say that it falls."""

from __future__ import annotations

import re

_RISE = re.compile(
    r"^(?=[\d.\u202f]*[1-9])(?!\d[\d.\u202f]*%?(?:–| to |/|, ))"
)  # a number above zero, and no range, share or list
_FALL_TO_RISE = re.compile(r"^(−[\d.]+%? to )(?=[\d.]*[1-9])")  # a range that begins below zero and ends above it
_ENDS = re.compile(r"(−?\d+(?:\.\d+)?)(%?(?:–| to ))(−?\d+(?:\.\d+)?)")


def add_to_rise(shown: str) -> str:
    """Add a plus sign to a rise: `5.2 (−0.5 to 10.9)` becomes `+5.2 (−0.5 to 10.9)`."""
    return _RISE.sub("+", add_to_end(shown))


def add_to_end(shown: str) -> str:
    """Add a plus sign to the end of a range from a fall to a rise: `−81.8 to 2.1` becomes `−81.8 to +2.1`."""
    return _FALL_TO_RISE.sub(r"\1+", shown)


def turn_round(printed: str) -> str:
    """Format a change below zero as the size of a fall: `−24.7% (95% CI −31.6 to −17.7)` as `24.7% (95% CI 17.7 to 31.6)`."""
    turned = _ENDS.sub(lambda ends: f"{_turn_sign(ends[3])}{ends[2]}{_turn_sign(ends[1])}", printed)
    return re.sub(r"^(~?)−", r"\1", turned)


def _turn_sign(number: str) -> str:
    return number.removeprefix("−") if number.startswith("−") else f"−{number}"
