"""A page about the whole site: its template, framed as `pages/site_page.md.jinja` has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from generators.domain import notices
from generators.domain.notices import Facts
from generators.model import Disclaimer, Library, Page, Where, Written
from generators.render.environment import environment


def print_site_page(
    path: str,
    kind: str,
    title: str,
    description: str,
    library: Library,
    of_drugs: Mapping[str, Sequence[Disclaimer]] | None = None,
    about: Facts | None = None,
    json_ld: str = "",
    **data: Any,
) -> Page:
    """Print the page of a kind, with the notices that every page carries.

    `about` are the facts of a page about one drug, `of_drugs` the notices by the names of the drugs of a page that is about several."""
    concerns: dict[str, list[str]] = defaultdict(list)
    for name, own in (of_drugs or {}).items():
        for one in own:
            concerns[one.id].append(name)
    chosen = {one.id for one in notices.choose_disclaimers(library.disclaimers, *filter(None, [about]))}
    needed = notices.order(one for one in library.disclaimers if one.id in chosen or one.id in concerns)
    template = environment().get_template(f"pages/{kind}.md.jinja")
    text = (
        template.render(
            kind=kind, title=title, description=description, json_ld=json_ld, notices=needed, concerns=concerns, **data
        )
        + "\n"
    )
    origin = Where(file=f"generators/render/pages/{kind}.md.jinja")
    ids = tuple(notice.id for notice in needed)
    return Page(
        path=path, kind=kind, title=title, description=description, content=Written(text), origin=origin, notices=ids
    )
