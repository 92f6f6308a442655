"""The records of a data page as data for the value card: a script that works from a folder too, where no page may load JSON.

The script of the theme loads it when a reader first asks for a value of that page, from any page of the site.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generators.domain import describe, record
from generators.model import Asset, Conflict, Library, Observation
from generators.render.environment import CONFLICT_STATES
from generators.render.plan.inline import Scope, format_plain_text
from generators.render.plan.page import PagePlan, make_linker, relative
from generators.render.plan.pieces import BoundValue, Inline, Link, Piece
from generators.render.plan.record_table import link_words

FILE = "cards.js"
_APART = ("quantity", "value", "statistic", "grade", "disagreements")  # fields that the card has a place of its own for
_OTHERS = 4  # values that a disagreement is shown with
Part = list[str]  # words, and where they lead to if they lead anywhere


@dataclass(frozen=True)
class _Here:
    """The page that the cards stand beside: what its names mean, its address, and how it leads to others."""

    scope: Scope
    address: str
    link: Callable[[Any], Any]


def make_cards(plan: PagePlan, library: Library) -> Asset:
    """Return the cards of the records of a data page, by the id of the observation."""
    link = make_linker(library, lambda page: relative(page, plan.address))
    here = _Here(Scope(library, plan.drug), plan.address, link)
    uses = {
        row.value.observation.id: row.uses
        for table in plan.parts.tables
        for group in table.groups
        for row in group.rows
    }
    cards = {one.id: _make_card(one, here, uses[one.id]) for one in plan.values}
    text = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
    return Asset(path=FILE, content=f"Object.assign((window.agCards = window.agCards || {{}}), {text});\n".encode())


def _make_card(observation: Observation, here: _Here, uses: Inline) -> dict[str, Any]:
    made = record.make(observation, here.scope.library)
    fields = [field for field in made.fields if field.name not in _APART]
    card = {
        "what": made.text("quantity"), "value": made.text("value"), "statistic": made.text("statistic"),
        "fields": [[field.label, _list_parts(map(here.link, link_words(field.words, here.scope)))] for field in fields],
        "grade": [observation.mark, describe.GRADES[observation.mark].shape, made.text("grade")] if observation.value else [],
        "disputes": list(_list_disputes(observation, here)), "uses": _list_parts(uses),
    }  # fmt: skip
    return {name: value for name, value in card.items() if value}


def _list_parts(words: Iterable[Piece]) -> list[Part]:
    """Return pieces as words, each with where it leads to."""
    return [_make_part(piece) for piece in words]


def _make_part(piece: Any) -> Part:
    if isinstance(piece, BoundValue):
        return [piece.text, f"{piece.page}#obs-{piece.observation.id}", piece.observation.id]
    return [piece.text, piece.href] if isinstance(piece, Link) else [getattr(piece, "text", "")]


def _list_disputes(observation: Observation, here: _Here) -> Iterator[dict[str, Any]]:
    """Yield the disagreements about a value, with the values that stand against it."""
    library = here.scope.library
    for drug, conflict in library.conflicts_of(observation.id):
        yield {
            "title": format_plain_text(conflict.title, conflict.where, Scope(library, drug)),
            "state": CONFLICT_STATES[conflict.state],
            "href": f"{relative(f'drugs/{drug.id}', here.address)}#conflict-{conflict.id}",
            "others": list(_list_others(observation, conflict, here)),
        }


def _list_others(observation: Observation, conflict: Conflict, here: _Here) -> Iterator[list[Part]]:
    known = here.scope.library.observations
    others = [known[ident] for ident in conflict.observations if ident in known and ident != observation.id]
    for other in others[:_OTHERS]:
        made = record.make(other, here.scope.library)
        value = here.link(BoundValue(other, made.text("value")))
        yield [[made.text("sources") or made.text("formula")], _make_part(value)]
