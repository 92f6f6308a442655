"""What authors write outside data/: the address of the site in mkdocs.yml, and the pages of docs/ that are written by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from generators.model import Page, Where

_SETTING = re.compile(r"""^site_url:[ \t]*(["']?)(https?://[^\s"'#]+)\1""", re.MULTILINE)
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"""^(title|description|page_kind):[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)


def read_site_url(root: Path) -> str:
    """Return the address under which the site is published, with a slash at its end; empty if it is not set.

    Only this setting is read: a mkdocs.yml may hold tags that only MkDocs knows."""
    settings = root / "mkdocs.yml"
    found = _SETTING.search(settings.read_text(encoding="utf-8")) if settings.is_file() else None
    return f"{found[2].rstrip('/')}/" if found else ""


def read_pages(root: Path, generated: Collection[str]) -> list[Page]:
    """Return the pages of docs/ that an author wrote, Markdown and notebooks, without those of the generated paths."""
    docs = root / "docs"
    paths = sorted(path for ending in ("*.md", "*.ipynb") for path in docs.rglob(ending)) if docs.is_dir() else []
    names = {path.relative_to(docs).as_posix(): path for path in paths}
    return [_make_page(name, path) for name, path in names.items() if name.split("/")[0] not in generated]


def _make_page(name: str, path: Path) -> Page:
    text = path.read_text(encoding="utf-8", errors="replace")
    text = _join_cells(text) if path.suffix == ".ipynb" else text
    front = _FRONT.match(text)
    fields = dict(_FIELD.findall(front[1] if front else ""))
    heading = _FIRST_HEADING.search(text)
    title = fields.get("title") or (heading[1] if heading else path.stem)
    kind = fields.get("page_kind") or ("notebook" if path.suffix == ".ipynb" else "page")
    where = Where(file=f"docs/{name}")
    return Page(path=name, kind=kind, title=title, description=fields.get("description", ""), text=text, origin=where)


def _join_cells(notebook: str) -> str:
    """Return the words of a notebook: its Markdown cells."""
    try:
        cells = json.loads(notebook).get("cells", [])
        return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    except (ValueError, KeyError, AttributeError, TypeError):
        return ""  # the build of the notebook says what is wrong
