"""Which rules were seen to find something and to find nothing, in tests that passed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest

Seen = Literal["something", "nothing"]
LOOKS = pytest.StashKey[list[tuple[str, Seen]]]()  # of a test that runs
PROVEN = pytest.StashKey[dict[str, set[Seen]]]()  # of the session


def note(item: pytest.Item, rule: str, found: Sequence[object]) -> None:
    """Note what a rule found in a test."""
    item.stash.setdefault(LOOKS, []).append((rule, "something" if found else "nothing"))


def keep(item: pytest.Item) -> None:
    """Keep what was noted in a test that passed."""
    proven = item.config.stash.setdefault(PROVEN, {})
    for rule, seen in item.stash.get(LOOKS, []):
        proven.setdefault(rule, set()).add(seen)
