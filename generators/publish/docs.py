"""Pages and assets -> docs/. The only writer: it writes what changed and removes what it wrote before and nobody makes any more.

`docs/.generated` lists what it wrote; MkDocs does not look at it. What is not listed belongs to an author and is left alone.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from generators.errors import SetupError
from generators.model import Page
from generators.publish import manifest
from generators.publish.seen import SeenFiles
from generators.text.docs_paths import page_folder

SEEN = ".cache/docs.json"  # beside docs/
OWNED = (
    "index.md",
    "drugs",
    "rules",
    "references.md",
    "references",
    "validity.md",
    "validity",
    "compare.md",
    "figures.md",
    "figures",
    "compare",
    "changes.md",
    "changes",
    "data.md",
    "data",
    "glossary.md",
    "glossary",
    "search.md",
    "search",
    "assets/fonts",
)  # under docs/


def files(page: Page) -> dict[str, bytes]:
    """Every file of a page by its path under docs/."""
    folder = page_folder(page.path)
    return {page.path: page.text.encode(), **{f"{folder}{asset.path}": asset.content for asset in page.assets}}


def _list_hashes(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the path of each file of a page with its hash: files stand where the built page will stand."""
    folder = page_folder(page.path)
    for name, proof in page.content.hashes.items():
        yield (f"{folder}{name}" if name else page.path), proof


def write_changed(pages: Iterable[Page], docs: Path) -> list[str]:
    """Bring docs/ to what those of some pages say whose text changed, and leave the rest of it. A page that is new has to wait: others
    that are not made yet lead to it, and it to them."""
    listed = manifest.read(docs / manifest.OF_DOCS) or {}
    changed = [page for page in pages if listed.get(page.path) != page.content.hashes[""]]
    if not changed or any(page.path not in listed for page in changed):
        return []
    return write(changed, docs, others=listed)


def write(
    pages: Sequence[Page],
    docs: Path,
    shared: Mapping[str, bytes] = MappingProxyType({}),
    others: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Bring docs/ to what the pages and the files that they share say; gives the paths that changed. Raises SetupError where that would touch what is an
    author's, and nothing is written then. A run that is stopped leaves whole files, each of the new pages or of the old ones. What is
    listed in `others` stays."""
    wanted = {path: manifest.hash_bytes(content) for path, content in shared.items()}
    for page in pages:
        wanted.update(_list_hashes(page))
    listed, seen = manifest.read(docs / manifest.OF_DOCS), SeenFiles(docs, docs.parent / SEEN)
    stays = others.keys() | wanted.keys()
    stale = {path for path in listed or {} if path not in stays and (docs / path).is_file()}
    _refuse_links([*wanted, *stale], docs)
    if listed is not None:
        _refuse_collisions(wanted, listed, docs)
    _put(docs / manifest.OF_DOCS, manifest.encode({**(listed or {}), **wanted}))
    changed = {path for path, proof in wanted.items() if seen.hash(path) != proof}
    for page in pages:
        if any(path in changed for path, _ in _list_hashes(page)):
            _put_all(docs, {path: content for path, content in files(page).items() if path in changed})
    _put_all(docs, {path: content for path, content in shared.items() if path in changed})
    for path in sorted(stale):
        _remove(docs, path)
    _put(docs / manifest.OF_DOCS, manifest.encode({**others, **wanted}))
    seen.keep([*others, *wanted])
    return sorted(changed) + sorted(stale)


def _put_all(docs: Path, contents: Mapping[str, bytes]) -> None:
    for path, content in sorted(contents.items()):
        _put(docs / path, content)


def _put(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it, if it has not that content already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.new")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def _remove(docs: Path, path: str) -> None:
    """Remove a file, and the folders that this leaves empty."""
    (docs / path).unlink()
    for folder in list(PurePosixPath(path).parents)[:-1]:
        with suppress(OSError):  # somebody else's file is in it
            (docs / folder).rmdir()


def _refuse_links(paths: Collection[str], docs: Path) -> None:
    """Raise SetupError if a file is written or removed through a link."""
    for path in sorted({*paths, *manifest.ancestors(paths)}):
        if os.path.islink(f"{docs}/{path}"):  # noqa: PTH114 -- of thousands of files, where a Path costs more than what is done
            raise SetupError(f"docs/{path} is a link; pages are generated there and not through it. Move it away")


def _refuse_collisions(wanted: Collection[str], listed: Mapping[str, str], docs: Path) -> None:
    """Raise SetupError if a page would take the place of a file that an author wrote."""
    for path in sorted(set(wanted) - set(listed)):
        if (docs / path).exists():
            raise SetupError(f"docs/{path} was not generated, and a page of the same name is; rename it")
