"""Resolve prose into pieces: each call is looked up, and a missing target becomes an `Unresolved` with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generators.domain import describe, formula
from generators.model import Drug, Event, Fact, Library, Observation, Problem, Where
from generators.render.plan import pieces
from generators.render.plan.pieces import (
    NUMBERED_KINDS,
    BoundValue,
    FactWords,
    Inline,
    Markdown,
    Mention,
    Piece,
    TermWords,
    Text,
    Unresolved,
    make_citations,
)
from generators.text import prose
from generators.text.prose import Call, StrayMark
from generators.text.suggest import did_you_mean
from generators.text.words import EXAMPLE

T = TypeVar("T")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*?)(?<=[^\s*])\*(?![\w*])")
_STAR_ALLELE = re.compile(r"(?<=\w)\*(?=\d)")  # CYP2C9*2 is a name: its star begins no emphasis


class AbsentError(Exception):
    """The target of a call is missing: what is wrong, what was wanted, a suggestion; empty if that was reported before."""

    def __init__(self, wrong: str = "", wanted: str = "", fix: str = "") -> None:
        super().__init__(wrong)
        self.wrong, self.wanted, self.fix = wrong, wanted, fix

    def at(self, where: Where) -> Problem | None:
        """Return this as a problem at a place; None if it was reported before."""
        return Problem(where, self.wrong, self.wanted, self.fix) if self.wrong else None


@dataclass(frozen=True)
class Scope:
    """The library and the drug in which calls are looked up."""

    library: Library
    drug: Drug

    def find(self, kind: str, name: str, among: Mapping[str, T]) -> T:
        """Return the thing of that name; raises AbsentError with a suggestion."""
        if name in among:
            return among[name]
        if name in self.library.broken or not self.library.is_listed(kind):
            raise AbsentError
        there = f"one of: {', '.join(sorted(among)[:12]) or 'none'}"
        raise AbsentError(f"no {kind} {name!r}", *did_you_mean(name, among, there))

    def observation(self, ident: str) -> Observation:
        """Return the observation of that id; raises AbsentError."""
        return self.find("observation", ident, self.library.observations)

    def words(self, where: Where) -> Callable[[str], Inline]:
        """Return a function that resolves the texts of a noun at `where`."""
        return lambda text: parse_inline(text, where, self)


def parse_inline(text: str, where: Where, scope: Scope) -> Inline:
    """Resolve a short text of a data file: calls, citations, `*emphasis*` and `code`."""
    return pieces.join(_make_pieces(text.strip(), where, scope))


def format_plain_text(text: str, where: Where, scope: Scope) -> str:
    """Format a short text of a data file as plain words, for labels in pictures and for titles."""
    return pieces.to_plain_text(parse_inline(text, where, scope))


def _split_emphasis(text: str) -> Iterator[Piece]:
    at = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > at:
            yield Text(text[at : match.start()])
        yield Text(match[1], is_emphasised=True)
        at = match.end()
    if text[at:]:
        yield Text(text[at:])


def _make_pieces(text: str, where: Where, scope: Scope) -> Iterator[Piece]:
    for node in prose.parse(text).nodes:
        source = text[node.start : node.end]
        match node:
            case prose.HiddenText(kind="code"):
                yield Text(source.strip("`").strip(), is_code=True)
            case prose.Words() | prose.HiddenText():
                yield from _split_emphasis(source)
            case _:
                yield from resolve(node, source, where, scope)


def split_guide_words(source: str) -> Markdown:
    """Return words of a guide as Markdown; the star of an allele is escaped."""
    return Markdown(_STAR_ALLELE.sub(r"\\*", source))


def resolve(node: Call | prose.CitationGroup | StrayMark, source: str, where: Where, scope: Scope) -> Inline:
    """Resolve what stands between the words of a running text; a call that fails becomes an Unresolved."""
    match node:
        case prose.CitationGroup():
            return make_citations(citation for citation, _ in node.citations)
        case StrayMark():
            return (_describe_stray(source, where),)
    try:
        _refuse_unprintable(node)
        return _WORDS[node.word](scope, where, **node.arguments)
    except AbsentError as problem:
        return (Unresolved(problem.at(where)),)


def _describe_stray(source: str, where: Where) -> Unresolved:
    """Report text that looks like a call or a citation and would be printed as typed."""
    if source.startswith("[@"):
        return Unresolved()  # CIT-KEY reports it
    return Unresolved(Problem(where, f"{source!r} would be printed as it stands", "{{ … }} around a word"))


def _refuse_unprintable(call: Call) -> None:
    if call.problem:
        raise AbsentError(call.problem, EXAMPLE)
    if call.is_block:
        raise AbsentError(f"{call.word}({call.name!r}) prints a block", "it in a paragraph of a guide")


def bind_observation(
    observation: Observation, scope: Scope, show: str = "value", unit: str | None = None
) -> BoundValue:
    """Return an observation with the words that a column or a sentence prints of it."""
    words = describe.text(observation, scope.library.vocabulary, show, unit)
    return BoundValue(observation, words, is_context=show in describe.COLUMNS)


def _resolve_value(scope: Scope, _: Where, ident: str, cite: bool, show: str) -> Inline:
    observation = scope.observation(ident)
    if show == "fall" and not (observation.value and observation.value.is_fall):
        raise AbsentError(f"{ident!r} is no fall", "a change below zero, or no `show`")
    value = bind_observation(observation, scope, "spoken" if show == "value" else show)
    return (value, *(make_citations(formula.find_sources(observation, scope.library.observations)) if cite else ()))


def _resolve_fact(scope: Scope, _: Where, ident: str, cite: bool) -> Inline:
    known: tuple[Fact | Event, ...] = (*scope.drug.facts, *scope.drug.events)
    fact = scope.find("fact", ident, {one.id: one for one in known})
    return (format_fact(fact), *(make_citations(fact.sources) if cite else ()))


def format_fact(fact: Fact | Event) -> FactWords:
    """Return the words of a fact, or the date of an event."""
    if isinstance(fact, Event):
        planned = " (planned)" if fact.planned else ""
        return FactWords(fact, f"{describe.date(fact.date)}{planned}", fact.mark)
    if fact.missing:
        return FactWords(fact, describe.missing_words(fact.missing).words, None)
    return FactWords(fact, fact.value, fact.mark)


def _resolve_term(scope: Scope, _: Where, ident: str, label: str) -> Inline:
    term = scope.find("term", ident, scope.library.vocabulary.terms)
    return (TermWords(term, label or term.label),)


def _resolve_see(_: Scope, where: Where, target: str) -> Inline:
    if target.partition("-")[0] not in NUMBERED_KINDS:
        raise AbsentError(f"see({target!r})", "table-, figure-, protocol- or method- and a name")
    return (Mention(target, where),)


_WORDS: dict[str, Callable[..., Inline]] = {
    "value": _resolve_value, "fact": _resolve_fact, "term": _resolve_term, "see": _resolve_see,
}  # fmt: skip
