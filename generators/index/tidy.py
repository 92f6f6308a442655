"""The tidy form of observations: one row each, one meaning a column. CSV, XLSX, Parquet and the data package are written from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generators.index.entries import Entry

Cell = str | float | None


@dataclass(frozen=True)
class TidyColumn:
    """A column: its name, the type of its cells in a table schema, what it holds, and how it is read from an entry."""

    name: str
    type: Literal["string", "number"]
    description: str
    read: Callable[[Entry], Cell]


def row(entry: Entry, site: str = "") -> tuple[Cell, ...]:
    """Return an observation as a row; `site` is where the site is published, for its permanent address."""
    cells = tuple(column.read(entry) for column in COLUMNS[:-1])
    return (*cells, f"{site.rstrip('/')}/{entry.address}" if site else entry.address)


def _text(name: str, description: str, read: Callable[[Entry], str]) -> TidyColumn:
    return TidyColumn(name, "string", description, read)


def _field(name: str, description: str, field: str = "") -> TidyColumn:
    """A column with a field of the observation as it is."""
    return _text(name, description, lambda entry: str(getattr(entry.observation, field or name) or ""))


def _number(name: str, description: str, read: Callable[[Entry], float | None]) -> TidyColumn:
    return TidyColumn(name, "number", description, read)


def _list_keys(entry: Entry) -> str:
    return "; ".join(citation.key for citation in entry.observation.sources)


def _list_locators(entry: Entry) -> str:
    return "; ".join(citation.locator for citation in entry.observation.sources)


def _list_editions(entry: Entry) -> str:
    return "; ".join(entry.editions) if any(entry.editions) else ""


def _list_disputes(entry: Entry) -> str:
    return "; ".join(f"{conflict.id} ({conflict.state})" for conflict in entry.disputes)


COLUMNS: tuple[TidyColumn, ...] = (
    _field("id", "Permanent id of the observation."),
    _text("drug", "Drug whose page holds the record.", lambda e: e.drug),
    _text("compound", "What was given or measured; not always the drug itself.", lambda e: e.compound),
    _text("quantity", "What was measured.", lambda e: e.quantity),
    _field("analyte", "What was measured or counted: a lipid, a score, an adverse event."),
    _field("qualifier", "What narrows it further."),
    _text("species", "Species.", lambda e: e.species),
    _text("matrix", "What was sampled or measured in.", lambda e: e.matrix),
    _text("population", "Who was studied.", lambda e: e.population),
    _text("study", "Study.", lambda e: e.study),
    _text("arm", "Arm of the study.", lambda e: e.arm),
    _text("against", "Arm, or baseline, that a difference or a ratio was taken against.", lambda e: e.against),
    _field("cut", "State of the data that was reported.", "cut_name"),
    _field("analysis_set", "Whom the analysis counts."),
    _field("n", "Number of subjects, as reported."),
    _field("dose", "Dose, with its UCUM unit."),
    _field("route", "Route of administration."),
    _field("schedule", "How often it was given."),
    _field("time", "When it was measured."),
    _text("written", "Value as the source is rendered, without its unit.", lambda e: e.observation.value.text if e.observation.value else ""),
    _number("value", "Estimate; of a count, how many. Empty for a range, a list or a missing value.", lambda e: e.center),
    _number("low", "Lower end of the interval, the range or the ±.", lambda e: e.low),
    _number("high", "Upper end of the interval, the range or the ±.", lambda e: e.high),
    _text("bound", "Which side is open: <, ≤, >, ≥, up to.", lambda e: e.observation.value.bound if e.observation.value else ""),
    _field("unit", "UCUM code of the unit of value, low and high."),
    _text("statistic", "What the value is, and what its interval is.", lambda e: e.statistic),
    _field("missing", "Why there is no value."),
    _field("grade", "How the value is known: primary, secondary, derived, unverified."),
    _text("read", "How the sources that carry the grade were read: full text, part of the text, abstract, product label, trial registry and so on.", lambda e: "; ".join(e.observation.read_in)),
    _text("source", "Keys of the sources, as on the page of references.", _list_keys),
    _text("locator", "Where in each source it stands, in the same order.", _list_locators),
    _text("edition", "Edition and region of each source that is one of several, in the same order.", _list_editions),
    _field("formula", "How a derived value is computed from others; ids in braces."),
    _text("conflicts", "Disagreements that name the observation, each with its state.", _list_disputes),
    _field("note", "Note of the author of the row."),
    _text("address", "Address of the record.", lambda e: e.address),
)  # fmt: skip
