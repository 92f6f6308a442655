"""Where sources disagree, what is not known, what is due for review, what was looked up as retracted, what is waived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generators.domain import describe, waivers
from generators.model import Drug, Finding, Gap, Library, Waiver
from generators.render.environment import CONFLICT_STATES as STATES
from generators.render.plan.inline import Scope, plain_text
from generators.report.ledger import parts
from generators.report.rules_page import safe


def conflicts(library: Library) -> str:
    """Every disagreement by state, the open ones in sight, each with a link to what is said of it."""
    items: dict[str, list[str]] = {state: [] for state in STATES}
    for drug in library.drugs:
        for conflict in drug.conflicts:
            link = _record(drug, "conflict", conflict.id, conflict.title, library)
            link += f' <span class="compound">{escape(drug.name)}</span>'
            badge = f'<span class="badge badge-{conflict.state}">{STATES[conflict.state]}</span>'
            items[conflict.state].append(f'<li class="conflict">{link} {badge}</li>')
    shown = [
        parts.folded("conflicts", f"{len(found)} {STATES[state]}", found, opened=state == "open")
        for state, found in items.items()
        if found
    ]
    return f'<div id="all-conflicts">{"".join(shown) or "<p>No disagreement is recorded.</p>"}</div>'


def gaps(library: Library) -> str:
    """Every gap by drug, with its reason and the day of the search."""
    shown = [
        parts.folded(
            "gaps", f"{len(drug.gaps)} for {escape(drug.name)}", [_gap(gap, drug, library) for gap in drug.gaps]
        )
        for drug in library.drugs
        if drug.gaps
    ]
    return f'<div id="all-gaps">{"".join(shown) or "<p>No gap is recorded.</p>"}</div>'


def _gap(gap: Gap, drug: Drug, library: Library) -> str:
    reason = f'<span class="badge">{gap.reason.replace("-", " ")}</span>'
    searched = f'<span class="searched">searched {describe.date(gap.date)}</span>'
    return f'<li class="gap">{_record(drug, "gap", gap.id, gap.title, library)} {reason} {searched}</li>'


def _record(drug: Drug, kind: str, ident: str, title: str, library: Library) -> str:
    said = safe(plain_text(title, drug.where, Scope(library, drug)))
    return f'<a href="../drugs/{drug.id}/#{kind}-{ident}">{said}</a>'


def stale(library: Library, findings: Iterable[Finding]) -> str:
    """The pages and values that nobody has reviewed for too long."""
    due = [finding for finding in findings if finding.rule == "DAT-STALE"]
    told = f"A page or a value is due when its last review is more than {library.wording.review_days} days old."
    day = describe.date(library.today)
    if not due:
        return f'<p id="stale">{told} On {day} none is.</p>'
    return f'<div id="stale"><p>{told} On {day} these were:</p><ul>{parts.listed(due)}</ul></div>'


def retractions(library: Library) -> str:
    """What was looked up as retracted or corrected, when and where; nothing is said of the other sources."""
    snapshot = library.sources.retractions
    dois = {r.fields["doi"].lower() for r in library.references.values() if "doi" in r.fields}
    rest = f"{len(library.references) - len(dois)} sources have no DOI, and nothing was asked of them."
    if snapshot.snapshot is None:
        return f'<p id="looked-up">None of the {len(dois)} DOIs has been looked up yet. {rest}</p>'
    asked = len(dois & {doi.lower() for doi in snapshot.asked})
    found = sum(entry.doi.lower() in dois for entry in snapshot.entries)
    where = f"in {escape(snapshot.source)} on {describe.date(snapshot.snapshot)}"
    told = f"{asked} of {len(dois)} DOIs were looked up {where}; notices found: {found}."
    return f'<p id="looked-up">{told} {rest}</p>'


def waived(library: Library, findings: Sequence[Finding]) -> str:
    """Every waiver with what it does now."""
    if not library.waivers:
        return '<p id="no-waivers">No finding is waived.</p>'
    head = ["Rule", "Finding", "Reason", "Who answers", "Until", "Now"]
    rows: list[parts.Row] = [
        (f"waiver-{n}", parts.rule_link(w.rule), _cells(w, library, findings)) for n, w in enumerate(library.waivers, 1)
    ]
    return parts.table("waivers", "Every waiver.", head, rows, "index")


def _cells(waiver: Waiver, library: Library, findings: Iterable[Finding]) -> list[str]:
    fitting = sum(waivers.fits(waiver, finding) for finding in findings)
    now = f"{fitting} waived" if waivers.in_force(waiver, library.today) else "ended"
    told = (f"{waiver.file}: {waiver.match}", waiver.reason, waiver.owner)
    return [*map(safe, told), describe.date(waiver.expires), now]
