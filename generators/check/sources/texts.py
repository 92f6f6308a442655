"""Every text of the data with its place, and its parts: sentences, paragraphs, sections, calls.

Rules read a text *masked*: what the program prints or the reader does not see as words (calls, citations, code, tags,
addresses) is blanked with spaces of the same length, so that an offset in the mask is an offset in the text. The words
that a call prints unchanged, as in `{{ term("cns", "nervous system") }}`, are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from generators import model
from generators.model import Chart, Drug, Guide, Library, Noun, Observation, Placed, Protocol, Step, Table, Where
from generators.text import prose
from generators.text.prose import Call, Prose, Span
from generators.text.sentences import Abbreviations
from generators.text.sentences import split_sentences as split_sentences

FIELDS: dict[type[Noun], tuple[str, ...]] = {  # what of a noun is words for a reader
    model.Guide: ("title", "summary", "body"),
    model.Drug: ("summary", "target", "indication", "route"),
    model.KeyPoint: ("claim", "text"),
    model.GlanceRow: ("label", "note"),
    model.Status: ("basis", "text", "note"),
    model.Fact: ("value", "note"),
    model.Event: ("text", "note"),
    model.Safety: ("subject", "text", "note"),
    model.Element: ("text",),
    model.Study: ("name", "title", "summary"),
    model.Item: ("label", "text", "note"),
    model.Protocol: ("title", "purpose", "setting", "safety", "quality", "note"),
    model.Material: ("name", "detail"),
    model.Step: ("text", "note"),
    model.StepParameter: ("name",),
    model.Diagram: ("title", "caption", "alt", "note"),
    model.Node: ("label",),
    model.Cluster: ("label",),
    model.Edge: ("label",),
    model.Table: ("caption", "stub", "note"),
    model.Column: ("head",),
    model.Row: ("head", "group", "cells"),
    model.Chart: ("title", "caption", "alt", "note"),
    model.Axis: ("label",),
    model.Series: ("label",),
    model.Point: ("label",),
    model.Mark: ("label",),
    model.Conflict: ("title", "statement", "resolution"),
    model.Gap: ("title", "statement", "searched"),
    model.Arm: ("name",),
    model.Cut: ("name",),
    model.Observation: ("qualifier", "note"),
}


@dataclass(frozen=True)
class TextField:
    """A text field: text, noun, field name, drug and place."""

    text: str
    drug: Drug
    noun: Noun
    name: str  # of the field in the noun
    owner: Placed  # the nearest noun around it whose place is known
    where: Where

    @property
    def is_body(self) -> bool:
        """Whether this is the body of a guide, whose places are exact."""
        return isinstance(self.noun, Guide) and self.name == "body"

    @cached_property
    def flowing(self) -> str:
        """The masked text without the ends of wrapped lines, in which a phrase may run from one line into the next."""
        return self.masked.replace("\n", " ")

    @cached_property
    def parsed(self) -> Prose:
        """The parsed text."""
        return prose.parse(self.text, is_markdown=self.is_body)

    @property
    def masked(self) -> str:
        """The text with blanks for what is no words."""
        return self.parsed.masked


def masked(text: str) -> str:
    """The text with blanks for calls, citations, code, tags and addresses; its length stays."""
    return prose.parse(text).masked


@dataclass(frozen=True, eq=False)
class IdentityKey:
    """Cache key that compares libraries by identity, not by equality."""

    library: Library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdentityKey) and other.library is self.library

    def __hash__(self) -> int:
        return id(self.library)


def text_fields(library: Library, *kinds: type[Noun]) -> Iterator[TextField]:
    """Return every text of the drugs, in file order; only of some kinds of noun, if any are named."""
    yield from (one for one in _list_all_fields(IdentityKey(library)) if not kinds or isinstance(one.noun, kinds))


@lru_cache(maxsize=1)  # each rule looks at the same texts: they are found, masked and parted once
def _list_all_fields(key: IdentityKey) -> tuple[TextField, ...]:
    return tuple(one for drug in key.library.drugs for one in _walk(drug, drug, drug))


def fields_of(noun: Placed, drug: Drug) -> Iterator[TextField]:
    """Return every text of one noun and of the nouns inside it."""
    yield from _walk(noun, drug, noun)


def list_parts(drug: Drug) -> Iterator[Noun]:
    """Yield the parts of a drug that may have texts: the drug for its own, and each noun in it."""
    yield drug
    for name in _list_holding_fields(type(drug)):
        value = getattr(drug, name)
        for part in value if isinstance(value, tuple) else (value,):
            is_bare = isinstance(part, Observation) and not any(getattr(part, one) for one in FIELDS[Observation])
            if isinstance(part, Noun) and not is_bare:
                yield part


def fields_in(part: Noun, drug: Drug) -> Iterator[TextField]:
    """Return every text of a part of a drug; of the drug itself its own alone."""
    if part is drug:
        yield from _list_own(drug, drug, drug)
    else:
        yield from _walk(part, drug, drug)


def steps(protocol: Protocol, drug: Drug) -> list[TextField]:
    """Return the texts of the steps of a protocol, in the order of work."""
    return [field for field in fields_of(protocol, drug) if is_step(field)]


def is_step(field: TextField) -> bool:
    """Whether a text is the instruction of a step, not its note."""
    return isinstance(field.noun, Step) and field.name == "text"


def _walk(thing: Any, drug: Drug, owner: Placed) -> Iterator[TextField]:
    if isinstance(thing, tuple):
        for part in thing:
            yield from _walk(part, drug, owner)
    elif isinstance(thing, Noun):
        owner = thing if isinstance(thing, Placed) and thing.where.file != "<nowhere>" else owner
        yield from _list_own(thing, drug, owner)
        selected = (
            ("columns", "rows") if isinstance(thing, Table) and thing.select else ()
        )  # whose heads are words of the data
        for name in (name for name in _list_holding_fields(type(thing)) if name not in selected):
            yield from _walk(getattr(thing, name), drug, owner)


def _list_own(noun: Noun, drug: Drug, owner: Placed) -> Iterator[TextField]:
    """Return the texts of a noun without those of the nouns inside it."""
    for name in FIELDS.get(type(noun), ()):
        for text in _list_strings(getattr(noun, name)):
            yield TextField(_text_of_cell(text, name), drug, noun, name, owner, owner.where)


@cache
def _list_holding_fields(kind: type[Noun]) -> tuple[str, ...]:
    """Return the fields of a noun that may contain nouns."""
    return tuple(name for name, field in kind.model_fields.items() if "generators.model" in str(field.annotation))


def _list_strings(value: str | tuple[str, ...]) -> Iterator[str]:
    yield from (text for text in ((value,) if isinstance(value, str) else value) if text)


def _text_of_cell(text: str, field: str) -> str:
    """Return the text of a table cell after `=`; observation ids are not text."""
    return text if field != "cells" else text.removeprefix("=") if text.startswith("=") else ""


# --- parts -----------------------------------------------------------------------------------------------------------


def paragraphs(field: TextField) -> tuple[Span, ...]:
    """Return the paragraphs of a text, headings included."""
    return field.parsed.paragraphs


def sentences(field: TextField, library: Library) -> tuple[Span, ...]:
    """Return the sentences of a text; none crosses a paragraph."""
    words = library.wording
    known = Abbreviations(words.abbreviations, words.titles, words.lettered)
    return split_sentences(field.text, field.is_body, known)


def sections(field: TextField) -> tuple[Span, ...]:
    """Return the sections between headings."""
    return field.parsed.sections


def part_around(parts: Iterable[Span], offset: int) -> Span:
    """Return the part that contains an offset."""
    return next((part for part in parts if part.start <= offset < part.end), Span(offset, offset))


def calls(field: TextField, part: Span | None = None) -> tuple[Call, ...]:
    """Return the calls in a text or a part of it."""
    return field.parsed.calls_in(part) if part else field.parsed.calls


def calls_of(guide: Guide) -> tuple[Call, ...]:
    """Return the calls in the body of a guide."""
    return prose.parse(guide.body, is_markdown=True).calls


def observations(words: TextField, part: Span, library: Library) -> list[Observation]:
    """Return the observations that a part of a text prints by value()."""
    names = (call.name for call in calls(words, part) if call.word == "value")
    return [library.observations[name] for name in names if name in library.observations]


def observations_shown(picture: Table | Chart, library: Library) -> list[Observation]:
    """Return the observations of a table or a chart."""
    return [library.observations[name] for name in picture.shown if name in library.observations]


# --- places ----------------------------------------------------------------------------------------------------------


def place_in(words: TextField, offset: int, library: Library) -> Where:
    """Return the place of an offset in the file: exact line and column, or the place of the noun."""
    file = library.files.get(words.where.file, "")
    if words.is_body and isinstance(words.noun, Guide):
        return Where.at(words.where.file, words.text, offset, words.noun.body_line)
    first = _offset_of_line(file, words.where)
    for reach in (60, 20, 0):  # less and less around it, for texts that the file writes otherwise (quotes, escapes)
        if found := re.compile(_context_pattern(words.text, offset, reach)).search(file, first):
            return Where.at(words.where.file, file, found.start(1))
    return words.where


def _offset_of_line(file: str, where: Where) -> int:
    """Return the offset of a line in a file; a row of a table is searched from its first column."""
    lines = file.split("\n", where.line - 1)
    return len(file) - len(lines[-1]) if len(lines) == where.line else 0


def _context_pattern(text: str, offset: int, reach: int) -> str:
    after = text[offset : offset + reach] or text[offset : offset + 1]
    return f"{_loose_pattern(text[max(0, offset - reach) : offset])}(){_loose_pattern(after)}"


def _loose_pattern(text: str) -> str:
    """Return a pattern for a text with any line breaks and doubled quotes."""
    escaped = re.sub(r"\s+", lambda _: r"\\s+", re.sub(r"[^\w\s]", lambda m: re.escape(m[0]), text))
    return escaped.replace("\\\\s+", r"\s+").replace("'", "'{1,2}").replace('\\"', '"').replace('"', r'\\?"{1,2}')
