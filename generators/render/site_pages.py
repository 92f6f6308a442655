"""The pages about the whole site: home, drugs, glossary, references."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from generators.cache import Cache, digest
from generators.cite import numbering
from generators.cite.numbering import NumberedReference
from generators.domain import describe
from generators.domain.counting import count_values
from generators.domain.disagreement import split_corrections
from generators.index import tidy
from generators.index.entries import list_entries
from generators.index.keeping import Aside, KeepOfDrug, keep_nothing
from generators.index.kept_content import lay_in
from generators.index.printed import PrintedPage, Reader, read_page
from generators.index.search.documents import drug_names
from generators.index.search.shards import make_files
from generators.model import Asset, Drug, Guide, Library, Observation, Page, Status
from generators.pictures.cached import Renderer
from generators.render import parts_of_list
from generators.render.bibliography import LISTS, print_references
from generators.render.changes import print_changes
from generators.render.compare_pages import Keep, print_comparisons
from generators.render.environment import STATES, environment
from generators.render.figures import print_figures
from generators.render.glossary import print_glossary
from generators.render.kept import hash_common
from generators.render.machines import PACKAGE, describe_data, describe_site, to_script
from generators.render.moved import print_moved
from generators.render.package import about_site, make_package
from generators.render.package.tables import Rows, make_rows
from generators.render.parts_of_list import ListPart
from generators.render.plan.inline import Scope, format_plain_text
from generators.render.plan.page import finish_parts, relative
from generators.render.plan.pieces import BoundValue, Inline, make_citations
from generators.render.site_page import print_site_page
from generators.render.table_files import with_table_files

_NEWEST = 6
SHOWN = 4  # drugs on the home page, which does not grow with their number


def render(
    library: Library,
    pages: Sequence[Page],
    draw: Renderer,
    read: Reader = read_page,
    kept: Cache | None = None,
    notebooks: Sequence[PrintedPage] = (),
    keep: KeepOfDrug = keep_nothing,
) -> list[Page]:
    """Print the pages that are made from all the others; `read` reads one of them back."""
    aside = lay_in(kept)
    home, compared = print_home(library), print_comparisons(library, draw, _keep_in(kept, library))
    parts: tuple[Iterable[Page], ...] = (
        [home], print_drugs(library), print_glossary(library), [print_data(library, keep)],
        print_references(library, pages, read, [home, *compared], notebooks, keep, aside), compared, print_figures(library, pages, read, keep, aside),
        print_changes(library),
        print_moved(library, pages),
    )  # fmt: skip
    return [aside(page) for part in parts for page in part]


def _keep_in(kept: Cache | None, library: Library) -> Keep:
    """Return what keeps a page by what it is made of and by what the pages of all drugs are made of."""
    if kept is None:
        return lambda _, __, make: make()
    common, aside = hash_common(library), lay_in(kept)
    return lambda name, told, make: kept.recall("compared", digest(common, told), lambda: aside(make()), name)


def print_references_again(
    library: Library,
    pages: Sequence[Page],
    notebooks: Sequence[PrintedPage],
    read: Reader,
    keep: KeepOfDrug,
    aside: Aside,
) -> list[Page]:
    """Return all pages with the lists of references that tell what these notebooks cite, in the place of the old ones, whose
    content stays where it is."""
    others = [page for page in pages if page.kind in ("home", "compare", "comparison")]
    lists = print_references(library, pages, read, others, notebooks, keep, aside)
    first = next(at for at, page in enumerate(pages) if page.kind in LISTS)
    kept = [[page for page in part if page.kind not in LISTS] for part in (pages[:first], pages[first:])]
    return [*kept[0], *lists, *kept[1]]


def print_home(library: Library) -> Page:
    """Print the home page: the site, its drugs, how to read a value, the newest guides."""
    description = "Technical guides on antisense drugs in which every number can be traced to its source."
    return print_site_page(
        "index.md", "home", library.publisher.name, description, library,
        drugs=[make_drug_entry(drug, library) for drug in _choose_drugs(library)], count=len(library.drugs), newest=_sort_guides(library),
        example=_choose_example(library), references=library.references, json_ld=describe_site(library),
    )  # fmt: skip


def _choose_drugs(library: Library) -> list[Drug]:
    """Return the drugs of the home page in their order: those that were reviewed last, if there are many."""
    shown = sorted(library.drugs, key=lambda drug: drug.reviewed, reverse=True)[:SHOWN]
    names = {drug.id for drug in shown}
    return [drug for drug in library.drugs if drug.id in names]


def print_drugs(library: Library) -> list[Page]:
    """Print the table of all drugs, in parts; beside a part its rows are a file, which the filters of another part ask for."""
    entries = [make_drug_entry(drug, library) for drug in library.drugs]
    parts = parts_of_list.split("drugs/index.md", entries, attrgetter("name"))
    return [_print_drug_list(part, len(entries), library) for part in parts]


def _print_drug_list(part: ListPart, count: int, library: Library) -> Page:
    description = f"Every drug of this site by name, target, modality and status{part.title_end}."
    title = f"Drugs{part.title_end}"
    page = with_table_files(
        print_site_page(part.path, "drugs", title, description, library, part=part, count=count, drugs=part.items)
    )
    if not part.links:
        return page
    rows = environment().get_template("blocks/drug-rows.jinja").render(drugs=part.items)
    told = Asset(path="rows.js", content=_call("ag_rows", part.number, rows.strip()))
    return page.with_files([told])


def _call(name: str, *arguments: object) -> bytes:
    """Return a script that calls a function with data; a page from a folder may load nothing else."""
    return f"{name}({json.dumps(arguments)[1:-1]})\n".encode("ascii")


def print_data(library: Library, keep: KeepOfDrug = keep_nothing) -> Page:
    """Print the page of all data, with the package of all drugs beside it."""
    rows = [keep(drug.id, "rows", partial(_make_rows, drug, library)) for drug in library.drugs]
    files = make_package(about_site(library), rows, library)
    description = "Every value of every drug as tables, with what each column holds."
    about = describe_data(
        f"{library.publisher.name}: data", description, "data", PACKAGE, library.observations.values(), library
    )
    page = print_site_page(
        "data.md", "packages", "Data", description, library,
        json_ld=to_script({"@context": "https://schema.org", **about}), files=files, columns=tidy.COLUMNS, count=len(library.observations),
    )  # fmt: skip
    return with_table_files(page.with_files(files))


def _make_rows(drug: Drug, library: Library) -> Rows:
    return make_rows(list_entries(drug, library), library)


def print_search(
    library: Library, pages: Iterable[Page], read: Reader = read_page, keep: KeepOfDrug = keep_nothing
) -> Page:
    """Print the page of the search, with its files beside it. `pages` are all pages of the site."""
    description = "Search values, drugs, codes, sections, figures and sources of this site."
    page = print_site_page("search.md", "search", "Search", description, library)
    files = make_files(library, pages, read, keep)
    return page.with_files(Asset(path=name, content=data) for name, data in files.items())


# --- drugs -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StatusWords:
    """The state of a drug in one region: `US: approved`."""

    state: str
    words: str


@dataclass(frozen=True)
class DrugEntry:
    """A drug as the lists of drugs print it."""

    id: str
    name: str
    target: str
    modality: str
    route: str
    indication: str
    summary: str
    statuses: tuple[StatusWords, ...]
    guides: tuple[Guide, ...]
    value_count: int
    source_count: int
    conflict_count: int
    gap_count: int
    measured: tuple[str, ...]  # the matrices of its values
    words: str  # that find it in the table, besides what is printed: codes, brands, where it was measured


def make_drug_entry(drug: Drug, library: Library) -> DrugEntry:
    """Return the data of a drug for the lists of drugs."""
    cited = {citation.key for observation in drug.observations for citation in observation.sources}
    measured = tuple(_list_matrices(drug, library))
    return DrugEntry(
        id=drug.id, name=drug.name, target=drug.target, modality=drug.modality, route=drug.route, indication=drug.indication,
        summary=format_plain_text(drug.summary, drug.where, Scope(library, drug)), statuses=tuple(map(_format_status, drug.statuses)), guides=drug.guides,
        value_count=count_values(drug.observations).values, source_count=len(cited), conflict_count=len(split_corrections(drug.conflicts)[0]), gap_count=len(drug.gaps),
        measured=measured, words=" ".join([*drug_names(drug, library), *measured]),
    )  # fmt: skip


def _list_matrices(drug: Drug, library: Library) -> list[str]:
    known = library.vocabulary.matrices
    return [known[name].name for name in sorted({o.matrix for o in drug.observations}) if name in known]


def _format_status(status: Status) -> StatusWords:
    words = STATES[status.state]
    basis = (
        f" {status.basis}" if status.state == "approved" and status.basis else ""
    )  # a condition that the word would hide
    is_global = status.region == "global"
    return StatusWords(status.state, f"{words}{basis}" if is_global else f"{status.region}: {words.lower()}{basis}")


def _sort_guides(library: Library) -> list[Guide]:
    """Return the guides, newest first."""
    guides = (guide for drug in library.drugs for guide in drug.guides)
    return sorted(guides, key=lambda guide: (guide.date, guide.title), reverse=True)[:_NEWEST]


# --- how to read a value ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    """A value of the site with its source and meaning, and its references."""

    value: Inline
    citation: Inline
    meaning: str
    references: tuple[NumberedReference, ...]


def _choose_example(library: Library) -> Example | None:
    """Return the last primary value with a confidence interval, if there is one."""
    compounds = {drug.compound for drug in library.drugs}
    fitting = [o for o in library.observations.values() if o.compound in compounds and _is_exemplary(o)]
    return _make_example(fitting[-1], library) if fitting else None


def _is_exemplary(observation: Observation) -> bool:
    has_center = observation.value is not None and bool(observation.value.center)
    return has_center and observation.mark == "primary" and observation.spread_kind == "95% CI"


def _make_example(observation: Observation, library: Library) -> Example:
    vocabulary = library.vocabulary
    value = BoundValue(observation, describe.text(observation, vocabulary))
    made = finish_parts(((value,), make_citations(observation.sources)), library, lambda page: relative(page, ""))
    meaning = f"{describe.what(observation, vocabulary)}, {describe.statistic(observation)}"
    shown, citation = made.parts
    return Example(shown, citation, meaning, numbering.reference_list(made.groups))
