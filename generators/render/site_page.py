"""A page about the whole site: its template, framed as `pages/site_page.md.jinja` has it."""

from __future__ import annotations

from typing import Any

from generators.domain import notices
from generators.model import Library, Page, Where
from generators.render.environment import environment


def print_site_page(
    path: str, kind: str, title: str, description: str, library: Library, json_ld: str = "", **data: Any
) -> Page:
    """Print the page of a kind, with the notices that every page carries."""
    needed = notices.choose_disclaimers(library.disclaimers, {})
    template = environment().get_template(f"pages/{kind}.md.jinja")
    text = (
        template.render(kind=kind, title=title, description=description, json_ld=json_ld, notices=needed, **data) + "\n"
    )
    origin = Where(file=f"generators/render/pages/{kind}.md.jinja")
    return Page(path=path, kind=kind, title=title, description=description, text=text, origin=origin)
