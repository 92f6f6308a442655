"""A problem as a rule or a reader yields it, and a finding as it is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generators.model.base import Noun, Severity, Where

_BREAKS = re.compile(r"\s*[\r\n]\s*")
_LONGEST = 1000  # characters of a message


def format_message(wrong: str, wanted: str = "", fix: str = "") -> str:
    """Format the message to an author on one line: what is wrong, what was wanted or, without that, a suggestion."""
    if wanted:
        return _shorten(f"{wrong}; wanted {wanted}")
    return _shorten(f"{wrong}. Did you mean {fix!r}?" if fix else wrong)


def _shorten(message: str) -> str:
    """Return a message without line breaks, whatever it quotes, and not longer than anybody reads."""
    line = _BREAKS.sub(" ", message)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


@dataclass(frozen=True)
class Problem:
    """A problem at a place: what is wrong, what was wanted, and a replacement.

    A `fix` without `wanted` is a guess, as the nearest id, and the message asks "Did you mean …?". `severity` is given
    where this problem weighs less or more than its rule."""

    where: Where
    wrong: str
    wanted: str = ""
    fix: str = ""
    severity: Severity | None = None

    @property
    def message(self) -> str:
        """The problem in one line."""
        return format_message(self.wrong, self.wanted, self.fix)


ReadKind = Literal["syntax", "bibliography", "field", "unit", "missing", "name", "filler"]  # the rule that reports it


@dataclass(frozen=True)
class ReadProblem(Problem):
    """A problem that only the reader of a file can detect; the rule of its kind reports it.

    `lacks_end` says that an entry was begun and does not end: if it is the last one, its file is cut off."""

    kind: ReadKind = "field"
    lacks_end: bool = False


class Finding(Noun):
    """A reported problem: rule, severity, place, message, and the reason if it is waived."""

    rule: str
    severity: Severity
    where: Where
    message: str  # complete: what is wrong and what was wanted
    wanted: str = ""
    suggestion: str = ""
    waived: str = ""  # the reason of the waiver; the severity is then `info`

    @classmethod
    def of(cls, problem: Problem, rule: str, severity: Severity) -> Finding:
        """Return the finding of a rule; the severity of the problem, if given, overrides that of the rule."""
        return cls(
            rule=rule, severity=problem.severity or severity, where=problem.where, message=problem.message,
            wanted=problem.wanted, suggestion=problem.fix,
        )  # fmt: skip
