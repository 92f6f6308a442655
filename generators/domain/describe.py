"""Format the parts of an observation in words: the only place that decides how they are printed. Plain text, no
HTML.

A table cell, the data of a chart, a download, a record and a message of a rule print the same value with the same words,
because all of them ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generators.domain import quantity, rounding, signs
from generators.model import MarkedGrade, Missing, Named, Observation, Quantity, Vocabulary


class GradeWords(NamedTuple):
    """The shape that marks a grade, and what it means."""

    shape: str
    words: str


class MissingWords(NamedTuple):
    """What is printed for a missing value, and what that means."""

    words: str
    meaning: str


GRADES: dict[MarkedGrade, GradeWords] = {
    "primary": GradeWords("●", "read in a primary source: full text, label, registry or agency review"),
    "abstract": GradeWords("○", "primary source, read only in its abstract"),
    "secondary": GradeWords("◐", "read only in a secondary source"),
    "derived": GradeWords("△", "computed from other values on this site"),
    "unverified": GradeWords("◇", "unverified: no source that can be cited was found"),
}
MISSING: dict[Missing, MissingWords] = {
    "not-reported": MissingWords("not reported", "the source does not say"),
    "not-applicable": MissingWords("not applicable", "the quantity has no meaning here"),
    "not-determined": MissingWords("not determined", "the source says that it was not measured"),
    "below-loq": MissingWords("below LOQ", "below the limit of quantification"),
    "not-found": MissingWords("not found", "no source that we could read gives it"),
}
STATISTICS = {
    "count": "count", "percentage": "percentage", "mean": "mean", "median": "median", "geometric-mean": "geometric mean",
    "ls-mean": "least-squares mean", "ls-geometric-mean": "least-squares geometric mean", "difference": "difference",
    "ratio": "ratio", "estimate": "estimate", "maximum": "maximum", "minimum": "minimum", "range": "range",
    "single": "single value", "list": "", "approximate": "approximate", "bound": "bound", "range-of-means": "range of means", "range-of-medians": "range of medians",
    "typical": "typical value of a model", "imputed": "share with imputed values", "kaplan-meier": "Kaplan–Meier estimate", "not-reported": "statistic not reported", "": "",
}  # fmt: skip
_SCALES = ("{pp}", "{points}", "{ULN}")  # units in braces that count nothing
_ANALYSIS_SETS = {"not-reported": "analysis set not reported", "itt": "ITT", "mitt": "mITT"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def text(observation: Observation, vocabulary: Vocabulary, show: str = "value", unit: str | None = None) -> str:
    """Format what a column or a sentence shows of an observation; a unit equal to `unit` is not repeated."""
    if show in COLUMNS:
        return COLUMNS[show](observation, vocabulary)
    if observation.value is None:
        return missing_words(observation.missing).words
    if show == "percent":
        return _format_percent(observation.value)
    if show in ("spoken", "fall"):
        return _format_spoken(observation, vocabulary, is_fall=show == "fall")
    if show == "number" or observation.unit == unit:
        return _sign(_format_shown(observation, vocabulary), observation, vocabulary)
    return value(observation, vocabulary)


def value(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format the value with its unit, `119 ± 15 µg/g`, or the words for a missing value."""
    if observation.value is None:
        return missing_words(observation.missing).words
    printed = quantity.with_unit(_format_shown(observation, vocabulary), observation.unit, vocabulary.units)
    return _sign(printed, observation, vocabulary)


