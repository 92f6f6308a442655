"""The call that prints a number which somebody typed: the one that another sentence would ask for in its place."""

import re
from collections.abc import Iterable, Iterator

from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.domain import describe
from generators.model import Chart, Library, Observation, Study, Table
from generators.text.prose import Span


def suggest_call(field: TextField, number: str, start: int, library: Library) -> str:
    """Suggest a call for a typed number: for a dose, a time or an n of a value that is printed near it, or for a value of the drug
    that alone prints so, if the sentence is about it."""
    for near in _list_near(field, start, library):
        for observation in near:
            for show, printed in _list_shown(observation, library):
                if printed.replace("\u00a0", " ").casefold() == number.casefold():
                    return _format_call(observation, show)
    return _suggest_value(field, number, start, library)


def _list_near(field: TextField, start: int, library: Library) -> Iterator[Iterable[Observation]]:
    """List the values of the sentence, the nearest first, then those of the paragraph, then those of the table, chart or study."""
    for parts in (texts.sentences(field, library), texts.paragraphs(field)):
        part = texts.part_around(parts, start)
        calls = sorted(texts.calls(field, part), key=lambda call: abs(call.start - start))
        names = (call.name for call in calls if call.word == "value")
        yield [library.observations[name] for name in names if name in library.observations]
    if isinstance(field.owner, Table | Chart):
        yield texts.observations_shown(field.owner, library)
    elif isinstance(field.owner, Study):
        yield [row for row in field.drug.observations if row.study == field.owner.id]


def _list_shown(observation: Observation, library: Library) -> Iterator[tuple[str, str]]:
    """List what a call may show of a value beside its number, and how each is printed."""
    yield "dose", describe.dose(observation, library.vocabulary)
    yield "time", describe.time(observation)
    yield "n", observation.n
    if observation.value and observation.value.percent is not None:
        yield "percent", describe.text(observation, library.vocabulary, "percent")


def _format_call(observation: Observation, show: str) -> str:
    return f'{{{{ value("{observation.id}", show="{show}", cite=False) }}}}'


def _suggest_value(field: TextField, number: str, start: int, library: Library) -> str:
    """Suggest a call for a number if exactly one value of the drug prints so and the sentence is about it."""
    words = library.vocabulary
    values = (o for o in field.drug.observations if o.value is not None)
    same = [o for o in values if describe.text(o, words).replace("\u00a0", " ") == number]
    sentence = texts.part_around(texts.sentences(field, library), start)
    meant = len(same) == 1 and _is_about(same[0], field, sentence, library)
    return f'{{{{ value("{same[0].id}") }}}}' if meant else ""


def _is_about(observation: Observation, field: TextField, sentence: Span, library: Library) -> bool:
    """Whether a sentence names the quantity or matrix of an observation, and cites one of its sources if it cites any."""
    words = library.vocabulary
    named = [describe.quantity_name(observation, words), observation.parameter, observation.analyte]
    named += [words.matrices[observation.matrix].name] if observation.matrix in words.matrices else []
    cited = {citation.key for citation in field.parsed.citations_in(sentence)}
    words_of_sentence = field.text[sentence.start : sentence.end].lower()
    known = {word for name in named for word in re.findall(r"\w{4,}", name.lower())}
    is_named = bool(known & {*re.findall(r"\w{4,}", words_of_sentence)})
    return is_named and (not cited or bool(cited & {citation.key for citation in observation.sources}))
