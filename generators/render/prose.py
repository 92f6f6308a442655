"""The words that prose may use, and the sheet they are written on.

Prose is Markdown with calls in double braces: `{{ value("csf-half-life") }}`. Only the words of `WORDS` with constant
arguments can be called; nothing else is run. A call that asks for something absent is a finding at its line and column
and prints nothing, so that one run reports all of them.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from generators.domain import describe
from generators.domain.notices import Shown
from generators.errors import GuideError
from generators.model import NOWHERE, Asset, Drug, Event, Fact, Finding, Library, Observation, Status, Where
from generators.render import blocks
from generators.text.suggest import nearest, or_else

_CALL = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BLANKED = re.compile(r"\{\{[^{}]*\}\}|```.*?```|`[^`\n]*`", re.DOTALL)
_UNCALLED = re.compile(r"""\{\{|\}\}|\b(?:value|fact|term|see|table|chart|diagram|protocol|study)\(["']""")
_SEE = re.compile(r"\[\[see:([a-z]+)-([a-z0-9-]+)\]\]")
_PLACED = {"table": "Table", "figure": "Figure", "protocol": "Protocol", "method": "Method"}


class Wrong(Exception):
    """A word that cannot be printed; becomes a finding where it stands."""


@dataclass
class Sheet:
    """One page in the making: what it shows, what number each table and figure has, what was wrong."""

    library: Library
    drug: Drug
    draw: Callable[[Any], str]
    shown: dict[str, Observation] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    protocols: dict[str, Any] = field(default_factory=dict)
    diagrams: dict[str, Any] = field(default_factory=dict)
    studies: dict[str, Any] = field(default_factory=dict)
    stated: list[Fact | Event | Status] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    seen_at: dict[str, Where] = field(default_factory=dict)
    here: Where = NOWHERE

    # --- the words -------------------------------------------------------------------------------------------

    def value(self, ident: str, cite: bool = True, show: str = "value") -> str:
        """`{{ value("csf-half-life") }}`: the value with its unit, grade and source."""
        observation = self.observation(ident)
        printed = describe.html(observation, self.library.vocabulary, "spoken" if show == "value" else show)
        return describe.markdown_safe(printed) + (describe.cited(observation.sources) if cite else "")

    def fact(self, ident: str, cite: bool = True) -> str:
        """`{{ fact("cas-number") }}`: the words of a fact, or the date of an event."""
        known: tuple[Fact | Event, ...] = (*self.drug.facts, *self.drug.events)
        fact = self._named("fact", ident, {thing.id: thing for thing in known})
        self.stated.append(fact)
        missing = describe.MISSING[getattr(fact, "missing", None) or "not-reported"][0]
        said = describe.date(fact.date) if isinstance(fact, Event) else fact.value or missing
        marked = "" if getattr(fact, "missing", None) else describe.mark(fact.grade)
        printed = f'<span class="fact" data-fact="{ident}">{escape(said)}</span>{marked}'
        return describe.markdown_safe(printed) + (describe.cited(fact.sources) if cite else "")

    def term(self, ident: str, label: str = "") -> str:
        """`{{ term("rnase-h1") }}`: a word of the glossary with its definition on hover."""
        term = self._named("term", ident, self.library.vocabulary.terms)
        self.terms.add(ident)
        expanded = f"{term.expansion}. {term.definition}" if term.expansion else term.definition
        said = f'<abbr class="term" title="{escape(expanded)}">{escape(label or term.label)}</abbr>'
        return describe.markdown_safe(said)

    def see(self, target: str) -> str:
        """`{{ see("table-csf-sod1") }}`: the number of a table, figure, protocol or method of this page, linked."""
        kind, _, _ = target.partition("-")
        if kind not in _PLACED:
            raise Wrong(f"see({target!r}); wanted table-, figure-, protocol- or method- and a name")
        self.seen_at.setdefault(target, self.here)
        return f"[[see:{target}]]"

    def table(self, name: str) -> str:
        """`{{ table("csf-sod1") }}`: a table of tables.yml."""
        number = self._number("table", name)
        table = self._named("table", name, {t.name: t for t in self.drug.tables})
        shown = self._found(table.shown)
        html, assets = blocks.table(table, shown, number, self.drug, self.library, self.at(table.where))
        return self._block(html, assets)

    def chart(self, name: str) -> str:
        """`{{ chart("csf-sod1-by-dose") }}`: a chart of charts.yml."""
        number = self._number("figure", name)
        chart = self._named("chart", name, {c.name: c for c in self.drug.charts})
        shown = self._found(chart.shown)
        drawn = self.draw(chart) if len(shown) == len(chart.shown) else ""
        html, assets = blocks.chart(chart, shown, drawn, number, self.library, self.at(chart.where))
        return self._block(html, assets)

    def diagram(self, name: str) -> str:
        """`{{ diagram("mechanism") }}`: a diagram of diagrams/."""
        number = self._number("figure", name)
        diagram = self._named("diagram", name, {d.name: d for d in self.drug.diagrams})
        self.diagrams[name] = diagram
        drawn = self.draw(diagram)
        html, assets = blocks.diagram(diagram, drawn, number, self.at(diagram.where), self.plain)
        return self._block(html, assets)

    def protocol(self, name: str) -> str:
        """`{{ protocol("fractionation") }}`: a protocol of protocols.yml."""
        number = self._number("protocol", name)
        protocol = self._named("protocol", name, {p.name: p for p in self.drug.protocols})
        self.protocols[name] = protocol
        return self._block(blocks.protocol(protocol, number, self.library.vocabulary, self.at(protocol.where)))

    def study(self, ident: str) -> str:
        """`{{ study("nct02312011") }}`: a study of studies.yml as a method block."""
        number = self._number("method", ident)
        study = self._named("study", ident, {s.id: s for s in self.drug.studies})
        self.studies[ident] = study
        return self._block(blocks.study(study, number, self.at(study.where)))

    def holds(self, cited: Iterable[str]) -> Shown:
        """What the page shows, for the notices it needs; `cited` are the keys of its references."""
        return Shown(
            tuple(self.shown.values()), tuple(self.stated), tuple(self.protocols.values()),
            tuple(self.diagrams.values()), tuple(self.studies.values()), tuple(dict.fromkeys(cited)),
        )  # fmt: skip

    # --- what they stand on ----------------------------------------------------------------------------------

    def observation(self, ident: str) -> Observation:
        """The observation `ident`, remembered as shown on this page."""
        found = self._named("observation", ident, self.library.observations)
        self.shown[ident] = found
        return found  # type: ignore[no-any-return]  # _named looks in lists of every kind of noun

    def section(self, idents: Iterable[str]) -> str:
        """The title of the section that the first of these observations belongs to."""
        found = [self.library.observations[i] for i in idents if i in self.library.observations]
        return blocks.section_of(found[0], self.library) if found else ""

    def _named(self, kind: str, name: str, among: Mapping[str, Any]) -> Any:
        if name in among:
            return among[name]
        if name in self.library.broken:
            raise Wrong("")
        wanted = or_else(nearest(name, among), f"one of: {', '.join(sorted(among)[:12]) or 'none'}")
        raise Wrong(f"no {kind} {name!r}; wanted {wanted}")

    def _found(self, idents: Iterable[str]) -> dict[str, Observation]:
        """The observations of a table or chart that are there; DAT-FIELD tells of the others where they stand."""
        return {ident: self.observation(ident) for ident in idents if ident in self.library.observations}

    def _number(self, kind: str, name: str) -> int:
        taken = sum(key.startswith(f"{kind}-") for key in self.numbers)
        return self.numbers.setdefault(f"{kind}-{name}", taken + 1)

    def _block(self, html: str, assets: Iterable[Asset] = ()) -> str:
        self.assets += assets
        return "\n\n" + re.sub(r"\n\s*", " ", html) + "\n\n"

    def say(self, where: Where, message: str) -> None:
        """Note something wrong, once."""
        finding = Finding(rule="DAT-FIELD", severity="error", where=where, message=message)
        if message and finding not in self.findings:
            self.findings.append(finding)

    # --- texts -----------------------------------------------------------------------------------------------

    def prose(self, text: str, where: Where) -> str:
        """`text` with its words replaced; `where` is where its first character stands."""

        def replaced(match: re.Match[str]) -> str:
            self.here = _place(text, match.start(), where)
            try:
                return call(match[1].strip(), self)
            except (Wrong, GuideError) as problem:
                self.say(self.here, str(problem))
                return ""

        for rest in _UNCALLED.finditer(_BLANKED.sub(lambda match: " " * len(match[0]), text)):
            self.say(
                _place(text, rest.start(), where),
                f"{rest[0]!r} would be printed as it stands; wanted {{{{ … }}}} around a word",
            )
        return _CALL.sub(replaced, text)

    def inline(self, text: str, where: Where | None = None) -> str:
        """A short text of a data file as inline HTML: words replaced, `*emphasis*` kept, the rest escaped."""
        place = where or self.drug.where
        pieces = re.split(r"(\{\{.*?\}\}|\[@[^\]]*\])", text.strip())
        pieces[::2] = [describe.markdown_safe(_emphasis(piece)) for piece in pieces[::2]]
        pieces[1::2] = [self.prose(piece, place) for piece in pieces[1::2]]
        return "".join(pieces)

    def at(self, where: Where) -> Callable[[str], str]:
        """`inline` for the texts of a noun that stands at `where`."""
        return lambda text: self.inline(text, where)

    def plain(self, text: str, where: Where | None = None) -> str:
        """A short text as plain words, for labels in pictures."""
        return describe.plain(self.inline(text, where))

    def resolved(self, text: str, where: Where) -> str:
        """`text` with every `see` turned into a linked number; to be called when the page is complete."""

        def link(match: re.Match[str]) -> str:
            key = f"{match[1]}-{match[2]}"
            if key not in self.numbers:
                self.say(
                    self.seen_at.get(key, where),
                    f"see({key!r}): no such {match[1]} on this page; there are: {', '.join(self.numbers)}",
                )
                return ""
            return f'<a class="see" href="#{key}">{_PLACED[match[1]]}&nbsp;{self.numbers[key]}</a>'

        return _SEE.sub(link, text)


WORDS = ("value", "fact", "term", "see", "table", "chart", "diagram", "protocol", "study")


def call(expression: str, sheet: Sheet) -> str:
    """Print one `{{ … }}`; raises Wrong when it is no call of a known word with constant arguments."""
    wanted = f'wanted one of {", ".join(WORDS)} with a quoted name, as value("csf-half-life")'
    try:
        node = ast.parse(expression, mode="eval").body
    except SyntaxError:
        raise Wrong(f"cannot read {{{{ {expression} }}}}; {wanted}") from None
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS):
        raise Wrong(f"unknown word in {{{{ {expression} }}}}; {wanted}")
    try:
        arguments = [ast.literal_eval(a) for a in node.args]
        named = {str(k.arg): ast.literal_eval(k.value) for k in node.keywords}
        word = getattr(sheet, node.func.id)
        inspect.signature(word).bind(*arguments, **named)
    except (ValueError, TypeError):
        raise Wrong(f"wrong arguments in {{{{ {expression} }}}}; {wanted}") from None
    return str(word(*arguments, **named))


def _place(text: str, offset: int, start: Where) -> Where:
    place = Where.at(start.file, text, offset, start.line)
    shift = start.column - 1 if place.line == start.line else 0
    return place.model_copy(update={"column": place.column + shift})


def _emphasis(text: str) -> str:
    """`*emphasis*` as HTML, the rest escaped."""
    return re.sub(r"\*([^*\n]+)\*", r"<em>\1</em>", escape(text, quote=False))
