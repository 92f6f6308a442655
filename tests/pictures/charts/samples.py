"""Small charts and their observations; a test changes only what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generators.domain import conversion, quantity
from generators.model import Axis, Chart, Mark, Observation, Point, Series, Unit
from generators.pictures import charts

UNITS = {
    "%": Unit(code="%", print="%", name="per cent", joined=True),
    "1": Unit(code="1", print="", name="number without a unit"),
    "mg": Unit(code="mg", print="mg", name="milligram"),
    "d": Unit(code="d", print="days", name="day"),
    "wk": Unit(code="wk", print="weeks", name="week"),
    "h": Unit(code="h", print="h", name="hour"),
}


def observation(ident: str, value: str | None, unit: str = "%", **changes: Any) -> Observation:
    """A plain observation with a value as it is written."""
    fields: dict[str, Any] = {
        "id": ident, "drug": "samplirsen", "parameter": "change", "value": quantity.parse(value) if value else None,
        "unit": unit, "statistic": "", "spread_kind": "", "n": "", "population": "", "analysis_set": "", "species": "",
        "matrix": "", "study": "", "arm": "", "dose": "", "route": "", "schedule": "", "time": "", "qualifier": "",
        "missing": None if value else "not-reported", "compound": "samplirsen", "formula": "", "grade": "primary",
    }  # fmt: skip
    return Observation(**fields | changes)


def series(label: str, *ids: str, tone: Any = "drug", labels: tuple[str, ...] = ()) -> Series:
    names = labels or tuple("" for _ in ids)
    points = tuple(Point(id=ident, label=name) for ident, name in zip(ids, names, strict=True))
    return Series(label=label, tone=tone, points=points)


def chart(kind: Any, *parts: Series, unit: str = "%", marks: tuple[str, ...] = (), **changes: Any) -> Chart:
    """A chart of the kind over the series; the x axis is there for the kinds that want one."""
    across = {"dose": Axis(label="Dose", unit="mg"), "course": Axis(label="Time", unit="wk")}
    fields: dict[str, Any] = {
        "name": "sample", "kind": kind, "title": "A sample", "caption": "A sample.", "alt": "What the sample shows.",
        "axis": Axis(label="Change", unit=unit), "axis_x": across.get(kind), "series": parts,
        "marks": tuple(Mark(id=ident, label="a mark") for ident in marks),
    }  # fmt: skip
    return Chart(**fields | changes)


def one_of_each(kind: str) -> dict[str, Observation]:
    """A value of every form that a chart must be able to show, with a dose, a time and an n each."""
    forms: list[tuple[str, str | None, dict[str, Any]]] = [
        ("interval", "−24.7 (−31.6 to −17.7)", {"spread_kind": "95% CI"}),
        ("spread", "12 ± 3", {"spread_kind": "SD"}),
        ("range", "20–30", {}),
        ("limit", "≥40", {}),
        ("below", "<50", {}),
        ("count", "10/38 (26%)", {"unit": "{participants}"}),
        ("legacy", "~70", {"grade": "unverified"}),
        ("legacy-range", "5–15", {"grade": "unverified"}),
        ("computed", "33", {"grade": "derived"}),
        ("list", "1, 8, 29", {}),
        ("absent", None, {}),
    ]
    places = {"n": "7", "qualifier": kind}
    return {
        ident: observation(ident, value, **{"dose": f"{10 * k} mg", "time": f"week {k}", **places, **more})
        for k, (ident, value, more) in enumerate(forms)
    }


def complete(kind: Any) -> tuple[Chart, dict[str, Observation]]:
    """A chart of the kind that shows a value of every form."""
    found = one_of_each(kind)
    ids = tuple(found)
    if kind != "paired":
        return chart(kind, series("Samplirsen", *ids), marks=("range",)), found
    other = {f"{ident}-placebo": observation(f"{ident}-placebo", "3", n="9") for ident in ids}
    pair = series("Samplirsen", *ids, labels=ids), series("Placebo", *other, tone="placebo", labels=ids)
    return chart(kind, *pair, marks=("range",)), found | other


def drawn(sample: Chart, observations: Mapping[str, Observation], ident: str = "figure-sample") -> str:
    return charts.svg(sample, observations, conversion.convert, UNITS, ident)


def texts(svg: str) -> list[str]:
    """The words of a picture, in order."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)
