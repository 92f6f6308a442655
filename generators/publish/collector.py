"""The collector of garbage, for programs that build something and end."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Let the collector look after 50,000 new objects and not after 700: of a build nearly all are kept, and to walk them again
    and again took 7 % of its time."""
    gc.set_threshold(50_000, 20, 100)
