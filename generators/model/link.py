"""What came of asking for an address outside the site."""

from __future__ import annotations

from typing import Literal

from generators.model.base import Date, Noun

LinkState = Literal["ok", "moved", "blocked", "dead", "timed-out"]


class Outcome(Noun):
    """What an address answered on a day: `answer` in words, `to` the address to use in its place."""

    url: str
    state: LinkState
    answer: str
    to: str = ""
    checked: Date = "0001"
