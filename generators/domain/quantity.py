"""Quantities: parse what people write, format it with its unit.

A value is parsed once, and its text is printed as the author wrote it. conversion.py converts it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from generators.domain.meant import suggest_form
from generators.model import Quantity, Unit

_THOUSANDS = "[,\u0020\u00a0\u2009\u202f]"  # a comma, a space, or one that does not break or is narrow
_NUMBER = rf"[−-]?(?:\d{{1,3}}(?:{_THOUSANDS}\d{{3}}(?!\d))+|\d+)(?:\.\d+)?(?:e[−-]?\d+)?"
_TO = r"(?:–| to )"
_SMALLEST, _LARGEST = 1e-30, 1e30  # what can still be converted, squared and drawn
_OPEN = "not reached"
_CV = re.compile(r" \(CV [^()]*%\)")
_APART = re.compile(
    rf"{_CV.pattern}|(?<![\d.])1:(?=\d)"
)  # numbers of a text that are no amounts: a CV, the one of a titre
_SCALED = re.compile(r" scaled to .+$")
_FORMS = {
    "count": rf"(\d+)/(\d+)(?: \(({_NUMBER})%\))?",
    "values": rf"{_NUMBER}(?:, {_NUMBER})+",
    "points": rf"({_NUMBER}) \(([^()]*[a-zA-Z][^()]*)\){_TO}({_NUMBER}) \(([^()]*[a-zA-Z][^()]*)\)",
    "open": rf"({_OPEN}|{_NUMBER})(?: \(({_OPEN}|{_NUMBER}){_TO}({_OPEN}|{_NUMBER})\))?",
    "cv": rf"(~?)({_NUMBER}) \(CV ({_NUMBER})%\)",
    "loq": rf"below LOQ \(({_NUMBER})\)",
    "interval": rf"(~?)({_NUMBER}) \(({_NUMBER})(?:{_TO}|, )({_NUMBER})\)",
    "spread": rf"(~?)({_NUMBER}) ± ({_NUMBER})",
    "range": rf"(~?)({_NUMBER}){_TO}({_NUMBER})",
    "bound": rf"(<|≤|>|≥|up to )({_NUMBER})",
    "titre": rf"(<|≤|>|≥|)1:({_NUMBER})",
    "number": rf"(~?)({_NUMBER})",
}
WANTED = (
    "119 ± 15, 28–47, −5 to −18, ≥90, ~70, up to 90, 38 (20–48), −24.7 (−31.6 to −17.7), 5/7, 10/38 (26%), "
    "a list 0.5, 1, 2, 8 (50 mg) to 51 (400 mg), not reached, 12.1 (9.8 to not reached), below LOQ (0.05), 1034 (CV 28%), "
    "10 075 ± 4833, a titre 1:160, or =0.01 for a value that its formula gives"
)


def number(text: str) -> float:
    """Parse a number with either minus sign, and with thousands marked as a source prints them. Raises ValueError beyond all measure."""
    read = float(re.sub(_THOUSANDS, "", text).replace("−", "-"))
    is_zero = not re.search("[1-9]", text.partition("e")[0])
    if not (is_zero or _SMALLEST <= abs(read) <= _LARGEST):
        raise ValueError(f"{text!r} is beyond all measure; wanted a number from {_SMALLEST:g} to {_LARGEST:g}")
    return read


def _parse_count(k: str, n: str, percent: str | None) -> dict[str, Any]:
    return {"count": int(k), "total": int(n), "percent": number(percent) if percent else None}


def _parse_points(a: str, when_a: str, b: str, when_b: str) -> dict[str, Any]:
    first, last = number(a), number(b)
    return {"points": ((first, when_a), (last, when_b)), "low": min(first, last), "high": max(first, last)}


def _parse_open(center: str, low: str | None, high: str | None) -> dict[str, Any]:
    numbers = {"center": center, "low": low, "high": high}
    known = {name: number(text) for name, text in numbers.items() if text and text != _OPEN}
    return {**known, "not_reached": True}


_MEANING: dict[str, Callable[..., dict[str, Any]]] = {
    "count": _parse_count,
    "points": _parse_points,
    "interval": lambda a, c, lo, hi: {
        "approximate": bool(a),
        "center": number(c),
        "low": number(lo),
        "high": number(hi),
    },
    "open": _parse_open,
    "cv": lambda a, c, cv: {"approximate": bool(a), "center": number(c), "cv": number(cv)},
    "loq": lambda c: {"bound": "<", "center": number(c)},
    "spread": lambda a, c, s: {"approximate": bool(a), "center": number(c), "spread": number(s)},
    "range": lambda a, lo, hi: {"approximate": bool(a), "low": number(lo), "high": number(hi)},
    "bound": lambda b, c: {"bound": b.strip(), "center": number(c)},
    "titre": lambda b, c: {"bound": b, "center": number(c)},
    "number": lambda a, c: {"approximate": bool(a), "center": number(c)},
}


@lru_cache(maxsize=1 << 14)  # a dose stands on many rows, and several rules ask for it
def parse(text: str) -> Quantity:
    """Parse a written value; raises ValueError with the known forms for any other."""
    written = re.sub(r"(?<![\w.])-(?=\d)", "−", text.strip())
    written = re.sub(r"(?:[≈≃∼]|~ ) ?(?=[−\d])", "~", written)
    written = re.sub(r"(?<![\w.)])\+(?=\d)", "", written)  # a rise, as sources mark it
    written = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "\u00a0", written)  # thousands stay on one line
    if computed := re.fullmatch(r"=(10*|0\.0*1)", written):
        return Quantity(text=written, step=computed[1])
    for form, pattern in _FORMS.items():
        if (match := re.fullmatch(pattern, written)) and (form != "open" or _OPEN in written):
            if form == "values":
                return Quantity(text=written, values=tuple(number(v) for v in written.split(", ")))
            return Quantity(text=written, **_MEANING[form](*match.groups()))
    if re.fullmatch(rf"{_NUMBER}-{_NUMBER}", written):
        raise ValueError(f"{text!r} has a hyphen for a range; wanted an en dash, {written.replace('-', '–')!r}")
    if re.fullmatch(r"[−-]?\d+,\d{1,2}", written):
        raise ValueError(f"{text!r} has a decimal comma; wanted a point, {written.replace(',', '.')!r}")
    raise ValueError(f"{text!r} is no known form of a value; wanted {suggest_form(written) or f'one of {WANTED}'}")


def printed_numbers(quantity: Quantity) -> list[tuple[float, float]]:
    """List each printed number of the quantity with the rounding error of its last digit.

    `0.73` may be 0.005 off and `12` 0.5; `~50` is 45 to 55.
    """
    return [
        (number(written), _find_rounding(written, quantity.approximate))
        for written in re.findall(_NUMBER, _APART.sub("", quantity.text))
    ]


def _find_rounding(written: str, approximate: bool) -> float:
    digits, _, power = re.sub(_THOUSANDS, "", written).partition("e")
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
    space = "" if unit.joined else "\u00a0"
    if unit.joined and "%" in text:
        return text
    if text.startswith(_OPEN):  # not reached (36.3 weeks to not reached)
        return re.sub(r"(\d)(?!.*\d)", rf"\1{space}{unit.print}", text)
    if text.startswith("below LOQ (") or " (CV " in text:
        end = ")" if text.startswith("below") else " (CV "
        return text.replace(end, f"{space}{unit.print}{end}", 1)
    if unit.joined and " (" in text:  # −28.5% (−31.9 to −25.1), not −28.5 (−31.9 to −25.1)%
        return text.replace(" (", f"{unit.print} (", 1)
    if unit.joined and (ends := re.fullmatch(rf"(~?{_NUMBER}) to ({_NUMBER})", text)):  # −81.8% to 2.1%
        return f"{ends[1]}{unit.print} to {ends[2]}{unit.print}"
    is_one = text.removeprefix("up to ").lstrip("~−≤<≥>") == "1"
    printed = unit.one if unit.one and is_one else unit.print
    return text + space + printed


def parse_dose(text: str) -> tuple[Quantity, str] | None:
    """Parse `12.5, 25, 50 mg/kg` or `12 mg scaled to age` into a quantity and a UCUM code; None where no dose is given."""
    if text in ("", "not-reported", "not-applicable"):
        return None
    written, _, code = _SCALED.sub("", text).rpartition(" ")
    return parse(written), code
