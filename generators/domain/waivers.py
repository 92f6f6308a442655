"""Findings that may stand for a while: data/waivers.yml.

A waiver names a rule, a file and a part of the message. What it fits is kept, as `info` with the waiver's reason, and stops
nothing. It ends with its day; from then on the finding counts again, and the waiver is a finding itself. The day is that of
the library (`Library.today`): the newest review of a drug, or a later day that the caller gave. No clock is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from generators.model import Finding, Library, Waiver

RULES = ("WAIVER-EXPIRED", "WAIVER-UNUSED")  # a waiver cannot waive that it is wrong


def apply(findings: Iterable[Finding], library: Library) -> list[Finding]:
    """The findings, those that a waiver in force fits as `info` with its reason."""
    waivers = [waiver for waiver in library.waivers if in_force(waiver, library.today)]
    return [_waived(finding, waivers) for finding in findings]


def _waived(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    reason = next((waiver.reason for waiver in waivers if fits(waiver, finding)), "")
    return finding.model_copy(update={"severity": "info", "waived": reason}) if reason else finding


def fits(waiver: Waiver, finding: Finding) -> bool:
    """Whether the finding is one that the waiver speaks of."""
    named = waiver.rule == finding.rule and waiver.file == finding.where.file
    return named and waiver.match in finding.message and finding.rule not in RULES


def in_force(waiver: Waiver, today: str) -> bool:
    """Whether the waiver's day has not passed; a month or a year runs to its end."""
    return today[: len(waiver.expires)] <= waiver.expires
