"""Plan a guide: the card, the author's text, disagreements, gaps, records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generators.domain import describe
from generators.errors import GuideError
from generators.model import Drug, Guide, Library, Observation, Where
from generators.render.plan import blocks, inline, pieces
from generators.render.plan.inline import AbsentError, Scope
from generators.render.plan.page import PagePlan, find_values, plan_page
from generators.render.plan.parts import Block, Card, ConflictItem, GapItem, Panel, RecordGroup, StatusItem
from generators.render.plan.pieces import Inline, Piece, Unresolved
from generators.render.plan.records import SECTIONS, find_section, group_records
from generators.text import prose

REVIEW = {"not-yet-independently-reviewed": "not yet independently reviewed", "reviewed": "independently reviewed"}

_ANCHORS = {"table": "table", "chart": "figure", "diagram": "figure", "protocol": "protocol", "study": "method"}


@dataclass(frozen=True)
class GuideParts:
    """The parts of a guide in the order of its template."""

    title: str
    lead: Inline
    meta: tuple[tuple[str, str], ...]
    crumbs: tuple[tuple[str, str], ...]
    status: tuple[StatusItem, ...]
    card: Card
    panel: Panel | None
    body: tuple[Piece | Block, ...]
    conflicts: tuple[ConflictItem, ...]
    gaps: tuple[GapItem, ...]
    evidence: tuple[RecordGroup, ...] = ()


def plan_guide(guide: Guide, drug: Drug, library: Library) -> PagePlan:
    """Plan one guide of a drug."""
    scope = Scope(library, drug)
    path = f"drugs/{drug.id}/{guide.slug}.md"
    conflicts = [c for c in drug.conflicts if guide.slug in c.guides]
    gaps = [g for g in drug.gaps if guide.slug in g.guides]
    parts = GuideParts(
        title=guide.title,
        lead=inline.parse_inline(guide.summary, guide.where, scope),
        meta=_list_meta(library, guide),
        crumbs=(("../..", "Drugs"), ("..", drug.name)),
        status=blocks.list_statuses(drug, scope),
        card=blocks.plan_card(drug, scope, is_full=False),
        panel=None,
        body=plan_body(guide, scope),
        conflicts=blocks.list_conflicts(conflicts, scope),
        gaps=blocks.list_gaps(gaps, scope),
    )
    shown = find_values(parts)
    parts = _add_evidence(parts, shown, plan_panel(shown, len(conflicts), len(gaps), "#evidence", path), scope)
    front = {
        "title": guide.title, "description": pieces.to_plain_text(parts.lead), "page_kind": "guide", "version": guide.version,
        "date": guide.date, "cutoff": guide.cutoff, "review": REVIEW[guide.review], "drug": drug.id,
    }  # fmt: skip
    return plan_page(path, "guide", front, drug, library, guide.where, parts)


def _add_evidence(parts: GuideParts, shown: Iterable[Observation], panel: Panel, scope: Scope) -> GuideParts:
    """Add the panel, and the records of all values that the parts show."""
    order = list(SECTIONS)
    ordered = sorted(shown, key=lambda o: (order.index(find_section(o, scope)), o.parameter))
    return GuideParts(**{**vars(parts), "panel": panel, "evidence": group_records(ordered, scope)})


def plan_body(guide: Guide, scope: Scope) -> tuple[Piece | Block, ...]:
    """Plan the author's text, with the blocks that it calls."""
    out: list[Piece | Block] = []
    for node in prose.parse(guide.body, is_markdown=True).nodes:
        source, where = guide.body[node.start : node.end], place(guide, node.start)
        match node:
            case prose.Call(is_block=True):
                out.append(_plan_block(node, where, scope))
            case prose.Call():
                out += inline.resolve(node, where, scope)
            case prose.CitationGroup():
                out += pieces.make_citations(citation for citation, _ in node.citations)
            case prose.StrayMark():
                out.append(inline.describe_stray(source, where))
            case prose.HiddenText():
                out.append(pieces.Markdown(source))
            case _:
                out.append(inline.split_guide_words(source))
    return pieces.join(out)


def place(guide: Guide, offset: int) -> Where:
    """Return the line and column of an offset in a guide's body."""
    return Where.at(guide.where.file, guide.body, offset, guide.body_line)


def _plan_block(call: prose.Call, where: Where, scope: Scope) -> Block | Unresolved:
    try:
        return blocks.plan_block(call.word, call.name, scope)
    except (AbsentError, GuideError) as error:
        return Unresolved(blocks.to_problem(error, where), f"{_ANCHORS[call.word]}-{call.name}")


# --- what the pages of a drug share --------------------------------------------------------------------------------


def plan_panel(shown: Iterable[Observation], conflicts: int, gaps: int, records: str, path: str) -> Panel:
    """Plan the evidence panel: values by grade, missing ones, conflicts and gaps, the link to the ledger."""
    shown = list(shown)
    counted = Counter(o.grade for o in shown if o.value)
    missing = sum(o.value is None for o in shown)
    others = ((missing, "missing", records), (conflicts, "disagreements", "#disagreements"), (gaps, "gaps", "#gaps"))
    address = page_address(path)
    return Panel(
        grades=tuple((grade, counted[grade]) for grade in describe.GRADES if counted[grade]),
        others=tuple(other for other in others if other[0]),
        records=records,
        ledger=f"{'../' * len(address)}validity/#{ledger_anchor(path)}",
    )


def ledger_anchor(path: str) -> str:
    """Return the id of a page's row in the ledger: `drugs/tofersen/index.md` as `page-tofersen`."""
    return "-".join(["page", *page_address(path)[1:]])


def page_address(path: str) -> list[str]:
    """Return the folders of a page's address: `drugs/tofersen/index.md` as `drugs`, `tofersen`."""
    return path.removesuffix(".md").removesuffix("/index").split("/")


def _list_meta(library: Library, guide: Guide) -> tuple[tuple[str, str], ...]:
    return (
        ("Publisher", library.publisher.name),
        ("Version", guide.version),
        ("Date", describe.date(guide.date)),
        ("Evidence cut-off", describe.date(guide.cutoff)),
        ("Review", " by ".join(filter(None, [REVIEW[guide.review], ", ".join(guide.reviewers)]))),
        ("Audience", guide.audience),
    )
