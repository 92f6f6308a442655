"""The whole program on one page: data in, pages out, site built. Each name leads to the file that does it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from generators.cache import Cache
from generators.check.rules import Rule
from generators.check.runner import apply_waivers, check, check_site, fatal
from generators.cite import ama, numbering
from generators.domain.review_date import judged_at
from generators.model import Finding, Library, Page
from generators.pictures.cached import drawer
from generators.publish import docs, mkdocs
from generators.read.library import load
from generators.render import drug_pages, site_pages
from generators.render.plan.page import PagePlan
from generators.report import ledger, rules_page
from generators.site import pages as built_pages

Say = Callable[[str], None]


def _silent(_: str) -> None: ...


def gather(
    root: Path, only: str = "", say: Say = _silent, today: str = ""
) -> tuple[Library, list[Page], list[Finding]]:
    """Read, render and check, and write nothing: the library, the pages with `[@key]`, and all that was found."""
    library, pages, found = _looked_at(root, only, say, today)
    findings = apply_waivers(library, found)
    return library, [*pages, ledger.page(library, pages, findings)], findings


@dataclass(frozen=True)
class Published:
    """What was found in the sources and in the built site, and whether the site was swapped in."""

    findings: tuple[Finding, ...] = ()
    is_new: bool = False
    changed: tuple[str, ...] = field(default=())  # files of docs/


def make_site(root: Path, say: Say = _silent) -> tuple[list[Finding], bool]:
    """`build`, then MkDocs, then the rules on what MkDocs made. Gives the findings and whether anything had to be built."""
    if mkdocs.is_current(root):
        return [], False
    library, pages, found = _looked_at(root, "", say, "")
    before = apply_waivers(library, found)
    if fatal(before):
        return before, False
    pages.append(ledger.page(library, pages, before))
    say(f"{len(_written(root, library, pages))} files changed in docs/; building site/")
    staging = mkdocs.build(root, library.today)
    say("checking the built pages")
    found += check_site(library, built.site(staging, pages, home=root))
    findings = apply_waivers(library, found, site=True)
    if fatal(findings):
        return findings, False
    mkdocs.amend(staging / ledger.BUILT, ledger.changes(library, pages, before, findings))
    mkdocs.publish(root, staging)
    return findings, True


def survey(
    root: Path, only: str = "", say: Say = _silent, today: str = "", with_site: bool = False, rules: Sequence[Rule] = ()
) -> tuple[Library, list[Finding]]:
    """The library, and all that is found in the sources and, when asked, in site/ as it is; by all rules or by some."""
    library, pages, found = _looked_at(root, only, say, today, rules)
    if with_site:
        say("checking the built pages")
        found += check_site(library, built.site(root / "site", [*pages, ledger.page(library, pages, [])]), rules)
    return library, apply_waivers(library, found, with_site, rules)


def _looked_at(
    root: Path, only: str, say: Say, today: str, rules: Sequence[Rule] = ()
) -> tuple[Library, list[Page], list[Finding]]:
    """The library, the pages except the ledger, which tells what was found, and what was found before any waiver."""
    cache = Cache(root / ".cache" / "generators")
    say("reading data and references")
    library, _ = load(root, only)
    library = _formatted(library, cache).model_copy(update={"today": judged_at(library.today, today, os.environ)})
    say(f"rendering {len(library.drugs)} drugs, {len(library.observations)} values")
    plans = drug_pages.plan(library)
    pages, unprinted = drug_pages.render(plans, library, drawer(cache))
    pages += [*site_pages.render(library, pages), rules_page.page(library)]
    say("checking")
    return library, pages, [*unprinted, *check(library, pages, rules)]


def write(made: Build, root: Path) -> list[str]:
    """Bring docs/ to what was built, and return the files that changed. With an error nothing is written."""
    return [] if made.is_fatal or not made.library.whole else docs.write(made.with_ledger(made.findings), root / "docs")


def publish(made: Build, root: Path, say: Say = _silent) -> Published:
    """docs/ -> MkDocs -> the rules on the built HTML -> site/. With an error site/ stays as it was."""
    if made.is_fatal:
        return Published(made.findings)
    changed = tuple(docs.write(made.with_ledger(made.findings), root / "docs"))
    say(f"{len(changed)} files changed in docs/; building site/")
    staging = mkdocs.build(root, made.library.today)
    say("checking the built pages")
    findings = check_site(made, staging, root)
    if runner.fatal(findings):
        return Published(findings, changed=changed)
    if docs.write(made.with_ledger(findings), root / "docs"):  # the ledger counts what was found in the site, too
        staging = mkdocs.build(root, made.library.today)
    mkdocs.publish(root, staging)
    return Published(findings, is_new=True, changed=changed)


def check_site(made: Build, site: Path, root: Path) -> tuple[Finding, ...]:
    """All that is found in the sources and in a built site, after waivers."""
    pages = built_pages.site(site, made.with_ledger(made.findings), home=root)
    found = [*made.problems, *runner.check_site(made.library, pages)]
    return tuple(runner.judged(made.library, found, site=True))


def _read(root: Path, only: str, cache: Cache, today: str) -> tuple[Library, list[Finding]]:
    """The library with formatted references and the day that waivers and reviews are judged at."""
    library, findings = load(root, only)
    entries = ama.format_entries(library.references, cache)
    references = {k: r.model_copy(update={"entry": entries[k]}) for k, r in library.references.items()}
    day = judged_at(library.today, today, os.environ)
    return library.model_copy(update={"references": references, "today": day}), findings
