"""A change below zero is told as a fall: “fell by 35%”, never “changed by −35%”.

A reader turns a minus sign round in the head, and may turn it round twice. `show="fall"` prints the size of a change that is below
zero, with its interval turned round as well.
"""

import re
from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.model import Library, Problem
from generators.text import prose

ID = "TXT-FALL"
SEVERITY = "error"
BAD = "SOD1 changed by −35%."
GOOD = 'SOD1 fell by 35%, from a call with `show="fall"`.'
_BY = r"[^.;:]*\bby(?: an?| the)?(?: \w+){0,2} $"
_CHANGED = re.compile(rf"\b(?:chang(?:ed|es?|ing)|differ(?:ed|s)?)\b{_BY}")
_FELL = re.compile(rf"\b(?:f[ea]ll(?:s|en|ing)?|lower(?:ed|s|ing)?|reduc\w+|decreas\w+|declin\w+|drop\w*)\b{_BY}")
_WORDS_BEFORE = 160  # characters: a fall in one group is often followed by the fall in the other


def check_text(library: Library) -> Look:
    """Yield each change below zero that a text gives with its sign."""

    def look(field: TextField) -> Iterator[Problem]:
        for call in field.parsed.calls:
            value = library.observations[call.name].value if call.name in library.observations else None
            before = " ".join(field.masked[max(0, call.start - _WORDS_BEFORE) : call.start].split()) + " "
            if call.word != "value" or value is None or not value.is_fall or not _prints_sign(call):
                continue
            if _CHANGED.search(before) or _FELL.search(before):
                wrong = f"{call.name!r} is a fall, and its sign is printed"
                wanted = f'`fell by {{{{ value("{call.name}", show="fall") }}}}`'
                yield Problem(texts.place_in(field, call.start, library), wrong, wanted)

    return look


def _prints_sign(call: prose.Call) -> bool:
    """Whether a call prints the number as it was read; its time, its n or its dose have no sign."""
    return call.arguments.get("show", "value") in ("value", "number")
