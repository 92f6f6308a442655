"""Pages and assets -> docs/. The only writer: it writes what changed and removes what nobody makes any more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generators.model import Page

OWNED = ("index.md", "drugs", "rules", "references.md", "validity.md", "glossary.md")  # under docs/


def files(pages: Iterable[Page]) -> dict[str, bytes]:
    """Every file of the pages by its path under docs/. Assets stand where the built page will stand."""
    out: dict[str, bytes] = {}
    for page in pages:
        out[page.path] = page.text.encode()
        path = PurePosixPath(page.path)
        folder = path.parent if path.name == "index.md" else path.with_suffix("")
        out |= {str(folder / asset.path): asset.content for asset in page.assets}
    return out


def write(pages: Iterable[Page], docs: Path) -> list[str]:
    """Bring docs/ to what the pages say; gives the paths that changed."""
    wanted = files(pages)
    changed = [path for path, content in sorted(wanted.items()) if _put(docs / path, content)]
    stale = [path for path in _owned(docs) if path.relative_to(docs).as_posix() not in wanted]
    for path in stale:
        path.unlink()
    _remove_empty(docs)
    return changed + [path.relative_to(docs).as_posix() for path in stale]


def _put(path: Path, content: bytes) -> bool:
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _owned(docs: Path) -> list[Path]:
    roots = [docs / name for name in OWNED]
    found = [p for root in roots for p in ([root] if root.is_file() else root.rglob("*"))]
    return sorted(p for p in found if p.is_file())


def _remove_empty(docs: Path) -> None:
    folders = [p for name in OWNED for p in (docs / name).rglob("*") if p.is_dir()]
    for folder in sorted(folders, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
