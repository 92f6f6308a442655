"""The code that draws is broken on purpose, one line at a time: each break is seen in the picture by the check that is intact."""

from __future__ import annotations

import importlib
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from generators.pictures import diagrams
from generators.pictures.diagrams import layout, placement
from tests.pictures.diagrams.samples import crowded, diagram, printed

PACKAGE = Path(diagrams.__file__).parent
BROKEN = "broken_diagrams"

# what is broken: file, a text of it, what it becomes, and what the check says
BREAKS = {
    "every arrow reversed": (
        "dot.py", "{_quote(edge.tail)} -> {_quote(edge.head)}", "{_quote(edge.head)} -> {_quote(edge.tail)}",
        "does not begin at its tail",
    ),
    "one arrow twice and another never": (
        "layout.py", "yield Arrow(number, ", "yield Arrow(max(number, 1), ", "arrow '1' is drawn 0 times",
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
        "layout.py", "labels[node.id]\n        yield", "labels[diagram.nodes[0].id]\n        yield", "reads 'SMN2 gene', not",
    ),
    "the label of another arrow": (
        "layout.py", "zip(diagram.edges, labels, strict=True)", "zip(diagram.edges, labels[1:] + labels[:1], strict=True)",
        "reads 'contains', not 'transcription'",
    ),
    "colours of two kinds of node swapped": (
        "drawing.py", '"drug": "drug", "result": "other"', '"drug": "other", "result": "drug"', "looks like a result, not a drug",
    ),
    "a node in another cluster": (
        "dot.py", "map(_quote, cluster.nodes)", "map(_quote, [diagram.nodes[-1].id, *cluster.nodes])", "is outside its cluster",
    ),
    "the title of another cluster": (
        "layout.py", "_center_text(titles[cluster.id],", "_center_text(titles[diagram.clusters[0].id],", "reads 'Gene', not 'Drug'",
    ),
    "titles where an arrow crosses them": ("layout.py", "settle_titles(scene)", "scene", "is crossed by arrow"),
    "text measured in a narrow font": ("lettering.py", "return widest * size,", "return widest * size * 0.85,", "is larger than its box"),
    "bold text measured as regular": (
        "lettering.py", '"DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"', '"DejaVuSans.ttf"', "is larger than its box",
    ),
    "text larger than it was measured": ("drawing.py", "f\"{text.size:g}px\"", "f\"{text.size * 1.2:g}px\"", "is larger than its box"),
    "text smaller than can be read": ("dot.py", "NODE, LABEL, TITLE = 14.0, 13.0, 13.0", "NODE, LABEL, TITLE = 14.0, 11.0, 13.0", "px high"),
    "text beside its box": ("drawing.py", "x = text.rect.center[0] if", "x = text.rect.right if", "is larger than its box"),
    "text below its box": ("drawing.py", "BASELINE = 0.945", "BASELINE = 1.4", "is larger than its box"),
    "lines of text on each other": ("drawing.py", "(number * LEADING + BASELINE)", "(number * 0.5 + BASELINE)", "lines of text"),
    "a label far from its arrow": ("dot.py", "LABEL_GAP, TITLE_GAP = 5.0, 2.0", "LABEL_GAP, TITLE_GAP = 90.0, 2.0", "px wide"),
    "arrows upside down": ("layout.py", "return float(x), -float(y)", "return float(x), float(y)", "is outside its cluster"),
    "a page cut at the right": ("settle.py", "width=page.width, ", "width=page.width - 40, ", "is outside the picture"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Each test has a broken package of its own."""
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == BROKEN]:
        del sys.modules[name]


def _import_broken(folder: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str) -> ModuleType:
    """A copy of the package with one text of one file replaced, imported under another name."""
    shutil.copytree(PACKAGE, folder / BROKEN, ignore=shutil.ignore_patterns("__pycache__"))
    for path in sorted((folder / BROKEN).glob("*.py")):
        source = path.read_text(encoding="utf-8").replace(diagrams.__name__, BROKEN)
        if path.name == file:
            assert old in source, f"{file} has changed: no {old!r}"
            source = source.replace(old, new).replace(
                "from math import hypot", "from dataclasses import replace\nfrom math import hypot"
            )
        path.write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    package = importlib.import_module(BROKEN)
    # The same layout as the code that is intact asks for is not made again; another one is.
    broken_layout = importlib.import_module(f"{BROKEN}.layout")
    monkeypatch.setattr(broken_layout, "run_graphviz", layout.run_graphviz)
    monkeypatch.setattr(broken_layout, "LIMITS", layout.LIMITS[:2])  # what fits nowhere is not tried in every way
    return package


@pytest.mark.parametrize(("file", "old", "new", "fault"), BREAKS.values(), ids=BREAKS)
def test_a_break_of_the_code_is_seen_in_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, fault: str
) -> None:
    broken = _import_broken(tmp_path, monkeypatch, file, old, new)
    faults = _faults_of(broken)
    assert any(fault in found for found in faults), faults


def _faults_of(package: ModuleType) -> list[str]:
    return diagrams.find_misplaced(diagram("spliced"), printed, package.svg(diagram("spliced"), "figure", printed))


def test_a_picture_wider_than_a_page_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = _import_broken(tmp_path, monkeypatch, "layout.py", "ROOM = WIDEST", "ROOM = 2000.0")
    faults = diagrams.find_misplaced(crowded(), printed, broken.svg(crowded(), "figure", printed))
    assert any("px wide; a page has room for" in fault for fault in faults), faults


def test_a_copy_without_a_break_is_without_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _faults_of(_import_broken(tmp_path, monkeypatch, "dot.py", "edge.tail", "edge.tail")) == []


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
