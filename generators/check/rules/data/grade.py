"""No conclusion rests on an unverified or a derived value without saying so.

A guide concludes under its headings Summary and Conclusion. There a value or a fact that stands only in a vendor
document, or that was computed on this site, may be named only in a sentence that says so in words: `unverified`, `vendor
document`, `no source`; `computed`, `our arithmetic`. The lists stand in `data/wording.yml` (`unverified_words`,
`derived_words`). The grade mark beside a number is not enough, since a summary is quoted without it. A value that was
computed from an unverified one is unverified too.
"""

import re
from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.domain import formula
from generators.model import Drug, Event, Fact, Guide, Library, Observation, Problem
from generators.text.patterns import whole_words
from generators.text.prose import Call, Span

ID = "DAT-GRADE"
SEVERITY = "error"
NUMBERS = False
NEEDS = ("wording",)
BAD = 'Under `## Conclusion`: “Muscle held `{{ value("bal-muscle-mean-600mg") }}`.”'
GOOD = 'There: “A vendor document gives `{{ value("bal-muscle-mean-600mg") }}`, which is unverified.”'
_CONCLUDING = re.compile(r"^## +(?:Summary|Conclusions?)\b.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE)


def check_text(library: Library) -> Look:
    """Yield each unverified or derived value that a guide concludes from."""
    words = library.wording
    labels = {
        "unverified": whole_words(map(re.escape, words.unverified_words)),
        "derived": whole_words(map(re.escape, (*words.derived_words, *words.unverified_words))),
    }

    def look(field: TextField) -> Iterator[Problem]:
        if not isinstance(field.noun, Guide):
            return
        known: tuple[Fact | Event, ...] = (*field.drug.facts, *field.drug.events)
        facts = {fact.id: fact for fact in known}
        for section in _CONCLUDING.finditer(field.text) if field.is_body else ():
            for call in texts.calls(field, Span(*section.span())):
                grade = _grade(call, facts, library)
                sentence = texts.part_around(texts.sentences(field, library), call.start)
                if grade in labels and not labels[grade].search(field.masked[sentence.start : sentence.end]):
                    message = f"{call.name} is {grade} and stands where the guide concludes"
                    wanted = "a value with a source, or a sentence that calls it what it is"
                    yield Problem(texts.place_in(field, call.start, library), message, wanted)

    return look


def reads(library: Library, drug: Drug) -> Iterator[str]:
    """The grades of what is computed, and of the events of the drug."""
    computed = (row for row in library.observations.values() if row.formula)
    yield from (f"{row.id} {_weakest(row, library, set())}" for row in computed)
    yield from (f"{event.id} {event.grade}" for event in drug.events)


def _grade(call: Call, facts: dict[str, Fact | Event], library: Library) -> str:
    if call.word == "value" and call.name in library.observations:
        return _weakest(library.observations[call.name], library, set())
    fact = facts.get(call.name) if call.word == "fact" else None
    return fact.grade if fact else ""


def _weakest(observation: Observation, library: Library, seen: set[str]) -> str:
    """The grade of an observation, or `unverified` when it was computed from an unverified one."""
    seen.add(observation.id)
    inputs = [library.observations[i] for i in formula.list_inputs(observation.formula) if i in library.observations]
    weak = any(_weakest(other, library, seen) == "unverified" for other in inputs if other.id not in seen)
    return "unverified" if weak else observation.grade
