"""Test each break: read, render if necessary, run the rules, and compare with the findings in good content."""

from __future__ import annotations

import functools
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generators.check.rules import Rule, all_rules
from generators.domain import waivers
from generators.model import Finding, Library, Page
from generators.read import references
from generators.read.formats import yaml
from generators.read.library import load
from mutations.corpus import SOURCES, Corpus, render_pages
from mutations.mutant import Mutant

Stage = tuple[str, Library, list[Page], list[Rule]]  # its name, and what is looked at by which rules
_ACROSS = ("DAT", "CIT")  # the families whose rules compare drugs
Mark = tuple[str, str, str]  # rule, file, message: what is the same finding wherever its line has moved to


@dataclass(frozen=True)
class Result:
    """The result of a break: the new findings, or why there are none."""

    mutant: Mutant
    caught: tuple[tuple[str, str], ...]  # rule and severity, each once
    message: str = ""
    at_home: bool = False  # whether one of them is in the broken file
    same: str = ""  # the stated rule by which nothing was broken at all
    raised: str = ""  # what was raised instead: no finding, and a defect


class Bench:
    """One process's copy of the project, in which breaks are tested."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self.good = Corpus(root)
        self.folder = Path(tempfile.mkdtemp(dir=scratch))
        for name in SOURCES:
            source = root / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, self.folder / name)
        self.plain: dict[str, tuple[Library, list[Page], frozenset[Mark]]] = {}
        self.built: dict[str, frozenset[Mark]] = {}
        self.found_by: dict[tuple[str, str, str], list[Rule]] = defaultdict(list)  # by family, way and stage

    def try_one(self, mutant: Mutant) -> Result:
        """Test one break."""
        try:
            found, same = self._try_page(mutant) if mutant.is_of_page else self._try_source(mutant)
        except Exception as problem:  # whatever it is, content must not raise it
            return Result(mutant, (), raised=f"{type(problem).__name__}: {problem}")
        found = [f for f in waivers.apply(found, self.good.library) if not f.waived]
        rules = tuple(dict.fromkeys((f.rule, f.severity) for f in found))
        home = self._find_home(mutant)
        return Result(
            mutant, rules, found[0].message if found else "", any(f.where.file.startswith(home) for f in found), same
        )

    def find(self, mutant: Mutant) -> list[Finding]:
        """Return what is new after a break of a source, by the first rules that find something."""
        return self._try_source(mutant)[0]

    def _find_home(self, mutant: Mutant) -> str:
        if not mutant.is_of_page:
            return mutant.file
        origin = self.good.site.pages[mutant.file.removeprefix("html:")].origin.file
        return "/".join(origin.split("/")[:3]) if origin.startswith("data/drugs/") else origin

    # --- data, prose, bibliography ------------------------------------------------------------------------------------

    def _try_source(self, mutant: Mutant) -> tuple[list[Finding], str]:
        good, pages, known = self._check_good(mutant.drug)
        path, text = self.folder / mutant.file, self.good.texts[mutant.file]
        path.write_text(mutant.apply(text), encoding="utf-8")
        try:
            library = load(self.folder, mutant.drug)
        finally:
            path.write_text(text, encoding="utf-8")
        library = self._adopt_whole(library)
        for stage, looked_at, printed, rules in self._list_stages(mutant, library, pages):
            new = [f for f in _run_rules(looked_at, printed, rules) if _identify(f) not in known]
            if new:
                if stage != "pages":  # no list asks about new pages
                    self._learn(mutant, stage, new)
                return new, ""
        return [], "it is read as the same library" if _is_same_library(good, library) else ""

    def _list_stages(self, mutant: Mutant, library: Library, pages: list[Page]) -> Iterator[Stage]:
        """Yield what rules look at until one finds something: the drug, with the rules of the expected family and then
        with the others; all drugs, which some rules compare; at last new pages. Rules that found such breaks come first."""
        every = [rule for rule in all_rules() if rule.family != "STR"]
        whole = self._with_others(library, mutant.drug)
        for stage, looked_at in (("drug", library), ("all", whole)):
            yield stage, looked_at, pages, self.found_by[mutant.family, mutant.way, stage]
        yield "drug", library, pages, [rule for rule in every if rule.family == mutant.family]
        yield "drug", library, pages, [rule for rule in every if rule.family != mutant.family]
        yield "all", whole, pages, [rule for rule in every if rule.family in _ACROSS]
        made, printed = render_pages(library)
        yield "pages", printed, made, [rule for rule in all_rules() if rule.family in ("DAT", "STR")]

    def _learn(self, mutant: Mutant, stage: str, new: list[Finding]) -> None:
        """Keep which rules found a break: they are asked first about the next one of its way."""
        found, ids = self.found_by[mutant.family, mutant.way, stage], {finding.rule for finding in new}
        found += [rule for rule in all_rules() if rule.id in ids and rule not in found]

    def _with_others(self, library: Library, drug: str) -> Library:
        """Return the library of one drug with all other drugs as they are."""
        broken = {one.id: one for one in library.drugs}
        drugs = [broken.get(one.id, one) for one in self.good.library.drugs if one.id != drug or drug in broken]
        observations = {row.id: row for one in drugs for row in one.observations}
        return library.model_copy(update={"drugs": tuple(drugs), "observations": observations})

    def _adopt_whole(self, library: Library) -> Library:
        """Return one drug with the date of the whole library and with sources that nothing cites."""
        return library.model_copy(update={"today": self.good.library.today, "whole": True})

    def _check_good(self, drug: str) -> tuple[Library, list[Page], frozenset[Mark]]:
        """Return the good content of one drug, and its findings."""
        if drug not in self.plain:
            library = load(self.folder, drug)
            library = self._adopt_whole(library)
            pages, printed = render_pages(library)
            across = [rule for rule in all_rules() if rule.family in _ACROSS]
            found = [
                *_run_rules(printed, pages, all_rules()),
                *_run_rules(self._with_others(library, drug), pages, across),
            ]
            self.plain[drug] = library, pages, frozenset(map(_identify, found))
        return self.plain[drug]

    # --- built pages -----------------------------------------------------------------------------------------------------

    def _try_page(self, mutant: Mutant) -> tuple[list[Finding], str]:
        address = mutant.file.removeprefix("html:")
        good = self.good.site.pages[address]
        if address not in self.built:
            self.built[address] = frozenset(map(_identify, self._check_site(address, good.text)))
        broken = mutant.apply(good.text)
        new = [f for f in self._check_site(address, broken) if _identify(f) not in self.built[address]]
        same = not new and etree.tostring(good.tree) == etree.tostring(good.having(broken).tree)
        return new, "it is parsed as the same page" if same else ""

    def _check_site(self, address: str, text: str) -> list[Finding]:
        site = self.good.site.with_page(self.good.site.pages[address].having(text))
        return [f for rule in all_rules() for f in rule.site_findings(self.good.library, site)]


def _run_rules(library: Library, pages: list[Page], rules: Iterable[Rule]) -> list[Finding]:
    """Return the findings of some of the rules."""
    return [f for rule in rules for f in rule.findings(library, pages)]


def _identify(finding: Finding) -> Mark:
    return finding.rule, finding.where.file, re.sub(r"(\.\w+):\d+(:\d+)?", r"\1", finding.message)


def _is_same_library(one: Library, other: Library) -> bool:
    """Whether two libraries are equal except for places."""
    return _dump_without_places(one) == _dump_without_places(other)


def _dump_without_places(library: Library) -> str:
    text = library.model_dump_json(exclude={"files"})
    return re.sub(r'"where":\{[^}]*\}|"body_line":\d+', "", text)


@contextmanager
def reading_once() -> Iterator[None]:
    """Cache parsed files and fields while active; the readers are restored afterwards."""
    readers = ((references, "parse", 4), (references, "_decode_field", 1 << 15), (yaml, "read", 200))
    plain: list[Callable[..., object]] = [getattr(module, name) for module, name, _ in readers]
    for (module, name, size), function in zip(readers, plain, strict=True):
        setattr(module, name, functools.lru_cache(maxsize=size)(function))
    try:
        yield
    finally:
        for (module, name, _), function in zip(readers, plain, strict=True):
            setattr(module, name, function)


# --- in two processes ------------------------------------------------------------------------------------------------

_bench: Bench | None = None
_cached: AbstractContextManager[None] | None = None


def _start_worker(root: Path, scratch: Path) -> None:
    global _bench, _cached  # one for each process of the pool, which ends with it
    _cached = reading_once()  # is held: a context that nothing holds is closed at once
    _cached.__enter__()
    _bench = Bench(root, scratch)


def _try_mutant(mutant: Mutant) -> Result:
    assert _bench is not None
    return _bench.try_one(mutant)


@contextmanager
def snapshot(root: Path) -> Iterator[Path]:
    """Copy the project, so that changes to it do not disturb the run: data, site, and sources of pages."""
    with tempfile.TemporaryDirectory(prefix="mutations-") as name:
        folder = Path(name) / "project"
        for part in (*SOURCES, "site", "docs/notebooks", "generators/render"):
            source, target = root / part, folder / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            elif source.exists():
                shutil.copy(source, target)
        yield folder


def try_all(root: Path, mutants: Iterable[Mutant], processes: int = 2) -> Iterator[Result]:
    """Yield the results in the order of the breaks. `root` is a snapshot, and breaks are made in copies beside it."""
    mutants = list(mutants)
    if processes == 1:
        with reading_once():
            yield from map(Bench(root, root.parent).try_one, mutants)
        return
    with ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(root, root.parent)) as pool:
        yield from pool.map(_try_mutant, mutants, chunksize=8)
