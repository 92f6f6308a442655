"""The parts of the ledger as data: numbered tables and lists of findings. `blocks/ledger.jinja` prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generators.model import Finding
from generators.report.formats import LEVELS, level

_NUMBERS = {"values": 1, "pages": 2, "findings": 3, "waivers": 4}


@dataclass(frozen=True)
class Head:
    """The head of a row; a total is bold, rules and pages are linked."""

    text: str
    kind: Literal["words", "total", "page", "rule"] = "words"
    link: str = ""


@dataclass(frozen=True)
class Cell:
    """A count, which may be linked and have a bar of its share, or text, in which `code` is marked if `has_code`."""

    words: str = ""
    count: int | None = None
    link: str = ""
    has_code: bool = False
    whole: int = 0  # what the count is a share of


@dataclass(frozen=True)
class Row:
    """A row of a table, with its id."""

    ident: str
    head: Head
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A column with its head; counts are right-aligned."""

    head: str
    is_count: bool


@dataclass(frozen=True)
class Table:
    """A numbered table; `look` is its CSS class."""

    name: str
    number: int
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    look: str


@dataclass(frozen=True)
class FindingItem:
    """A finding in a list."""

    place: str
    level: str
    message: str
    waived: str


def make_table(name: str, caption: str, heads: Sequence[str], rows: Iterable[Row], look: str = "matrix") -> Table:
    """Make a numbered table; a column holds counts if its first cell is one."""
    rows = tuple(rows)
    counts = [False, *(cell.count is not None for cell in rows[0].cells)]
    columns = tuple(Column(head, is_count) for head, is_count in zip(heads, counts, strict=True))
    return Table(name, _NUMBERS[name], caption, columns, rows, look)


def make_rule_head(ident: str) -> Head:
    """Return the id of a rule, linked to its page."""
    return Head(ident, "rule", f"../rules/{ident.lower()}/")


def make_counts(numbers: Iterable[int], link: str = "") -> tuple[Cell, ...]:
    """Return counts as cells; those above zero are linked."""
    return tuple(Cell(count=number, link=link if number else "") for number in numbers)


def count_levels(findings: Iterable[Finding]) -> list[int]:
    """Count the errors, warnings, infos and waived findings."""
    levels = Counter(map(level, findings))
    return [levels[name] for name in LEVELS]


def group(findings: Iterable[Finding], key: Callable[[Finding], str]) -> dict[str, list[Finding]]:
    """Group findings by what a function says of each, in their order."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(key(finding), []).append(finding)
    return found


def list_findings(findings: Iterable[Finding]) -> tuple[FindingItem, ...]:
    """Return the findings as items of a list."""
    return tuple(FindingItem(str(f.where), level(f), f.message, f.waived) for f in findings)
