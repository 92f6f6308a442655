"""Quantities: parse what people write, format it with its unit.

A value is parsed once, and its text is printed as the author wrote it. conversion.py converts it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generators.model import Quantity, Unit

_NUMBER = r"[−-]?\d+(?:\.\d+)?(?:e[−-]?\d+)?"
_TO = r"(?:–| to )"
_FORMS = {
    "count": rf"(\d+)/(\d+)(?: \(({_NUMBER})%\))?",
    "values": rf"{_NUMBER}(?:, {_NUMBER})+",
    "points": rf"({_NUMBER}) \(([^()]*[a-zA-Z][^()]*)\){_TO}({_NUMBER}) \(([^()]*[a-zA-Z][^()]*)\)",
    "interval": rf"(~?)({_NUMBER}) \(({_NUMBER})(?:{_TO}|, )({_NUMBER})\)",
    "spread": rf"(~?)({_NUMBER}) ± ({_NUMBER})",
    "range": rf"(~?)({_NUMBER}){_TO}({_NUMBER})",
    "bound": rf"(<|≤|>|≥|up to )({_NUMBER})",
    "number": rf"(~?)({_NUMBER})",
}
WANTED = (
    "119 ± 15, 28–47, −5 to −18, ≥90, ~70, up to 90, 38 (20–48), −24.7 (−31.6 to −17.7), 5/7, 10/38 (26%), "
    "a list 0.5, 1, 2, 8 (50 mg) to 51 (400 mg), or =0.01 for a value "
    "that its formula gives"
)


def number(text: str) -> float:
    """Parse a number with either minus sign."""
    return float(text.replace("−", "-"))


def _parse_count(k: str, n: str, percent: str | None) -> dict[str, Any]:
    return {"count": int(k), "total": int(n), "percent": number(percent) if percent else None}


def _parse_points(a: str, when_a: str, b: str, when_b: str) -> dict[str, Any]:
    first, last = number(a), number(b)
    return {"points": ((first, when_a), (last, when_b)), "low": min(first, last), "high": max(first, last)}


_MEANING: dict[str, Callable[..., dict[str, Any]]] = {
    "count": _parse_count,
    "points": _parse_points,
    "interval": lambda a, c, lo, hi: {
        "approximate": bool(a),
        "center": number(c),
        "low": number(lo),
        "high": number(hi),
    },
    "spread": lambda a, c, s: {"approximate": bool(a), "center": number(c), "spread": number(s)},
    "range": lambda a, lo, hi: {"approximate": bool(a), "low": number(lo), "high": number(hi)},
    "bound": lambda b, c: {"bound": b.strip(), "center": number(c)},
    "number": lambda a, c: {"approximate": bool(a), "center": number(c)},
}


def parse(text: str) -> Quantity:
    """Parse a written value; raises ValueError with the known forms for any other."""
    written = re.sub(r"(?<![\w.])-(?=\d)", "−", text.strip())
    if computed := re.fullmatch(r"=(10*|0\.0*1)", written):
        return Quantity(text=written, step=computed[1])
    for form, pattern in _FORMS.items():
        if match := re.fullmatch(pattern, written):
            if form == "values":
                return Quantity(text=written, values=tuple(number(v) for v in written.split(", ")))
            return Quantity(text=written, **_MEANING[form](*match.groups()))
    if re.fullmatch(rf"{_NUMBER}-{_NUMBER}", written):
        raise ValueError(f"{text!r} has a hyphen for a range; wanted an en dash, {written.replace('-', '–')!r}")
    raise ValueError(f"{text!r} is no known form of a value; wanted one of {WANTED}")


def printed_numbers(quantity: Quantity) -> list[tuple[float, float]]:
    """List each printed number of the quantity with the rounding error of its last digit.

    `0.73` may be 0.005 off and `12` 0.5; `~50` is 45 to 55.
    """
    return [
        (number(written), _find_rounding(written, quantity.approximate))
        for written in re.findall(_NUMBER, quantity.text)
    ]


def _find_rounding(written: str, approximate: bool) -> float:
    digits, _, power = written.partition("e")
    whole, _, decimals = digits.lstrip("−-").partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if approximate and not decimals else 0
    last: float = 10 ** (number(power or "0") - len(decimals) + min(zeros, len(whole) - 1))
    return 0.5 * last


def estimate(quantity: Quantity, percent: bool = False) -> float | None:
    """Return the single number of the quantity, or None for a range, a list or a conditioned value.

    With `percent`, a k of n counts as 100·k/n.
    """
    if quantity.count is not None and quantity.total:
        return 100 * quantity.count / quantity.total if percent else float(quantity.count)
    return quantity.center


def interval(quantity: Quantity) -> tuple[float, float] | None:
    """Return low and high of an interval, a range or a ±, or None."""
    if quantity.low is not None and quantity.high is not None:
        return quantity.low, quantity.high
    if quantity.center is not None and quantity.spread is not None:
        return quantity.center - quantity.spread, quantity.center + quantity.spread
    return None


def with_unit(text: str, code: str, units: Mapping[str, Unit]) -> str:
    """Format `119 ± 15` and `ug/g` as `119 ± 15 µg/g`, with a no-break space before the unit."""
    unit = units.get(code)
    if unit is None or not unit.print:
        return text
    if unit.joined and "%" in text:
        return text
    if unit.joined and " (" in text:  # −28.5% (−31.9 to −25.1), not −28.5 (−31.9 to −25.1)%
        return text.replace(" (", f"{unit.print} (", 1)
    printed = unit.one if unit.one and text.lstrip("~−") == "1" else unit.print
    return text + ("" if unit.joined else "\u00a0") + printed


def parse_dose(text: str) -> tuple[Quantity, str] | None:
    """Parse `12.5, 25, 50 mg/kg` into a quantity and a UCUM code; None where no dose is given."""
    if text in ("", "not-reported", "not-applicable"):
        return None
    written, _, code = text.rpartition(" ")
    return parse(written), code
