"""Guides and monographs as PDF/UA-1, set by typst from the built pages: the same words, numbers, notices and references.

A page that has a link to its PDF gets one. It is kept by the hash of what is set in it, so that a page that did not change costs nothing.
"""

from __future__ import annotations

import json
import os
import re
import string
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache, partial
from importlib.metadata import version
from itertools import starmap
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from generators.cache import Cache, digest, identify_engine
from generators.domain.describe import date
from generators.errors import SetupError
from generators.executors.filling import fill
from generators.model import Library, Page
from generators.publish import fonts, manifest, pdf_pictures
from generators.render.exports.csv import from_csv, keep_telling
from generators.render.kept import identify_code
from generators.render.machines import ON_PAPER
from generators.render.plan.how_to_cite import site_address
from generators.site.pages import BuiltPage, Site
from generators.site.paper import list_nodes, to_paper
from generators.site.paper_text import Node
from generators.text.counted import Counted, say_nothing

if TYPE_CHECKING:
    import typst

_STAGE = "pdf"
_MANY = 8  # pages that processes are started for
_LAYOUT = Path(__file__).with_name("pdf.typ")
_TYPE = 'type="application/pdf"'
_LINK = "//head/link[@rel='alternate'][@type='application/pdf']/@href"
_FONT = re.compile(r'(?<=font-family=")[^"]*')
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_VARIABLE = re.compile(r"var\(--[\w-]+(?:, *([^()]+))?\)")
_LETTER = b'#set document(title: "a")\n#set text(font: ("Guides Serif", "DejaVu Sans Mono"))\n#sys.inputs.page'
_TORN = "invalid list (L) structure"
_AGE = 10  # compilations after which typst forgets what none of them used
_UNKNOWN, _BOX = "could not be displayed", "\u25a1"
_INK, _PAPER = "#16202a", "#ffffff"
_SVG = 'xmlns="http://www.w3.org/2000/svg"'


def write(
    site: Site,
    library: Library,
    kept: Cache,
    executor: Executor | None = None,
    say: Callable[[str], None] = say_nothing,
) -> None:
    """Write the PDF of each page that has a link to one. Raises SetupError if a page cannot be set."""
    shown = [(page, page.page) for page in site if page.page and _has_link(page)]
    if not shown:
        return
    faces, code = fonts.write_for_paper(kept), identify_code()

    def look(page: BuiltPage, made: Page) -> _Sheet:
        sheet = _Sheet(page.path.parent, page.address, *_keep(page, made, library, kept, code))
        page.forget()
        return sheet

    def count(done: int) -> None:
        say(Counted("setting PDFs", done, len(missing)))

    missing = [one for one in shown if not _write_kept(look(*one), faces, kept)]
    with _open_workers(len(missing)) as workers:
        fill(executor or workers, partial(_fill, faces, kept), starmap(look, missing), count)
    for sheet in starmap(look, missing):
        manifest.put(sheet.folder / sheet.name, _make(sheet, faces, kept))


def _has_link(page: BuiltPage) -> bool:
    has_one = bool(page.page and page.page.kind in ON_PAPER) and _TYPE in page.text
    page.forget()
    return has_one


class _Sheet(NamedTuple):
    """Where the PDF of a page is to be, its name, and what is set in it as JSON; both are empty where there is to be none."""

    folder: Path
    address: str
    name: str
    text: str


def _open_workers(count: int) -> Executor:
    """Open threads, which begin at once, or for many pages processes, which give back the memory that typst took."""
    if count < _MANY:
        return ThreadPoolExecutor(os.cpu_count())
    return ProcessPoolExecutor(os.cpu_count(), get_context("spawn"))


def _write_kept(sheet: _Sheet, faces: Path, kept: Cache) -> bool:
    """Write the PDF of a page if it is kept, and return whether there is nothing else to do."""
    made = kept.find(_STAGE, _make_key(sheet, faces), sheet.address) if sheet.name else ""
    if made:
        manifest.put(sheet.folder / sheet.name, b64decode(made))
    return made is not None


def _fill(faces: Path, kept: Cache, sheet: _Sheet) -> None:
    _make(sheet, faces, kept)


def _keep(page: BuiltPage, made: Page, library: Library, kept: Cache, code: Sequence[str]) -> tuple[str, str]:
    """Return the name of a page's PDF and what is set in it as JSON, kept by the page, the files beside it, and the code."""

    def compute() -> str:
        name = next(map(str, page.tree.xpath(_LINK)), "")
        return f"{name}\n{_to_json(describe(page, made, library)) if name else ''}"

    beside = (
        path.read_bytes() for ending in ("svg", "csv") for path in sorted(page.path.parent.glob(f"figure-*.{ending}"))
    )
    publisher, about = (
        library.publisher.model_dump_json(),
        made.model_dump_json(include={"title", "description", "meta"}),
    )
    key = digest(page.proof, about, publisher, library.site_url, *beside, *code)
    name, _, text = kept.get_or_compute("paper", key, compute, page.address).partition("\n")
    return name, text


def _to_json(told: Node) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _make(sheet: _Sheet, faces: Path, kept: Cache) -> bytes:
    def compute() -> str:
        return b64encode(_compile(sheet.text, faces)).decode()

    return b64decode(kept.get_or_compute(_STAGE, _make_key(sheet, faces), compute, sheet.address))


