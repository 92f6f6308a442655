"""What an author should look at: a problem as a rule or a reader tells it, and a finding as it is reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generators.model.base import Noun, Severity, Where


def format_message(wrong: str, wanted: str = "", fix: str = "") -> str:
    """The message to an author: what is wrong, and what was wanted or, without that, what was probably meant."""
    if wanted:
        return f"{wrong}; wanted {wanted}"
    return f"{wrong}. Did you mean {fix!r}?" if fix else wrong


@dataclass(frozen=True)
class Problem:
    """Something that is wrong at a place, what was wanted, and a text to put in its place.

    A `fix` without `wanted` is a guess, as the nearest id, and the message asks "Did you mean …?". `severity` is given
    where this problem weighs less or more than its rule."""

    where: Where
    wrong: str
    wanted: str = ""
    fix: str = ""
    severity: Severity | None = None

    @property
    def message(self) -> str:
        """The problem in one line that an author can act on."""
        return format_message(self.wrong, self.wanted, self.fix)


ReadKind = Literal["syntax", "bibliography", "field", "unit", "missing"]  # the rule that reports it


@dataclass(frozen=True)
class ReadProblem(Problem):
    """A problem that only the reader of a file can see; the rule of its kind reports it."""

    kind: ReadKind = "field"


class Finding(Noun):
    """A problem as it is reported: the rule that found it, how bad it is, and whether a waiver lets it stand."""

    rule: str
    severity: Severity
    where: Where
    message: str  # complete: what is wrong and what was wanted
    wanted: str = ""
    suggestion: str = ""
    waived: str = ""  # the reason of the waiver; the severity is then `info`

    @classmethod
    def of(cls, problem: Problem, rule: str, severity: Severity) -> Finding:
        """The finding of a rule; `severity` is that of the rule and gives way to that of the problem."""
        return cls(
            rule=rule, severity=problem.severity or severity, where=problem.where, message=problem.message,
            wanted=problem.wanted, suggestion=problem.fix,
        )  # fmt: skip
