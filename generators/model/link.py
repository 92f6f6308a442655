"""The outcome of a request for an external address."""

from __future__ import annotations

from typing import Literal

from generators.model.base import Date, Noun

LinkState = Literal["ok", "moved", "blocked", "dead", "timed-out"]


class Outcome(Noun):
    """The answer of an address on a day: `answer` in words, `to` a new address to use."""

    url: str
    state: LinkState
    answer: str
    to: str = ""
    checked: Date = "0001"
