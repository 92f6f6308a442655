"""Print plans: draw the pictures, fill the template of the kind, write the data beside the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from markupsafe import Markup

from generators.cite.numbering import NumberedReference
from generators.index.entries import Entry
from generators.model import Asset, Drug, Library, Offer, Page, Problem, Publisher, Reference, Written
from generators.pictures.cached import Renderer
from generators.render.cards import FILE
from generators.render.drawing import draw_all, link_pictures, make_narrow_file
from generators.render.environment import environment, quote_yaml
from generators.render.files import (
    Materials,
    Picture,
    load_macro,
    look,
    make_assets,
    make_package_files,
    make_page_data,
    make_record_files,
)
from generators.render.machines import describe_page
from generators.render.origin import Home
from generators.render.plan.how_to_cite import HowToCite, plan_how_to_cite
from generators.render.plan.inline import Scope
from generators.render.plan.page import PagePlan, relative
from generators.render.plan.parts import TablePlan


@dataclass(frozen=True)
class PrintedParts:
    """What a template needs besides the plan."""

    front: Markup
    citation: HowToCite
    offers: tuple[Offer, ...]
    numbers: Mapping[str, int]
    references: Mapping[str, Reference]
    uses: str  # where the uses of the references are told, from the page
    data: str  # where the charts of the drug stand as tables, from the page
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    assets: Mapping[str, tuple[Asset, ...]] = field(default_factory=dict)

    def look(self, plan: TablePlan) -> str:
        """Return the class of a table's kind."""
        return look(plan)


def print_page(
    plan: PagePlan, library: Library, draw: Renderer, entries: Mapping[str, Entry]
) -> tuple[Page, list[Problem]]:
    """Print the page with the files beside it, and return what of it cannot be printed."""
    pictures, undrawn = draw_all(plan.blocks, Scope(library, plan.drug), draw)
    citation = _plan_how_to_cite(plan, library)
    home = Home(plan.front["title"], plan.path, plan.drug.reviewed, citation.sentence)
    assets = _make_files(plan, Materials(library, pictures, entries, home))
    linked = link_pictures(pictures, plan.blocks, library, plan.address)
    narrow = make_narrow_file(linked)
    about = (make_page_data(plan), *_make_citation_files(citation, plan.kind), *narrow)
    text = _fill_template(plan, _gather_parts(plan, library, citation, linked, assets, narrow))
    page = Page(
        path=plan.path, kind=plan.kind, title=plan.front["title"], description=plan.front["description"],
        content=Written(text, tuple(dict.fromkeys((*about, *chain.from_iterable(assets.values()))))), origin=plan.origin,
        meta=dict(plan.front), notices=tuple(notice.id for notice in plan.notices), observations=tuple(o.id for o in plan.values),
        citations=plan.citations, misplaced=tuple(one for picture in pictures.values() for one in picture.misplaced),
    )  # fmt: skip
    return page, [*plan.problems, *undrawn]


def _gather_parts(
    plan: PagePlan, library: Library, citation: HowToCite, pictures: Mapping[str, Picture],
    assets: Mapping[str, tuple[Asset, ...]], narrow: Iterable[Asset],
) -> PrintedParts:  # fmt: skip
    front = _format_front_matter(plan.front, describe_page(plan, citation.title, library), narrow)
    offers = fitting_offers(library.publisher, plan.drug)
    uses, data = (relative(f"{folder}/{plan.drug.id}", plan.address) for folder in ("references", "figures"))
    return PrintedParts(
        front, citation, offers, plan.numbers, library.references, uses, data, pictures=pictures, assets=assets
    )


def _fill_template(plan: PagePlan, parts: PrintedParts) -> str:
    template = environment().get_template(f"pages/{plan.kind}.md.jinja")
    return template.render(plan=plan, parts=plan.parts, print=parts) + "\n"


def _plan_how_to_cite(plan: PagePlan, library: Library) -> HowToCite:
    """Plan how a reader cites the page."""
    title = f"{plan.front['title']}: monograph" if plan.kind == "monograph" else plan.front["title"]
    version = plan.front.get("version", "")
    return plan_how_to_cite(library.publisher, title, version, plan.front["date"], plan.address, library.site_url)


def fitting_offers(publisher: Publisher, drug: Drug) -> tuple[Offer, ...]:
    """Return the publisher's offers for drugs of this modality."""
    return tuple(offer for offer in publisher.offers if drug.modality in offer.modalities)


def _make_files(plan: PagePlan, made: Materials) -> dict[str, tuple[Asset, ...]]:
    """Return the files beside a page, by the anchor of their block; `records` and `package` are of the page as a whole."""
    files = {block.anchor: make_assets(block, plan, made) for block in plan.blocks}
    return files | {"records": make_record_files(plan, made), "package": make_package_files(plan, made)}


def _make_citation_files(citation: HowToCite, kind: str) -> list[Asset]:
    """Return the citation of a page as files for reference managers, if it says how it is cited."""
    if kind not in ("guide", "monograph", "data"):
        return []
    return [Asset(path=entry.file, content=f"{entry.text}\n".encode()) for entry in citation.entries]


def _format_front_matter(front: Mapping[str, str], told: Mapping[str, str], narrow: Iterable[Asset]) -> Markup:
    lines = [f"{key}: {quote_yaml(text)}" for key, text in {**front, **told}.items() if text]
    cards = [f"cards: {FILE}"] if front["page_kind"] == "data" else []
    drawings = [f"narrow: {asset.path}" for asset in narrow]
    return Markup("\n".join(["---", *lines, *cards, *drawings, "data: data.json", "hide: [navigation]", "---"]))


# --- pieces on their own -------------------------------------------------------------------------------------------


def print_inline(parts: Iterable[object]) -> Markup:
    """Print pieces of running text as HTML."""
    return Markup(load_macro("inline.jinja", "inline")(tuple(parts)))


def print_references(cited: Iterable[NumberedReference], references: Mapping[str, Reference]) -> Markup:
    """Print the list of references of a page as HTML."""
    return Markup(load_macro("references.jinja", "reference_list")(tuple(cited), references))
