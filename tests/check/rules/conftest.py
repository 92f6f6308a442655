"""One rule on the changed sample corpus."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Never

import pytest

from generators.cache import Cache
from generators.check import runner
from generators.check.built.silence import Watched
from generators.check.rules import Rule, all_rules
from generators.check.sources.silence import KeptSources
from generators.domain.drug_keys import hash_drugs
from generators.model import Finding, Library, Observation, Page, Problem
from generators.pictures.cached import Drawing
from generators.read.library import load
from generators.render import drug_pages
from generators.site.pages import Site
from tests.check import proof
from tests.check.rules import published
from tests.conftest import ROOT
from tests.folder import Folder

Says = Callable[[str], list[Finding]]
Edit = Callable[[str, str, str], None]
Add = Callable[[str], int]
LineOf = Callable[[str, str], int]
Row = Callable[..., int]
At = Callable[[Finding], str]
Cell = Callable[[str], None]
Applied = Callable[[str, Callable[[Rule], Iterable[Finding]]], list[Finding]]


@pytest.fixture
def applied(request: pytest.FixtureRequest) -> Applied:
    """What a rule, by its id, finds in something; it counts as a case of the rule once the test has passed."""

    def run(ident: str, look: Callable[[Rule], Iterable[Finding]]) -> list[Finding]:
        found = list(look(next(rule for rule in all_rules() if rule.id == ident)))
        proof.note(request.node, ident, found)
        return found

    return run


class PrintedPages(Sequence[Page]):
    """The pages about the drugs, made when a rule first looks at one; pictures are not drawn."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def made(self) -> tuple[list[Page], list[Problem]]:
        """The pages and what could not be printed."""
        return drug_pages.render(
            drug_pages.plan(self.library),
            self.library,
            lambda *_: Drawing('<svg role="group" viewBox="0 0 10 10"><title>t</title><desc>d</desc></svg>'),
        )

    def __len__(self) -> int:
        return len(self.made[0])

    def __getitem__(self, number: Any) -> Any:
        return self.made[0][number]


_LOADED: dict[str, tuple[Library, PrintedPages]] = {}


def load_once(project: Path) -> tuple[Library, PrintedPages]:
    """The library and the pages of a project; one that holds what another held is not read again."""
    key = published.key_of(project)
    if key not in _LOADED:
        library = load(project)
        _LOADED[key] = library, PrintedPages(library)
        if len(_LOADED) > 32:  # most are asked for in one test alone
            del _LOADED[next(iter(_LOADED))]
    _LOADED[key] = made = _LOADED.pop(key)
    return made


@pytest.fixture
def says(project: Path, applied: Applied, kept_sources: Cache) -> Says:
    """What a rule, by its id, finds in the project as it is now."""

    def run(ident: str) -> list[Finding]:
        library, pages = load_once(project)
        if ident == "DAT-FIELD":  # it reports what could not be printed; no other rule asks for it
            library = library.with_problems(pages.made[1])
        found = applied(ident, lambda rule: rule.findings(library, pages))
        assert_by_part(ident, library, pages, found, kept_sources)
        return found

    return run


