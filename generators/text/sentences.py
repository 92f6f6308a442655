"""Split text into sentences, by pysbd with the abbreviations of the field; none crosses a paragraph.

The splitter sees calls and code as numbers, since `ca. {{ value("x") }}` goes on as `ca. 5 d` does, and neither citations
nor tags, which are no words. Its offsets are those of the text: only characters are exchanged, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pysbd import Segmenter
from pysbd.lang.english import English

from generators.text.patterns import any_of
from generators.text.prose import Call, CitationGroup, HiddenText, Prose, Span, Words, parse

_INNER_END = re.compile(r"[.!?][)\"'”’\]*]*\s+\S")  # most texts are one sentence, and to look into them takes long


class Abbreviations(NamedTuple):
    """Abbreviations with a full stop: those that a sentence may end with, those before a name or a number, and the words
    before a single letter that may end one (`Vitamin C.`)."""

    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    lettered: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def split_sentences(text: str, is_markdown: bool, abbreviations: Abbreviations) -> tuple[Span, ...]:
    """Return the sentences of a text, in order, without the spaces between them."""
    prose = parse(text, is_markdown)
    plain = "".join(_mask_node(prose, node) for node in prose.nodes)
    return tuple(
        span for paragraph in prose.paragraphs for span in _split_paragraph(text, plain, paragraph, abbreviations)
    )


def _mask_node(prose: Prose, node: Span) -> str:
    """Return a node for the splitter: words, a number for printed content, or blanks."""
    text = prose.text[node.start : node.end]
    if isinstance(node, Words):
        return text
    if isinstance(node, Call) and node.label:
        return prose.masked[node.start : node.end]
    is_number = not isinstance(node, CitationGroup) and not (
        isinstance(node, HiddenText) and node.kind in ("comment", "tag")
    )
    return re.sub(r"[^\n]", "0" if is_number else " ", text)


def _split_paragraph(text: str, plain: str, paragraph: Span, abbreviations: Abbreviations) -> Iterator[Span]:
    """Return the sentences of a paragraph; a citation after the full stop belongs to the sentence before it."""
    inside = _find_starts(plain[paragraph.start : paragraph.end], abbreviations)
    starts = [paragraph.start, *(paragraph.start + start for start in inside), paragraph.end]
    for start, end in pairwise(starts):
        yield Span(start, start + len(text[start:end].rstrip()))


@lru_cache(maxsize=16384)
def _find_starts(text: str, abbreviations: Abbreviations) -> tuple[int, ...]:
    """Return the start of the second and each later sentence of a paragraph."""
    if not _INNER_END.search(text):
        return ()
    line = _replace_capitals(abbreviations).sub(lambda match: match[0].lower(), text.replace("\n", " "))
    found = (span.start for span in _make_segmenter(abbreviations).segment(line))
    return tuple(sorted({start for start in found if start > 0}))


@lru_cache(maxsize=4)
def _replace_capitals(abbreviations: Abbreviations) -> re.Pattern[str]:
    """Replace a capital that is not an initial: the splitter ends sentences only after small letters."""
    return re.compile(rf"\b(?i:{any_of(abbreviations.lettered)}) [A-Z](?=\. )")


@lru_cache(maxsize=4)
def _make_segmenter(abbreviations: Abbreviations) -> Segmenter:
    """Return the splitter of English, with the abbreviations of the field added."""

    general, titles = English.Abbreviation, [title.lower() for title in abbreviations.titles]
    words = {*general.ABBREVIATIONS, *titles, *(word.lower() for word in abbreviations.words)}
    known = {"ABBREVIATIONS": sorted(words), "PREPOSITIVE_ABBREVIATIONS": [*general.PREPOSITIVE_ABBREVIATIONS, *titles]}
    segmenter = Segmenter(language="en", clean=False, char_span=True)
    segmenter.language_module = type("Field", (English,), {"Abbreviation": type("Known", (general,), known)})
    return segmenter
