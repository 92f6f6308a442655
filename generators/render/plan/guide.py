"""Plan a guide: the card, the author's text, disagreements, gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generators.domain import describe
from generators.domain.counting import count_values
from generators.domain.disagreement import split_corrections
from generators.errors import GuideError
from generators.model import Drug, Guide, Library, Observation, Where
from generators.render.plan import blocks, inline, opening, pieces
from generators.render.plan.inline import AbsentError, Scope
from generators.render.plan.opening import Opening
from generators.render.plan.page import Draft, find_values
from generators.render.plan.parts import Block, ConflictItem, ConflictTitle, GapItem, Panel
from generators.render.plan.pieces import Piece, Unresolved
from generators.text import prose
from generators.text.docs_paths import page_address

REVIEW = {"not-yet-independently-reviewed": "not yet independently reviewed", "reviewed": "independently reviewed"}

_ANCHORS = {"table": "table", "chart": "figure", "diagram": "figure", "protocol": "protocol", "study": "method"}


@dataclass(frozen=True)
class GuideParts:
    """The parts of a guide in the order of its template."""

    opening: Opening
    body: tuple[Piece | Block, ...]
    conflicts: tuple[ConflictItem, ...]  # the open ones
    explained: tuple[ConflictTitle, ...]
    corrections: int  # how many there are on the monograph
    gaps: tuple[GapItem, ...]


def plan_guide(guide: Guide, drug: Drug, library: Library) -> Draft:
    """Plan one guide of a drug."""
    scope = Scope(library, drug)
    path = f"drugs/{drug.id}/{guide.slug}.md"
    conflicts, corrections = split_corrections(c for c in drug.conflicts if guide.slug in c.guides)
    gaps = [g for g in drug.gaps if guide.slug in g.guides]
    parts = GuideParts(
        opening=_plan_opening(guide, drug, scope),
        body=plan_body(guide, scope),
        conflicts=blocks.list_conflicts((c for c in conflicts if c.state == "open"), scope),
        explained=blocks.list_titles((c for c in conflicts if c.state != "open"), scope),
        corrections=len(corrections),
        gaps=blocks.list_gaps(gaps, scope),
    )
    shown = find_values(parts)
    panel = plan_panel(shown, len(conflicts), len(gaps), "../data/", path)
    parts = replace(parts, opening=replace(parts.opening, panel=panel))
    front = {
        "title": guide.title, "description": pieces.to_plain_text(parts.opening.lead), "page_kind": "guide", "version": guide.version,
        "date": guide.date, "cutoff": guide.cutoff, "review": REVIEW[guide.review], "drug": drug.id,
    }  # fmt: skip
    return Draft(path, "guide", front, drug, guide.where, parts)


def _plan_opening(guide: Guide, drug: Drug, scope: Scope) -> Opening:
    """Plan the first screen; key points and values at a glance are the drug's, unless the guide has its own."""
    points: Drug | Guide = guide if guide.key_points else drug
    rows: Drug | Guide = guide if guide.at_a_glance else drug
    return Opening(
        crumbs=(("../..", "Drugs"), ("..", drug.name)),
        title=guide.title,
        lead=inline.parse_inline(guide.summary, guide.where, scope),
        status=opening.list_states(drug),
        key_points=opening.plan_key_points(points.key_points, points.where, scope),
        glance=opening.plan_glance(rows.at_a_glance, rows.where, scope),
        meta=_list_meta(scope.library, guide),
        panel=None,
        safety=blocks.list_safety(drug, scope, *blocks.GRAVE),
        card=blocks.plan_card(drug, scope, is_full=False),
    )


def plan_body(guide: Guide, scope: Scope) -> tuple[Piece | Block, ...]:
    """Plan the author's text, with the blocks that it calls."""
    out: list[Piece | Block] = []
    for node in prose.parse(guide.body, is_markdown=True).nodes:
        source, where = guide.body[node.start : node.end], place(guide, node.start)
        match node:
            case prose.Call(is_block=True):
                out.append(_plan_block(node, where, scope))
            case prose.HiddenText():
                out.append(pieces.Markdown(source))
            case prose.Words():
                out.append(inline.split_guide_words(source))
            case _:
                out += inline.resolve(node, source, where, scope)
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
    count = count_values(shown)
    others = (
        (count.missing, "missing", records),
        (conflicts, "disagreement" if conflicts == 1 else "disagreements", "#disagreements"),
        (gaps, "gap" if gaps == 1 else "gaps", "#gaps"),
    )
    up = "../" * len(page_address(path).split("/"))
    return Panel(
        grades=tuple((grade, count.grades[grade]) for grade in describe.GRADES if count.grades[grade]),
        others=tuple(other for other in others if other[0]),
        records=records,
        ledger=f"{up}validity/{page_address(path).split('/')[1]}/#{ledger_anchor(path)}",
    )


def ledger_anchor(path: str) -> str:
    """Return the id of a page's row in the ledger: `drugs/tofersen/index.md` as `page-tofersen`."""
    return "-".join(["page", *page_address(path).split("/")[1:]])


def _list_meta(library: Library, guide: Guide) -> tuple[tuple[str, str], ...]:
    return (
        ("Publisher", library.publisher.name),
        ("Version", guide.version),
        ("Date", describe.date(guide.date)),
        ("Evidence cut-off", describe.date(guide.cutoff)),
        ("Review", " by ".join(filter(None, [REVIEW[guide.review], ", ".join(guide.reviewers)]))),
        ("Audience", guide.audience),
    )
