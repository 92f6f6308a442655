"""What the parts of the ledger share: a numbered table, a link to a rule, findings as a list, findings counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from generators.model import Finding
from generators.report.formats import LEVELS, level
from generators.report.rules_page import safe, words

NUMBERS = {"values": 1, "pages": 2, "findings": 3, "waivers": 4}
Row = tuple[str, str, Sequence[object]]  # id, head as HTML, cells as HTML


def table(name: str, caption: str, head: Sequence[str], rows: Iterable[Row], look: str = "matrix") -> str:
    """A numbered table with its caption."""
    label = f"Table {NUMBERS[name]}"
    rows = list(rows)
    looks = ["", *(_look(cell) for cell in (rows[0][2] if rows else ()))]
    columns = "".join(f'<th scope="col"{look}>{escape(column)}</th>' for column, look in zip(head, looks, strict=True))
    return (
        f'<figure class="table" id="table-{name}"><figcaption><span class="label">{label}.</span> {caption}</figcaption>'
        f'<div class="scroll" tabindex="0" role="group" aria-label="{label}"><table class="{look}"><thead><tr>{columns}</tr>'
        f"</thead><tbody>{''.join(map(_row, rows))}</tbody></table></div></figure>"
    )


def _row(row: Row) -> str:
    ident, first, cells = row
    opened = f'<tr id="{ident}">' if ident else "<tr>"
    return f'{opened}<th scope="row">{first}</th>{"".join(f"<td{_look(cell)}>{cell}</td>" for cell in cells)}</tr>'


def _look(cell: object) -> str:
    """Numbers stand under each other."""
    return ' class="tally"' if re.fullmatch(r"(<a [^>]*>)?\d+(</a>)?", str(cell)) else ""


def rule_link(ident: str) -> str:
    """A rule's id, linked to what it says."""
    return f'<a class="rule-id" href="../rules/#{escape(ident.lower())}">{safe(ident)}</a>'


def counted(findings: Iterable[Finding]) -> list[int]:
    """How many errors, warnings, infos and waived findings there are."""
    levels = Counter(map(level, findings))
    return [levels[name] for name in LEVELS]


def listed(findings: Iterable[Finding]) -> str:
    """Findings as items of a list: place, level, message."""
    return "".join(
        f'<li><code>{safe(str(f.where))}</code> <span class="badge badge-{level(f)}">{level(f)}</span> {words(f.message)}'
        f"{f' <b>Waived:</b> {safe(f.waived)}' if f.waived else ''}</li>"
        for f in findings
    )


def folded(name: str, title: str, items: Sequence[str], opened: bool = False) -> str:
    """A list that folds under its title."""
    state = " open" if opened else ""
    return (
        f'<details class="evidence"{state}><summary>{title}</summary><ul class="{name}">{"".join(items)}</ul></details>'
    )
