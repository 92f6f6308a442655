"""Plan and print the pages about drugs."""

from __future__ import annotations

from collections.abc import Iterable

from generators.index.entries import make_entries
from generators.model import Drug, Library, Offer, Page, Problem, Publisher
from generators.pictures.cached import Renderer
from generators.render.compare import find_compared
from generators.render.plan.data_page import plan_data_pages
from generators.render.plan.guide import plan_guide
from generators.render.plan.how_to_cite import HowToCite, plan_how_to_cite
from generators.render.plan.monograph import plan_monograph
from generators.render.plan.page import PagePlan
from generators.render.plan.uses import find_uses, join_uses
from generators.render.printing import print_page


def plan(library: Library) -> tuple[PagePlan, ...]:
    """Plan every page about a drug: the monograph, the guides, and last the data pages, which say where a value is used."""
    told = tuple(made for drug in library.drugs for made in plan_told(drug, library))
    uses = join_uses([find_uses(told), find_compared(library)])
    return (*told, *(made for drug in library.drugs for made in plan_data_pages(drug, library, uses)))


def plan_told(drug: Drug, library: Library) -> tuple[PagePlan, ...]:
    """Plan the pages that tell of a drug: the monograph and the guides."""
    return (plan_monograph(drug, library), *(plan_guide(guide, drug, library) for guide in drug.guides))


def render(plans: Iterable[PagePlan], library: Library, draw: Renderer) -> tuple[list[Page], list[Problem]]:
    """Print the pages, and return the problems found on the way."""
    pages: list[Page] = []
    problems: list[Problem] = []
    entries = make_entries(library)
    for one in plans:
        offers = fitting_offers(library.publisher, one.drug)
        page, undrawn = print_page(one, library, draw, _plan_how_to_cite(one, library), offers, entries)
        pages.append(page)
        problems += [*one.problems, *undrawn]
    return pages, list(dict.fromkeys(problems))


def _plan_how_to_cite(plan: PagePlan, library: Library) -> HowToCite:
    """Plan how a reader cites the page."""
    title = f"{plan.front['title']}: monograph" if plan.kind == "monograph" else plan.front["title"]
    version = plan.front.get("version", "")
    return plan_how_to_cite(library.publisher, title, version, plan.front["date"], plan.address, library.site_url)


def fitting_offers(publisher: Publisher, drug: Drug) -> tuple[Offer, ...]:
    """Return the publisher's offers for drugs of this modality."""
    return tuple(offer for offer in publisher.offers if drug.modality in offer.modalities)
