"""What authors write outside data/: the address of the site in mkdocs.yml, and the pages of docs/ that are written by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from generators.errors import SetupError
from generators.model import Page, ReadProblem, Where, Written
from generators.read.formats import file as text_file
from generators.read.nouns import Reading

_SETTING = re.compile(r"""^site_url:[ \t]*(["']?)(https?://[^\s"'#]+)\1""", re.MULTILINE)
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"""^(title|description|page_kind):[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


def read_site_url(root: Path) -> str:
    """Return the address under which the site is published, with a slash at its end; empty if it is not set.

    Only this setting is read: a mkdocs.yml may hold tags that only MkDocs knows."""
    settings = root / "mkdocs.yml"
    if not settings.exists():
        return ""
    try:
        found = _SETTING.search(text_file.read(settings))
    except text_file.UnreadableError as problem:
        raise SetupError(f"{settings}:{problem.line}: {problem}") from problem
    return f"{found[2].rstrip('/')}/" if found else ""


def read_pages(root: Path, generated: Collection[str]) -> tuple[list[Page], list[ReadProblem]]:
    """Return the pages of docs/ that an author wrote, Markdown and notebooks, and those that cannot be read as problems.

    Those of the generated paths are left out."""
    docs, run = root / "docs", Reading(root)
    paths = sorted(path for ending in ("*.md", "*.ipynb") for path in docs.rglob(ending)) if docs.is_dir() else []
    names = {path.relative_to(docs).as_posix(): path for path in paths}
    texts = {name: run.text(path) for name, path in names.items() if name.split("/")[0] not in generated}
    pages = [_make_page(name, names[name], text) for name, text in texts.items() if text is not None]
    return pages, [problem for problem in run.problems if problem.where.file.endswith(".md")]  # of notebooks it is told


def _make_page(name: str, path: Path, text: str) -> Page:
    text = _join_cells(text) if path.suffix == ".ipynb" else text
    front = _FRONT.match(text)
    fields = dict(_FIELD.findall(front[1] if front else ""))
    heading = _FIRST_HEADING.search(text)
    title = fields.get("title") or (heading[1] if heading else path.stem)
    kind = fields.get("page_kind") or ("notebook" if path.suffix == ".ipynb" else "page")
    where = Where(file=f"docs/{name}")
    return Page(
        path=name,
        kind=kind,
        title=title,
        description=fields.get("description", ""),
        content=Written(text),
        origin=where,
    )


def _join_cells(notebook: str) -> str:
    """Return the words of a notebook: its Markdown cells."""
    try:
        cells = json.loads(notebook).get("cells", [])
        return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    except (ValueError, KeyError, AttributeError, TypeError):
        return ""  # the build of the notebook says what is wrong
