"""Diagrams to draw: a small one with everything in it, the one whose texts once left their boxes, and those of the site."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import yaml

from generators.domain import describe
from generators.model import Cluster, Diagram, Edge, Evidence, Node
from generators.pictures import diagrams
from tests import shipped

ROOT = shipped.ROOT
KINDS = get_args(Node.model_fields["kind"].annotation)
EVIDENCE = get_args(Evidence)
SHIPPED = sorted(path.stem for path in ROOT.glob("data/drugs/*/diagrams/*.yml"))
NAMES = ["sample", "spliced", "crowded", *SHIPPED]


def plain(text: str) -> str:
    """Words of prose as plain text, as far as the sample needs them."""
    return text.replace("{{ value('x') }}", "200\u00a0mg")


def sample(**changes: Any) -> Diagram:
    """A node of every kind, two clusters, an edge of every evidence and one that inhibits."""
    nodes = tuple(Node(id=kind, label=f"The {kind}", kind=kind) for kind in KINDS)
    edges = [Edge(tail=a, head=b, label=f"{a} to {b}") for a, b in pairwise(KINDS)]
    edges = [edge.model_copy(update={"evidence": e}) for edge, e in zip(edges, (*EVIDENCE, "confirmed"), strict=True)]
    fields: dict[str, Any] = {
        "name": "sample", "title": "A sample", "caption": "From box to box.", "alt": "Boxes and arrows.", "nodes": nodes,
        "edges": (*edges, Edge(tail="thing", head="drug", label="hinders", inhibits=True)),
        "clusters": (Cluster(id="cell", label="Cell", nodes=("thing", "step")), Cluster(id="out", label="Out", nodes=("drug",))),
    }  # fmt: skip
    return Diagram(**fields | changes)


@cache
def crowded() -> Diagram:
    """Six boxes above two, and more labels between them than a page has room for beside each other."""
    tops, ends = [f"top{k}" for k in range(6)], ["one", "other"]
    nodes = tuple(Node(id=name, label=f"Fraction of the spin {name}") for name in (*tops, *ends))
    pairs = [(top, end) for k, top in enumerate(tops) for j, end in enumerate(ends) if k == 0 or (k + j) % 2 == 0]
    edges = tuple(Edge(tail=top, head=end, label=f"{top} in {end}") for top, end in pairs)
    return sample(nodes=nodes, edges=edges, clusters=(Cluster(id="read", label="Read", nodes=tuple(ends)),))


@cache
def splicing() -> Diagram:
    """The diagram of `splicing.yml`."""
    fields = yaml.safe_load(Path(__file__).with_name("splicing.yml").read_text(encoding="utf-8"))
    clusters = tuple(Cluster(**one | {"nodes": tuple(one["nodes"])}) for one in fields["clusters"])
    nodes, edges = tuple(Node(**one) for one in fields["nodes"]), tuple(Edge(**one) for one in fields["edges"])
    return Diagram(**fields | {"clusters": clusters, "nodes": nodes, "edges": edges})


@cache
def of_site(name: str) -> Diagram:
    """A diagram of the site."""
    return next(one for drug in shipped.library().drugs for one in drug.diagrams if one.name == name)


def printed(text: str) -> str:
    """A label of the site as it is printed."""
    return re.sub(r"\{\{(.*?)\}\}", lambda call: _value(call[1]), text)


def _value(call: str) -> str:
    """What `value(…)` or `term(…)` prints without its mark and source."""
    found: Any = ast.parse(call.strip(), mode="eval").body
    if found.func.id == "term":
        term = shipped.library().vocabulary.terms[found.args[0].value]
        return term.label
    show = next((keyword.value.value for keyword in found.keywords if keyword.arg == "show"), "spoken")
    return describe.text(shipped.library().observations[found.args[0].value], shipped.library().vocabulary, show)


def diagram(name: str) -> Diagram:
    """A diagram by its name."""
    match name:
        case "sample":
            return sample()
        case "spliced":
            return splicing()
        case "crowded":
            return crowded()
    return of_site(name)


@cache
def picture(name: str) -> str:
    """A diagram by its name, drawn once for all tests; one of the site is not drawn again."""
    if name in SHIPPED:
        return shipped.drawing(of_site(name), printed).svg
    return diagrams.svg(diagram(name), f"figure-{name}", printed)


@cache
def narrow_picture(name: str) -> str:
    """The same for narrow screens."""
    if name in SHIPPED:
        return shipped.drawing(of_site(name), printed).narrow
    return diagrams.narrow_svg(diagram(name), f"figure-{name}-narrow", printed)


@cache
def site_fonts() -> str:
    """The fonts of charts and diagrams as the style sheets of the site name them."""
    sheets = sorted([*ROOT.glob("docs/**/*.css"), *ROOT.glob("generators/**/*.css")])
    texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    named: dict[str, str] = {
        name: stack for text in texts for name, stack in re.findall(r"(--[\w-]+):\s*([^;{}]+);", text)
    }
    stack = named.get("--ag-sans", "")
    while other := re.fullmatch(r"var\((--[\w-]+)\)", stack):  # of another name
        stack = named[other[1]]
    assert stack, "no style sheet names the fonts of pictures"
    return stack
