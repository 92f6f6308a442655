"""The code that draws is broken on purpose, one line at a time: each break is seen in the picture by the check that is intact."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from generators.pictures import diagrams
from generators.pictures.diagrams import layout, placement
from tests.pictures.diagrams.samples import crowded, diagram, printed

PACKAGE = Path(diagrams.__file__).parent
BROKEN = "broken_diagrams"

# what is broken: file, a text of it, what it becomes, and what the check says
BREAKS = {
    "every arrow reversed": (
        "layout.py", "points[::-1] if rises else points", "points if rises else points[::-1]", "does not begin at its tail",
    ),
    "one arrow twice and another never": (
        "layout.py", "return Arrow(number, ", "return Arrow(max(number, 1), ", "arrow '1' is drawn 0 times",
    ),
    "an edge is dropped": (
        "drawing.py", "_draw_arrow(arrow) for arrow in scene.arrows)", "_draw_arrow(arrow) for arrow in scene.arrows[1:])", "is drawn 0 times",
    ),
    "the arrowhead at the tail": (
        "drawing.py", "corners = [arrow.tip, ", "corners = [arrow.curve[0], ", "does not end at its head",
    ),
    "the arrowhead back to front": (
        "drawing.py", "across, down) = arrow.curve[-1], _find_direction(arrow)\n    side_x",
        "across, down) = arrow.tip, _find_direction(arrow)\n    arrow = replace(arrow, tip=arrow.curve[-1])\n    side_x",
        "does not end at its head",
    ),
    "an inhibition drawn as an activation": (
        "layout.py", '"bar" if edge.inhibits else "point"', '"point"', "ends in a point, not in a bar",
    ),
    "an inhibition of the column drawn as an activation": (
        "column.py", '"bar" if edge.inhibits else "point"', '"point"', "ends in a point, not in a bar",
    ),
    "an activation drawn as an inhibition": (
        "drawing.py", '_draw_bar(arrow) if arrow.head == "bar"', '_draw_bar(arrow) if arrow.head == "point"', "not in a point",
    ),
    "a bar along its line": (
        "drawing.py", "(x - down * BAR, y + across * BAR), (x + down * BAR, y - across * BAR)",
        "(x - across * BAR, y - down * BAR), (x + across * BAR, y + down * BAR)", "ends in a none, not in a bar",
    ),
    "dashes of two kinds of evidence swapped": (
        "drawing.py", '"class": "7 4", "inference": "0.1 4"', '"class": "0.1 4", "inference": "7 4"', "not as class",
    ),
    "dots as sparse as those of unverified": ("drawing.py", '"inference": "0.1 4"', '"inference": "0.1 8"', "not as inference"),
    "unverified without a colour of its own": (
        "drawing.py", 'return PALETTE["unverified" if arrow.evidence == "unverified" else "muted"]', 'return PALETTE["muted"]',
        "is drawn as unclear, not as unverified",
    ),
    "the label of another node": (
        "layout.py", "replace(place.text, rect=", "replace(layout.sheet.rows[0][0].text, rect=", "not 'SMN2 gene'",
    ),
    "the label of another arrow": (
        "parts.py", "number: texts(edge.label)", "number: texts(diagram.edges[number - 1].label or edge.label)", "not 'transcription'",
    ),
    "the label of an arrow on its line": ("layout.py", "y - ON_LINE - label", "y + ON_LINE - label", "is crossed by arrow"),
    "colours of two kinds of node swapped": (
        "drawing.py", '"drug": "drug", "result": "other"', '"drug": "other", "result": "drug"', "looks like a unclear, not a result",
    ),
    "shapes of two kinds of node swapped": (
        "drawing.py", '"step": 0.0, "result": 14.0', '"step": 14.0, "result": 0.0', "looks like a unclear, not a result",
    ),
    "a warning that only its colour tells": ("drawing.py", ' if kind == "warning" else [outer]', " if kind == '' else [outer]", "not a warning"),
    "bold lost in a wide picture": ("parts.py", "NODE, is_bold(node.kind)", "NODE, False", "is not bold"),
    "bold lost in a narrow picture": ("column.py", "text.size, text.bold)", "text.size)", "is not bold"),
    "bold where it means nothing": ("sizes.py", 'BOLD = frozenset({"drug"})', 'BOLD = frozenset({"drug", "thing"})', "is bold"),
    "the title of a cluster as light as its boxes": ("parts.py", "TITLE, bold=True", "TITLE, bold=False", "is not bold"),
    "the title of the column as light as its boxes": (
        "column.py", "Text(text.lines, place, text.size, bold=True, ", "Text(text.lines, place, text.size, ", "is not bold",
    ),
    "a cluster that ends too early": (
        "layout.py", "max(boxes[one].rect.bottom for one in members)", "min(boxes[one].rect.top for one in members)", "is outside its cluster",
    ),
    "the title of another cluster": (
        "down.py", "sheet.parts.titles[cluster], limit", "next(iter(sheet.parts.titles.values())), limit", "not 'Protein'",
    ),
    "titles where an arrow crosses them": (
        "down.py", "return text, start + TITLE_INSET", "return text, end - TITLE_INSET", "is crossed by arrow",
    ),
    "text measured in a narrow font": ("lettering.py", "return widest * size,", "return widest * size * 0.85,", "is larger than its box"),
    "bold text measured as regular": (
        "lettering.py", '"DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"', '"DejaVuSans.ttf"', "is not inside its cluster",
    ),
    "text larger than it was measured": ("drawing.py", "f\"{text.size:g}px\"", "f\"{text.size * 1.2:g}px\"", "is larger than its box"),
    "text smaller than can be read": ("sizes.py", "NODE, LABEL, TITLE = 14.0, 13.0, 13.0", "NODE, LABEL, TITLE = 14.0, 11.0, 13.0", "px high"),
    "text beside its box": ("drawing.py", '"middle": text.rect.center[0]', '"middle": text.rect.right', "is larger than its box"),
    "text below its box": ("drawing.py", "BASELINE = 0.945", "BASELINE = 1.4", "is larger than its box"),
    "lines of text on each other": ("drawing.py", "(number * LEADING + BASELINE)", "(number * 0.5 + BASELINE)", "lines of text"),
    "a label far from its arrow": ("down.py", "FROM_LINE = 5.0", "FROM_LINE = 30.0", "is far from its arrow"),
    "no room above the tracks": ("down.py", "(text.rect.height + 2 * ABOVE for", "(0.0 for", "is crossed by arrow"),
    "a page cut at the right": ("page.py", "width=page.width, ", "width=page.width - 40, ", "is outside the picture"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Each test has a broken package of its own."""
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == BROKEN]:
        del sys.modules[name]


