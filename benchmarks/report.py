"""Put the kept results of the benchmark on the page of the method that tells of many drugs: `python -m benchmarks.report`.

Between two comments of `docs/method/many-drugs.md` it writes a table and what is missing, and beside the page a chart. Nothing there is
typed by hand; a test compares the page with the results.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.growth import RESULTS, ROOT, Row, exponent

PAGE = ROOT / "docs" / "method" / "many-drugs.md"
CHART = PAGE.with_suffix(".svg")
WANTED = (4, 12, 48)  # numbers of drugs that `make bench` measures
_BEGIN, _END = "<!-- results -->", "<!-- end of results -->"
_LINES = (  # a name, what is read of a row by keys, how it is drawn
    ("first build", ("cold", "seconds"), "#16202a", "-"),
    ("one value changed", ("edit", "seconds"), "#0b6e99", "-"),
    ("plain MkDocs", ("peers", "MkDocs"), "#8a5a00", "--"),
)
_TABLE = (
    ("First build, s", ("cold", "seconds")),
    ("One value changed, s", ("edit", "seconds")),
    ("Nothing changed, s", ("nothing", "seconds")),
    ("Pictures kept, s", ("pictures kept", "seconds")),
    ("Plain MkDocs, s", ("peers", "MkDocs")),
    ("Material for MkDocs, s", ("peers", "Material")),
    ("Zensical, s", ("peers", "Zensical")),
    ("Hugo, s", ("peers", "Hugo")),
    ("Most memory, first build, MB", ("cold", "peak")),
    ("Most memory, one value changed, MB", ("edit", "peak")),
    ("Site, MB", ("bytes", "site")),
    ("First visit of a guide, KB", ("visits", "first visit of a guide")),
    ("First search, KB", ("visits", "first search, besides the page")),
    ("First search, ms", ("visits", "first search, ms")),
)


def write(results: Path = RESULTS / "growth.json", page: Path = PAGE) -> None:
    """Write the results into the page, and the chart beside it."""
    told = json.loads(results.read_text(encoding="utf-8")) if results.is_file() else {"rows": []}
    text = page.read_text(encoding="utf-8")
    page.write_text(put(text, format_part(told)), encoding="utf-8")
    if told["rows"]:
        page.with_suffix(".svg").write_bytes(draw(told["rows"]))


def put(text: str, part: str) -> str:
    """Return the text of a page with another part between the two comments."""
    return re.sub(rf"{_BEGIN}\n.*{_END}", lambda _: f"{_BEGIN}\n{part}\n{_END}", text, flags=re.DOTALL)


def format_part(told: dict[str, Any]) -> str:
    """Format the results as Markdown: the machine, the chart, the table, and which numbers of drugs were not measured."""
    rows: list[Row] = told["rows"]
    if not rows:
        return "\nNo results are kept: `make bench` was not run yet.\n"
    counts = [row["drugs"] for row in rows]
    versions = ", ".join(f"{name} {number}" for name, number in told["versions"].items())
    missing = [str(count) for count in WANTED if count not in counts]
    lack = f"\nNot measured yet: {' and '.join(missing)} drugs.\n" if missing else ""
    alt = f"Processor seconds of a first build, of an edit and of plain MkDocs at {' and '.join(map(str, counts))} drugs; the table has the numbers."
    return f"\nMeasured on {told['machine']}, beside {versions}.\n{lack}\n![{alt}]({PAGE.stem}.svg)\n\n{_format_table(rows)}\n"


def _format_table(rows: Sequence[Row]) -> str:
    head = ["Cost", *(f"{row['drugs']} drugs" for row in rows), *(["Exponent"] if len(rows) > 1 else [])]
    lines = [head, ["---"] * len(head), *_list_rows(rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _list_rows(rows: Sequence[Row]) -> Iterator[list[str]]:
    for name, keys in _TABLE:
        values = [_read(row, keys) for row in rows]
        power = [_format_exponent(rows, keys)] if len(rows) > 1 else []
        scaled = [value / {"MB": 1e6 if keys[0] == "bytes" else 1, "KB": 1e3}.get(name[-2:], 1) for value in values]
        yield [
            name,
            *(f"{value:,.1f}" if value > 0 else "not measured" for value in scaled),
            *power,
        ]


def _format_exponent(rows: Sequence[Row], keys: tuple[str, str]) -> str:
    measured = min(_read(row, keys) for row in rows[-2:]) > 0
    return f"{exponent(rows, lambda row: _read(row, keys)):.2f}".replace("-", "−") if measured else ""


def _read(row: Row, keys: tuple[str, str]) -> float:
    return float(row.get(keys[0], {}).get(keys[1], -1))


def draw(rows: Sequence[Row]) -> bytes:
    """Draw seconds by number of drugs, both on logarithmic axes: what grows in step with the drugs rises as one to one."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(
        {"svg.fonttype": "none", "svg.hashsalt": "growth", "font.family": "sans-serif", "font.size": 10}
    ):
        figure = Figure(figsize=(7, 4))
        axes = figure.add_axes((0.1, 0.14, 0.62, 0.8))
        counts = [row["drugs"] for row in rows]
        for name, keys, colour, style in _LINES:
            seconds = [_read(row, keys) for row in rows]
            axes.plot(counts, seconds, style, marker="o", color=colour)
            axes.annotate(name, (counts[-1], seconds[-1]), (8, -3), textcoords="offset points", color=colour)
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xticks(counts, [str(count) for count in counts])
        axes.yaxis.set_major_formatter("{x:g}")
        axes.minorticks_off()
        axes.set_xlabel("drugs")
        axes.set_ylabel("processor seconds")
        axes.spines[["top", "right"]].set_visible(False)
        out = io.BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _leave_picture(out.getvalue())


def _leave_picture(content: bytes) -> bytes:
    """Return an SVG without a type of document, metadata and styles, which no picture of a site may hold."""
    root = etree.fromstring(content)
    for element in root.xpath("//*[local-name() = 'metadata' or local-name() = 'style']"):
        element.getparent().remove(element)
    etree.cleanup_namespaces(root)
    whole: bytes = etree.tostring(root)
    return whole + b"\n"


if __name__ == "__main__":
    write()
    sys.exit(0)
