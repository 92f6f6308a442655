"""A drug opens with three to six key points, each with a value that it rests on, and with its main values at a glance.

A reader who stays for one screen takes these along. A claim without a value cannot be traced, two of them tell too little, and a dozen
is no summary. A guide without key points or values of its own shows those of its drug.
"""

from collections.abc import Iterable, Iterator, Sequence

from generators.model import Drug, Guide, KeyPoint, Library, Problem
from generators.text import prose

ID = "STR-OPENING"
SEVERITY = "warning"
NUMBERS = False
BAD = "drug.yml has one key point, and its sentence names no value."
GOOD = (
    'Three key points such as `claim: It stays for weeks.` with `text: The half-life is {{ value("exa-half-life") }}.`'
)
_POINTS = range(3, 7)
_ROWS = range(3, 13)


def check_drug(library: Library, drug: Drug) -> Iterator[Problem]:
    """Yield each opening with too few or too many key points or values, and each key point without a value."""
    if drug.observations and _is_read(drug, library):
        yield from _check_points(drug, drug.key_points)
        yield from _check_rows(drug)
    for guide in drug.guides:
        if guide.key_points:
            yield from _check_points(guide, guide.key_points)
        if guide.at_a_glance:
            yield from _check_rows(guide)


def _is_read(drug: Drug, library: Library) -> bool:
    """Whether the file of the drug could be read; what a broken one would say is not asked for."""
    return drug.id not in library.broken and drug.where.file not in library.unreadable


def _check_points(noun: Drug | Guide, points: Sequence[KeyPoint]) -> Iterator[Problem]:
    if len(points) not in _POINTS:
        yield Problem(noun.where, f"{len(points)} key points", f"{_POINTS[0]} to {_POINTS[-1]} in `key_points`")
    for point in points:
        if not _has_value(prose.parse(point.text).calls):
            yield Problem(noun.where, f"the key point {point.claim!r} has no value", 'a {{ value("…") }} in its `text`')


def _has_value(calls: Iterable[prose.Call]) -> bool:
    return any(call.word == "value" for call in calls)


def _check_rows(noun: Drug | Guide) -> Iterator[Problem]:
    if len(noun.at_a_glance) not in _ROWS:
        wanted = f"{_ROWS[0]} to {_ROWS[-1]} rows in `at_a_glance`"
        yield Problem(noun.where, f"{len(noun.at_a_glance)} values at a glance", wanted)
