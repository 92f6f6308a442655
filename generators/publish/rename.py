"""Give an id another name wherever the project says it: in data, calls, citations, notebooks, waivers and kept versions.

An id is found by its place: the key of a YAML file, the column of a table, a call, a citation. The same word in any other place is
left, and named. A guide and a drug leave their old name under `was`, so that their addresses lead on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generators.errors import SetupError
from generators.model import Library, format_message
from generators.publish.renamed import Renaming, word
from generators.read.formats import edit, file
from generators.read.formats.edit import Path as Keys
from generators.read.library import load
from generators.text.suggest import did_you_mean

KINDS = ("observation", "study", "arm", "reference", "guide", "drug")
_SLUG, _KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), re.compile(r"[A-Za-z0-9_][A-Za-z0-9_:.+-]*")
_FILES = (
    "references.bib",
    "data/**/*.yml",
    "data/**/*.csv",
    "data/**/*.md",
    "data/versions/*.json",
    "docs/method/*.md",
    "docs/**/*.ipynb",
)
_FORM = "small letters and digits in words joined by hyphens"
_FORMS = {"reference": "letters, digits and marks such as - and _"}
_TOLD_APART = ("observation", "study", "reference")  # kinds whose names are no words of any text
_SELECTED = ("select", "arm")  # in tables.yml
_FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_WAS = re.compile(r"^was:[ \t]*\[(.*)\][ \t]*\n|^was:[ \t]*\n((?:[ \t]*- .*\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Renamed:
    """What a new name changes: the text of each file by its path of before, the files that move, and where the word is left."""

    texts: Mapping[str, str]
    lines: Mapping[str, list[int]]
    moves: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def rename(root: Path, kind: str, old: str, new: str) -> Renamed:
    """Find all that another name changes; nothing is written. Raises SetupError for a name that is not there, or is there already."""
    library = load(root)
    if not library.is_complete():
        raise SetupError("not everything could be read; wanted data that `guides check` can read")
    one = _find(library, kind, old, new)
    before = {name: text for name, text in _read(root) if one.old in text or name == one.own_file}
    after = {name: _edit(name, text, one) for name, text in before.items()}
    texts = {name: text for name, text in after.items() if text != before[name]}
    lines = {name: _list_changed(before[name], text) for name, text in texts.items()}
    left = (place for name, text in after.items() for place in _list_left(name, text, one))
    return Renamed(texts, lines, _list_moves(one), tuple(left))


def write(root: Path, renamed: Renamed) -> None:
    """Write the changed files and move those that have another name."""
    for name, text in renamed.texts.items():
        path = root / name
        ends = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
        path.write_text(text, encoding="utf-8", newline=ends)
    for before, after in renamed.moves.items():
        (root / before).rename(root / after)


def _read(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the files of a project that may say a name."""
    for path in sorted({path for pattern in _FILES for path in root.glob(pattern)}):
        try:
            yield path.relative_to(root).as_posix(), file.read(path)
        except file.UnreadableError as problem:
            raise SetupError(f"{path}:{problem.line}: {problem}") from problem


def _list_changed(before: str, after: str) -> list[int]:
    """List the lines that differ; an old name under `was` may have made one more."""
    rows = zip(before.split("\n"), after.split("\n"), strict=False)
    return [number for number, (old, new) in enumerate(rows, start=1) if old != new]


def _list_left(name: str, text: str, one: Renaming) -> Iterator[str]:
    """List the places to be read: where a name is left that no other thing has, or an arm that a table selects from several studies."""
    found: list[int] = []
    if one.kind in _TOLD_APART:
        found = [number for number, line in enumerate(text.split("\n"), start=1) if word(one.old).search(line)]
    elif one.kind == "arm" and name.endswith("/tables.yml"):
        selected = (at for path, arm, at, _ in edit.list_scalars(text) if path[1:3] == _SELECTED and arm == one.old)
        found = [text.count("\n", 0, at) + 1 for at in selected]
    yield from (f"{name}:{number}" for number in found)


def _find(library: Library, kind: str, old: str, new: str) -> Renaming:
    """Find what is renamed, and see that it may have the new name."""
    name, names = old.rpartition("/")[2], _list_names(library, kind)
    inside = _find_holder(kind, old, names)
    if not (_KEY if kind == "reference" else _SLUG).fullmatch(new):
        raise SetupError(f"{new!r} is no name of {kind}s; wanted {_FORMS.get(kind, _FORM)}")
    if new in _list_taken(library, kind, inside, name):
        raise SetupError(f"{new!r} is the name of another {kind}; nothing changed")
    return Renaming(kind, name, new, inside, frozenset(one for other, one in names if other != inside))


