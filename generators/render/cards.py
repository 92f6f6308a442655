"""The records of a data page as data for the value card: a script that works from a folder too, where no page may load JSON.

The script of the theme loads it when a reader first asks for a value of that page, from any page of the site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generators.domain import describe, record
from generators.model import Asset, Conflict, Library, Observation
from generators.render.environment import CONFLICT_STATES
from generators.render.plan.inline import Scope, format_plain_text
from generators.render.plan.page import PagePlan, link_pieces, relative
from generators.render.plan.pieces import BoundValue, Inline, Link
from generators.render.plan.record_table import link_words

FILE = "cards.js"
_APART = ("quantity", "value", "statistic", "grade", "disagreements")  # fields that the card has a place of its own for
_OTHERS = 4  # values that a disagreement is shown with
Part = list[str]  # words, and where they lead to if they lead anywhere


def make_cards(plan: PagePlan, library: Library) -> Asset:
    """Return the cards of the records of a data page, by the id of the observation."""
    scope = Scope(library, plan.drug)
    uses = {
        row.value.observation.id: row.uses
        for table in plan.parts.tables
        for group in table.groups
        for row in group.rows
    }
    cards = {one.id: _make_card(one, scope, plan.address, uses[one.id]) for one in plan.values}
    text = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
    return Asset(path=FILE, content=f"Object.assign((window.agCards = window.agCards || {{}}), {text});\n".encode())


def _make_card(observation: Observation, scope: Scope, start: str, uses: Inline) -> dict[str, Any]:
    made = record.make(observation, scope.library)
    fields = [(field.label, link_words(field.words, scope)) for field in made.fields if field.name not in _APART]
    linked = link_pieces(tuple(words for _, words in fields), scope.library, lambda page: relative(page, start))
    card = {
        "what": made.text("quantity"), "value": made.text("value"), "statistic": made.text("statistic"),
        "fields": [[label, _list_parts(words)] for (label, _), words in zip(fields, linked, strict=True)],
        "grade": [observation.mark, describe.GRADES[observation.mark].shape, made.text("grade")] if observation.value else [],
        "disputes": list(_list_disputes(observation, scope, start)), "uses": _list_parts(uses),
    }  # fmt: skip
    return {name: value for name, value in card.items() if value}


def _list_parts(words: Inline) -> list[Part]:
    """Return pieces as words, each with where it leads to."""
    return [_make_part(piece) for piece in words]


def _make_part(piece: Any) -> Part:
    if isinstance(piece, BoundValue):
        return [piece.text, f"{piece.page}#obs-{piece.observation.id}", piece.observation.id]
    return [piece.text, piece.href] if isinstance(piece, Link) else [getattr(piece, "text", "")]


def _list_disputes(observation: Observation, scope: Scope, start: str) -> Iterator[dict[str, Any]]:
    """Yield the disagreements about a value, with the values that stand against it."""
    for drug, conflict in scope.library.conflicts_of(observation.id):
        yield {
            "title": format_plain_text(conflict.title, conflict.where, Scope(scope.library, drug)),
            "state": CONFLICT_STATES[conflict.state],
            "href": f"{relative(f'drugs/{drug.id}', start)}#conflict-{conflict.id}",
            "others": list(_list_others(observation, conflict, scope, start)),
        }


def _list_others(observation: Observation, conflict: Conflict, scope: Scope, start: str) -> Iterator[list[Part]]:
    known = scope.library.observations
    others = [known[ident] for ident in conflict.observations if ident in known and ident != observation.id]
    for other in others[:_OTHERS]:
        made = record.make(other, scope.library)
        words = link_words([record.Words(made.text("value"), "value", other.id)], scope)
        (value,) = link_pieces(words, scope.library, lambda page: relative(page, start))
        yield [[made.text("sources") or made.text("formula")], _make_part(value)]
