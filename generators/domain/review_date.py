"""The date that checks assume for waivers and review periods. No clock is read: the same data give the same findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from generators.errors import SetupError


def effective_date(reviewed: str, given: str, environment: Mapping[str, str]) -> str:
    """Return the given day, or else the newest review in the data or, if later, the day of SOURCE_DATE_EPOCH."""
    return given or max(reviewed, _parse_epoch(environment.get("SOURCE_DATE_EPOCH", "")))


def _parse_epoch(seconds: str) -> str:
    if not seconds:
        return ""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise SetupError(f"SOURCE_DATE_EPOCH is {seconds!r}; wanted seconds since 1970") from None
