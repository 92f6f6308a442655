"""Print the pages of comparisons, each from its values and what these name, so that it can be kept by the hash of that."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from itertools import chain

from generators.cite import numbering
from generators.domain.connected import narrow_to_values
from generators.domain.notices import choose_by_drug
from generators.domain.topics import TOPICS
from generators.index.entries import Entry, make_entries
from generators.model import Asset, Disclaimer, Library, Page
from generators.pictures.cached import Renderer
from generators.render.compare import FOLDER, ComparedGroup, ComparedValue, Comparison, add_charts, list_comparisons
from generators.render.drawing import draw_all, link_pictures, make_narrow_file
from generators.render.exports import make_files
from generators.render.files import Materials, load_macro, make_chart_files, make_sheet
from generators.render.origin import Home
from generators.render.plan.how_to_cite import plan_how_to_cite
from generators.render.plan.inline import Scope
from generators.render.plan.page import find_values, finish_parts, relative
from generators.render.plan.pieces import Text
from generators.render.sheet import read_rows
from generators.render.site_page import print_site_page
from generators.text.titles import upper_first

Keep = Callable[[str, str, Callable[[], Page]], Page]  # of a name, by what is told of it


def print_comparisons(library: Library, draw: Renderer, keep: Keep = lambda _, __, make: make()) -> list[Page]:
    """Print a page for each quantity that can be compared, and the page that leads to them."""
    found = library.derive(list_comparisons)
    description = "Values of several drugs side by side: one quantity, one matrix, one species."
    sections = [(topic.title, [one for one in found if one.topic == topic and one.number == 1]) for topic in TOPICS]
    first = print_site_page(
        f"{FOLDER}.md",
        "compare",
        "Compare",
        description,
        library,
        sections=[one for one in sections if one[1]],
        drugs=len(library.drugs),
    )
    day = max((drug.reviewed for drug in library.drugs), default="")
    return [first, *(_keep_comparison(one, library, day, draw, keep) for one in found)]


def _keep_comparison(one: Comparison, library: Library, day: str, draw: Renderer, keep: Keep) -> Page:
    """Return the page of a comparison, printed from its values and what they name, if it is not kept."""
    shown = [row.value.observation for group in one.groups for row in group.values]
    narrowed, proof = narrow_to_values(library, [value.id for value in shown])
    of_drugs = choose_by_drug(library, shown)
    told = {name: [notice.id for notice in own] for name, own in of_drugs.items()}

    def make() -> Page:
        entries = make_entries(narrowed)
        return _print_comparison(add_charts(one, entries, narrowed), narrowed, entries, day, draw, of_drugs)

    return keep(one.slug, json.dumps([proof, day, told, _tell(one)]), make)


def _tell(one: Comparison) -> object:
    """Return all that a comparison says besides its values."""
    groups = [[*_tell_fields(group, "values"), [_tell_row(row) for row in group.values]] for group in one.groups]
    return [*_tell_fields(one, "groups", "charts", "topic"), one.topic.slug, groups]


def _tell_row(row: ComparedValue) -> object:
    return [*_tell_fields(row, "value", "sources"), row.value.observation.id, row.value.text]


def _tell_fields(record: Comparison | ComparedGroup | ComparedValue, *without: str) -> list[object]:
    return [getattr(record, field.name) for field in fields(record) if field.name not in without]


def _print_comparison(
    one: Comparison,
    library: Library,
    entries: Mapping[str, Entry],
    day: str,
    draw: Renderer,
    of_drugs: Mapping[str, Sequence[Disclaimer]],
) -> Page:
    title = f"{upper_first(one.name)}, across drugs{one.title_end}"
    description = f"{title}: {one.count} values in {len(one.groups)} group{'s' if len(one.groups) > 1 else ''} that may stand side by side."
    address = f"{FOLDER}/{one.slug}"
    made = finish_parts(one, library, lambda page: relative(page, address))
    values = find_values(made.parts.groups)
    pictures, failed = draw_all(made.parts.charts, Scope(library, library.drugs[0]), draw)
    home = Home(title, f"{address}.md", day, _cite(title, address, day, library))
    files = _make_files(made.parts, Materials(library, pictures, entries, home))
    linked = link_pictures(pictures, (), library, address)
    narrow = make_narrow_file(linked)
    page = print_site_page(
        f"{address}.md", "comparison", title, description, library, of_drugs, comparison=made.parts,
        cited=numbering.reference_list(made.groups), references=library.references,
        numbers=made.numbers, pictures=linked, files=files, narrow=[asset.path for asset in narrow],
    )  # fmt: skip
    return page.with_files((*narrow, *chain.from_iterable(files.values()))).model_copy(
        update={
            "observations": tuple(value.id for value in values),
            "misplaced": (*failed, *chain.from_iterable(picture.misplaced for picture in pictures.values())),
        }
    )


def _cite(title: str, address: str, day: str, library: Library) -> str:
    return plan_how_to_cite(library.publisher, title, "", day, address, library.site_url).sentence


def _make_files(plan: Comparison, made: Materials) -> dict[str, tuple[Asset, ...]]:
    """Return the downloads of the charts and of the table by their anchors."""
    rows = read_rows(load_macro("compare.jinja", "comparison_table")(plan, ()))
    shown = [row.value.observation.id for group in plan.groups for row in group.values]
    sheet = make_sheet((Text(f"{upper_first(plan.name)}, across drugs"),), shown, rows, made)
    table = make_files(plan.anchor, sheet)
    return {plan.anchor: table, **{chart.anchor: make_chart_files(chart, made) for chart in plan.charts}}