def as_printed(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format the value with the digits of its source, or nothing if these are the digits that are shown."""
    if observation.value is None or observation.value.text == _format_shown(observation, vocabulary):
        return ""
    return quantity.with_unit(observation.value.text, observation.unit, vocabulary.units)


def _format_shown(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format the number of a value with the digits that it bears; counts, codes and exact numbers have all of theirs."""
    parameter = vocabulary.parameters.get(observation.parameter)
    is_count = observation.statistic == "count" or (
        observation.unit.startswith("{") and observation.unit not in _SCALES
    )
    is_exact = is_count or (parameter is not None and parameter.exact)
    return rounding.format_shown(observation.value.text if observation.value else "", is_exact)


def _format_spoken(observation: Observation, vocabulary: Vocabulary, is_fall: bool) -> str:
    """Format a value for a sentence, whose words say the direction of a change and no column head the kind of an interval."""
    shown = _format_shown(observation, vocabulary)
    if observation.value and observation.value.values:
        shown = " and ".join(shown.rsplit(", ", 1))
    printed = _add_interval_kind(quantity.with_unit(shown, observation.unit, vocabulary.units), observation)
    return signs.turn_round(printed) if is_fall else _sign(printed, observation, vocabulary, signs.add_to_end)


def _sign(printed: str, row: Observation, vocabulary: Vocabulary, add: Callable[[str], str] = signs.add_to_rise) -> str:
    """Add a plus sign to how far something rose, which is no difference between arms."""
    parameter = vocabulary.parameters.get(row.parameter)
    return add(printed) if parameter and parameter.change and row.statistic != "difference" else printed


def missing_words(reason: Missing | None) -> MissingWords:
    """Look up the words for a missing value; without a reason it is not reported."""
    return MISSING[reason or "not-reported"]


def _format_percent(written: Quantity) -> str:
    share = quantity.estimate(written, percent=True)
    return written.text if share is None else f"{share:.0f}%"


def _add_interval_kind(printed: str, observation: Observation) -> str:
    """Name the kind of an interval, for a sentence, where no column head does: `38 (range 20–48) years`."""
    written, named = observation.value, observation.spread_kind not in ("", "not-stated")
    interval = written is not None and (written.center is not None or written.not_reached) and written.low is not None
    return printed.replace(" (", f" ({observation.spread_kind} ", 1) if named and interval else printed


# --- the columns of an observation ----------------------------------------------------------------------------------


def dose(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format the dose with its unit, `10–3000 µg`, or `dose not reported`."""
    given, scaled, by = observation.dose.partition(" scaled to ")
    amount, _, code = given.rpartition(" ")
    if amount:
        return f"{quantity.with_unit(amount, code, vocabulary.units)}{scaled}{by}"
    if observation.dose == "not-applicable":
        return ""
    return f"dose {observation.dose.replace('-', ' ')}" if observation.dose else ""


def time(observation: Observation) -> str:
    """Format when it was measured: `day 85`, `time not reported`."""
    return _words_or_missing(observation.time, "time")


def schedule(observation: Observation) -> str:
    """Format how often it was given: `weekly`, `schedule not reported`."""
    return _words_or_missing(observation.schedule, "schedule")


def n(observation: Observation) -> str:
    """Format the number of subjects for a column with the head `n`: `10`, `not reported`."""
    return _words_or_missing(observation.n)


def matrix(observation: Observation, vocabulary: Vocabulary) -> str:
    """Look up the name of what was sampled."""
    return _find_name(observation.matrix, vocabulary.matrices)


def population(observation: Observation, vocabulary: Vocabulary) -> str:
    """Look up the name of who was studied."""
    return _find_name(observation.population, vocabulary.populations)


# What a column may show of an observation beside its value.
COLUMNS: dict[str, Callable[[Observation, Vocabulary], str]] = {
    "n": lambda observation, _: n(observation),
    "dose": dose,
    "time": lambda observation, _: time(observation),
    "schedule": lambda observation, _: schedule(observation),
    "population": population,
    "matrix": matrix,
    "statistic": lambda observation, _: STATISTICS[observation.statistic],
}


def _words_or_missing(written: str, column: str = "") -> str:
    """Return the words of a column, or that it is not reported: `time not reported`."""
    return f"{column} {missing_words('not-reported').words}".strip() if written == "not-reported" else written


def _find_name(ident: str, entries: Mapping[str, Named]) -> str:
    return entries[ident].name if ident in entries else _words_or_missing(ident)


# --- what an observation is of --------------------------------------------------------------------------------------


def what(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format what was measured: `LDL-C change from baseline: women`, `participants with an adverse event: headache`."""
    name, more = quantity_name(observation, vocabulary), detail(observation, vocabulary)
    return f"{name}: {more}" if more else name


def quantity_name(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format the quantity that rows below one head share: `LDL-C change from baseline`, `participants with an adverse event`."""
    parameter, analyte = vocabulary.parameters[observation.parameter], vocabulary.analytes.get(observation.analyte)
    return parameter.phrase.format(analyte=analyte.name) if analyte and parameter.phrase else parameter.name


def quantity_id(observation: Observation, vocabulary: Vocabulary) -> str:
    """Return what identifies that quantity among those of a drug."""
    phrase = vocabulary.parameters[observation.parameter].phrase
    return f"{observation.parameter}-{observation.analyte}" if phrase and observation.analyte else observation.parameter


def detail(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format what the name of the quantity does not say: `headache`, `women`; empty if it says all."""
    analyte = vocabulary.analytes.get(observation.analyte)
    named = analyte.name if analyte and not vocabulary.parameters[observation.parameter].phrase else ""
    return _join(named, observation.qualifier)


def compound(ident: str, vocabulary: Vocabulary) -> str:
    """Look up the name of a compound."""
    named = vocabulary.compounds.get(ident)
    return named.name if named else ident


def statistic(observation: Observation) -> str:
    """Format how the number is to be read: `mean ± SD`, `median (range)`."""
    words, written, kind = STATISTICS[observation.statistic], observation.value, observation.spread_kind
    if written is None:
        return ""
    if not kind or kind == words:
        return words
    kind_words = "spread not stated" if kind == "not-stated" else kind
    if written.spread is not None:
        return f"{words} ± {kind_words}".strip()
    return f"{words} ({kind_words})".strip()


def interval_kind(observation: Observation) -> str:
    """Format what an interval or a range is, on its own: `95% CI`, `range`, `kind of spread not stated`."""
    written = observation.value
    if written is None or written.points or quantity.interval(written) is None:
        return ""
    kind = observation.spread_kind or ("range" if written.center is None else "not-stated")
    return "kind of spread not stated" if kind == "not-stated" else kind


def who(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format n, population, analysis set and arm: `n = 10, adults with SOD1-ALS, randomised`."""
    named = vocabulary.populations.get(observation.population)
    of = (named.name if named else "", analysis_set(observation), observation.arm_name, observation.cut_name)
    return _join(size(observation.n), *of)


def size(written: str) -> str:
    """Format a number of subjects in words: `n = 10`, `n ≤10`, `n not reported`; empty for none."""
    if written in ("", "not-reported"):
        return _words_or_missing(written, "n")
    return f"n {written}" if written[0] in "<≤>≥~" else f"n = {written}"


def analysis_set(observation: Observation) -> str:
    """Format who of an arm was analysed: `ITT`, `full analysis`, `analysis set not reported`."""
    return _ANALYSIS_SETS.get(observation.analysis_set, observation.analysis_set.replace("-", " "))


def conditions(observation: Observation, vocabulary: Vocabulary) -> str:
    """Format where, how and when: `plasma, human, 100 mg intrathecal, single dose, day 1`."""
    sampled, species = vocabulary.matrices.get(observation.matrix), vocabulary.species.get(observation.species)
    return _join(
        sampled.name if sampled else "",
        species.name if species else "",
        _format_administration(observation, vocabulary),
        schedule(observation),
        time(observation),
    )


def _format_administration(observation: Observation, vocabulary: Vocabulary) -> str:
    """Dose and route: `100 mg intrathecal`, `dose not reported, oral`."""
    joint = ", " if observation.dose in ("not-reported", "not-applicable") else " "
    return joint.join(filter(None, [dose(observation, vocabulary), route(observation)]))


def route(observation: Observation) -> str:
    """Format the way of giving it: `intrathecal`, `in vitro`."""
    return observation.route.replace("-", " ") if observation.route != "not-applicable" else ""


def _join(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def date(iso: str) -> str:
    """Format an ISO date: `2023-04-25` as `25 April 2023`, `2023-04` as `April 2023`."""
    year, month, day = [*iso.split("-"), "", ""][:3]
    named = _MONTHS[int(month) - 1] if month else ""
    return " ".join(filter(None, [day.lstrip("0"), named, year]))
