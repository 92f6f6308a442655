"""The day that waivers and review periods are judged at. No clock is read: the same data give the same findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from generators.errors import SetupError


def judged_at(reviewed: str, given: str, environment: Mapping[str, str]) -> str:
    """The day that was given; otherwise the newest review in the data or, when later, the day of SOURCE_DATE_EPOCH."""
    return given or max(reviewed, _epoch(environment.get("SOURCE_DATE_EPOCH", "")))


def _epoch(seconds: str) -> str:
    if not seconds:
        return ""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise SetupError(f"SOURCE_DATE_EPOCH is {seconds!r}; wanted seconds since 1970") from None
