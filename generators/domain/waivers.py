"""Match findings with the waivers of data/waivers.yml.

A waiver names a rule, a file and a part of the message. A finding that matches becomes `info` with the waiver's reason,
and stops nothing. After its last day a waiver has expired; from then on the finding counts again, and the waiver is a finding itself.
The day is that of the library (`Library.today`), never read from a clock.
"""

from __future__ import annotations

from collections.abc import Iterable

from generators.model import Finding, Library, Waiver

RULES = ("WAIVER-EXPIRED", "WAIVER-UNUSED")  # a waiver cannot waive that it is wrong


def apply(findings: Iterable[Finding], library: Library) -> list[Finding]:
    """Set findings that a waiver in force matches to `info`, with its reason."""
    waivers = [waiver for waiver in library.waivers if is_in_force(waiver, library.today)]
    return [_waive(finding, waivers) for finding in findings]


def _waive(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    reason = next((waiver.reason for waiver in waivers if matches(waiver, finding)), "")
    return finding.model_copy(update={"severity": "info", "waived": reason}) if reason else finding


def matches(waiver: Waiver, finding: Finding) -> bool:
    """Whether the waiver matches the finding."""
    named = waiver.rule == finding.rule and waiver.file == finding.where.file
    return named and waiver.match in finding.message and finding.rule not in RULES


def is_in_force(waiver: Waiver, today: str) -> bool:
    """Whether the waiver has not expired; a month or a year runs to its end."""
    return today[: len(waiver.expires)] <= waiver.expires
