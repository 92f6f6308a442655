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
    records: tuple[RecordItem, ...]  # the first of them
    count: int


@dataclass(frozen=True)
class Review:
    """The findings on due reviews at a day, and the review period in days."""

    days: int
    count: int
    findings: tuple[parts.FindingItem, ...]  # the first of them


@dataclass(frozen=True)
class Lookup:
    """How many DOIs were looked up for retractions, where and when, and how many notices were found."""

    dois: int
    without_doi: int
    asked: int
    found: int
    source: str
    date: str  # "" before anything was looked up


def list_conflicts(
    drugs: Iterable[Drug],
    library: Library,
    up: str,
    states: Sequence[str] = tuple(CONFLICT_STATES),
    most: int | None = None,
) -> list[RecordList]:
    """List the disagreements of drugs by state, of each at most so many. `up` leads from the page to the site."""
    pairs = [(drug, conflict) for drug in drugs for conflict in drug.conflicts]
    by_state = {state: [(drug, one) for drug, one in pairs if one.state == state] for state in states}
    return [
        RecordList(
            state,
            CONFLICT_STATES[state],
            tuple(_list_conflict(*pair, library, up) for pair in found[:most]),
            len(found),
        )
        for state, found in by_state.items()
        if found
    ]


def _list_conflict(drug: Drug, conflict: Conflict, library: Library, up: str) -> RecordItem:
    title = format_plain_text(conflict.title, conflict.where, Scope(library, drug))
    return RecordItem(f"{up}drugs/{drug.id}/#conflict-{conflict.id}", title, drug.name)


def list_gaps(drug: Drug, library: Library, up: str) -> list[RecordList]:
    """List the gaps of a drug, each with its reason and the day of the search."""
    gaps = tuple(_list_gap(gap, drug, library, up) for gap in drug.gaps)
    return [RecordList(drug.id, drug.name, gaps, len(gaps))] if gaps else []


def _list_gap(gap: Gap, drug: Drug, library: Library, up: str) -> RecordItem:
    title = format_plain_text(gap.title, gap.where, Scope(library, drug))
    return RecordItem(
        f"{up}drugs/{drug.id}/#gap-{gap.id}",
        title,
        drug.name,
        describe.missing_words(gap.reason).words,
        describe.date(gap.date),
    )


def list_due_reviews(library: Library, findings: Iterable[Finding], most: int | None = None) -> Review:
    """List the pages and values whose review is overdue, at most so many."""
    due = [finding for finding in findings if finding.rule == "DAT-STALE"]
    return Review(library.wording.review_days, len(due), parts.list_findings(due[:most]))


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


def list_waivers(
    listed: Sequence[Waiver], library: Library, findings: Sequence[Finding], most: int | None = None
) -> parts.Table | None:
    """Return a table of waivers with their present effect, at most so many; None without any."""
    rows = [_make_waiver_row(number, waiver, library, findings) for number, waiver in enumerate(listed[:most], 1)]
    caption = (
        f"The first {len(rows)} of {len(listed)} waivers; data/waivers.yml has all."
        if len(rows) < len(listed)
        else "Every waiver."
    )
    return parts.make_table("waivers", caption, _WAIVERS, rows, "index") if rows else None


def _make_waiver_row(number: int, waiver: Waiver, library: Library, findings: Iterable[Finding]) -> parts.Row:
    fitting = sum(waivers.matches(waiver, finding) for finding in findings)
    now = f"{fitting} waived" if waivers.is_in_force(waiver, library.today) else "ended"
    words = (f"{waiver.file}: {waiver.match}", waiver.reason, waiver.owner, describe.date(waiver.expires), now)
    return parts.Row(f"waiver-{number}", parts.make_rule_head(waiver.rule), tuple(map(parts.Cell, words)))
