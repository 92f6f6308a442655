"""Run the rules over what was read, rendered and built, and let waivers have their say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generators.check.rules import all_rules
from generators.domain import waivers
from generators.model import Finding, Library, Page, Where
from generators.site.pages import Site


def unprintable(problems: Iterable[tuple[Where, str]]) -> list[Finding]:
    """What could not be printed, as findings at its place."""
    return [Finding(rule="DAT-FIELD", severity="error", where=where, message=message) for where, message in problems]


def check(library: Library, pages: Sequence[Page]) -> list[Finding]:
    """Every finding of every rule in the sources, in the order of its place."""
    return ordered(finding for rule in all_rules() for finding in rule.findings(library, pages))


def check_site(library: Library, site: Site) -> list[Finding]:
    """Every finding of every rule in the built site, in the order of its place."""
    return ordered(finding for rule in all_rules() for finding in rule.site_findings(library, site))


def judged(library: Library, findings: Iterable[Finding], site: bool = False) -> list[Finding]:
    """All that was found, with what is waived marked so, and what is wrong with the waivers.

    A waiver in force of a rule that was not run in full (one drug only was read, or there is no `site` yet) may fit
    something that nobody has looked for, and is not judged."""
    findings = list(findings)
    unlooked = {rule.id for rule in all_rules() if not library.whole or (rule.check_site and not site)}
    kept = (w for w in library.waivers if w.rule not in unlooked or not waivers.in_force(w, library.today))
    judge = library.model_copy(update={"waivers": tuple(kept)})
    wrong = [finding for rule in all_rules() for finding in rule.findings_on(judge, findings)]
    return ordered([*waivers.apply(findings, library), *wrong])


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without repetition, in the order of their places."""
    return sorted(dict.fromkeys(findings), key=place)


def place(finding: Finding) -> tuple[str, int, int, str, str]:
    """What findings are ordered by."""
    where = finding.where
    return where.file, where.line, where.column, finding.rule, finding.message


def fatal(findings: Iterable[Finding]) -> bool:
    """Whether anything found stops the build."""
    return any(finding.severity == "error" for finding in findings)
