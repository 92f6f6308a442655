"""Pages of the built site on which no rule finds anything, kept by all that the rules look at.

Only silence is kept: a page that a rule speaks of is judged each time, so that places and words of findings are those of now. Rules
that say of themselves `BY_PAGE` are spared the silent pages: they yield what they find on a page before they ask for the next one, and
look at nothing but that page with its pictures in files, the values that both print, the other files of the drugs that it tells of, the
files that all share, and what is where on the site. A notebook, whose text is read like that of a guide, is looked at with the files of
all drugs, but of their values only with those that it prints, and with which compounds each drug has values of.

A picture, a style sheet or a script beside the pages is judged by its content alone; such files are kept by it, if none is spoken of.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path, PurePosixPath
from sys import intern

from lxml import etree

from generators.cache import Cache, digest
from generators.domain.connected import group_files
from generators.model import Library
from generators.site import query
from generators.site.active import SCRIPTS_BY_NAME
from generators.site.pages import BuiltPage, Site
from generators.text.html_parser import parse_page

_STAGE = "silent"
_AT_ONCE = 4_000_000  # bytes of HTML that are parsed at once, which takes 15 times as much memory
_VALUES = "/observations.csv"  # a page is judged by those that it prints
_FILES = "silent-files"
_JUDGED = SCRIPTS_BY_NAME | {".svg", ".css"}  # endings of files of which a rule looks at nothing but the content
_SHARED_OUT = ("data/waivers.yml", "data/search.yml")  # no rule on pages reads these


@dataclass(frozen=True)
class Watched(Site):
    """Some pages of a site; it knows which one a rule looks at, and so what is told of."""

    asked: frozenset[str] = frozenset()
    spared: frozenset[str] = frozenset()  # files
    looked_at: list[str] = field(default_factory=list)  # the page at hand, if any

    def __iter__(self) -> Iterator[BuiltPage]:
        for address in sorted(self.asked):
            self.looked_at[:] = [address]
            yield self.pages[address]
        self.looked_at.clear()

    def list_files(self) -> Iterable[str]:
        """Return the paths of the files that may have something to be told of."""
        return [name for name in self.files if name not in self.spared]

    def split(self) -> Iterator[Watched]:
        """Yield the pages a few at a time, so that no more than these are parsed at once; what is beside the pages is looked at with
        the first of them, or with none."""
        part, size = list[str](), 0
        with_files = True
        for address in sorted(self.asked):
            part.append(address)
            size += self.pages[address].path.stat().st_size
            if size > _AT_ONCE:
                yield self._take(part, with_files)
                part, size, with_files = [], 0, False
        if part or with_files:
            yield self._take(part, with_files)

    def _take(self, part: Iterable[str], with_files: bool) -> Watched:
        return replace(self, asked=frozenset(part), looked_at=[], with_files=with_files)

    def forget(self) -> None:
        """Let go of all that was parsed."""
        for page in self.pages.values():
            page.forget()


class Memory:
    """What is known of the pages of a site: which of them are silent."""

    def __init__(self, library: Library, site: Site, kept: Cache, code: Collection[str]) -> None:
        self._kept = kept
        self._site = site
        self._keys = dict(_make_keys(library, site, kept, code))
        self._files, self._code = dict(_hash_beside(site)), digest(*code)

    def leave_silent(self) -> Watched:
        """Return the site with the pages and the files that may have something to be told of."""
        asked = frozenset(address for address, key in self._keys.items() if not self._is_silent(address, key))
        known = json.loads(self._kept.find(_FILES, self._code, _FILES) or "{}")
        spared = frozenset(name for name, proof in self._files.items() if known.get(name) == proof)
        return Watched(self._site.root, self._site.pages, home=self._site.home, asked=asked, spared=spared)

    def keep_silent_files(self) -> None:
        """Keep that nothing was found in the files beside the pages."""
        self._kept.keep(_FILES, self._code, json.dumps(self._files), _FILES)

    def keep_silent(self, addresses: Collection[str]) -> None:
        """Keep that nothing was found on these pages."""
        for address in addresses:
            self._kept.keep(_STAGE, self._keys[address], "", address)

    def _is_silent(self, address: str, key: str) -> bool:
        return self._kept.find(_STAGE, key, address) is not None


def _hash_beside(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the files that are judged one by one, each with a hash of its content; of a script with whether a page of ours brings it."""
    ours = {proof for page in site.pages.values() if page.page for proof in page.page.content.hashes.values()}
    for name in site.files:
        ending = PurePosixPath(name).suffix.lower()
        if ending in _JUDGED:
            proof = site.hashes.get(name) or sha256((site.root / name).read_bytes()).hexdigest()
            yield name, f"{proof} {proof in ours}" if ending in SCRIPTS_BY_NAME else proof


