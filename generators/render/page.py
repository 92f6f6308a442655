"""Drug and Guide -> Page: the parts are rendered, the template says in which order they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generators.check.sources import texts
from generators.cite import numbering
from generators.domain import describe, notices
from generators.domain.describe import cited, mark
from generators.model import Asset, Drug, Event, Finding, Guide, Library, Page, Placed
from generators.render import blocks
from generators.render.blocks import how_to_cite
from generators.render.prose import Sheet

Draw = Callable[[Library, Any, Callable[[str], str]], str]
REVIEW = {"not-yet-independently-reviewed": "not yet independently reviewed", "reviewed": "independently reviewed"}


@cache
def templates() -> Environment:
    """The page templates; an undefined name is an error."""
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def render(library: Library, draw: Draw) -> tuple[list[Page], list[Finding]]:
    """Every page about a drug; what could not be printed comes back as findings."""
    pages, findings = [], []
    for drug in library.drugs:
        for made, wrong in (monograph(drug, library, draw), *(guide(g, drug, library, draw) for g in drug.guides)):
            pages.append(made)
            findings += [f for f in wrong if f not in findings]
    return pages, findings


def _sheet(drug: Drug, library: Library, draw: Draw) -> Sheet:
    sheet = Sheet(library, drug, lambda noun: draw(library, noun, sheet.plain))
    return sheet


# --- the guide -------------------------------------------------------------------------------------------------


def guide(guide: Guide, drug: Drug, library: Library, draw: Draw) -> tuple[Page, list[Finding]]:
    """One guide: what the drug is, what the author wrote, what sources disagree on, what is not known, the evidence."""
    sheet = _sheet(drug, library, draw)
    sheet.stated += [*drug.statuses, *blocks.card_facts(drug, full=False)]
    card = blocks.card(drug, library.publisher, library.vocabulary, sheet.at(drug.where), full=False)
    status = blocks.status_strip(drug, sheet.at(drug.where))
    start = guide.where.model_copy(update={"line": guide.body_line, "column": 1})
    lead = sheet.inline(guide.summary, guide.where)
    body = sheet.prose(guide.body, start)
    conflicts = [c for c in drug.conflicts if guide.slug in c.guides]
    gaps = [g for g in drug.gaps if guide.slug in g.guides]
    parts = {
        "title": guide.title,
        "lead": lead,
        "meta": _meta(library, guide),
        "status": status,
        "card": card,
        "body": body.strip(),
        "conflicts": blocks.conflicts(conflicts, lambda c: sheet.at(c.where)) if conflicts else "",
        "gaps": blocks.gaps(gaps, lambda g: sheet.at(g.where)) if gaps else "",
        "crumbs": _crumbs((("../..", "Drugs"), ("..", drug.name)), guide.title),
    }
    path = f"drugs/{drug.id}/{guide.slug}"
    parts["citation"] = how_to_cite.block(
        library.publisher, guide.title, guide.version, guide.date, path, drug.modality
    )
    parts["panel"] = blocks.panel(sheet.shown.values(), len(conflicts), len(gaps), "#evidence", f"{path}.md")
    parts["evidence"] = blocks.evidence(sheet.shown.values(), drug, library, sheet.at(drug.where))
    front = {"title": guide.title, "description": sheet.plain(guide.summary), "page_kind": "guide", "version": guide.version,
             "date": guide.date, "cutoff": guide.cutoff, "review": REVIEW[guide.review], "drug": drug.id}  # fmt: skip
    return _page(f"{path}.md", "guide.md", parts, front, sheet, guide), sheet.findings


# --- the monograph ---------------------------------------------------------------------------------------------


def monograph(drug: Drug, library: Library, draw: Draw) -> tuple[Page, list[Finding]]:
    """All that is known of a drug, by section."""
    sheet = _sheet(drug, library, draw)
    sheet.stated += [*drug.statuses, *drug.facts, *drug.events]
    words = sheet.at(drug.where)
    parts: dict[str, Any] = {
        "title": drug.name,
        "lead": words(drug.summary),
        "meta": _monograph_meta(library, drug),
        "status": blocks.status_strip(drug, words),
        "card": blocks.card(drug, library.publisher, library.vocabulary, words, full=True),
        "guides": _guides(drug, sheet),
        "history": _history(drug.events, words),
        "sections": [
            {
                "title": title,
                "slug": re.sub(r"\W+", "-", title.lower()),
                "html": html,
                "count": count,
                "pictures": _pictures(drug, title, sheet),
                "tables": _tables(drug, title, sheet),
            }
            for title, html, count in blocks.sections(drug, library, words)
        ],
        "studies": "\n\n".join(sheet.study(study.id).strip() for study in drug.studies),
        "conflicts": blocks.conflicts(drug.conflicts, lambda c: sheet.at(c.where)) if drug.conflicts else "",
        "gaps": blocks.gaps(drug.gaps, lambda g: sheet.at(g.where)) if drug.gaps else "",
        "crumbs": _crumbs((("..", "Drugs"),), drug.name),
    }
    sheet.shown = {o.id: o for o in drug.observations}
    parts["panel"] = blocks.panel(
        drug.observations, len(drug.conflicts), len(drug.gaps), "#references", f"drugs/{drug.id}/index.md"
    )
    parts["citation"] = how_to_cite.block(
        library.publisher, f"{drug.name}: monograph", "", drug.reviewed, f"drugs/{drug.id}", drug.modality
    )
    front = {"title": drug.name, "description": sheet.plain(drug.summary), "page_kind": "monograph", "date": drug.reviewed,
             "cutoff": drug.reviewed, "review": REVIEW["not-yet-independently-reviewed"], "drug": drug.id}  # fmt: skip
    return _page(f"drugs/{drug.id}/index.md", "monograph.md", parts, front, sheet, drug), sheet.findings


def _pictures(drug: Drug, section: str, sheet: Sheet) -> str:
    """The charts of a section: those whose first point belongs to it."""
    own = [c for c in drug.charts if sheet.section(c.shown) == section]
    return "".join(sheet.prose(f'{{{{ chart("{c.name}") }}}}', c.where) for c in own)


def _tables(drug: Drug, section: str, sheet: Sheet) -> str:
    """The tables of a section that no guide shows."""
    shown = {call.name for guide in drug.guides for call in texts.calls(guide.body) if call.word == "table"}
    own = [t for t in drug.tables if t.name not in shown and sheet.section(t.shown) == section]
    return "".join(sheet.prose(f'{{{{ table("{t.name}") }}}}', t.where) for t in own)


def _guides(drug: Drug, sheet: Sheet) -> str:
    items = [
        f'<li><a href="{g.slug}/"><b>{escape(g.title)}</b></a><span>{sheet.inline(g.summary, g.where)}</span></li>'
        for g in drug.guides
    ]
    return f'<ul class="guide-list">{"".join(items)}</ul>' if items else ""


def _history(events: Iterable[Event], words: Callable[[str], str]) -> str:
    rows = "".join(
        f'<li class="event-{e.kind}"><time datetime="{e.date}">{describe.date(e.date)}</time> <span class="region">{e.region}</span> '
        f"<span>{words(e.text)}{cited(e.sources)}{mark(e.grade)}</span></li>"
        for e in sorted(events, key=lambda e: (e.date, e.id))
    )
    return f'<ol class="history">{rows}</ol>'


# --- what both share -------------------------------------------------------------------------------------------


def _crumbs(links: Iterable[tuple[str, str]], here: str) -> str:
    items = "".join(f'<li><a href="{href}/">{escape(label)}</a></li>' for href, label in links)
    return (
        f'<nav class="crumbs" aria-label="Breadcrumb"><ol>{items}<li aria-current="page">{escape(here)}</li></ol></nav>'
    )


def _meta(library: Library, guide: Guide) -> str:
    rows = (
        ("Publisher", escape(library.publisher.name)),
        ("Version", escape(guide.version)),
        ("Date", describe.date(guide.date)),
        ("Evidence cut-off", describe.date(guide.cutoff)),
        ("Review", escape(" by ".join([REVIEW[guide.review], *filter(None, [", ".join(guide.reviewers)])]))),
        ("Audience", escape(guide.audience)),
    )
    return _definitions(rows)


def _monograph_meta(library: Library, drug: Drug) -> str:
    more = (("Indication", escape(drug.indication)), ("Route", escape(drug.route)))
    return _definitions((*_age(library, drug), *more))


def about(library: Library, drug: Drug) -> str:
    """How old the data of a drug are and who looked at them."""
    return _definitions(_age(library, drug))


def _age(library: Library, drug: Drug) -> tuple[tuple[str, str], ...]:
    return (
        ("Publisher", escape(library.publisher.name)),
        ("Date", describe.date(drug.reviewed)),
        ("Evidence cut-off", describe.date(drug.reviewed)),
        ("Review", REVIEW["not-yet-independently-reviewed"]),
    )


def _definitions(rows: Iterable[tuple[str, str]]) -> str:
    return f'<dl class="page-meta">{"".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in rows)}</dl>'


def _page(path: str, template: str, parts: dict[str, Any], front: dict[str, str], sheet: Sheet, origin: Placed) -> Page:
    """The parts in the template's order, with the disclaimers that the contents ask for and the data beside the page."""
    placeholders = {"top": "", "foot": "", "front": ""}
    source = templates().get_template(template)
    keys = [citation.key for citation, _ in numbering.citations(source.render(**parts, **placeholders))]
    holds = notices.of_page(sheet.drug, sheet.library, sheet.holds(keys))
    needed = notices.required(sheet.library.disclaimers, holds)
    parts["citation"] += blocks.offers(sheet.library.publisher, sheet.drug)
    parts |= {place: blocks.disclaimers(needed, place) for place in ("top", "foot")}
    text = sheet.resolved(source.render(**parts, front=_front(front)), origin.where)
    data = blocks.page_data(front, sheet.shown.values())
    return Page(
        path=path, kind=front["page_kind"], title=front["title"], description=front["description"], text=text,
        origin=origin.where, meta=front, facets=holds, observations=tuple(sheet.shown),
        assets=(Asset(path="data.json", content=data), *sheet.assets),
    )  # fmt: skip


def _front(front: dict[str, str]) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "---\n" + "\n".join([*lines, "data: data.json", "hide: [navigation]"]) + "\n---"
