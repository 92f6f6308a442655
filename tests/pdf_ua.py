"""What PDF/UA-1 (ISO 14289-1) asks for and a program can see, in the order of the Matterhorn Protocol; and the text of a PDF."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from generators.publish.pdf_structure import list_elements

_SHOWING = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "EI"}


def find_faults(pdf: Pdf) -> list[str]:
    """Return what a PDF breaks."""
    return [*_about_the_document(pdf), *_about_elements(pdf), *_about_pages(pdf), *_about_fonts(pdf)]


def _about_the_document(pdf: Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    told = str(root.Metadata.read_bytes(), "utf-8") if "/Metadata" in root else ""
    if not _get(root, "/MarkInfo", "/Marked") or "/StructTreeRoot" not in root:
        yield "not tagged"
    if not re.search(r"<pdfuaid:part>1</pdfuaid:part>", told):
        yield "does not say that it is PDF/UA-1"
    if not re.search(r"<dc:title>.*?[^<>\s].*?</dc:title>", told, re.DOTALL):
        yield "no title"
    if not _get(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "the title is not shown"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not list(pdf.open_outline().root):
        yield "no bookmarks"


def _get(held: Any, *names: str) -> Any:
    for name in names:
        held = held[name] if name in held else Dictionary()
    return held if held is True else None


def _about_elements(pdf: Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        return
    if [figure for figure in list_elements(pdf, "/Figure") if not str(figure.get("/Alt", "")).strip()]:
        yield "a figure without a text"
    for table in list_elements(pdf, "/Table"):
        heads = list(_within(table, "/TH"))
        if not heads:
            yield "a table without heads"
        elif [head for head in heads if not _scope(head)]:
            yield "a head without a scope"
    level = 0
    for found in (int(str(one.S)[2]) for one in _within(pdf.Root.StructTreeRoot, r"/H\d")):
        if found > level + 1:
            yield f"a heading of level {found} under one of level {level}"
        level = found


def _within(element: Any, kind: str) -> Iterator[Any]:
    held = element.get("/K", [])
    for part in held if isinstance(held, Array) else [held]:
        if isinstance(part, Dictionary) and "/S" in part:
            if re.fullmatch(kind, str(part.S)):
                yield part
            yield from _within(part, kind)


def list_figures(pdf: Pdf) -> list[tuple[int, int, float]]:
    """Return each picture in the order of reading: by how many heads it is preceded, and the page and the height that its top is at."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    found, heads = [], 0
    for element in _within(pdf.Root.StructTreeRoot, "/(H2|Figure)"):
        heads += element.S == "/H2"
        boxes = [layout.BBox for layout in element.get("/A", []) if "/BBox" in layout] if "/Pg" in element else []
        found += [(heads, pages[element.Pg.objgen], float(box[3])) for box in boxes if element.S == "/Figure"]
    return found


def list_heads(pdf: Pdf) -> list[tuple[int, float]]:
    """Return the page and the height of each head of a section, as the bookmarks name them."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        places: list[Any] = [child.destination for one in outline.root for child in one.children]
    return [(pages[place[0].objgen], float(place[3])) for place in places]


def _scope(head: Any) -> str:
    held = head.get("/A", Array())
    scopes = [str(part.get("/Scope", "")) for part in (held if isinstance(held, Array) else [held])]
    return "".join(scopes)


def _about_pages(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        links = [one for one in page.get("/Annots", []) if one.Subtype == "/Link"]
        if [one for one in links if not str(one.get("/Contents", "")).strip()]:
            yield f"page {number}: a link without a text"
        if [one for one in links if "/StructParent" not in one]:
            yield f"page {number}: a link outside the structure"
        if links and page.get("/Tabs") != "/S":
            yield f"page {number}: links in another order than the text"
        depth = 0
        for one in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(one.operator), 0)
            if str(one.operator) in _SHOWING and not depth:
                yield f"page {number}: content that is neither tagged nor marked as decoration"
                break


def _about_fonts(pdf: Pdf) -> Iterator[str]:
    for font in (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Font"):
        if "/FontDescriptor" in font and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            font.FontDescriptor.keys()
        ):
            yield f"{font.BaseFont} is not in the file"
        if "/DescendantFonts" in font and "/ToUnicode" not in font:
            yield f"{font.BaseFont} does not say which letters it shows"


# --- text in the order of the structure, which is that of a screen reader ----------------------------------------------


def read_text(path: Path) -> str:
    """Return the words of a PDF without the spaces between them."""
    return "".join(read_words(path).split())


def read_words(path: Path) -> str:
    """Return the text of a PDF: what is tagged, in its order, without joiners. Feet of pages and repeated heads are not."""
    with pikepdf.open(path) as pdf:
        told: dict[tuple[Any, int], list[str]] = defaultdict(list)
        for page in pdf.pages:
            for mark, text in _list_marked(page.obj, -1):
                told[page.obj.objgen, mark].append(text)
        return "".join("".join(told[mark]) for mark in _list_marks(pdf.Root.StructTreeRoot, None)).replace("\u2060", "")


def _list_marks(element: Any, page: Any) -> Iterator[tuple[Any, int]]:
    """Yield the marks of content in an element, each with its page."""
    page = element.get("/Pg", page)
    held = element.get("/K", Array())
    for part in held if isinstance(held, Array) else [held]:
        if isinstance(part, int):
            yield page.objgen, int(part)
        elif isinstance(part, Dictionary) and "/MCID" in part:
            yield part.get("/Pg", page).objgen, int(part.MCID)
        elif isinstance(part, Dictionary) and "/S" in part:
            yield from _list_marks(part, page)


def _list_marked(holder: Any, mark: int) -> Iterator[tuple[int, str]]:
    """Yield each text of a page or of a picture with the mark that it stands under."""
    around, letters = [mark], dict[bytes, str]()
    for one in pikepdf.parse_content_stream(holder):
        name, operands = str(one.operator), list(one.operands)
        if name in ("BDC", "BMC"):
            told = operands[1] if name == "BDC" and isinstance(operands[1], Dictionary) else Dictionary()
            around.append(int(told.get("/MCID", around[-1] if operands[0] != Name.Artifact else -1)))
        elif name == "EMC":
            around.pop()
        elif name == "Tf":
            letters = _read_letters(holder.Resources.Font[str(operands[0])])
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else operands
            text = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            yield around[-1], "".join(letters[text[at : at + 2]] for at in range(0, len(text), 2))
        elif name == "Do" and (drawn := holder.Resources.XObject[str(operands[0])]).get("/Subtype") == "/Form":
            yield from _list_marked(drawn, around[-1])


def _read_letters(font: Any) -> dict[bytes, str]:
    """Return the text of each code of a font."""
    pairs = re.findall(rb"<([0-9a-fA-F]{4})> *<([0-9a-fA-F]+)>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
