"""The files beside a page: downloads of tables, charts and diagrams, records of a data page, the values as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generators.domain import record
from generators.index.entries import Entry
from generators.model import Asset, Library, Observation, Problem
from generators.pictures import diagrams
from generators.pictures.svg import make_standalone
from generators.render import exports, tables
from generators.render.cards import make_cards
from generators.render.environment import environment
from generators.render.exports.csv import keep_telling
from generators.render.exports.json import to_json, to_plain_data
from generators.render.origin import Home, describe_origin
from generators.render.package import about_drug, make_package
from generators.render.package.tables import make_rows
from generators.render.plan.blocks import text_renderer
from generators.render.plan.inline import Scope
from generators.render.plan.page import PagePlan
from generators.render.plan.parts import ChartPlan, DiagramPlan, TablePlan
from generators.render.plan.pieces import Inline, Text, to_plain_text
from generators.render.sheet import Sheet, read_rows


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

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The rows for the page, without the columns that say nothing there."""
        return tuple(tuple(row) for row in keep_telling(self.rows))


@dataclass(frozen=True)
class Materials:
    """What the files beside a page are made of, besides its plan."""

    library: Library
    pictures: Mapping[str, Picture]
    entries: Mapping[str, Entry]
    home: Home


def look(plan: TablePlan) -> str:
    """Return the class of a table's kind."""
    return tables.kinds()[plan.table.kind].LOOK


def make_assets(block: object, plan: PagePlan, made: Materials) -> tuple[Asset, ...]:
    """Return the downloads of a block."""
    if isinstance(block, TablePlan):
        rows = read_rows(load_macro("table.jinja", "table")(block, 0, look(block), ()))
        return exports.make_files(block.anchor, make_sheet(block.caption, block.table.shown, rows, made))
    if isinstance(block, ChartPlan):
        return make_chart_files(block, made)
    if isinstance(block, DiagramPlan):
        texts = text_renderer(block.diagram, Scope(made.library, plan.drug))
        data = to_json(diagrams.node_edge_json(block.diagram, texts))
        return (
            *_make_picture_files(block.anchor, made.pictures[block.anchor]),
            _make_asset(block.anchor, "json", data),
        )
    return ()


def make_chart_files(block: ChartPlan, made: Materials) -> tuple[Asset, ...]:
    """Return the downloads of a chart: the picture, and its values as tables."""
    picture, shown = made.pictures[block.anchor], tuple(block.observations)
    sheet = make_sheet(block.caption, shown, [list(row) for row in picture.rows], made)
    return (*_make_picture_files(block.anchor, picture), *exports.make_files(block.anchor, sheet, ("json", "xlsx")))


def make_sheet(caption: Inline, shown: Iterable[str], rows: Iterable[Iterable[str]], made: Materials) -> Sheet:
    """Return what the downloads of a table or a chart are made of."""
    entries = tuple(made.entries[ident] for ident in shown if ident in made.entries)
    about = tuple(describe_origin(made.home, entries, made.library))
    return Sheet(to_plain_text(caption), tuple(tuple(row) for row in rows), entries, about, made.library.site_url)


def make_record_files(plan: PagePlan, made: Materials) -> tuple[Asset, ...]:
    """Return the records of a data page as files, each with all its fields."""
    if plan.kind != "data":
        return ()
    rows = [["Id", *record.LABELS.values()], *(_format_record(one, made.library) for one in plan.values)]
    sheet = make_sheet((Text(plan.front["title"]),), (one.id for one in plan.values), rows, made)
    files = exports.make_files("records", sheet, ("json",))  # that is the data of the page
    return (*files, make_page_data(plan), make_cards(plan, made.library))


def make_package_files(plan: PagePlan, made: Materials) -> tuple[Asset, ...]:
    """Return the data package of a drug, which stands beside the overview of its data."""
    if plan.kind != "data-overview":
        return ()
    entries = (made.entries[observation.id] for observation in plan.drug.observations)
    return make_package(about_drug(plan.drug, made.library), [make_rows(entries, made.library)], made.library)


def _format_record(observation: Observation, library: Library) -> list[str]:
    made = record.make(observation, library)
    return [observation.id, *(made.text(name) for name in record.LABELS)]


def _make_asset(anchor: str, ending: str, content: bytes) -> Asset:
    return Asset(path=f"{anchor}.{ending}", content=content)


def _make_picture_files(anchor: str, picture: Picture) -> tuple[Asset, ...]:
    """Return the picture as files, a chart as PNG too; none if it could not be drawn."""
    files = {"svg": make_standalone(picture.svg).encode() if picture.svg else b"", "png": picture.png}
    return tuple(_make_asset(anchor, ending, content) for ending, content in files.items() if content)


def make_page_data(plan: PagePlan) -> Asset:
    """Return the values of a page as JSON, in the order of their ids."""
    values = [to_plain_data(o) for o in sorted(plan.values, key=lambda o: o.id)]
    return Asset(path="data.json", content=to_json({**plan.front, "values": values}))


def load_macro(file: str, name: str) -> Callable[..., str]:
    """Return a macro of a block."""
    macro: Callable[..., str] = getattr(environment().get_template(f"blocks/{file}").module, name)
    return macro
