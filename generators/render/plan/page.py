"""A page before it is printed: its parts in order, and all that follows from them: values, numbers, citations, notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from generators.cite import numbering
from generators.cite.numbering import Group, Numbered
from generators.domain import notices
from generators.domain.notices import Shown
from generators.model import (
    Citation,
    Diagram,
    Disclaimer,
    Drug,
    Event,
    Fact,
    Library,
    Noun,
    Observation,
    Protocol,
    Status,
    Study,
    Where,
)
from generators.render.plan.parts import ChartPlan, DiagramPlan, ProtocolPlan, StudyPlan, TablePlan
from generators.render.plan.pieces import BoundValue, Cites, Mention, Piece, Unresolved

_NUMBERED = {
    TablePlan: "table",
    ChartPlan: "figure",
    DiagramPlan: "figure",
    ProtocolPlan: "protocol",
    StudyPlan: "method",
}


@dataclass(frozen=True)
class PagePlan:
    """A page of a drug, ready to be printed by the template of its kind.

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
    numbers: Mapping[str, int]
    references: tuple[Numbered, ...]
    facets: frozenset[str]
    notices: tuple[Disclaimer, ...]
    problems: tuple[Unresolved, ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """The keys of what the page cites, by number."""
        return tuple(reference.key for reference in self.references)

    @property
    def blocks(self) -> tuple[Any, ...]:
        """The tables, charts, diagrams, protocols and studies, each once, in order."""
        found = {one.anchor: one for one in contents(self.parts) if type(one) in _NUMBERED}
        return tuple(found.values())


def contents(part: Any) -> Iterator[Any]:
    """Everything that a part prints, in order: its nouns, its blocks, its pieces; outer before inner."""
    if isinstance(part, tuple):
        for one in part:
            yield from contents(one)
    elif isinstance(part, Mapping):
        yield from contents(tuple(part.values()))
    elif isinstance(part, Noun):
        yield part
    elif is_dataclass(part):
        yield part
        for field in fields(part):
            yield from contents(getattr(part, field.name))


def values_in(part: Any) -> tuple[Observation, ...]:
    """The observations that a part prints, each once."""
    return tuple({one.id: one for one in contents(part) if isinstance(one, Observation)}.values())


def plan_page(
    path: str, kind: str, front: Mapping[str, str], drug: Drug, library: Library, origin: Where, parts: Any,
    values: Iterable[Observation] = (),
) -> PagePlan:  # fmt: skip
    """The plan of a page with these parts; `values` are those of the page where that is not all that it prints."""
    numbered = number_parts(parts, library)
    references = numbering.reference_list(numbered.groups)
    shown = tuple(values) or values_in(parts)
    holds = notices.of_page(drug, library, _shown(parts, shown, references))
    return PagePlan(
        path=path, kind=kind, front=front, drug=drug, origin=origin, parts=numbered.parts, values=shown,
        numbers=numbered.numbers,
        references=references, facets=holds, notices=notices.required(library.disclaimers, holds), problems=numbered.problems,
    )  # fmt: skip


@dataclass(frozen=True)
class NumberedParts:
    """Parts with numbered markers and mentions, the number of each block by anchor, the markers of each group of citations,
    and what cannot be printed."""

    parts: Any
    numbers: Mapping[str, int]
    groups: tuple[Group, ...]
    problems: tuple[Unresolved, ...]


def number_parts(parts: Any, library: Library, before: Sequence[Sequence[Citation]] = ()) -> NumberedParts:
    """Number what the parts cite and mention; `before` are groups of citations that stand before them on the page.

    A citation of an unknown key is left out: CIT-KEY reports it."""
    numbers = _block_numbers(parts)
    cited = [one.citations for one in contents(parts) if isinstance(one, Cites)]
    known = [tuple(citation for citation in group if citation.key in library.references) for group in cited]
    groups = numbering.number([*before, *known])
    waiting = iter(groups[len(before) :])

    def numbered(piece: Cites | Mention) -> Piece:
        return replace(piece, markers=next(waiting)) if isinstance(piece, Cites) else _numbered(piece, numbers)

    changed = change_pieces(parts, numbered, Cites, Mention)
    problems = tuple(one for one in contents(changed) if isinstance(one, Unresolved) and one.message)
    return NumberedParts(changed, numbers, tuple(groups), problems)


def link_records(parts: Any, address: Callable[[Observation], str]) -> Any:
    """The parts with each value linked to its record on another page."""
    return change_pieces(parts, lambda value: replace(value, page=address(value.observation)), BoundValue)


def change_pieces(part: Any, change: Callable[[Any], Any], *kinds: type[Any]) -> Any:
    """The part with each piece of these kinds changed, in the order of `contents`."""
    if isinstance(part, kinds):
        return change(part)
    if isinstance(part, tuple):
        return tuple(change_pieces(one, change, *kinds) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: change_pieces(getattr(part, f.name), change, *kinds) for f in fields(part)})
    return part


def _numbered(mention: Mention, numbers: Mapping[str, int]) -> Mention | Unresolved:
    if mention.target in numbers:
        return replace(mention, number=numbers[mention.target])
    kind, there = mention.target.partition("-")[0], ", ".join(numbers) or "none"
    return Unresolved(f"see({mention.target!r}): no such {kind} on this page; there are: {there}", mention.where)


def _block_numbers(parts: Any) -> dict[str, int]:
    """The number of each table, figure, protocol and method by its anchor, in the order of the page."""
    numbers: dict[str, int] = {}
    counts: dict[str, int] = {}
    for one in contents(parts):
        kind = _NUMBERED.get(type(one))
        if kind and one.anchor not in numbers:
            counts[kind] = counts.get(kind, 0) + 1
            numbers[one.anchor] = counts[kind]
    return numbers


def _shown(parts: Any, values: tuple[Observation, ...], references: Iterable[Numbered]) -> Shown:
    """What the page shows, for the notices that it needs."""
    every = tuple(contents(parts))

    def of(*kinds: type[Any]) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(one for one in every if isinstance(one, kinds)))

    return Shown(
        values=values, stated=of(Fact, Event, Status), protocols=of(Protocol), diagrams=of(Diagram), studies=of(Study),
        cited=tuple(reference.key for reference in references),
    )  # fmt: skip
