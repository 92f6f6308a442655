"""A page about the whole site: its template, framed as `pages/site_page.md.jinja` has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generators.domain import notices
from generators.domain.notices import Facts, ShownItems
from generators.model import Disclaimer, Library, Observation, Page, Where
from generators.render.environment import environment


def print_site_page(
    path: str,
    kind: str,
    title: str,
    description: str,
    library: Library,
    shown: Sequence[Observation] = (),
    about: Facts | None = None,
    json_ld: str = "",
    **data: Any,
) -> Page:
    """Print the page of a kind, with the notices that every page carries and those that its values ask for.

    `about` are the facts of a page about one drug, whose notices it has in full."""
    needed = notices.choose_disclaimers(library.disclaimers, about) if about else _choose_notices(library, shown)
    template = environment().get_template(f"pages/{kind}.md.jinja")
    text = (
        template.render(kind=kind, title=title, description=description, json_ld=json_ld, notices=needed, **data) + "\n"
    )
    origin = Where(file=f"generators/render/pages/{kind}.md.jinja")
    ids = tuple(notice.id for notice in needed)
    return Page(path=path, kind=kind, title=title, description=description, text=text, origin=origin, notices=ids)


def _choose_notices(library: Library, values: Sequence[Observation]) -> tuple[Disclaimer, ...]:
    """Return the notices of every page, then those that values ask for, each with what its drug is."""
    found = [one for one in library.disclaimers if not one.when]
    for drug in library.drugs if values else ():
        shown = ShownItems(values=tuple(one for one in values if one.drug == drug.id))
        found += notices.choose_for_values(library.disclaimers, notices.find_facts(drug, library, shown))
    return tuple({one.id: one for one in found}.values())
