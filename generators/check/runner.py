"""Run the rules on the library, the pages and the built site, then apply the waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType

from generators.check.built.silence import Memory, Watched
from generators.check.rules import Rule, all_rules
from generators.check.sources.silence import KeptSources
from generators.domain import waivers
from generators.model import NOWHERE, Finding, Library, Page, Problem, Where
from generators.site.pages import Site
from generators.text.counted import Counted, say_nothing


def check(
    library: Library, pages: Sequence[Page], rules: Sequence[Rule] = (), known: KeptSources | None = None
) -> list[Finding]:
    """Return every finding in the sources, sorted by place: of these rules, or of all. Texts that are known to be silent are not
    looked at again."""
    judge = known.judge if known else None
    found = sort_findings(
        found for rule in rules or all_rules() for found in run_safely(rule, rule.findings(library, pages, judge))
    )
    if known:
        known.keep()
    return found


def check_site(library: Library, site: Site, rules: Sequence[Rule] = ()) -> list[Finding]:
    """Return every finding in the built site, sorted by place: of these rules, or of all."""
    return sort_findings(
        found for rule in rules or all_rules() for found in run_safely(rule, rule.site_findings(library, site))
    )


def check_changed(
    library: Library, site: Site, memory: Memory, say: Callable[[str], None] = say_nothing
) -> list[Finding]:
    """Return every finding in the built site, as `check_site` does; pages that are known to be silent are not looked at again."""
    found, watched, done = list[Finding](), memory.leave_silent(), 0
    for part in watched.split():
        say(Counted("judging pages", done, len(watched.asked)))
        found += _check_part(library, part, memory)
        done += len(part.asked)
    for rule in all_rules():
        found += run_safely(rule, rule.site_findings(library, site) if not rule.by_page else iter(()))
    return sort_findings(found)


def _check_part(library: Library, part: Watched, memory: Memory) -> list[Finding]:
    """Return what the rules on single pages find on some of them, and keep which of these are silent."""
    found, told, is_done, of_files = list[Finding](), set[str](), True, False
    for rule in (rule for rule in all_rules() if rule.by_page):
        for one in run_safely(rule, rule.site_findings(library, part)):
            found.append(one)
            told.update(part.looked_at)
            of_files = of_files or not part.looked_at
        is_done = is_done and not part.looked_at  # a rule that crashed has not seen the rest
        part.looked_at.clear()
    memory.keep_silent(part.asked - told if is_done else ())
    if part.with_files and is_done and not of_files:
        memory.keep_silent_files()
    part.forget()
    return found


def apply_waivers(
    library: Library, findings: Iterable[Finding], site: bool = False, rules: Sequence[Rule] = ()
) -> list[Finding]:
    """Return the findings with the waived ones marked, and the findings on the waivers themselves.

    A waiver of a rule that did not run in full (only one drug was read, or there is no `site` yet) may match a finding
    that was not searched for, and is not checked."""
    findings = list(findings)
    not_run = rules_not_run(library, site, rules)
    checked = (w for w in library.waivers if w.rule not in not_run or not waivers.is_in_force(w, library.today))
    narrowed = library.model_copy(update={"waivers": tuple(checked)})
    wrong = [found for rule in rules or all_rules() for found in run_safely(rule, rule.findings_on(narrowed, findings))]
    return sort_findings([*waivers.apply(findings, library), *wrong])


def rules_not_run(library: Library, site: bool, rules: Sequence[Rule] = ()) -> set[str]:
    """Return the ids of the rules that did not run, or did not check everything."""
    selected = {rule.id for rule in rules or all_rules()}
    return {r.id for r in all_rules() if r.id not in selected or not library.whole or (r.check_site and not site)}


def run_safely(rule: Rule, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Return the findings of a rule. If it raises, those up to there and one that names the rule and the row."""
    try:
        yield from findings
    except Exception as problem:  # whatever it is, the rest of the report is printed
        yield rule.finding(describe_crash(problem))


def describe_crash(problem: Exception) -> Problem:
    """Describe a rule that raised: the row it was checking, the line of code, the exception."""
    name, where, code = _find_row(problem.__traceback__)
    return Problem(where, f"the rule crashed{name} ({code}): {type(problem).__name__}: {problem}", severity="error")


def _find_row(traceback: TracebackType | None) -> tuple[str, Where, str]:
    """Return the innermost noun with a place that the rule was checking, that place (or that of the code), and the line of code."""
    name, where, code = "", NOWHERE, ""
    while traceback is not None:
        frame = traceback.tb_frame
        module, line = str(frame.f_globals.get("__name__", "")), traceback.tb_lineno
        code = f"{module}, line {line}"
        where = where if name else Where(file=f"{module.replace('.', '/')}.py", line=line)
        for value in frame.f_locals.values():
            place = getattr(value, "where", NOWHERE)
            if isinstance(place, Where) and place != NOWHERE:
                named = next((getattr(value, key) for key in ("id", "key", "name", "slug") if hasattr(value, key)), "")
                name, where = f" on {named!r}" if named else "", place
        traceback = traceback.tb_next
    return name, where, code


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without duplicates, sorted by place."""
    return sorted(dict.fromkeys(findings), key=sort_key)


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the sort key of a finding."""
    where = finding.where
    return where.file, where.line, where.column, finding.rule, finding.message


def has_fatal(findings: Iterable[Finding]) -> bool:
    """Whether a finding stops the build."""
    return any(finding.severity == "error" for finding in findings)
