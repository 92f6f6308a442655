"""Print plans: draw the pictures, fill the template of the kind, write the data beside the page."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from markupsafe import Markup

from generators.cite.numbering import NumberedReference
from generators.domain import disagreement
from generators.domain.topics import record_page
from generators.errors import GuideError
from generators.index.entries import Entry
from generators.model import Asset, Chart, Diagram, Library, Offer, Page, Problem, Reference
from generators.pictures import charts
from generators.pictures.cached import Drawing, Renderer
from generators.pictures.lean import make_lean
from generators.pictures.svg import link_values
from generators.render.cards import FILE
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
from generators.render.plan.blocks import text_renderer
from generators.render.plan.how_to_cite import HowToCite
from generators.render.plan.inline import Scope
from generators.render.plan.page import PagePlan, relative
from generators.render.plan.parts import ChartPlan, DiagramPlan, TablePlan

NARROW = "narrow.js"


@dataclass(frozen=True)
class PrintedParts:
    """What a template needs besides the plan."""

    front: Markup
    citation: HowToCite
    offers: tuple[Offer, ...]
    numbers: Mapping[str, int]
    references: Mapping[str, Reference]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    assets: Mapping[str, tuple[Asset, ...]] = field(default_factory=dict)

    def look(self, plan: TablePlan) -> str:
        """Return the class of a table's kind."""
        return look(plan)


def print_page(
    plan: PagePlan, library: Library, draw: Renderer, citation: HowToCite, offers: tuple[Offer, ...],
    entries: Mapping[str, Entry],
) -> tuple[Page, list[Problem]]:  # fmt: skip
    """Print the page with the files beside it, and return the pictures that could not be drawn."""
    pictures, problems = _draw_all(plan, library, draw)
    assets = _make_files(plan, Materials(library, pictures, entries, citation.sentence))
    linked = {anchor: _link_picture(plan, library, one) for anchor, one in pictures.items()}
    narrow = _make_narrow_file(linked)
    front = _format_front_matter(plan.front, describe_page(plan, citation.title, library), narrow)
    printed = PrintedParts(front, citation, offers, plan.numbers, library.references, linked, assets)
    template = environment().get_template(f"pages/{plan.kind}.md.jinja")
    about = (make_page_data(plan), *_make_citation_files(citation, plan.kind), *narrow)
    page = Page(
        path=plan.path, kind=plan.kind, title=plan.front["title"], description=plan.front["description"],
        text=template.render(plan=plan, parts=plan.parts, print=printed) + "\n", origin=plan.origin, meta=dict(plan.front),
        notices=tuple(notice.id for notice in plan.notices), observations=tuple(o.id for o in plan.values),
        citations=plan.citations, misplaced=tuple(one for picture in pictures.values() for one in picture.misplaced),
        assets=tuple(dict.fromkeys((*about, *chain.from_iterable(assets.values())))),
    )  # fmt: skip
    return page, problems


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


def _make_narrow_file(pictures: Mapping[str, Picture]) -> list[Asset]:
    """Return the drawings for narrow screens by figure, as a script: from a folder no page may load anything else."""
    narrow = {anchor: picture.narrow for anchor, picture in pictures.items() if picture.narrow}
    text = json.dumps(narrow, ensure_ascii=False, separators=(",", ":"))
    return [Asset(path=NARROW, content=f"window.agNarrow = {text};\n".encode())] if narrow else []


# --- pictures ------------------------------------------------------------------------------------------------------


def _draw_all(plan: PagePlan, library: Library, draw: Renderer) -> tuple[dict[str, Picture], list[Problem]]:
    scope = Scope(library, plan.drug)
    pictures: dict[str, Picture] = {}
    problems = []
    for block in plan.blocks:
        if isinstance(block, ChartPlan | DiagramPlan):
            try:
                pictures[block.anchor] = _draw_picture(block, scope, draw)
            except GuideError as problem:
                pictures[block.anchor] = Picture()
                noun = block.chart if isinstance(block, ChartPlan) else block.diagram
                problems.append(Problem(noun.where, str(problem)))
    return pictures, problems


def _draw_picture(block: ChartPlan | DiagramPlan, scope: Scope, draw: Renderer) -> Picture:
    if isinstance(block, DiagramPlan):
        return _make_picture(block.diagram, draw(scope.library, block.diagram, text_renderer(block.diagram, scope)))
    chart, vocabulary = block.chart, scope.library.vocabulary
    if len(block.observations) < len(chart.shown):  # DAT-FIELD reports what is not there
        return Picture()
    picture = _make_picture(chart, draw(scope.library, chart, str))
    rows = tuple(tuple(row) for row in charts.data_rows(chart, block.observations, vocabulary))
    return replace(picture, rows=rows, description=charts.describe_chart(chart, block.observations, vocabulary))


def _make_picture(noun: Chart | Diagram, drawing: Drawing) -> Picture:
    kind = "chart" if isinstance(noun, Chart) else "diagram"
    wrong = tuple(Problem(noun.where, f"{kind} {noun.name!r}: {text}") for text in drawing.misplaced)
    return Picture(drawing.svg, drawing.narrow, wrong, png=b64decode(drawing.png))


def _link_picture(plan: PagePlan, library: Library, picture: Picture) -> Picture:
    """Link the values of a picture to their records, from the page that shows it, and mark those in dispute."""
    known = library.observations

    def address(ident: str) -> str:
        return relative(record_page(known[ident], library.vocabulary), plan.address)

    disputed = disagreement.list_disputed(library)
    wide, narrow = (make_lean(link_values(svg, address, disputed)) for svg in (picture.svg, picture.narrow))
    return replace(picture, svg=wide, narrow=narrow)


# --- pieces on their own -------------------------------------------------------------------------------------------


def print_inline(parts: Iterable[object]) -> Markup:
    """Print pieces of running text as HTML."""
    return Markup(load_macro("inline.jinja", "inline")(tuple(parts)))


def print_references(cited: Iterable[NumberedReference], references: Mapping[str, Reference]) -> Markup:
    """Print the list of references of a page as HTML."""
    return Markup(load_macro("references.jinja", "reference_list")(tuple(cited), references))
