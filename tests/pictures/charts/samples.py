"""Small charts and their observations; a test changes only what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from matplotlib.figure import Figure

from generators.domain import quantity
from generators.model import Axis, Chart, Mark, Observation, Parameter, Point, Range, Series, Unit, Vocabulary
from generators.pictures import charts

UNITS = {
    "%": Unit(code="%", print="%", name="per cent", joined=True),
    "{pp}": Unit(code="{pp}", print="percentage points", name="percentage points"),
    "1": Unit(code="1", print="", name="number without a unit"),
    "mg": Unit(code="mg", print="mg", name="milligram"),
    "d": Unit(code="d", print="days", name="day"),
    "wk": Unit(code="wk", print="weeks", name="week"),
    "h": Unit(code="h", print="h", name="hour"),
    "ng/mL": Unit(code="ng/mL", print="ng/mL", name="nanogram per millilitre"),
}
SHARE = Parameter(
    id="share", name="share", section="safety", definition="A part of all.", units=("%",),
    range=(Range(unit="%", low=0, high=100),),
)  # fmt: skip
VOCABULARY = Vocabulary(
    parameters={"share": SHARE}, units=UNITS, terms={}, species={}, matrices={}, populations={}, compounds={}
)


def observation(ident: str, value: str | None, unit: str = "%", **changes: Any) -> Observation:
    """A plain observation with a value as it is written."""
    fields: dict[str, Any] = {
        "id": ident, "drug": "samplirsen", "parameter": "change", "value": quantity.parse(value) if value else None,
        "unit": unit, "statistic": "", "spread_kind": "", "n": "", "population": "", "analysis_set": "", "species": "",
        "matrix": "", "study": "", "arm": "", "dose": "", "route": "", "schedule": "", "time": "", "qualifier": "",
        "missing": None if value else "not-reported", "compound": "samplirsen", "formula": "", "grade": "primary",
    }  # fmt: skip
    return Observation(**fields | changes)


def share(ident: str, value: str, **changes: Any) -> Observation:
    """An observation that lies between 0 and 100%."""
    return observation(ident, value, parameter="share", **changes)


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


def with_differences(n: str = "9") -> tuple[Chart, dict[str, Observation]]:
    """Two rows of two percentages each, with their difference; all of an arm are of `n`."""
    shares = {ident: observation(ident, f"{10 + 9 * k}", n=n) for k, ident in enumerate(("a", "b", "c", "d"))}
    apart = {"statistic": "difference", "spread_kind": "95% CI", "grade": "derived", "n": "18"}
    found = {
        "x": observation("x", "−18 (−40 to 12)", "{pp}", **apart),
        "y": observation("y", "9 (1 to 30)", "{pp}", **apart),
    }
    names = {"labels": ("one", "two")}
    parts = series("drug", "a", "b", **names), series("placebo", "c", "d", tone="placebo", **names)
    return chart("paired", *parts, series("Difference", "x", "y", tone="other", **names)), shares | found


def draw(sample: Chart, observations: Mapping[str, Observation]) -> Figure:
    return charts.draw(sample, observations, VOCABULARY)


def problems(sample: Chart, observations: Mapping[str, Observation]) -> list[str]:
    """What is misplaced in the chart as it is drawn now."""
    return charts.find_misplaced(draw(sample, observations), sample, observations, VOCABULARY)


def drawn(sample: Chart, observations: Mapping[str, Observation], ident: str = "figure-sample") -> str:
    return charts.write_svg(draw(sample, observations), sample, observations, VOCABULARY, ident)


@cache
def drawn_complete(kind: str) -> str:
    """The chart of `complete` as a picture, drawn once for all tests."""
    return drawn(*complete(kind))


def texts(svg: str) -> list[str]:
    """The words of a picture, in order."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


TROUGHS = {  # three trials with near times: what a chart of courses must be able to show
    "ENDEAR, infants": [(15, "3.96 ± 2.33", 68), (29, "5.58 ± 3.49", 69), (64, "6.68 ± 4.42", 67), (183, "6.72 ± 2.72", 40), (302, "11.2 ± 6.92", 12)],
    "CHERISH, children": [(29, "3.11 ± 1.32", 83), (85, "4.62 ± 2.09", 84), (274, "4.66 ± 2.03", 66)],
    "NURTURE, presymptomatic": [(15, "14.5 ± 11.3", 24), (29, "29.4 ± 20.1", 24), (64, "20.2 ± 11.2", 23), (183, "14.6 ± 8.86", 19), (302, "11.9 ± 6.47", 13)],
}  # fmt: skip


def crowded(repeats: int = 1, tone: Any = "") -> tuple[Chart, dict[str, Observation]]:
    """A course of three series with near times, or of `repeats` times as many, each a little higher."""
    found, parts = {}, []
    for copy in range(repeats):
        for number, (label, values) in enumerate(TROUGHS.items()):
            ids = [f"trough-{copy}-{number}-{day}" for day, _, _ in values]
            for ident, (day, text, n) in zip(ids, values, strict=True):
                mean, spread = text.split(" ± ")
                higher = f"{float(mean) + 40 * copy:g} ± {spread}"
                found[ident] = observation(ident, higher, "ng/mL", spread_kind="SD", n=str(n), time=f"day {day}")
            parts.append(series(label if not copy else f"{label}, again", *ids, tone=tone))
    axes: dict[str, Any] = {
        "axis": Axis(label="Trough in CSF", unit="ng/mL", low=0.0),
        "axis_x": Axis(label="Study day", unit="d"),
    }
    return chart("course", *parts, **axes), found
