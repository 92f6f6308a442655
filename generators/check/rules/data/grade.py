"""No conclusion rests on an unverified or a derived value without saying so.

A guide concludes under its headings Summary and Conclusion. There a value or a fact that stands only in an older vendor
guide, or that was computed on this site, may be named only in a sentence that says so in words: `unverified`, `older
guide`, `no source`; `computed`, `our arithmetic`. The lists stand in `data/wording.yml` (`unverified_words`,
`derived_words`). The grade mark beside a number is not enough, since a summary is quoted without it. A value that was
computed from an unverified one is unverified too.
"""

import re
from collections.abc import Iterator, Sequence

from generators.check.sources import texts
from generators.domain import formula
from generators.model import Event, Fact, Guide, Library, Observation, Page, Problem
from generators.text.patterns import whole_words
from generators.text.prose import Call, Span

ID = "DAT-GRADE"
SEVERITY = "error"
BAD = 'Under `## Conclusion`: "Muscle held `{{ value("bal-muscle-mean-600mg") }}`."'
GOOD = 'There: "A vendor document gives `{{ value("bal-muscle-mean-600mg") }}`, which is unverified."'
_CONCLUDING = re.compile(r"^## +(?:Summary|Conclusions?)\b.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE)


def check(library: Library, pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield each unverified or derived value that a guide concludes from."""
    words = library.wording
    labels = {
        "unverified": whole_words(map(re.escape, words.unverified_words)),
        "derived": whole_words(map(re.escape, (*words.derived_words, *words.unverified_words))),
    }
    for field in texts.text_fields(library, Guide):
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
