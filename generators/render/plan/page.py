"""Plan a page: its parts in order, with their values, numbers, citations and notices."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generators.cite import numbering
from generators.cite.numbering import Group, NumberedReference
from generators.domain import disagreement, notices
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

_NUMBERED = {
    TablePlan: "table",
    RecordTable: "table",
    ChartPlan: "figure",
    DiagramPlan: "figure",
    ProtocolPlan: "protocol",
    StudyPlan: "method",
}


@dataclass(frozen=True)
class PagePlan:
    """The plan of a page of a drug, ready for the template of its kind.

    `parts` is the plan of that kind, with every marker and mention numbered. `numbers` has the number of each block by its
    anchor. `problems` are the things that cannot be printed, each with its place.
    """

    path: str
    kind: str
    front: Mapping[str, str]
    drug: Drug
    origin: Where
    parts: Any
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


def plan_page(
    path: str, kind: str, front: Mapping[str, str], drug: Drug, library: Library, origin: Where, parts: Any,
    values: Iterable[Observation] = (), cited: Iterable[str] = (),
) -> PagePlan:  # fmt: skip
    """Plan a page with these parts; `values` are those of the page if it has more than it prints, `cited` what it names
    as a source without a number."""
    numbered = number_parts(link_pieces(parts, library, lambda page: relative(page, page_address(path))), library)
    references = numbering.reference_list(numbered.groups)
    printed = flatten(numbered.parts)
    shown = tuple(values) or _list_values(printed)
    keys = tuple(dict.fromkeys((*(reference.key for reference in references), *cited)))
    told = tuple({one.id: one for one in (*shown, *_list_values(printed))}.values())  # inputs of formulas included
    facts = notices.find_facts(drug, library, _list_shown(printed, told, keys))
    return PagePlan(
        path=path, kind=kind, front=front, drug=drug, origin=origin, parts=numbered.parts, values=shown,
        blocks=tuple(numbered.blocks.values()), numbers=numbered.numbers, references=references, citations=keys,
        notices=notices.choose_disclaimers(library.disclaimers, facts), problems=numbered.problems,
    )  # fmt: skip


@dataclass(frozen=True)
class NumberedParts:
    """Numbered parts: blocks and their numbers by anchor, markers of each group of citations, problems."""

    parts: Any
    blocks: Mapping[str, Any]
    numbers: Mapping[str, int]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]


def number_parts(parts: Any, library: Library, before: Sequence[Sequence[Citation]] = ()) -> NumberedParts:
    """Number the citations and mentions of the parts; `before` are groups of citations earlier on the page.

    A citation of an unknown key is left out: CIT-KEY reports it."""
    printed = flatten(parts)
    blocks = {one.anchor: one for one in printed if type(one) in _NUMBERED}
    numbers = _number_blocks(blocks)
    cited = [one.citations for one in printed if isinstance(one, CitationGroup)]
    known = [tuple(citation for citation in group if citation.key in library.references) for group in cited]
    groups = numbering.number_citations([*before, *known])
    waiting = iter(groups[len(before) :])

    failed = {one.block for one in printed if isinstance(one, Unresolved)}

    def numbered(piece: CitationGroup | Mention) -> Piece:
        if isinstance(piece, Mention):
            return Unresolved() if piece.target in failed else _number_mention(piece, numbers)
        return replace(piece, markers=next(waiting))

    changed = change_pieces(parts, numbered, CitationGroup, Mention)
    after = flatten(changed)
    problems = tuple(one.problem for one in after if isinstance(one, Unresolved) and one.problem)
    blocks = {one.anchor: one for one in after if type(one) in _NUMBERED}
    return NumberedParts(changed, blocks, numbers, tuple(groups), problems)


def link_pieces(parts: Any, library: Library, address: Callable[[str], str]) -> Any:
    """Link each value of the parts to its record, and say which ones are disputed; links get their way, too.

    `address` returns how the page links to another one, by its address from the root of the site."""
    disputed = disagreement.list_disputed(library)

    def link(piece: BoundValue | Link) -> BoundValue | Link:
        if isinstance(piece, Link):
            return replace(piece, href=address(piece.page) + (f"#{piece.anchor}" if piece.anchor else ""))
        page = address(record_page(piece.observation, library.vocabulary))
        return replace(piece, page=page, is_disputed=piece.observation.id in disputed)

    return change_pieces(parts, link, BoundValue, Link)


def relative(target: str, start: str) -> str:
    """Return how a page links to another one, both by their address from the root of the site; nothing to itself."""
    return "" if target == start else f"{posixpath.relpath(target or '.', start or '.')}/"


def _number_mention(mention: Mention, numbers: Mapping[str, int]) -> Mention | Unresolved:
    if mention.target in numbers:
        return replace(mention, number=numbers[mention.target])
    kind, there = mention.target.partition("-")[0], ", ".join(numbers) or "none"
    return Unresolved(
        Problem(mention.where, f"see({mention.target!r}): no such {kind} on this page", f"one of: {there}")
    )


def _number_blocks(blocks: Mapping[str, Any]) -> dict[str, int]:
    """Number the tables, figures, protocols and methods by anchor, in the order of the page."""
    counts: Counter[str] = Counter()
    numbers = {}
    for anchor, block in blocks.items():
        kind = _NUMBERED[type(block)]
        counts[kind] += 1
        numbers[anchor] = counts[kind]
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
