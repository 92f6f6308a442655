"""Where a name of each kind stands, and how a text reads with the new one in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generators.read.formats.edit import Path

_LISTS = {  # keys of YAML that hold names of a kind
    "observation": ("values", "observations", "cells"), "study": ("study",), "reference": ("source",), "guide": ("guides",), "drug": ("drug",),
}  # fmt: skip
_CALLS = {  # calls that name one of a kind, first or by this word, and what stands before its name
    "observation": (("value", "ident", ""),), "study": (("study", "ident", ""), ("see", "target", "method-")),
}  # fmt: skip


@cache
def word(name: str) -> re.Pattern[str]:
    """Return a pattern of a name as a whole word: a longer id that begins or ends with it is another."""
    return re.compile(rf"(?<![\w-])(?<!\w[.:+]){re.escape(name)}(?![\w-]|[.:+]\w)")


@dataclass(frozen=True)
class Renaming:
    """A new name: of what kind, what it is in (the study of an arm, the drug of a guide), and such names elsewhere."""

    kind: str
    old: str
    new: str
    inside: str = ""
    elsewhere: frozenset[str] = frozenset()

    @property
    def own_file(self) -> str:
        """The file that keeps the old name of a page."""
        guide = f"data/drugs/{self.inside}/guides/{self.old}.md"
        return {"guide": guide, "drug": f"data/drugs/{self.old}/drug.yml"}.get(self.kind, "")

    def find_places(self, file: str, scalars: Iterable[tuple[Path, str, int, int]]) -> set[Path]:
        """Return the paths of a YAML file at which the name stands."""
        texts = {path: text for path, text, _, _ in scalars}
        if self.kind == "arm":
            return {path for path in texts if self._is_arm(file, path, texts)}
        return {path for path in texts if self._is_name(file, path)}

    def _is_name(self, file: str, path: Path) -> bool:
        last = [key for key in path if isinstance(key, str)][-1:]
        own = {"observation": "charts.yml", "study": "studies.yml", "drug": "drug.yml"}.get(self.kind, "none")
        if file.endswith(f"/{own}") and last == ["id"]:
            return self.kind == "observation" or len(path) == (1 if self.kind == "drug" else 2)
        if self.kind == "guide" and not file.startswith(f"data/drugs/{self.inside}/"):
            return False
        return last[:1] != [] and last[0] in _LISTS.get(self.kind, ())

    def _is_arm(self, file: str, path: Path, texts: Mapping[Path, str]) -> bool:
        """Whether a path is of an arm of the study: in its list, or in a table that selects from the study alone."""
        if file.endswith("/studies.yml"):
            own = texts.get((*path[:1], "id")) == self.inside
            return own and path[1:2] == ("arms",) and (path[3:] == ("id",) or path[3:4] == ("of",))
        if not file.endswith("/tables.yml") or path[1:3] != ("select", "arm"):
            return False
        of = {text for keys, text in texts.items() if keys[:3] == (*path[:1], "select", "study")}
        return of == {self.inside} or (not of and self.old not in self.elsewhere)

    def edit_cells(self, row: Mapping[str, str]) -> dict[str, str]:
        """Return the cells of a row that change."""
        texts = {name: self.edit_prose("", cell) for name, cell in row.items() if self.old in cell}
        if self.kind == "observation":
            formula = row.get("formula", "").replace(f"{{{self.old}}}", f"{{{self.new}}}")
            return texts | {"formula": formula} | ({"id": self.new} if row.get("id") == self.old else {})
        if self.kind == "reference":
            return texts | {"source": word(self.old).sub(self.new, row.get("source", ""))}
        columns = {"study": ("study",), "arm": ("arm", "against")}.get(self.kind, ())
        if self.kind == "arm" and row.get("study") != self.inside:
            return texts
        return texts | {name: self.new for name in columns if row.get(name) == self.old}

    def edit_prose(self, file: str, text: str) -> str:
        """Return a text with the name changed in calls, citations and addresses."""
        if self.kind == "reference":
            quoted = text.replace(f"'{self.old}'", f"'{self.new}'") if file.endswith("waivers.yml") else text
            return re.sub(rf"(?<![\w@.])@{re.escape(self.old)}(?![\w-]|[.:+]\w)", f"@{self.new}", quoted)
        for call, argument, begin in _CALLS.get(self.kind, ()):
            before = rf"\b{call}\s*\(\s*(?:[^()]*?\b{argument}\s*=\s*)?\\?[\"']{begin}"
            text = re.sub(rf"({before}){re.escape(self.old)}(?=\\?[\"'])", rf"\g<1>{self.new}", text)
        return self._edit_addresses(file, text)

    def _edit_addresses(self, file: str, text: str) -> str:
        if self.kind == "drug":
            return re.sub(rf"(\bdrugs/){re.escape(self.old)}(?=/)", rf"\g<1>{self.new}", text)
        if self.kind != "guide":
            return text
        old, end = re.escape(self.old), r"(?=/|\.md\b|[#\"')\s]|$)"
        text = re.sub(rf"(\bdrugs/{re.escape(self.inside)}/(?:guides/)?){old}{end}", rf"\g<1>{self.new}", text)
        near = file.startswith(f"data/drugs/{self.inside}/")
        return re.sub(rf"(\]\((?:\.\./|\./)?){old}{end}", rf"\g<1>{self.new}", text) if near else text

    def edit_bibliography(self, text: str) -> str:
        """Return a bibliography in which the entry has the new key."""
        if self.kind != "reference":
            return text
        return re.sub(rf"(?m)^([ \t]*@\w+\s*[{{(]\s*){re.escape(self.old)}(?=\s*,)", rf"\g<1>{self.new}", text)

    def edit_quoted(self, text: str) -> str:
        """Return a notebook with the name changed where it stands alone between quotes."""
        if self.kind in ("arm", "guide"):
            return self.edit_prose("", text)
        quoted = rf"(\\?[\"']){re.escape(self.old)}(?=\1)"
        return re.sub(quoted, lambda found: f"{found[1]}{self.new}", self.edit_prose("", text))

    def edit_version(self, text: str) -> str:
        """Return the values of a published version with the new name, so that a renamed value is none that is new."""
        names = {"observation": "id", "drug": "drug", "reference": "source"}
        if self.kind not in names:
            return text

        def change(found: re.Match[str]) -> str:
            return found[1] + word(self.old).sub(self.new, found[2])

        return re.sub(rf'("{names[self.kind]}": ")([^"]*)', change, text)
