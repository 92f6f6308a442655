"""An observation as a reader sees it: its number, its grade mark, its words for a missing value, its conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from generators.domain import quantity
from generators.model import Citation, Grade, Missing, Named, Observation, Vocabulary

GRADES: dict[Grade, tuple[str, str]] = {  # shape, words
    "primary": ("●", "read in a primary source"),
    "secondary": ("◐", "read only in a secondary source"),
    "derived": ("△", "computed from other values on this site"),
    "unverified": ("◇", "unverified: stands only in an older vendor guide"),
}
MISSING: dict[Missing, tuple[str, str]] = {  # words, meaning
    "not-reported": ("not reported", "the source does not say"),
    "not-applicable": ("not applicable", "the quantity has no meaning here"),
    "not-determined": ("not determined", "the source says that it was not measured"),
    "below-loq": ("below LOQ", "below the limit of quantification"),
    "not-found": ("not found", "no source that we could read gives it"),
}
STATISTICS = {
    "count": "count", "percentage": "percentage", "mean": "mean", "median": "median", "geometric-mean": "geometric mean",
    "ls-mean": "least-squares mean", "ls-geometric-mean": "least-squares geometric mean", "difference": "difference",
    "ratio": "ratio", "estimate": "estimate", "maximum": "maximum", "minimum": "minimum", "range": "range",
    "single": "single value", "list": "", "approximate": "approximate", "bound": "bound", "not-reported": "statistic not reported", "": "",
}  # fmt: skip


_WHOLE = 18  # a value of so many characters is never broken over two lines


def markdown_safe(html: str) -> str:
    """HTML that Markdown leaves alone: its marks of emphasis, code and links as character references."""
    table = {"*": "&#42;", "_": "&#95;", "`": "&#96;", "~": "&#126;", "\\": "&#92;"}
    return "".join(table.get(character, character) for character in html)


def plain(html: str) -> str:
    """HTML of words as plain text: without marks, citations and grades."""
    html = re.sub(r"\[@[^\]]*\]", "", html)
    html = re.sub(r'<span class="grade.*?</span>', "", html)
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def cited(sources: tuple[Citation, ...]) -> str:
    """The sources as a citation for `cite.py`: `[@a, Table 2; @b]`."""
    parts = [f"@{c.key}, {c.locator}" if c.locator else f"@{c.key}" for c in sources]
    return f"[{'; '.join(parts)}]" if parts else ""


def compound(ident: str, vocabulary: Vocabulary) -> str:
    """The name of a compound."""
    named = vocabulary.compounds.get(ident)
    return named.name if named else ident


def text(observation: Observation, vocabulary: Vocabulary, show: str = "value", unit: str | None = None) -> str:
    """What a column or a sentence prints of an observation; a unit equal to `unit` is not repeated."""
    if show in ("n", "dose", "time", "schedule", "population", "matrix", "statistic"):
        return _field(observation, vocabulary, show)
    if observation.value is None:
        return MISSING[observation.missing or "not-reported"][0]
    if show == "percent":
        share = quantity.estimate(observation.value, percent=True)
        return observation.value.text if share is None else f"{share:.0f}%"
    if show == "number" or observation.unit == unit:
        return observation.value.text
    printed = quantity.with_unit(observation.value.text, observation.unit, vocabulary.units)
    return _with_kind(printed, observation) if show == "spoken" else printed


def _with_kind(printed: str, observation: Observation) -> str:
    """As a sentence needs it, where no head of a column says what an interval is: `38 (range 20–48) years`."""
    value, named = observation.value, observation.spread_kind not in ("", "not-stated")
    interval = value is not None and value.center is not None and value.low is not None
    return printed.replace(" (", f" ({observation.spread_kind} ", 1) if named and interval else printed


def _field(observation: Observation, vocabulary: Vocabulary, show: str) -> str:
    raw = str(getattr(observation, show))
    lists: dict[str, Mapping[str, Named]] = {"population": vocabulary.populations, "matrix": vocabulary.matrices}
    named = lists.get(show, {})
    if show == "dose":
        return dose(observation, vocabulary)
    if show == "statistic":
        return STATISTICS[observation.statistic]
    return named[raw].name if raw in named else raw.replace("not-reported", "not reported")


def dose(observation: Observation, vocabulary: Vocabulary) -> str:
    """The dose with its unit as it is printed: `10–3000 µg`."""
    written, _, code = observation.dose.rpartition(" ")
    if written:
        return quantity.with_unit(written, code, vocabulary.units)
    return f"dose {observation.dose.replace('-', ' ')}" if observation.dose else ""


def mark(grade: Grade) -> str:
    """The grade as a shape with words for those who cannot see it; nothing is shown for a primary value."""
    shape, words = GRADES[grade]
    return f'<span class="grade grade-{grade}" role="img" aria-label="{words}" title="{words}">{shape}</span>'


def html(observation: Observation, vocabulary: Vocabulary, show: str = "value", unit: str | None = None) -> str:
    """The observation as the HTML contract wants it: bound, graded, linked to its record on the same page."""
    words = text(observation, vocabulary, show, unit)
    if not words:  # a column of the observation that nobody filled in
        return '<span class="missing" title="the record does not say">not stated</span>'
    printed, look = escape(words), "value whole" if len(words) <= _WHOLE else "value"
    if observation.value is None:
        meaning = MISSING[observation.missing or "not-reported"][1]
        attributes = f'data-missing="{observation.missing}" title="{escape(meaning)}"'
        return f'<span class="missing" {attributes}>{printed}</span>'
    attributes = f'data-value="{observation.id}" data-grade="{observation.grade}" href="#obs-{observation.id}"'
    return f'<a class="{look}" {attributes}>{printed}</a>{mark(observation.grade)}'


def what(observation: Observation, vocabulary: Vocabulary) -> str:
    """What was measured, in words: parameter and qualifier."""
    name = vocabulary.parameters[observation.parameter].name
    return f"{name}: {observation.qualifier}" if observation.qualifier else name


def statistic(observation: Observation) -> str:
    """How the number is to be read: `mean ± SD`, `median (range)`."""
    words, value, kind = STATISTICS[observation.statistic], observation.value, observation.spread_kind
    if value is None:
        return ""
    if not kind or kind == words:
        return words
    kind_words = "spread not stated" if kind == "not-stated" else kind
    if value.spread is not None:
        return f"{words} ± {kind_words}".strip()
    return f"{words} ({kind_words})".strip()


def who(observation: Observation, vocabulary: Vocabulary) -> str:
    """n, population and analysis set: `n = 10, adults with SOD1-ALS, randomised`."""
    n = "n not reported" if observation.n == "not-reported" else f"n = {observation.n}" if observation.n else ""
    named = vocabulary.populations.get(observation.population)
    analysed = {"": "", "not-reported": "analysis set not reported", "itt": "ITT", "mitt": "mITT"}.get(
        observation.analysis_set, observation.analysis_set.replace("-", " ")
    )
    parts = [n, named.name if named else "", analysed, observation.arm]
    return ", ".join(filter(None, parts))


def conditions(observation: Observation, vocabulary: Vocabulary) -> str:
    """Where, how and when: `plasma, human, 100 mg intrathecal, single dose, day 1`."""
    matrix, species = vocabulary.matrices.get(observation.matrix), vocabulary.species.get(observation.species)
    route = observation.route.replace("-", " ") if observation.route != "not-applicable" else ""
    joint = ", " if observation.dose in ("not-reported", "not-applicable") else " "
    given = joint.join(filter(None, [dose(observation, vocabulary), route]))
    schedule = "schedule not reported" if observation.schedule == "not-reported" else observation.schedule
    parts = [matrix.name if matrix else "", species.name if species else "", given, schedule, time(observation)]
    return ", ".join(filter(None, parts))


def time(observation: Observation) -> str:
    """When it was measured, as it is printed: `day 85`, `time not reported`."""
    return "time not reported" if observation.time == "not-reported" else observation.time


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def date(iso: str) -> str:
    """`2023-04-25` as `25 April 2023`, `2023-04` as `April 2023`."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    named = _MONTHS[int(month) - 1] if month else ""
    return " ".join(filter(None, [day.lstrip("0"), named, year]))
