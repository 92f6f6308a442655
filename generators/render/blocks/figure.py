"""Charts and diagrams with caption, legend, the data or steps behind them, and downloads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from generators.domain import describe
from generators.model import Asset, Chart, Diagram, Library, Observation
from generators.pictures import charts, diagrams
from generators.pictures.svg import standalone
from generators.render.blocks.table import csv_bytes, downloads, json_bytes

Words = Callable[[str], str]


def chart(
    chart: Chart, shown: Mapping[str, Observation], svg: str, number: int, library: Library, words: Words
) -> tuple[str, list[Asset]]:
    """The chart as a figure, and its downloads: the picture and the data behind it."""
    ident, units = f"figure-{chart.name}", library.vocabulary.units
    rows = charts.data_rows(chart, shown, units) if svg else []
    described = charts.described(chart, shown, units) if svg else ""
    assets = [*_picture(ident, svg), Asset(path=f"{ident}.csv", content=csv_bytes(rows))]
    sources = describe.cited(tuple(dict.fromkeys(c for o in shown.values() for c in o.sources)))
    html = (
        f'<figure class="chart" id="{ident}"><div class="scroll" tabindex="0" role="group" '
        f'aria-label="Figure {number}" data-search-exclude>{svg}</div><figcaption><span class="label">Figure {number}.'
        f"</span> {words(chart.caption)} {_note(chart.note, words)}"
        f'<span class="sources">Data: {sources}</span></figcaption>'
        f'<details class="behind"><summary>Description and data</summary><p>{escape(described)}</p>'
        f'<div class="scroll">{_rows(rows)}</div></details>{downloads(assets)}</figure>'
    )
    return html, assets


def _picture(ident: str, svg: str) -> list[Asset]:
    """The picture as a file of its own; none when it could not be drawn."""
    return [Asset(path=f"{ident}.svg", content=standalone(svg).encode())] if svg else []


def _note(note: str, words: Words) -> str:
    return f'<span class="figure-note">{words(note)}</span> ' if note else ""


def _rows(rows: Iterable[Iterable[str]]) -> str:
    """A plain table; the first row is the head."""
    head, *body = [list(row) for row in rows] or [[]]
    cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in body)
    return f'<table class="data"><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>'


def diagram(diagram: Diagram, svg: str, number: int, words: Words, plain: Words) -> tuple[str, list[Asset]]:
    """The diagram as a figure: picture, legend of its kinds of evidence, steps in words with their sources."""
    ident = f"figure-{diagram.name}"
    data = json_bytes(diagrams.node_edge_json(diagram, plain))
    assets = [*_picture(ident, svg), Asset(path=f"{ident}.json", content=data)]
    sources = describe.cited(tuple(dict.fromkeys(c for edge in diagram.edges for c in edge.sources)))
    note = f'<span class="figure-note">{words(diagram.note)}</span> ' if diagram.note else ""
    html = (
        f'<figure class="diagram" id="{ident}"><div class="scroll" tabindex="0" role="group" '
        f'aria-label="Figure {number}" data-search-exclude>{svg}</div>{_key(diagram)}'
        f'<figcaption><span class="label">Figure {number}.</span> {words(diagram.caption)} {note}'
        f'<span class="sources">Sources: {sources}</span></figcaption><details class="behind"><summary>The same in words</summary>'
        f'<ol class="edges">{_steps(diagram, plain)}</ol></details>{downloads(assets)}</figure>'
    )
    return html, assets


def _key(diagram: Diagram) -> str:
    """What solid, dashed and dotted lines mean, for the kinds that are there."""
    items = [
        f'<li class="line-{kind}"><svg width="34" height="8" aria-hidden="true"><line x1="1" y1="4" x2="33" y2="4"/>'
        f"</svg>{escape(said)}</li>"
        for kind, said in diagrams.legend(diagram)
    ]
    return f'<ul class="key">{"".join(items)}</ul>'


def _steps(diagram: Diagram, plain: Words) -> str:
    names = {"confirmed": "", "class": "class evidence", "inference": "our inference", "unverified": "unverified"}
    out = []
    for arrow, label, evidence, sources in diagrams.steps(diagram, plain):
        said = arrow + (f": {label}" if label else "")
        kind = f' <span class="evidence-kind">{names[evidence]}</span>' if names[evidence] else ""
        out.append(f"<li>{escape(said)}{kind} {describe.cited(sources)}</li>")
    return "".join(out)
