"""Print plans: draw the pictures, fill the template of the kind, write the data beside the page."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from generators.cite.numbering import NumberedReference
from generators.domain import disagreement, record
from generators.domain.topics import record_page
from generators.errors import GuideError
from generators.model import Asset, Chart, Diagram, Library, Observation, Offer, Page, Problem, Reference
from generators.pictures import charts, diagrams
from generators.pictures.cached import Drawing, Renderer
from generators.pictures.svg import link_values, make_standalone
from generators.render import exports, tables
from generators.render.cards import FILE, make_cards
from generators.render.environment import environment, quote_yaml
from generators.render.exports.csv import to_csv
from generators.render.exports.json import to_json, to_plain_data
from generators.render.plan.blocks import text_renderer
from generators.render.plan.how_to_cite import HowToCite
from generators.render.plan.inline import Scope
from generators.render.plan.page import PagePlan, relative
from generators.render.plan.parts import ChartPlan, DiagramPlan, TablePlan


@dataclass(frozen=True)
class Picture:
    """A chart or a diagram as SVG, wide and for narrow screens, with a chart's text and rows; empty if it could not be
    drawn."""

    svg: str = ""
    narrow: str = ""
    misplaced: tuple[Problem, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    description: str = ""
    png: bytes = b""


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
        return tables.kinds()[plan.table.kind].LOOK


def print_page(
    plan: PagePlan, library: Library, draw: Renderer, citation: HowToCite, offers: tuple[Offer, ...]
) -> tuple[Page, list[Problem]]:
    """Print the page with the files beside it, and return the pictures that could not be drawn."""
    pictures, problems = _draw_all(plan, library, draw)
    assets = {block.anchor: _make_assets(block, plan, library, pictures) for block in plan.blocks}
    assets["records"] = _make_record_files(plan, library)
    linked = {anchor: _link_picture(plan, library, one) for anchor, one in pictures.items()}
    printed = PrintedParts(
        _format_front_matter(plan.front), citation, offers, plan.numbers, library.references, linked, assets
    )
    template = environment().get_template(f"pages/{plan.kind}.md.jinja")
    page = Page(
        path=plan.path,
        kind=plan.kind,
        title=plan.front["title"],
        description=plan.front["description"],
        text=template.render(plan=plan, parts=plan.parts, print=printed) + "\n",
        origin=plan.origin,
        meta=dict(plan.front),
        notices=tuple(notice.id for notice in plan.notices),
        observations=tuple(o.id for o in plan.values),
        citations=plan.citations,
        misplaced=tuple(problem for picture in pictures.values() for problem in picture.misplaced),
        assets=tuple(dict.fromkeys((_make_page_data(plan), *(asset for found in assets.values() for asset in found)))),
    )
    return page, problems


def _format_front_matter(front: Mapping[str, str]) -> Markup:
    lines = [f"{key}: {quote_yaml(text)}" for key, text in front.items()]
    cards = [f"cards: {FILE}"] if front["page_kind"] == "data" else []
    return Markup("\n".join(["---", *lines, *cards, "data: data.json", "hide: [navigation]", "---"]))


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
    wide, narrow = (link_values(svg, address, disputed) for svg in (picture.svg, picture.narrow))
    return replace(picture, svg=wide, narrow=narrow)


# --- files beside the page -----------------------------------------------------------------------------------------


def _make_assets(block: object, plan: PagePlan, library: Library, pictures: Mapping[str, Picture]) -> tuple[Asset, ...]:
    """Return the downloads of a block."""
    if isinstance(block, TablePlan):
        shown = [library.observations[ident] for ident in block.table.shown if ident in library.observations]
        rows = tables.kinds()[block.table.kind].rows(block)
        kinds = exports.kinds().items()
        return tuple(_make_asset(block.anchor, ending, kind.export(rows, shown)) for ending, kind in kinds)
    if isinstance(block, ChartPlan):
        picture = pictures[block.anchor]
        return (*_make_picture_files(block.anchor, picture), _make_asset(block.anchor, "csv", to_csv(picture.rows)))
    if isinstance(block, DiagramPlan):
        texts = text_renderer(block.diagram, Scope(library, plan.drug))
        data = to_json(diagrams.node_edge_json(block.diagram, texts))
        return (*_make_picture_files(block.anchor, pictures[block.anchor]), _make_asset(block.anchor, "json", data))
    return ()


def _make_record_files(plan: PagePlan, library: Library) -> tuple[Asset, ...]:
    """Return the records of a data page as files, each with all its fields."""
    if plan.kind != "data":
        return ()
    rows = [["Id", *record.LABELS.values()], *(_format_record(one, library) for one in plan.values)]
    kinds = (item for item in exports.kinds().items() if item[0] != "json")  # that is the data of the page
    files = (_make_asset("records", ending, kind.export(rows, plan.values)) for ending, kind in kinds)
    return (*files, _make_page_data(plan), make_cards(plan, library))


def _format_record(observation: Observation, library: Library) -> list[str]:
    made = record.make(observation, library)
    return [observation.id, *(made.text(name) for name in record.LABELS)]


def _make_asset(anchor: str, ending: str, content: bytes) -> Asset:
    return Asset(path=f"{anchor}.{ending}", content=content)


def _make_picture_files(anchor: str, picture: Picture) -> tuple[Asset, ...]:
    """Return the picture as files, a chart as PNG too; none if it could not be drawn."""
    files = {"svg": make_standalone(picture.svg).encode() if picture.svg else b"", "png": picture.png}
    return tuple(_make_asset(anchor, ending, content) for ending, content in files.items() if content)


def _make_page_data(plan: PagePlan) -> Asset:
    """Return the values of a page as JSON, in the order of their ids."""
    values = [to_plain_data(o) for o in sorted(plan.values, key=lambda o: o.id)]
    return Asset(path="data.json", content=to_json({**plan.front, "values": values}))


# --- pieces on their own -------------------------------------------------------------------------------------------


def print_inline(parts: Iterable[object]) -> Markup:
    """Print pieces of running text as HTML."""
    return Markup(_load_macro("inline.jinja", "inline")(tuple(parts)))


def print_references(cited: Iterable[NumberedReference], references: Mapping[str, Reference]) -> Markup:
    """Print the list of references of a page as HTML."""
    return Markup(_load_macro("references.jinja", "reference_list")(tuple(cited), references))


def _load_macro(file: str, name: str) -> Callable[..., str]:
    """Return a macro of a block."""
    macro: Callable[..., str] = getattr(environment().get_template(f"blocks/{file}").module, name)
    return macro
