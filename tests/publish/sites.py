"""Small sites in several shapes, and what is in them. It imports little, for processes that are killed."""

from __future__ import annotations

from pathlib import Path

from generators.publish import manifest

FOREIGN = {"CNAME": "example.org", "drugs/notes.txt": "by hand", ".git/config": "not ours"}


def write(folder: Path, word: str) -> Path:
    """Write the version `word` of a site: two pages that every version has, one that only it has."""
    for path in ("index.html", "drugs/index.html", f"only/{word}.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"{word} {path}", encoding="utf-8")
    return folder


def put_foreign(site: Path) -> None:
    """Put files of others into a site."""
    for path, text in FOREIGN.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")


def version(site: Path) -> str:
    """The version that a site is, whole and with nothing else in it but files of others and what waits for its
    removal; or what is there."""
    paths = [path for path in manifest.list_files(site) if not path.startswith(".site.")] if site.is_dir() else []
    texts = {path: (site / path).read_text(encoding="utf-8") for path in paths}
    ours = {path: text for path, text in texts.items() if path not in FOREIGN}
    word = ours.get("index.html", "").partition(" ")[0]
    pages = {path: f"{word} {path}" for path in ("index.html", "drugs/index.html", f"only/{word}.html")}
    is_whole = ours == {**pages, manifest.NAME: ours.get(manifest.NAME)}
    return word if is_whole and manifest.is_intact(site) else f"not whole: {sorted(texts)}"


def has_foreign(site: Path) -> bool:
    """Whether the files of others are there."""
    return all((site / p).is_file() and (site / p).read_text(encoding="utf-8") == t for p, t in FOREIGN.items())
