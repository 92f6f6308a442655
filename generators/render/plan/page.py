"""Plan a page: its parts in order, with their values, numbers, citations and notices."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generators.cite import numbering
from generators.cite.numbering import Group, NumberedReference
from generators.domain import notices
from generators.domain.notices import ShownItems
from generators.domain.topics import record_page
from generators.model import (
    Citation,
    Diagram,
    Disclaimer,
    Drug,
    Event,
    Fact,
    Library,
    Observation,
    Problem,
    Protocol,
    Safety,
    Status,
    Study,
    Where,
)
from generators.render.plan.data_parts import RecordTable
from generators.render.plan.parts import ChartPlan, DiagramPlan, ProtocolPlan, StudyPlan, TablePlan
from generators.render.plan.pieces import BoundValue, CitationGroup, Link, Mention, Piece, Unresolved
from generators.render.plan.tree import change_pieces, flatten
from generators.text.docs_paths import page_address

T = TypeVar("T")
_NUMBERED: Mapping[type[Any], str] = {
    TablePlan: "table",
    RecordTable: "table",
    ChartPlan: "figure",
    DiagramPlan: "figure",
    ProtocolPlan: "protocol",
    StudyPlan: "method",
}


@dataclass(frozen=True)
class _PageOfDrug:
    """What a page of a drug has from the start; `parts` is the plan of its kind."""

    path: str
    kind: str
    front: Mapping[str, str]
    drug: Drug
    origin: Where
    parts: Any


@dataclass(frozen=True)
class Draft(_PageOfDrug):
    """A page as its kind plans it: nothing in its parts has its number or its link yet.

    `values` are those of the page if it has more than it prints, `cited` what it names as a source without a number."""

    values: Iterable[Observation] = ()
    cited: Iterable[str] = ()


@dataclass(frozen=True)
class PagePlan(_PageOfDrug):
    """The plan of a page of a drug, ready for the template of its kind.

    Its parts have every marker and mention numbered, every value and link led to its place. `numbers` has the number of each block by its
    anchor. `problems` are the things that cannot be printed, each with its place.
    """

    values: tuple[Observation, ...]
    blocks: tuple[Any, ...]  # tables, charts, diagrams, protocols, studies, each once
    numbers: Mapping[str, int]
    references: tuple[NumberedReference, ...]
    citations: tuple[str, ...]  # keys: those with a number first, in its order
    notices: tuple[Disclaimer, ...]
    problems: tuple[Problem, ...]

    @property
    def address(self) -> str:
        """The address of the page, from the root of the site: `drugs/tofersen`."""
        return page_address(self.path)


def find_values(part: Any) -> tuple[Observation, ...]:
    """Return the observations that a part prints, each once."""
    return _list_values(flatten(part))


def _list_values(printed: Iterable[Any]) -> tuple[Observation, ...]:
    return tuple({one.id: one for one in printed if isinstance(one, Observation)}.values())


def plan_page(draft: Draft, library: Library) -> PagePlan:
    """Finish the parts of a page, and find what follows from them: its values, references and notices."""
    made = finish_parts(draft.parts, library, lambda page: relative(page, page_address(draft.path)))
    references = numbering.reference_list(made.groups)
    printed = _list_values(made.printed)
    shown = tuple(draft.values) or printed
    keys = tuple(dict.fromkeys((*(reference.key for reference in references), *draft.cited)))
    told = tuple({one.id: one for one in (*shown, *printed)}.values())  # inputs of formulas included
    facts = notices.find_facts(draft.drug, library, _list_shown(made.printed, told, keys))
    return PagePlan(
        path=draft.path, kind=draft.kind, front=draft.front, drug=draft.drug, origin=draft.origin, parts=made.parts, values=shown,
        blocks=tuple(made.blocks.values()), numbers=made.numbers, references=references, citations=keys,
        notices=notices.choose_disclaimers(library.disclaimers, facts), problems=made.problems,
    )  # fmt: skip


@dataclass(frozen=True)
class FinishedParts:
    """Parts with their numbers and links: all that they print, in its order; blocks and their numbers by anchor; markers of each
    group of citations; problems."""

    parts: Any
    printed: Sequence[Any]
    blocks: Mapping[str, Any]
    numbers: Mapping[str, int]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]


def finish_parts(
    parts: Any, library: Library, address: Callable[[str], str], before: Sequence[Sequence[Citation]] = ()
) -> FinishedParts:
    """Number the citations and mentions of the parts, and lead their values and links to their places.

    `address` returns how the page links to another one, by its address from the root of the site; `before` are groups of citations
    earlier on the page. A citation of an unknown key is left out: CIT-KEY reports it."""
    planned = flatten(parts)
    numbers = _number_blocks(planned)
    cited = [one.citations for one in planned if isinstance(one, CitationGroup)]
    known = [tuple(citation for citation in group if citation.key in library.references) for group in cited]
    groups = numbering.number_citations([*before, *known])
    failed = frozenset(one.block for one in planned if isinstance(one, Unresolved))
    waiting, link = iter(groups[len(before) :]), make_linker(library, address)

    def finish(piece: Any) -> Piece:
        if isinstance(piece, CitationGroup):
            return replace(piece, markers=next(waiting))
        return _number(piece, numbers, failed) if isinstance(piece, Mention) else link(piece)

    finished = change_pieces(parts, finish, BoundValue, Link, CitationGroup, Mention)
    printed = flatten(finished)
    blocks = {one.anchor: one for one in printed if type(one) in _NUMBERED}
    problems = tuple(one.problem for one in printed if isinstance(one, Unresolved) and one.problem)
    return FinishedParts(finished, printed, blocks, numbers, tuple(groups), problems)


def make_linker(library: Library, address: Callable[[str], str]) -> Callable[[Any], Any]:
    """Return a function that leads a value to its record, or a link to its place."""

    def link(piece: T) -> T:
        if isinstance(piece, Link):
            return replace(piece, href=address(piece.page) + (f"#{piece.anchor}" if piece.anchor else ""))
        if not isinstance(piece, BoundValue):
            return piece
        return replace(piece, page=address(record_page(piece.observation, library.vocabulary)))

    return link


def relative(target: str, start: str) -> str:
    """Return how a page links to another one, both by their address from the root of the site; nothing to itself."""
    return "" if target == start else f"{posixpath.relpath(target or '.', start or '.')}/"


def _number(mention: Mention, numbers: Mapping[str, int], failed: Collection[str]) -> Mention | Unresolved:
    """Number a mention; of a block that could not be planned it prints nothing."""
    if mention.target in failed:
        return Unresolved()
    if mention.target in numbers:
        return replace(mention, number=numbers[mention.target])
    kind, there = mention.target.partition("-")[0], ", ".join(numbers) or "none"
    return Unresolved(
        Problem(mention.where, f"see({mention.target!r}): no such {kind} on this page", f"one of: {there}")
    )


def _number_blocks(planned: Iterable[Any]) -> dict[str, int]:
    """Number the tables, figures, protocols and methods by anchor, in the order of the page."""
    counts: Counter[str] = Counter()
    numbers: dict[str, int] = {}
    for block in planned:
        kind = _NUMBERED.get(type(block))
        if kind and block.anchor not in numbers:
            counts[kind] += 1
            numbers[block.anchor] = counts[kind]
    return numbers


def _list_shown(printed: Iterable[Any], values: tuple[Observation, ...], cited: tuple[str, ...]) -> ShownItems:
    """Return the contents of the page, which its notices follow from."""
    every = list({id(one): one for one in printed}.values())

    def of(*kinds: type[Any]) -> tuple[Any, ...]:
        return tuple(one for one in every if isinstance(one, kinds))

    return ShownItems(
        values=values, stated=of(Fact, Event, Status, Safety), protocols=of(Protocol), diagrams=of(Diagram), studies=of(Study),
        cited=cited,
    )  # fmt: skip
