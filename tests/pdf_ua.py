"""What PDF/UA-1 (ISO 14289-1) asks for and a program can see, in the order of the Matterhorn Protocol; and the text of a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from pypdf import PdfReader

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


def read_text(path: Path) -> str:
    """Return the text of a PDF without spaces, and without what is decoration: feet of pages, heads that are repeated."""
    told = io.BytesIO()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(list(_list_told(page))))
        pdf.save(told)
    return "".join("".join(page.extract_text().split()) for page in PdfReader(told).pages)


def _list_told(page: pikepdf.Page) -> Iterator[Any]:
    """Yield the instructions of a page that show no decoration."""
    around: list[bool] = []
    for one in pikepdf.parse_content_stream(page):
        name = str(one.operator)
        if name in ("BDC", "BMC"):
            around.append(one.operands[0] == Name.Artifact)
        if name not in _SHOWING or not any(around):
            yield one
        if name == "EMC":
            around.pop()