def _recall_words(site: Site, kept: Cache, code: Collection[str]) -> dict[str, str]:
    """Let the pages know their ids, addresses and values without being parsed, as far as they were parsed before. Return the hash of the
    ids of each page."""
    proofs = {}
    for page in site.pages.values():

        def compute(page: BuiltPage = page) -> str:
            ids = sorted(page.ids)
            return json.dumps([digest(*ids), ids, page.addresses, page.linked, page.value_ids])

        text = kept.get_or_compute("words", digest(page.proof, *code), compute, page.address)
        proofs[page.address], *lists = json.loads(text)
        ids, addresses, linked, values = (map(intern, words) for words in lists)  # pages have most in common
        page.forget()
        page.__dict__.update(
            ids=frozenset(ids), addresses=tuple(addresses), linked=tuple(linked), value_ids=tuple(values)
        )
    return proofs


def _make_keys(library: Library, site: Site, kept: Cache, code: Collection[str]) -> Iterator[tuple[str, str]]:
    folders, tell = _hash_folders(library), cache(partial(_tell_value, library))
    known = (library.site_url, str(library.whole), str(sorted(library.incomplete)))
    common = digest(folders[""], *known, _hash_map(site, _recall_words(site, kept, code)), *code)
    everything = digest(*_tell_everything(library))
    recall = cache(lambda path: _recall_picture(path, site, kept, code))
    for address, page in site.pages.items():
        pictures = [recall(path) for path in _list_pictures(page, site)]
        ids = dict.fromkeys((*page.value_ids, *(ident for one in pictures for ident in one.value_ids)))
        drugs = sorted(_list_drugs(page, library, ids))
        about = page.page.model_dump_json() if page.page else ""
        read = [everything] if page.is_notebook else [folders.get(drug, "") for drug in drugs]
        shown = (*(one.proof for one in pictures), "", *map(tell, ids))
        yield address, digest(page.proof, address, page.origin.file, about, common, *drugs, *read, "", *shown)
        page.forget()


def _tell_everything(library: Library) -> Iterator[str]:
    """Yield what a notebook is judged by besides the values that it prints: all files but those of the values, and which compounds
    each drug has values of, and in whom."""
    yield from (part for named in sorted(library.files.items()) if not named[0].endswith(_VALUES) for part in named)
    yield from sorted({f"{row.drug} {row.compound} {row.species} {row.route}" for row in library.observations.values()})


@dataclass(frozen=True)
class _Picture:
    """A picture in a file: the hash of its content, and the values in it, which the HTML of a page does not tell."""

    proof: str
    value_ids: tuple[str, ...]


def _list_pictures(page: BuiltPage, site: Site) -> list[Path]:
    """List the pictures in files of the site that a page shows or leads to."""
    pictures = (address for address in page.addresses if address.endswith(".svg"))
    return list(filter(None, (site.find_picture(page, address) for address in pictures)))


def _recall_picture(path: Path, site: Site, kept: Cache, code: Collection[str]) -> _Picture:
    """Return a picture as it was read before, or read it."""
    content = path.read_bytes()

    def compute() -> str:
        with suppress(etree.ParserError):  # it is empty; the rule that reads it says so
            return json.dumps(query.value_ids(parse_page(content)))
        return "[]"

    proof = digest(content, *code)
    text = kept.get_or_compute("words", proof, compute, path.relative_to(site.root).as_posix())
    return _Picture(proof, tuple(json.loads(text)))


def _tell_value(library: Library, ident: str) -> str:
    """Return all that is known of a value but for its line, for a hash; nothing of one that is not there."""
    value = library.observations.get(ident)
    return value.model_dump_json(exclude={"where"}) if value else ""


def _list_drugs(page: BuiltPage, library: Library, ids: Iterable[str]) -> set[str]:
    """Return the drugs that a page tells of: that of its address and those of these values."""
    shown = (library.observations.get(ident) for ident in ids)
    return {*page.address.split("/")[1:2], *(one.drug for one in shown if one)}


def _hash_folders(library: Library) -> dict[str, str]:
    """Hash the files of each drug but for its values, and under no name those that all share: the words of every drug are among them."""
    folders = group_files(library)
    words = {n: text for name, files in folders.items() if name for n, text in files.items() if "/vocabulary/" in n}
    shared = {n: text for n, text in folders.get("", {}).items() if n not in _SHARED_OUT}
    others = {
        name: {n: text for n, text in files.items() if not n.endswith(_VALUES)} for name, files in folders.items()
    }
    hashed = {**others, "": {**shared, **words}}
    return {name: digest(*(part for one in sorted(files.items()) for part in one)) for name, files in hashed.items()}


def _hash_map(site: Site, of_ids: Mapping[str, str]) -> str:
    """Hash what is where: the files, the ids of each page, scripts and styles, and the description of the whole site."""
    ids = (part for page in sorted(of_ids.items()) for part in page)
    home = query.descriptions(site.pages[""].tree) if "" in site.pages else []
    return digest(*_list_files(site), "", *ids, "", *home)


def _list_files(site: Site) -> Iterator[str | bytes]:
    for name in site.files:
        yield f"{name} {bool((site.root / name).stat().st_size)}"
        if name.startswith("assets/") and name.endswith((".js", ".css")):
            yield site.hashes.get(name) or (site.root / name).read_bytes()
