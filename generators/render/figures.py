"""The pages of pictures: for each drug its charts and diagrams, small and side by side, to find one by eye."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from generators.domain import notices
from generators.domain.notices import Facts, ShownItems
from generators.domain.record import name_source
from generators.domain.topics import record_address
from generators.index.keeping import Aside, KeepOfDrug, group_by_drug, keep_nothing, leave_whole
from generators.index.printed import Reader, read_page
from generators.model import Drug, Library, Page
from generators.pictures import charts
from generators.render import parts_of_list
from generators.render.exports.csv import from_csv, keep_telling
from generators.render.parts_of_list import WHOLE
from generators.render.plan import blocks
from generators.render.plan.inline import Scope
from generators.render.plan.parts import DiagramStep
from generators.render.site_page import print_site_page

FOLDER = "figures"
_LABEL = re.compile(r"^Figure \d+\.\s*|(?<=\.) .*$")  # its number, and what follows the first sentence
_VALUE = re.compile(rb'data-value="([^"]+)"')
_ORDER = ("guide", "monograph", "data")  # a picture on several pages leads to the first of them


@dataclass(frozen=True)
class Step:
    """An arrow of a diagram in words, with the name, the key and the place of each of its sources."""

    words: str
    sources: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A chart or a diagram as it is found: where it stands, what it shows, its file, the ids of the values in that."""

    page: str
    page_title: str
    anchor: str
    title: str
    values: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # the data of a chart
    words: str = ""  # what a chart shows
    steps: tuple[Step, ...] = ()  # the arrows of a diagram

    @property
    def file(self) -> str:
        """The picture as a file, by its path under the site."""
        return f"{self.page}{self.anchor}.svg"

    @property
    def table(self) -> list[list[str]]:
        """The data of a chart as a table, with the ids of their records in the last column."""
        return keep_telling(self.rows, without=())


@dataclass(frozen=True)
class DrugPictures:
    """The pictures of a drug."""

    drug: Drug
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class DrugFigures:
    """The page of the pictures of a drug, and how many there are."""

    id: str
    name: str
    count: int
    page: Page | None


def print_figures(
    library: Library,
    pages: Sequence[Page],
    read: Reader = read_page,
    keep: KeepOfDrug = keep_nothing,
    aside: Aside = leave_whole,
) -> list[Page]:
    """Print a page of pictures for each drug that has any, and the page that leads to them."""
    folders = group_by_drug(pages)
    found = [
        keep(d.id, "figures", partial(_tell_drug, d, folders.get(d.id, ()), read, aside, library))
        for d in library.drugs
    ]
    shown = [one for one in found if one.page]
    description = "All charts and diagrams of this site by drug, to find one by eye."
    parts = parts_of_list.split(f"{FOLDER}.md", shown, attrgetter("name"))
    lists = [
        print_site_page(
            part.path,
            "figures",
            f"Figures{part.title_end}",
            f"{description[:-1]}{part.title_end}.",
            library,
            part=part,
            one=None,
            records={},
        )
        for part in parts
    ]
    return [*lists, *(one.page for one in shown if one.page)]


def _tell_drug(drug: Drug, pages: Sequence[Page], read: Reader, aside: Aside, library: Library) -> DrugFigures:
    pictures = tuple(_tell(picture, Scope(library, drug)) for picture in list_pictures(pages, read))
    page = aside(_print_drug(DrugPictures(drug, pictures), library)) if pictures else None
    return DrugFigures(drug.id, drug.name, len(pictures), page)


def list_pictures(pages: Iterable[Page], read: Reader = read_page) -> Iterator[Picture]:
    """Yield the pictures of pages in their order, each once, at the page that explains it best."""
    seen = set()
    for page in sorted((one for one in pages if one.kind in _ORDER), key=lambda one: _ORDER.index(one.kind)):
        files = {asset.path: asset.content for asset in page.assets}
        for part in read(page).parts:
            if part.kind == "figure" and part.anchor not in seen and f"{part.anchor}.svg" in files:
                seen.add(part.anchor)
                values = tuple(one.decode() for one in _VALUE.findall(files[f"{part.anchor}.svg"]))
                rows = tuple(map(tuple, from_csv(files.get(f"{part.anchor}.csv", b""))))
                yield Picture(part.page, page.title, part.anchor, _LABEL.sub("", part.title), values, rows)


def _tell(picture: Picture, scope: Scope) -> Picture:
    """Return the picture with what it says in words."""
    name, known = picture.anchor.removeprefix("figure-"), scope.library.observations
    for chart in scope.drug.charts:
        if chart.name == name and known.keys() >= {*chart.shown}:
            shown = {ident: known[ident] for ident in chart.shown}
            return replace(picture, words=charts.describe_chart(chart, shown, scope.library.vocabulary))
    steps = (step for one in scope.drug.diagrams if one.name == name for step in blocks.plan_diagram(one, scope).steps)
    return replace(picture, steps=tuple(_make_step(step, scope.library) for step in steps))


def _make_step(step: DiagramStep, library: Library) -> Step:
    cited = (one for one in step.sources if one.key in library.references)
    return Step(step.words, tuple((name_source(library.references[one.key]), one.key, one.locator) for one in cited))


def _print_drug(one: DrugPictures, library: Library) -> Page:
    shown = {cell for picture in one.pictures for row in picture.rows for cell in row[-1:]}
    records = {
        ident: record_address(library.observations[ident], library.vocabulary)
        for ident in shown & library.observations.keys()
    }
    description = f"The {len(one.pictures)} charts and diagrams on {one.drug.name}, to find one by eye."
    title = f"{one.drug.name}: figures"
    about = _find_facts(one, library)
    return print_site_page(
        f"{FOLDER}/{one.drug.id}.md",
        "figures",
        title,
        description,
        library,
        about=about,
        part=WHOLE,
        one=one,
        records=records,
    )


def _find_facts(one: DrugPictures, library: Library) -> Facts:
    """Return what the pictures of a drug show, which the notices of their page follow from."""
    values = tuple(library.observations[ident] for picture in one.pictures for ident in picture.values)
    anchors = {picture.anchor for picture in one.pictures}
    diagrams = tuple(diagram for diagram in one.drug.diagrams if f"figure-{diagram.name}" in anchors)
    return notices.find_facts(one.drug, library, ShownItems(values=values, diagrams=diagrams))
