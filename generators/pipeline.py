"""The whole program on one page: data in, pages out, site built. Each name leads to the file that does it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generators.cache import Cache
from generators.check import runner
from generators.check.built.silence import Memory
from generators.check.rules import Rule
from generators.check.sources.silence import KeptSources
from generators.cite import ama
from generators.domain import conversion
from generators.domain.drug_keys import hash_drugs
from generators.domain.review_date import effective_date
from generators.errors import SetupError
from generators.index.keeping import Aside, KeepOfDrug, keep_nothing, keep_of_drugs, leave_whole
from generators.index.kept_content import lay_in
from generators.index.printed import PrintedPage, Reader, kept_reader, read_page
from generators.model import Finding, Library, Page
from generators.pictures.cached import cached_renderer
from generators.publish import (
    docs,
    engine,
    fonts,
    lock,
    machine_files,
    manifest,
    mkdocs,
    notebook_uses,
    pdf,
    stamp,
    swap,
)
from generators.read.docs import read_pages
from generators.read.library import load
from generators.render import moved, site_pages
from generators.render.kept import print_drugs
from generators.report import ledger, rules_page
from generators.site.pages import Site, load_site
from generators.text.counted import say_nothing

Say = Callable[[str], None]
Show = Callable[[Path], None]  # is given a folder of pages that are not judged yet
Draft = Callable[[Library, Sequence[Page]], None]  # is given the pages of drugs before anything else is made


def _ignore_folder(_: Path) -> None: ...


def _ignore_pages(_: Library, __: Sequence[Page]) -> None: ...


@dataclass(frozen=True)
class Build:
    """What was read, planned, rendered and found, before anything is written. `findings` have waivers applied."""

    library: Library
    pages: tuple[Page, ...]  # their content is in the cache, and read when one is written or judged
    problems: tuple[Finding, ...]  # before waivers
    findings: tuple[Finding, ...]
    hand_written: tuple[Page, ...] = ()  # pages of docs/ that authors wrote, for the search
    read: Reader = read_page
    notebooks: tuple[PrintedPage, ...] = ()  # what the notebooks of the last site cite
    keep: KeepOfDrug = keep_nothing
    aside: Aside = leave_whole
    inputs: str = ""  # a hash of what authors wrote and of the engine, from before they were read

    @property
    def is_fatal(self) -> bool:
        """Whether an error keeps the pages from being written."""
        return runner.has_fatal(self.findings)

    def with_ledger(self, findings: tuple[Finding, ...]) -> list[Page]:
        """Return all pages, with the ledger of these findings; that of others than its own stays in memory."""
        is_own = findings == self.findings
        ledgers = self.ledgers if is_own else ledger.print_ledgers(self.library, self.pages, findings)
        return [*self.pages, self.search, *ledgers]

    def with_notebooks(self, notebooks: tuple[PrintedPage, ...]) -> Build:
        """Return the build with the lists of references that tell what these notebooks cite."""
        if notebooks == self.notebooks:
            return self
        pages = site_pages.print_references_again(self.library, self.pages, notebooks, self.read, self.keep, self.aside)
        return replace(self, pages=tuple(pages), notebooks=notebooks)

    @cached_property
    def ledgers(self) -> list[Page]:
        """The ledger of what was found in the sources."""
        return [self.aside(page) for page in ledger.print_ledgers(self.library, self.pages, self.findings)]

    @cached_property
    def search(self) -> Page:
        """The page of the search, with the files that a browser loads as it searches."""
        told = [
            *(page for page in self.pages if page.kind != moved.KIND),
            *self.hand_written,
            *self.ledgers,
        ]
        return self.aside(site_pages.print_search(self.library, told, self.read, self.keep))


@dataclass(frozen=True)
class Publication:
    """The findings in the sources and in the built site, and whether the site was replaced."""

    findings: tuple[Finding, ...] = ()
    is_new: bool = False
    changed: tuple[str, ...] = field(default=())  # files of docs/


def build(
    root: Path,
    only: str = "",
    say: Say = say_nothing,
    rules: Sequence[Rule] = (),
    executor: Executor | None = None,
    draft: Draft = _ignore_pages,
) -> Build:
    """Read, plan, render and check; nothing is written. `only` limits it to one drug, `rules` to some of the rules; an executor does
    beforehand what can be done apart. The preview can show a draft."""
    kept, inputs = _open_cache(root), stamp.hash_inputs(root)
    with conversion.recalled(kept):
        return replace(_build(root, kept, only, say, rules, executor, draft), inputs=inputs)


def _build(
    root: Path, kept: Cache, only: str, say: Say, rules: Sequence[Rule], executor: Executor | None, draft: Draft
) -> Build:
    read, aside = kept_reader(kept), lay_in(kept)
    say("reading data and references")
    library = _load_library(root, only, kept)
    say(f"rendering {len(library.drugs)} drugs, {len(library.observations)} values")
    draw = cached_renderer(kept)
    keys = hash_drugs(library, kept)
    pages, unprinted, proofs = print_drugs(library, keys, draw, kept, executor, say)
    draft(library, pages)
    keep = keep_of_drugs(kept, proofs)
    noted = notebook_uses.recall(kept)
    pages += [*site_pages.render(library, pages, draw, read, kept, noted, keep), *rules_page.get_pages(library, kept)]
    say("checking")
    by_hand, unread = read_pages(root, docs.OWNED)
    library = library.with_problems([*unprinted, *unread])
    problems = tuple(runner.check(library, pages, rules, KeptSources(library, keys, kept, engine.identify())))
    findings = tuple(runner.apply_waivers(library, problems, rules=rules))
    return Build(library, tuple(pages), problems, findings, tuple(map(aside, by_hand)), read, noted, keep, aside)


def judge(made: Build, today: str) -> Build:
    """Return a build with the findings of a day. Its pages are those of the data, on whatever day they are checked."""
    library = made.library.model_copy(update={"today": effective_date(made.library.today, today, os.environ)})
    problems = tuple(runner.check(library, made.pages))
    return replace(made, library=library, problems=problems, findings=tuple(runner.apply_waivers(library, problems)))


def show_draft(root: Path, show: Show, library: Library, pages: Sequence[Page]) -> None:
    """Show what changed of these pages in the site of before, unless MkDocs has to say something of them."""
    with lock.hold(root, say_nothing):
        is_changed = docs.write_changed(pages, root / "docs")
        site = mkdocs.build_draft(root, library.today) if is_changed else None
        if site:
            show(site)


def write(made: Build, root: Path, say: Say = say_nothing) -> list[str]:
    """Bring docs/ to what was built, and return the files that changed. With an error nothing is written."""
    if made.is_fatal or not made.library.whole:
        return []
    with lock.hold(root, say):
        return docs.write(made.with_ledger(made.findings), root / "docs", fonts.make(_open_cache(root)))


def publish(
    made: Build,
    root: Path,
    say: Say = say_nothing,
    executor: Executor | None = None,
    show: Show = _ignore_folder,
) -> Publication:
    """docs/ -> MkDocs -> the rules on the built HTML -> site/. With an error site/ stays as it was. The preview can show pages before
    they are judged."""
    with lock.hold(root, say):
        swap.recover(root / "site")
        return Publication(made.findings) if made.is_fatal else _publish(made, root, say, executor, show)


def _publish(made: Build, root: Path, say: Say, executor: Executor | None, show: Show) -> Publication:
    _refuse_nothing(made)
    faces = fonts.make(_open_cache(root))
    changed = tuple(docs.write(made.with_ledger(made.findings), root / "docs", faces))
    say(f"{len(changed)} files changed in docs/; building site/")
    site = build_site(made, root, executor, say, show)
    say("checking the built pages")
    findings = _judge_site(made, site, root, say=say)
    if runner.has_fatal(findings):
        return Publication(findings, changed=changed)
    made = made.with_notebooks(notebook_uses.find(site, _open_cache(root)))
    with_findings = made.with_ledger(findings)  # the ledger counts what was found in the site, too
    if docs.write(with_findings, root / "docs", faces):
        site = build_site(made, root, executor, say, show)
    for note in swap.replace(root / "site", site.root):
        say(note)
    stamp.write(root, made.inputs)
    return Publication(findings, is_new=True, changed=changed)


def _refuse_nothing(made: Build) -> None:
    """Raise SetupError where no drug was read, as when a folder of data was not mounted."""
    if not made.library.drugs:
        raise SetupError("site/ not updated: there is no drug in data/drugs")


def build_site(
    made: Build, root: Path, executor: Executor | None = None, say: Say = say_nothing, show: Show = _ignore_folder
) -> Site:
    """Build a new site with its PDFs and with what machines read beside its pages."""
    staging = mkdocs.build(root, made.library.today, made.library)
    site = _load_site(made, staging, root, manifest.read(staging / manifest.NAME))
    show(site.root)
    pdf.write(site, made.library, _open_cache(root), executor, say)
    machine_files.write(site, made.library, made.pages, _open_cache(root))
    return site


def check_site(made: Build, site: Path, root: Path, rules: Sequence[Rule] = ()) -> tuple[Finding, ...]:
    """Return all findings in the sources and in a built site, with waivers applied."""
    return _judge_site(made, _load_site(made, site, root), root, rules)


def _load_site(made: Build, site: Path, root: Path, hashes: Mapping[str, str] | None = None) -> Site:
    pages = made.with_ledger(made.findings)
    return load_site(site, pages, home=root, url=made.library.site_url, hashes=hashes or {})


def _judge_site(
    made: Build, site: Site, root: Path, rules: Sequence[Rule] = (), say: Say = say_nothing
) -> tuple[Finding, ...]:
    if rules:
        in_site = runner.check_site(made.library, site, rules)
    else:
        in_site = runner.check_changed(
            made.library, site, Memory(made.library, site, _open_cache(root), engine.identify()), say
        )
    return tuple(runner.apply_waivers(made.library, [*made.problems, *in_site], site=True, rules=rules))


def _open_cache(root: Path) -> Cache:
    return Cache(root / ".cache" / "generators")


def _load_library(root: Path, only: str, cache: Cache) -> Library:
    """Return the library with formatted references and the effective date of waivers and reviews."""
    library = load(root, only, cache)
    entries = ama.format_entries(library.references, cache)
    references = {k: r.model_copy(update={"entry": entries[k]}) for k, r in library.references.items()}
    day = effective_date(library.today, "", os.environ)
    return library.model_copy(update={"references": references, "today": day})