def _find_holder(kind: str, old: str, names: list[tuple[str, str]]) -> str:
    """Find what a name is in, which may stand before it: `study/arm`, `drug/guide`."""
    holder, _, name = old.rpartition("/")
    fitting = [inside for inside, one in names if one == name and holder in ("", inside)]
    if not fitting:
        known = {"/".join(filter(None, one)) for one in names}
        near = did_you_mean(old, known, f"one that is there{_like(kind)}")
        raise SetupError(format_message(f"no {kind} {old!r}", *near))
    if len(fitting) > 1:
        raise SetupError(f"{old!r} is in {' and in '.join(fitting)}; wanted one of them{_like(kind)}")
    return fitting[0]


def _like(kind: str) -> str:
    return {"arm": ", as STUDY/ARM", "guide": ", as DRUG/GUIDE"}.get(kind, "")


def _list_names(library: Library, kind: str) -> list[tuple[str, str]]:
    """List the names of a kind, with what each is in."""
    studies = [study for drug in library.drugs for study in drug.studies]
    found: dict[str, list[tuple[str, str]]] = {
        "observation": [("", ident) for ident in library.observations],
        "study": [("", study.id) for study in studies],
        "arm": [(study.id, arm.id) for study in studies for arm in study.arms],
        "reference": [("", key) for key in library.references],
        "guide": [(drug.id, guide.slug) for drug in library.drugs for guide in drug.guides],
        "drug": [("", drug.id) for drug in library.drugs],
    }
    return found[kind]


def _list_taken(library: Library, kind: str, inside: str, name: str) -> set[str]:
    """List the names that another of the kind has or, of pages, had."""
    taken = {one for i, one in _list_names(library, kind) if i == inside}
    for drug in library.drugs:
        if kind == "drug" and drug.id != name:
            taken |= {*drug.was}
        if kind == "guide" and drug.id == inside:
            taken |= {was for guide in drug.guides if guide.slug != name for was in guide.was}
    return taken | ({"data", "baseline"} if kind in ("guide", "arm") else set())


def _list_moves(one: Renaming) -> dict[str, str]:
    if one.kind == "drug":
        return {f"data/drugs/{one.old}": f"data/drugs/{one.new}"}
    if one.kind == "guide":
        folder = f"data/drugs/{one.inside}/guides"
        return {f"{folder}/{one.old}.md": f"{folder}/{one.new}.md"}
    return {}


def _edit(name: str, text: str, one: Renaming) -> str:
    """Return the text of a file with the new name."""
    if name.endswith(".csv"):
        return edit.edit_rows(text, one.edit_cells)
    if name.endswith(".bib"):
        return one.edit_bibliography(text)
    if name.endswith((".json", ".ipynb")):
        return one.edit_quoted(text) if name.endswith(".ipynb") else one.edit_version(text)
    if name.endswith(".yml"):
        return _edit_was(_edit_yaml(name, text, one), one) if name == one.own_file else _edit_yaml(name, text, one)
    front = _FRONT.match(text) if name.startswith("data/") else None
    if front is None:
        return one.edit_prose(name, text)
    fields = _edit_yaml(name, front[1], one)
    fields = _edit_was(fields, one) if name == one.own_file else fields
    return f"---\n{fields}---\n{one.edit_prose(name, text[front.end() :])}"


def _edit_yaml(name: str, text: str, one: Renaming) -> str:
    places = one.find_places(name, edit.list_scalars(text))

    def change(keys: Keys, written: str) -> str:
        return word(one.old).sub(one.new, written) if keys in places else one.edit_prose(name, written)

    return edit.edit_scalars(text, change)


def _edit_was(text: str, one: Renaming) -> str:
    """Put the old name among those that a page had; a name that it gets back is no old one any more."""
    found = _WAS.search(text)
    listed = re.findall(r"[\w-]*\w", found[1] or found[2]) if found else []
    line = f"was: [{', '.join([*(name for name in listed if name != one.new and name != one.old), one.old])}]\n"
    if found:
        return text[: found.start()] + line + text[found.end() :]
    after = re.search(r"^id:.*\n", text, re.MULTILINE) if one.kind == "drug" else None
    at = after.end() if after else len(text)
    return text[:at] + line + text[at:]