@pytest.fixture(scope="session")
def kept_sources(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What is known of the sample as it is: in which drugs and texts each rule finds nothing."""
    kept = Cache(tmp_path_factory.mktemp("sources"))
    runner.check(
        library,
        [],
        [rule for rule in all_rules() if rule.looks_at_parts],
        make_known(library, kept),
    )
    return kept


def make_known(library: Library, kept: Cache) -> KeptSources:
    return KeptSources(library, hash_drugs(library, kept), kept, ())


class Hidden:
    """A number at which nobody may look, but to see that there is one."""

    def __getattr__(self, name: str) -> Never:
        raise AssertionError(f"looked at {name} of a number")


def hide_numbers(library: Library) -> Library:
    """The library with no number of a value to be looked at."""
    rows = {id(row): row.model_copy(update={"value": row.value and Hidden()}) for row in _list_rows(library)}
    drugs = (
        drug.model_copy(update={"observations": tuple(rows[id(row)] for row in drug.observations)})
        for drug in library.drugs
    )
    observations = {ident: rows[id(row)] for ident, row in library.observations.items()}
    return library.model_copy(update={"drugs": tuple(drugs), "observations": observations})


def _list_rows(library: Library) -> Iterator[Observation]:
    yield from (row for drug in library.drugs for row in drug.observations)
    yield from library.observations.values()


def assert_by_part(ident: str, library: Library, pages: Sequence[Page], found: list[Finding], kept: Cache) -> None:
    """A rule that looks at one drug or text at a time finds the same where it is spared those in which nothing was found before a change."""
    rule = next(rule for rule in all_rules() if rule.id == ident)
    if not rule.numbers:
        parts = replace(rule, check=None, check_reference=None)
        assert [*parts.findings(hide_numbers(library), pages)] == [*parts.findings(library, pages)], ident
    if rule.looks_at_parts:
        assert {*rule.findings(library, pages, make_known(library, kept).judge)} == {*found}, ident


@pytest.fixture
def add(project: Path) -> Callable[[str], int]:
    """Put an entry at the end of references.bib; gives the line that it begins on."""

    def append(entry: str) -> int:
        path = project / "references.bib"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}{entry.strip()}\n", encoding="utf-8")
        return text.count("\n") + 1

    return append


@pytest.fixture
def shipped(project: Path) -> None:
    """The lists of this site in place of the sample's."""
    for name in ("sources.yml", "wording.yml"):
        shutil.copy(ROOT / "data" / name, project / "data" / name)
    own = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/drugs").glob("*/vocabulary/wording.yml"))]
    genes = "".join(text.split("genes:\n")[1] for text in own if "genes:" in text)
    (project / "data/drugs/samplirsen/vocabulary/wording.yml").write_text(f"genes:\n{genes}", encoding="utf-8")


@pytest.fixture(scope="session")
def _sites() -> dict[str, Folder]:
    """The built sites that tests change, by a hash of what they are built from."""
    return {}


@pytest.fixture
def site(project: Path, _sites: dict[str, Folder], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The project with its built site in `site/`, a notebook included; it is put back after the test."""
    key = published.key_of(project)
    if key in _sites:
        _sites[key].move(project / "site")
        published.write_notebook(project)
    else:
        published.publish(project)
        _sites[key] = Folder(project / "site")
    yield project / "site"
    _sites[key].put_back()
    _sites[key].move(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture
def edit_page(site: Path) -> Edit:
    """Replace a text in a built page, by its address; `old` must be there."""

    def replace(address: str, old: str, new: str) -> None:
        path = site / address / "index.html"
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {address}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def site_says(site: Path, applied: Applied) -> Says:
    """What a rule, by its id, finds in the built site as it is now."""

    def look(rule: Rule) -> list[Finding]:
        library, whole = published.looked_at(site.parent)
        found = list(rule.site_findings(library, whole))
        if rule.by_page:
            assert_by_page(rule, library, whole, found)
        return found

    def run(ident: str) -> list[Finding]:
        return applied(ident, look)

    return run


def assert_by_page(rule: Rule, library: Library, site: Site, found: list[Finding]) -> None:
    """A rule that looks at one page at a time yields what it finds on a page while it has that page at hand, the rest without any."""
    every = Watched(site.root, site.pages, home=site.home, asked=frozenset(site.pages))
    told = [(one, frozenset(every.looked_at)) for one in rule.site_findings(library, every)]
    assert {one for one, _ in told} == set(found), rule.id
    for asked in {at for _, at in told} | {frozenset[str]()}:
        alone = Watched(site.root, site.pages, home=site.home, asked=asked)
        wanted = {one for one, at in told if at <= asked}
        assert wanted <= set(rule.site_findings(library, alone)), rule.id


@pytest.fixture
def cell(edit: Edit, edit_page: Edit) -> Callable[[str], None]:
    """Put words into the notebook, in its file and in its built page."""

    def put(words: str) -> None:
        edit("docs/notebooks/look.ipynb", "See [the", f"{words} See [the")
        edit_page("notebooks/look", "<p>See", f'<div class="jp-MarkdownCell"><p>{words}</p></div><p>See')

    return put


@pytest.fixture
def at(project: Path) -> At:
    """What stands at the place of a finding, to the end of the line."""

    def rest(finding: Finding) -> str:
        lines = (project / finding.where.file).read_text(encoding="utf-8").splitlines()
        return lines[finding.where.line - 1][finding.where.column - 1 :]

    return rest


@pytest.fixture
def line_of(project: Path) -> LineOf:
    """The line of a file of the project that a text begins on."""

    def find(file: str, text: str) -> int:
        whole = (project / file).read_text(encoding="utf-8")
        assert text in whole, f"{text!r} is not in {file}"
        return whole.count("\n", 0, whole.index(text)) + 1

    return find
