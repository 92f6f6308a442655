"""A written value -> the digits that a reader needs: three significant ones, and thousands set apart.

What the source prints stays in the observation; only what is shown is rounded. Counts, codes and numbers that are exact by
definition are shown whole.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

SIGNIFICANT = 3
THIN_SPACE = "\u202f"  # no line breaks there
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\d)")
_SPREAD = re.compile(r"^(~?[−-]?)(\d+(?:\.\d+)?) ± (\d+(?:\.\d+)?)$")
_COUNT = re.compile(r"^\d+/\d+")
_GROUP = re.compile(
    r"(?<=\d)[\u0020\u00a0\u2009\u202f](?=\d{3}(?:\D|$))"
)  # between thousands as an author may write them
_LONG = re.compile(r"(?<![\d.])\d{5,}(?!\d)")


def format_shown(written: str, is_exact: bool = False) -> str:
    """Format a written value: each number with three significant digits, or as many as its spread bears.

    `13662.68 ± 7932.218` is shown as `13 700 ± 7930`, and `128.7 ± 1.1` as it is, since its spread is known to a tenth.
    """
    written = _GROUP.sub("", written)
    shown = written if is_exact else _round(written)
    return group_thousands(shown)


def group_thousands(shown: str) -> str:
    """Set the thousands of whole numbers of five digits or more apart: `50 382`."""
    return _LONG.sub(lambda match: f"{int(match[0]):,}".replace(",", THIN_SPACE), shown)


def _round(written: str) -> str:
    if _COUNT.match(written):  # the numbers of people; a percentage has its own digits
        head, bracket, tail = written.partition(" (")
        return head + bracket + _NUMBER.sub(lambda match: _to_digits(match[0]), tail)
    if spread := _SPREAD.match(written):
        finest = _decimals_of(spread[3], SIGNIFICANT - 1)
        return f"{spread[1]}{_to_digits(spread[2], finest)} ± {_to_digits(spread[3])}"
    return _NUMBER.sub(lambda match: _to_digits(match[0]), written)


def _decimals_of(number: str, digits: int) -> int:
    """Return the decimal places that leave this many significant digits; below 0 for tens, hundreds, …"""
    value = Decimal(number)
    rounded = Decimal(f"{value:.{digits - 1}e}")  # 0.9996 becomes 1.00, which has its first digit one place higher
    return digits - 1 - rounded.adjusted() if value else len(number)


def _to_digits(number: str, finest: int | None = None) -> str:
    """Round a number to three significant digits, or to `finest` decimals if these are more; never to more than it has."""
    places = _decimals_of(number, SIGNIFICANT)
    places = max(places, finest) if finest is not None else places
    if places >= len(number.partition(".")[2]):
        return number
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:f}" if places > 0 else f"{int(rounded)}"
