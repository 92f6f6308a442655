"""Records of the ledger: disagreements, gaps, due reviews, retractions, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generators.domain import describe, waivers
from generators.model import Conflict, Drug, Finding, Gap, Library, Waiver
from generators.render.environment import CONFLICT_STATES
from generators.render.plan.inline import Scope, format_plain_text
from generators.report.ledger import parts

_WAIVERS = ("Rule", "Finding", "Reason", "Who answers", "Until", "Now")


@dataclass(frozen=True)
class RecordItem:
    """A disagreement or a gap, linked to its drug's monograph."""

    address: str
    title: str
    drug: str
    reason: str = ""  # of a gap
    searched: str = ""  # the day of the search for what a gap lacks


@dataclass(frozen=True)
class RecordList:
    """The disagreements of one state, or the gaps of one drug."""

    name: str  # the state or the drug
    words: str
    records: tuple[RecordItem, ...]


@dataclass(frozen=True)
class Review:
    """The findings on due reviews at a day, and the review period in days."""

    days: int
    findings: tuple[parts.FindingItem, ...]


@dataclass(frozen=True)
class Lookup:
    """How many DOIs were looked up for retractions, where and when, and how many notices were found."""

    dois: int
    without_doi: int
    asked: int
    found: int
    source: str
    date: str  # "" before anything was looked up


def list_conflicts(library: Library) -> list[RecordList]:
    """List every disagreement by state."""
    pairs = [(drug, conflict) for drug in library.drugs for conflict in drug.conflicts]
    by_state = {
        state: tuple(_list_conflict(d, c, library) for d, c in pairs if c.state == state) for state in CONFLICT_STATES
    }
    return [RecordList(state, CONFLICT_STATES[state], items) for state, items in by_state.items() if items]


def _list_conflict(drug: Drug, conflict: Conflict, library: Library) -> RecordItem:
    title = format_plain_text(conflict.title, conflict.where, Scope(library, drug))
    return RecordItem(f"../drugs/{drug.id}/#conflict-{conflict.id}", title, drug.name)


def list_gaps(library: Library) -> list[RecordList]:
    """List every gap by drug, with its reason and the day of the search."""
    return [
        RecordList(drug.id, drug.name, tuple(_list_gap(gap, drug, library) for gap in drug.gaps))
        for drug in library.drugs
        if drug.gaps
    ]


def _list_gap(gap: Gap, drug: Drug, library: Library) -> RecordItem:
    title = format_plain_text(gap.title, gap.where, Scope(library, drug))
    return RecordItem(
        f"../drugs/{drug.id}/#gap-{gap.id}",
        title,
        drug.name,
        describe.missing_words(gap.reason).words,
        describe.date(gap.date),
    )


def list_due_reviews(library: Library, findings: Iterable[Finding]) -> Review:
    """List the pages and values whose review is overdue."""
    due = (finding for finding in findings if finding.rule == "DAT-STALE")
    return Review(library.wording.review_days, parts.list_findings(due))


def count_retractions(library: Library) -> Lookup:
    """Count the DOIs that were looked up and the notices found; other sources are not covered."""
    snapshot = library.sources.retractions
    dois = {r.fields["doi"].lower() for r in library.references.values() if "doi" in r.fields}
    return Lookup(
        dois=len(dois),
        without_doi=len(library.references) - len(dois),
        asked=len(dois & {doi.lower() for doi in snapshot.asked}),
        found=sum(entry.doi.lower() in dois for entry in snapshot.entries),
        source=snapshot.source,
        date=describe.date(snapshot.snapshot) if snapshot.snapshot else "",
    )


def list_waivers(library: Library, findings: Sequence[Finding]) -> parts.Table | None:
    """Return a table of every waiver with its present effect; None without waivers."""
    rows = [_make_waiver_row(number, waiver, library, findings) for number, waiver in enumerate(library.waivers, 1)]
    return parts.make_table("waivers", "Every waiver.", _WAIVERS, rows, "index") if rows else None


def _make_waiver_row(number: int, waiver: Waiver, library: Library, findings: Iterable[Finding]) -> parts.Row:
    fitting = sum(waivers.matches(waiver, finding) for finding in findings)
    now = f"{fitting} waived" if waivers.is_in_force(waiver, library.today) else "ended"
    words = (f"{waiver.file}: {waiver.match}", waiver.reason, waiver.owner, describe.date(waiver.expires), now)
    return parts.Row(f"waiver-{number}", parts.make_rule_head(waiver.rule), tuple(map(parts.Cell, words)))