def _make_key(sheet: _Sheet, faces: Path) -> str:
    return digest(sheet.text, *_identify_setter(), faces.name)


@cache
def _identify_setter() -> tuple[str, ...]:
    """Return what identifies the code that sets a page."""
    return identify_engine("publish/pdf"), version("typst"), version("pikepdf")


def _compile(text: str, faces: Path) -> bytes:
    """Set a page. There is no clock in it, so its bytes are always the same."""
    import typst  # both libraries are loaded when a page is set

    from generators.publish import pdf_structure

    told = json.loads(text)
    try:
        made = _typeset_floating(faces, text)
        _forget(faces)
    except typst.TypstError as problem:
        if _UNKNOWN not in problem.message:
            hint = "`extra: {pdf: false}` in mkdocs.yml builds the site without PDFs"
            raise SetupError(f"the PDF of {told['title']!r} could not be set: {problem.message}; {hint}") from problem
        made = _typeset_floating(faces, text.translate(_find_unknown(text, faces)))
    return pdf_structure.finish(made, told["blocks"])


def _forget(faces: Path) -> None:
    """Let typst forget a page: it remembers about 100 MB of each, in case the same is set again."""
    import typst

    for _ in range(_AGE):
        typst.compile(b"", font_paths=_load_fonts(faces))


def _typeset_floating(faces: Path, text: str) -> bytes:
    """Set a page whose tall pictures move to where there is room; they stay in their place if they moved into a list, whose
    structure is broken then (typst 0.15)."""
    import typst

    try:
        return _typeset(_LAYOUT.read_bytes(), faces, text)
    except typst.TypstError as problem:
        if _TORN not in problem.message:
            raise
        return _typeset(_LAYOUT.read_bytes(), faces, text, floats="no")


def _typeset(layout: bytes, faces: Path, text: str, floats: str = "yes") -> bytes:
    import typst

    fonts_of_page, inputs = _load_fonts(faces), {"page": text, "floats": floats}
    return typst.compile(layout, font_paths=fonts_of_page, sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)


def _find_unknown(text: str, faces: Path) -> dict[int, str]:
    """Return a box for each letter that no font has, of Chinese for one: PDF/UA allows none that is not shown."""
    import typst

    unknown = {}
    for letter in sorted(set(text) - set(string.printable)):
        try:
            _typeset(_LETTER, faces, letter)
        except typst.TypstError:
            unknown[ord(letter)] = _BOX
    return unknown


@cache
def _load_fonts(faces: Path) -> typst.Fonts:
    """Return our faces, and those of typst for signs that ours lack; none of the machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(faces)])


def describe(page: BuiltPage, made: Page, library: Library) -> Node:
    """Return all that the layout needs of a page."""
    base = site_address(library.publisher, library.site_url)
    address = f"{base}/{page.address}/" if base else ""
    blocks = to_paper(page, partial(_resolve, address), _read_data(page))
    drawn = filter(None, (node.get("picture") for node in list_nodes(blocks)))
    pictures = {name: pdf_pictures.split(page.path.with_name(name).read_text(encoding="utf-8")) for name in drawn}
    edition = [f"version {made.meta['version']}"] if made.meta.get("version") else []
    return {
        "title": made.title,
        "publisher": library.publisher.name,
        "description": " ".join(made.description.split()),
        "edition": ", ".join([*edition, date(made.meta["date"])]),
        "address": address,
        "content": digest(json.dumps(blocks))[:8],  # tells two states of one edition apart
        "blocks": _paint(blocks),
        "pictures": {name: [_describe_part(part) for part in parts] for name, parts in pictures.items()},
    }


def _read_data(page: BuiltPage) -> dict[str, list[list[str]]]:
    """Return the data of the charts of a page, from the files beside it."""
    charts = map(str, page.tree.xpath("//figure[@class='chart']/@id"))
    files = {chart: page.path.with_name(f"{chart}.csv") for chart in charts}
    return {chart: keep_telling(from_csv(path.read_bytes())) for chart, path in files.items() if path.is_file()}


def _describe_part(svg: str) -> Node:
    """Return a picture, or a part of one, with its size in pixels."""
    width, height = _SIZE.findall(svg)[0]
    return {"svg": _FONT.sub("Guides Sans", svg), "width": float(width), "height": float(height)}


def _resolve(address: str, href: str) -> str:
    """Return the whole address of a link; nothing if it is one of the site and nobody says where the site is."""
    whole = urljoin(address, href)
    return whole if whole.startswith(("http:", "https:", "mailto:")) else ""


def _paint(node: Any) -> Any:
    """Return nodes with the colours of paper in their small pictures."""
    if isinstance(node, dict):
        return {name: _paint_icon(part) if name == "svg" else _paint(part) for name, part in node.items()}
    return [_paint(part) for part in node] if isinstance(node, list) else node


def _paint_icon(svg: str) -> str:
    painted = _VARIABLE.sub(lambda found: found[1] or _PAPER, svg).replace("currentColor", _INK)
    return painted if "xmlns=" in painted else painted.replace("<svg", "<svg " + _SVG, 1)