class _Copy(MetaPathFinder, InspectLoader):
    """The package under another name, with one text of one file replaced; what is not changed is compiled once for all tests."""

    def __init__(self, file: str, old: str, new: str) -> None:
        self._file, self._old, self._new = file, old, new

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Find a module of the copy. Public method of finders."""
        if fullname.partition(".")[0] != BROKEN:
            return None
        return spec_from_loader(fullname, self, is_package=self.is_package(fullname))

    def is_package(self, fullname: str) -> bool:
        """Whether it is the package itself. Public method of loaders."""
        return fullname == BROKEN

    def get_source(self, fullname: str) -> str:
        """Return the text of a module. Public method of loaders."""
        name = f"{fullname.partition('.')[2] or '__init__'}.py"
        source = (PACKAGE / name).read_text(encoding="utf-8").replace(diagrams.__name__, BROKEN)
        if name != self._file:
            return source
        assert self._old in source, f"{name} has changed: no {self._old!r}"
        broken = source.replace(self._old, self._new)
        return broken.replace("from math import hypot", "from dataclasses import replace\nfrom math import hypot")

    def get_code(self, fullname: str) -> CodeType:
        """Return a module compiled. Public method of loaders."""
        return _compile(self.get_source(fullname), f"<{fullname}>")


@lru_cache(maxsize=64)
def _compile(source: str, name: str) -> CodeType:
    return compile(source, name, "exec", dont_inherit=True)


def _import_broken(monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str) -> ModuleType:
    """A copy of the package with one text of one file replaced, imported under another name."""
    monkeypatch.setattr(sys, "meta_path", [_Copy(file, old, new), *sys.meta_path])
    package = importlib.import_module(BROKEN)
    broken_layout = importlib.import_module(f"{BROKEN}.layout")
    monkeypatch.setattr(broken_layout, "LIMITS", layout.LIMITS[:1])  # a break is seen in any layout
    monkeypatch.setattr(broken_layout, "ROUNDS", 0)
    return package


@pytest.mark.parametrize(("file", "old", "new", "fault"), BREAKS.values(), ids=BREAKS)
def test_a_break_of_the_code_is_seen_in_the_picture(
    monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, fault: str
) -> None:
    broken = _import_broken(monkeypatch, file, old, new)
    faults = _faults_of(broken)
    assert any(fault in found for found in faults), faults


def _faults_of(package: ModuleType) -> list[str]:
    drawn = (draw(diagram("spliced"), "figure", printed) for draw in (package.svg, package.narrow_svg))
    return [fault for svg in drawn for fault in diagrams.find_misplaced(diagram("spliced"), printed, svg)]


def test_a_picture_wider_than_a_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = _import_broken(monkeypatch, "layout.py", "ROOMS = (708.0, 560.0)", "ROOMS = (2000.0,)")
    faults = diagrams.find_misplaced(crowded(), printed, broken.svg(crowded(), "figure", printed))
    assert any("px wide; a page has room for" in fault for fault in faults), faults


def test_a_copy_without_a_break_is_without_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _faults_of(_import_broken(monkeypatch, "parts.py", "edge.tail", "edge.tail")) == []


def test_every_fault_that_the_check_knows_is_tried_by_a_test() -> None:
    """A sentence of the checks that no test asks for could be dropped without notice."""
    sources = [
        Path(placement.__file__).read_text(encoding="utf-8"),
        (PACKAGE / "collisions.py").read_text(encoding="utf-8"),
    ]
    asked = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    for sentence in re.findall(r'yield f?"([^"]+)"', "".join(sources)) + re.findall(
        r'\(f"([^"]+)" for', "".join(sources)
    ):
        fixed = max(re.split(r"\{[^}]*\}", sentence), key=len).strip()
        assert fixed in asked, sentence
