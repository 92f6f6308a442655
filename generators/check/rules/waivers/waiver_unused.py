"""A waiver matches a finding.

A waiver without a match was for a finding that is fixed, or names it wrongly. It could hide a later finding. Its rule,
its file and its part of the message have to be those of a finding.
"""

from collections.abc import Iterator, Sequence

from generators.check import rules
from generators.domain import waivers
from generators.model import Finding, Library, Problem, Waiver
from generators.text.suggest import did_you_mean

ID = "WAIVER-UNUSED"
SEVERITY = "error"
BAD = "A waiver of `CIT-MIN` in references.bib for an entry that has all it needs by now."
GOOD = "The waiver is taken out together with the reason for it."


def check_findings(library: Library, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield each waiver in force that matches no finding."""
    for waiver in library.waivers:
        if waivers.is_in_force(waiver, library.today) and not any(waivers.matches(waiver, f) for f in findings):
            yield Problem(waiver.where, *_describe_misfit(waiver, findings))


def _describe_misfit(waiver: Waiver, findings: Sequence[Finding]) -> tuple[str, str, str]:
    """Describe what does not match: what is wrong, what was wanted, the id that was probably meant."""
    known = [rule.id for rule in rules.all_rules()]
    if waiver.rule not in known:
        return f"no rule {waiver.rule!r} to waive", *did_you_mean(waiver.rule, known, "an id of /rules/")
    same = [f for f in findings if f.rule == waiver.rule]
    files = sorted({f.where.file for f in same})
    if waiver.file not in files:
        there = f"it is found in {', '.join(files[:3])}" if files else "it finds nothing now"
        return f"the waiver of {waiver.rule} in {waiver.file} fits nothing", f"no such waiver ({there})", ""
    return f"{waiver.match!r} stands in no finding of {waiver.rule} in {waiver.file}", "a part of its message", ""
