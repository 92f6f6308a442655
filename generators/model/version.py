"""A version of the data that was published: its values as they were then."""

from __future__ import annotations

from generators.model.base import Date, Noun


class KeptValue(Noun):
    """An observation as a version had it, in the words of its row. None is what the version does not tell, and nothing is compared with it."""

    id: str
    drug: str
    quantity: str | None = None  # what was measured, in words
    value: str | None = None  # as written, without its unit; empty where a value is missing
    unit: str | None = None
    statistic: str | None = None
    n: str | None = None
    missing: str | None = None
    grade: str | None = None
    source: str | None = None  # keys, and in the same order the places in them
    locator: str | None = None


class Version(Noun):
    """A published version."""

    version: str
    date: Date
    values: tuple[KeptValue, ...]
