"""A value brings its unit and its sign, and the words beside it do not repeat them.

`{{ value("change") }} points` prints `3.9 points points`: the call prints the number with its unit, so the word is typed
twice. Leave the word out, or ask for the bare number with `show="number"` where the sentence needs a word of its own. In the same way
`more than {{ value("bound") }}` prints `more than >98%`, and `about {{ value("rough") }}` prints `about ~70`.
"""

import re
from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.domain import describe
from generators.model import Library, Observation, Problem, Unit
from generators.text.prose import Call

ID = "TXT-UNIT"
SEVERITY = "error"
BAD = 'The score rose by `{{ value("exa-score-change") }}` points.'
GOOD = 'The score rose by `{{ value("exa-score-change") }}`.'
_WITH_SIGN = ("value", "number")
_BOUND = re.compile(
    r"\b((?i:(?:no |not )?(?:more|less|fewer|greater|higher|lower) than|at (?:least|most)|above|below|over|under|up to|as (?:much|many) as))\s+$"
)
_ROUGH = re.compile(r"\b((?i:about|approximately|around|roughly|nearly|almost|circa|some))\s+$")
_FURTHEST = 30  # characters before a call


def check_text(library: Library) -> Look:
    """Yield each word after a value that repeats its unit."""

    def look(field: TextField) -> Iterator[Problem]:
        yield from _find_repeated_signs(field, library)
        for call in texts.calls(field):
            observation = library.observations.get(call.name) if call.word == "value" else None
            if observation and (word := _find_repeated_unit(observation, call, field.text[call.end :], library)):
                wrong = f"{word!r} after {call.name} repeats its unit"
                where = texts.place_in(field, call.end + field.text[call.end :].index(word), library)
                yield Problem(where, wrong, 'the value without the word, or with show="number"')

    return look


def _find_repeated_signs(field: TextField, library: Library) -> Iterator[Problem]:
    """Yield each word before a value that says its sign: more than, at most, about."""
    for call in texts.calls(field):
        observation = library.observations.get(call.name) if call.word == "value" else None
        value = observation.value if observation and call.arguments.get("show", "value") in _WITH_SIGN else None
        sign = _BOUND if value and value.bound else _ROUGH if value and value.approximate else None
        if sign and (found := sign.search(field.text, max(0, call.start - _FURTHEST), call.start)):
            wrong = f"{found[1]!r} before {call.name} repeats its sign"
            yield Problem(texts.place_in(field, found.start(1), library), wrong, "the value without the word")


def _find_repeated_unit(observation: Observation, call: Call, after: str, library: Library) -> str:
    """Return the word after a call that repeats the unit that the call prints, or its last word."""
    unit = library.vocabulary.units.get(observation.unit)
    if unit is None or not unit.print or not _is_printed_with_unit(observation, call, library):
        return ""
    repeated = re.match(rf"[ \u00a0]?({'|'.join(map(re.escape, _list_spellings(unit)))})(?!\w)", after)
    return repeated[1] if repeated else ""


def _is_printed_with_unit(observation: Observation, call: Call, library: Library) -> bool:
    """Whether a call prints a value with its unit."""
    printed = describe.text(observation, library.vocabulary, call.arguments.get("show", "value"))
    return observation.value is not None and printed == describe.value(observation, library.vocabulary)


def _list_spellings(unit: Unit) -> list[str]:
    """Return the spellings of a unit, the longest first."""
    words = {unit.print, unit.one, unit.name, f"{unit.name}s"} - {""}
    return sorted(words | {word.split()[-1] for word in words}, key=lambda word: (-len(word), word))
