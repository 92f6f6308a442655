"""Moments and periods in the words of schedules and times: `days 1, 15, 29`, `every 28 d`, `weekly`, `to week 26`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.domain import conversion

NAMES = {"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
Moment = tuple[str, str]  # a number and its unit: ("26", "week")
_CODES = {name: code for code, name in NAMES.items()}
_WORDS = {**NAMES, **{name: name for name in _CODES}}
_UNIT_FIRST = re.compile(r"\b(hour|day|week|month|year)s? ((?:\d+(?:\.\d+)?(?:, | and |–| to )?)+)")
_NUMBER_FIRST = re.compile(r"\b(\d+(?:\.\d+)?)[\s-](h|d|wk|mo|a|hour|day|week|month|year)s?\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_EVERY = re.compile(r"\bevery (?:(\d+(?:\.\d+)?) ?)?(h|d|wk|mo|a|hour|day|week|month|year)s?\b")
_ADVERB = re.compile(r"\b(daily|weekly|monthly|yearly)\b|\b(?:a|per|each) (day|week|month|year)\b")
_ADVERBS = {"daily": "d", "weekly": "wk", "monthly": "mo", "yearly": "a"}


def find_moments(text: str) -> list[Moment]:
    """Find the moments in words: `days 1, 15, 29`, `every 28 d`, `to week 26`."""
    listed = ((number, found[1]) for found in _UNIT_FIRST.finditer(text) for number in _NUMBER.findall(found[2]))
    return [*listed, *((found[1], _WORDS[found[2]]) for found in _NUMBER_FIRST.finditer(text))]


def in_days(number: float, unit: str) -> float:
    """Return a time in days; `unit` is a code or a word."""
    return number * conversion.factor(_CODES.get(unit, unit), "d")


def list_days(text: str) -> list[float]:
    """List the moments in words, in days."""
    return [in_days(float(number), unit) for number, unit in find_moments(text)]


def list_periods(schedule: str) -> list[float]:
    """List the periods after which a schedule repeats, in days: `weekly` 7, `every 28 d` 28; `twice weekly` repeats each week."""
    return [*_list_periods(schedule)]


def _list_periods(schedule: str) -> Iterator[float]:
    for found in _EVERY.finditer(schedule):
        yield in_days(float(found[1] or 1), found[2])
    for found in _ADVERB.finditer(schedule):
        yield in_days(1, _ADVERBS[found[1]] if found[1] else found[2])
