"""What a sentence calls the same is the same in the records of its values.

“After the same dose” tells a reader that two numbers can be compared. The two values nearest to such words are compared
in the field that these name: dose, route, schedule, time, people, study, tissue, species, compound. A field that is blank
or not reported on one side is not judged, and neither are denied words (“not the same dose”).
"""

import re
from collections.abc import Iterator

from generators.check.problem import Look
from generators.check.sources import texts
from generators.check.sources.texts import TextField
from generators.domain import alike
from generators.model import Library, Observation, Problem
from generators.text.prose import Call

ID = "TXT-SAME"
SEVERITY = "error"
NUMBERS = False
BAD = "The AUC was 10 075 h·ng/mL in ENDEAR and 3523 h·ng/mL in CHERISH after the same dose (12 mg scaled to age, and 12 mg)."
GOOD = "The AUC was 10 075 h·ng/mL in ENDEAR and 3523 h·ng/mL in CHERISH; only the first dose was scaled to age."
_FIELDS = {
    "dose": ("dose", "doses"), "route": ("route",), "schedule": ("schedule", "regimen"), "time": ("day", "time", "week", "visit"),
    "population": ("people", "population", "participants", "patients"), "study": ("study", "trial"),
    "matrix": ("tissue", "matrix", "fluid"), "species": ("species",), "compound": ("compound", "drug", "oligonucleotide"),
}  # fmt: skip
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words}
_SAME = re.compile(rf"(?<!not )\bthe same ({'|'.join(_FIELD_OF)})\b")


def check_text(library: Library) -> Look:
    """Yield each thing that a text calls the same and that its values do not share."""

    def look(field: TextField) -> Iterator[Problem]:
        for match in _SAME.finditer(field.masked):
            pair = _find_nearest(field, match, library)
            name = _FIELD_OF[match[1]]
            if pair and _differ(*pair, name):
                told = " and ".join(f"{one.id!r} has {str(getattr(one, name))!r}" for one in pair)
                where = texts.place_in(field, match.start(), library)
                yield Problem(where, f"{match[0]!r}, and {told}", f"the {match[1]} of each")

    return look


def _find_nearest(field: TextField, match: re.Match[str], library: Library) -> tuple[Observation, Observation] | None:
    """Return the two values of the sentence that are nearest to some words, in the order of the text."""
    sentence = texts.part_around(texts.sentences(field, library), match.start())
    calls = [c for c in texts.calls(field, sentence) if c.word == "value" and c.name in library.observations]

    def distance(call: Call) -> int:
        return max(match.start() - call.start, call.start - match.end())

    nearest = sorted(sorted(calls, key=distance)[:2], key=lambda call: call.start)
    if len(nearest) < 2:
        return None
    first, second = (library.observations[call.name] for call in nearest)
    return first, second


def _differ(first: Observation, second: Observation, name: str) -> bool:
    (one,), (other,) = (alike.key(value, alike.Grouping((name,))) for value in (first, second))
    return bool(one and other and one != other)
