"""Every page about a drug: planned first, printed from the plan."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generators.model import Library, Page
from generators.render.blocks import how_to_cite, notice
from generators.render.plan.guide import plan_guide
from generators.render.plan.monograph import plan_monograph
from generators.render.plan.page import PagePlan
from generators.render.plan.pieces import Unresolved
from generators.render.printing import Draw, print_page


def plan(library: Library) -> tuple[PagePlan, ...]:
    """What every page about a drug holds: for each drug the monograph, then its guides."""
    return tuple(
        made
        for drug in library.drugs
        for made in (plan_monograph(drug, library), *(plan_guide(guide, drug, library) for guide in drug.guides))
    )


def render(plans: Iterable[PagePlan], library: Library, draw: Draw) -> tuple[list[Page], list[Unresolved]]:
    """The pages, and what could not be printed."""
    pages: list[Page] = []
    problems: list[Unresolved] = []
    for one in plans:
        page, undrawn = print_page(one, library, draw, _how_to_cite(one, library))
        pages.append(page)
        problems += [*one.problems, *undrawn]
    return pages, list(dict.fromkeys(problems))


def _how_to_cite(plan: PagePlan, library: Library) -> Markup:
    """How a reader cites the page, and what the publisher offers for a drug of its modality."""
    title = plan.front["title"] if plan.kind == "guide" else f"{plan.front['title']}: monograph"
    address, version = plan.path.removesuffix(".md").removesuffix("/index"), plan.front.get("version", "")
    block = how_to_cite.block(library.publisher, title, version, plan.front["date"], address, plan.drug.modality)
    return Markup(block + notice.offers(library.publisher, plan.drug))
