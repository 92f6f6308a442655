"""The pages of drugs, each kept by the hash of all that it is made of: an edit prints the pages that it touches.

The names and keys of the pages of a drug are kept by its own key: where nothing of it has changed, they are not worked out anew.
"""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from typing import NamedTuple

from pydantic import Field

from generators.cache import Cache, digest, identify_engine
from generators.domain import conversion
from generators.domain.connected import Narrowed, narrow_to_part, tell_shared
from generators.domain.drug_keys import DrugKeys
from generators.executors.filling import fill
from generators.index.entries import make_entries
from generators.index.kept_content import lay_aside
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

_STAGE, _LISTS, _PRINTING = "pages", "lists", "printing in other processes"
_LIBRARIES = (
    "jinja2", "markupsafe", "markdown", "matplotlib", "pydantic", "pint", "ucumvert", "xlsxwriter", "lxml",
)  # fmt: skip
Say = Callable[[str], None]


class DrugPages(NamedTuple):
    """The pages of all drugs, what could not be printed of them, and for each drug the hash of all that its pages are made of;
    under no name that of what all share."""

    pages: list[Page]
    problems: list[Problem]
    proofs: Mapping[str, str]


class Printed(Noun):
    """Pages that are kept together, what could not be printed of them, and the values that they print."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    uses: Uses = Field(default_factory=dict)


@dataclass(frozen=True)
class _Group:
    """Pages of a drug that are taken together: their name, the key of all that they are made of, and what they are."""

    name: str
    key: str
    drug: Drug
    portions: Callable[[], Iterable[Portion]]


@dataclass(frozen=True)
class _Job:
    """A page, and all that it is made of: another process can print it."""

    group: str
    name: str
    key: str
    narrowed: Narrowed
    plan: Plan


def keep(kept: Cache, stage: str, name: str, key: str, compute: Callable[[], Printed]) -> Printed:
    """Return the pages of a name as they were kept with this key, or print and keep them. Their content is laid aside."""
    return kept.recall(stage, key, lambda: _lay_aside(compute(), kept), name)


def _lay_aside(made: Printed, kept: Cache) -> Printed:
    return made.model_copy(update={"pages": tuple(lay_aside(page, kept) for page in made.pages)})


def print_drugs(
    library: Library,
    keys: DrugKeys,
    draw: Renderer,
    kept: Cache,
    executor: Executor | None = None,
    say: Say = say_nothing,
) -> DrugPages:
    """Return the pages of all drugs, data pages last, and the problems found on the way.

    Each page is printed from a library that holds nothing but what its key is made of, so that the key can forget nothing."""
    common = hash_common(library)
    press = _Press(library, draw, kept, common, executor, say)

    def group(drug: Drug, kind: str, told: str, portions: Callable[[], Iterable[Portion]]) -> _Group:
        return _Group(f"{drug.id}/{kind}", digest(common, keys[drug.id].proof, told), drug, portions)

    of_text = [group(drug, "told", "", partial(list_told, drug)) for drug in library.drugs]
    told = press.print_groups(of_text)
    uses = join_uses([*(one.uses for one in told), find_compared(library)])
    of_data = [
        group(drug, "data", _tell_uses(drug, uses), partial(list_data, drug, library, uses)) for drug in library.drugs
    ]
    made = [*told, *press.print_groups(of_data)]
    problems = dict.fromkeys(problem for one in made for problem in one.problems)
    proofs = {one.drug.id: digest(one.key, other.key) for one, other in zip(of_text, of_data, strict=True)}
    return DrugPages([page for one in made for page in one.pages], list(problems), {**proofs, "": common})


@dataclass(frozen=True)
class _Press:
    """Prints groups of pages, those that are kept apart: in this process, after others have filled the cache if there are any."""

    library: Library
    draw: Renderer
    kept: Cache
    common: str
    executor: Executor | None
    say: Say

    def print_groups(self, groups: Sequence[_Group]) -> list[Printed]:
        """Return the pages of the groups, and keep of which each group consists."""
        found = {one.name: _take(one, self.kept) for one in groups}
        waiting = [(one, portion) for one in groups if not found[one.name] for portion in one.portions()]
        self._fill(waiting)
        listed: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for at, job in enumerate(self._list_jobs(waiting)):
            self.say(Counted("printing", at, len(waiting)))
            found[job.group].append(_keep_job(job, self.library, self.draw, self.kept))
            listed[job.group].append((job.name, job.key))
        for one in (one for one in groups if one.name in listed):
            self.kept.keep(_LISTS, one.key, json.dumps(listed[one.name]), one.name)
        return [page for one in groups for page in found[one.name]]

    def _list_jobs(self, waiting: Iterable[tuple[_Group, Portion]]) -> Iterator[_Job]:
        """Yield each job when it is asked for, since it holds a library of its own."""
        return (_make_job(self.library, group, portion, self.common) for group, portion in waiting)

    def _fill(self, waiting: Sequence[tuple[_Group, Portion]]) -> None:
        """Print what waits in other processes, which lay it into the cache."""
        if self.executor:
            missing = (job for job in self._list_jobs(waiting) if not self.kept.holds(_STAGE, job.key, job.name))
            fill(self.executor, partial(_fill, self.draw, self.kept), missing, partial(self._tell, len(waiting)))

    def _tell(self, total: int, done: int) -> None:
        self.say(Counted(_PRINTING, done, total))


def _tell_uses(drug: Drug, uses: Uses) -> str:
    """Return where the values of a drug are used, for a hash."""
    return json.dumps([uses.get(row.id) for row in drug.observations])


def _take(group: _Group, kept: Cache) -> list[Printed]:
    """Return the pages of a group as they were kept, if that is all of them, and nothing was missed in one."""
    listed = json.loads(kept.find(_LISTS, group.key, group.name) or "[]")
    found: list[Printed | None] = [kept.take(_STAGE, key, name) for name, key in listed]
    taken = [one for one in found if one and not one.problems]
    return taken if len(taken) == len(found) else []


def _make_job(library: Library, group: _Group, one: Portion, common: str) -> _Job:
    narrowed = narrow_to_part(library, group.drug, one.drug)
    return _Job(group.name, one.name, digest(common, narrowed.proof, *one.told), narrowed, one.plan)


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
    return _lay_aside(_print(job.plan, narrow_to_part(library, drug, drug), draw), kept)


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
