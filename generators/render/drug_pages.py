"""Plan and print the pages about drugs."""

from __future__ import annotations

from collections.abc import Iterable

from generators.index.entries import make_entries
from generators.model import Drug, Library, Page, Problem
from generators.pictures.cached import Renderer
from generators.render.compare import find_compared
from generators.render.plan.data_page import plan_data_pages
from generators.render.plan.guide import plan_guide
from generators.render.plan.monograph import plan_monograph
from generators.render.plan.page import Draft, PagePlan, plan_page
from generators.render.plan.uses import find_uses, join_uses
from generators.render.printing import print_page


def plan(library: Library) -> tuple[PagePlan, ...]:
    """Plan every page about a drug: the monograph, the guides, and last the data pages, which say where a value is used."""
    told = tuple(plan_page(draft, library) for drug in library.drugs for draft in _plan_told(drug, library))
    uses = join_uses([find_uses(told), find_compared(library)])
    data = (plan_page(draft, library) for drug in library.drugs for draft in plan_data_pages(drug, library, uses))
    return (*told, *data)


def _plan_told(drug: Drug, library: Library) -> tuple[Draft, ...]:
    """Plan the pages that tell of a drug: the monograph and the guides."""
    return (plan_monograph(drug, library), *(plan_guide(guide, drug, library) for guide in drug.guides))


def render(plans: Iterable[PagePlan], library: Library, draw: Renderer) -> tuple[list[Page], list[Problem]]:
    """Print the pages, and return what of them cannot be printed."""
    entries = make_entries(library)
    printed = [print_page(one, library, draw, entries) for one in plans]
    problems = (problem for _, found in printed for problem in found)
    return [page for page, _ in printed], list(dict.fromkeys(problems))
