"""The faces of the site, made from pinned packages: cut down to the letters in use, as WOFF2, with the licences beside them.

The licence reserves the name of the family for the unchanged files, so these have a name of their own.
"""

from __future__ import annotations

import io
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import chain, pairwise
from pathlib import Path

from generators.cache import Cache, digest, identify_engine

FOLDER = "assets/fonts"  # under docs/ and under the site


@dataclass(frozen=True)
class Face:
    """A face of the site: its name there, the package and file that it is made from, what is kept of its axes."""

    name: str
    family: str
    package: str
    file: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...]
    flavor: str = "woff2"
    letters: tuple[int, ...] = ()  # all of ours where empty


# Latin with accents, Greek, dashes, quotes and thin spaces, super- and subscripts, arrows, signs of a review journal.
_LETTERS = tuple(chain(
    range(0x20, 0x7F), range(0xA0, 0x180), range(0x391, 0x3CA), range(0x2002, 0x2016), range(0x2018, 0x2023), range(0x2026, 0x2034),
    range(0x2070, 0x209D), range(0x2190, 0x2195), (0x202F, 0x2044, 0x20AC, 0x2122, 0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
))  # fmt: skip
# What nearly every page holds; a browser asks for the file of the others only where a page has one of them (`unicode-range`).
_SIGNS, _NAMED = "\u00a0°±²³µ·×÷½\u2009–—‘’“”…′→−≈≠≤≥\u202f", "áàâäãåæçéèêëíìîïñóòôöõøßúùûüÅÄÉÖØÜćčłńšž"
PARTS = ("", "-more")


def _choose(common: str, part: str) -> tuple[int, ...]:
    """Return the letters of one file of a face: plain ones and the common ones, or all others."""
    first = tuple(letter for letter in _LETTERS if letter < 0x7F or chr(letter) in common)
    return tuple(sorted({*_LETTERS} - {*first})) if part else first


_SERIF, _SANS = "fontpkg_source_serif_4", "fontpkg_source_sans_3"
_VARIED = ("wght", (400, 700))
FACES = tuple(
    Face(f"{name}{part}", family, package, file, axes, letters=_choose(common, part))
    for name, family, package, file, axes, common in (
        ("serif", "Guides Serif", _SERIF, "SourceSerif4[opsz,wght].ttf", (("opsz", 14), _VARIED), _SIGNS),
        (
            "serif-italic",
            "Guides Serif",
            _SERIF,
            "SourceSerif4-Italic[opsz,wght].ttf",
            (("opsz", 14), ("wght", 400)),
            _SIGNS,
        ),
        ("sans", "Guides Sans", _SANS, "SourceSans3[wght].ttf", (_VARIED,), _SIGNS + _NAMED),
        ("sans-italic", "Guides Sans", _SANS, "SourceSans3-Italic[wght].ttf", (("wght", 400),), _SIGNS),
    )
    for part in PARTS
)
PAPER = (  # one weight a file, as typst reads them; the serif is cut for the size that it is set in
    *(
        Face(
            name, "Guides Serif", _SERIF, f"SourceSerif4{italic}[opsz,wght].ttf", (("opsz", size), ("wght", weight)), ""
        )
        for name, italic, size, weight in (
            ("serif", "", 10, 400),
            ("serif-bold", "", 14, 700),
            ("serif-italic", "-Italic", 10, 400),
        )
    ),
    *(
        Face(name, "Guides Sans", _SANS, f"SourceSans3{italic}[wght].ttf", (("wght", weight),), "")
        for name, italic, weight in (("sans", "", 400), ("sans-bold", "", 700), ("sans-italic", "-Italic", 400))
    ),
)
LICENCES = {"serif-licence.txt": _SERIF, "sans-licence.txt": _SANS}
# Figures of one width, in line with capitals, are asked for by the sheets; the rest serves the setting of a PDF.
_ON_SCREEN = ("kern", "lnum", "tnum")
_FEATURES = ("ccmp", "kern", "liga", "lnum", "mark", "subs", "sups", "tnum")
_NAMES = (1, 3, 4, 6, 16)  # where the name of the family stands in a font
_KEPT_NAMES = (*range(7), 13, 14, 16)
_NAMES_ON_SCREEN = (0, 1, 2, 4, 6)  # whose rights it is under; the licence is a file beside it
# Names of axes for menus, lines of other scripts, hints; widths at each weight, which the outlines tell as well.
_NOT_ON_SCREEN = ("STAT", "BASE", "MVAR", "HVAR", "gasp")


def write_range(letters: Iterable[int]) -> str:
    """Return letters as a `unicode-range`: `U+20-7e, U+a0`."""
    ends = sorted({*letters})
    starts = [letter for before, letter in pairwise([-1, *ends]) if letter != before + 1]
    stops = [letter for letter, after in pairwise([*ends, -1]) if after != letter + 1]
    return ", ".join(f"U+{a:x}" if a == b else f"U+{a:x}-{b:x}" for a, b in zip(starts, stops, strict=True))


def make(kept: Cache) -> dict[str, bytes]:
    """Return the fonts and their licences by their paths under docs/."""
    fonts = {f"{FOLDER}/{face.name}.woff2": _get_font(face, kept) for face in FACES}
    return {**fonts, **{f"{FOLDER}/{name}": _read(package, "LICENSE") for name, package in LICENCES.items()}}


def write_for_paper(kept: Cache) -> Path:
    """Write the fonts of PDFs into a folder of the cache that is named by their hash, and return it."""
    made = {f"{face.name}.ttf": _get_font(face, kept) for face in PAPER}
    folder = kept.folder / "faces" / digest(*(part for pair in made.items() for part in pair))[:16]
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return folder


def _get_font(face: Face, kept: Cache) -> bytes:
    text = kept.get_or_compute("fonts", _make_key(face), lambda: b64encode(_make_font(face)).decode())
    return b64decode(text)


@cache
def _make_key(face: Face) -> str:
    """Return a hash of all that the bytes of a font depend on."""
    return digest(repr(face), *_identify_code(face.package.replace("_", "-")))


@cache
def _identify_code(package: str) -> tuple[str, ...]:
    """Return what identifies the code that cuts the faces of a package."""
    libraries = (f"{name} {version(name)}" for name in ("fonttools", "brotli", "uharfbuzz", package))
    return identify_engine("publish/fonts.py"), *libraries


@cache
def _make_font(face: Face) -> bytes:
    """Cut a font down to our letters and axes, and name it. It has no time stamp, so its bytes are always the same."""
    from fontTools.ttLib import TTFont  # loaded when a font is cut, which is once

    font = TTFont(io.BytesIO(_cut(face)), recalcTimestamp=False)
    for ident in _NAMES:
        font["name"].setName(face.family.replace(" ", "" if ident == 6 else " "), ident, 3, 1, 0x409)
    font.flavor = face.flavor or None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _cut(face: Face) -> bytes:
    """Return the letters of a face with what is kept of its axes, cut by HarfBuzz."""
    import uharfbuzz

    whole, wanted = uharfbuzz.Face(_read(face.package, f"files/{face.file}")), uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    for chosen, ours in (
        (wanted.unicode_set, face.letters or _LETTERS),
        (wanted.layout_feature_tag_set, map(_number_tag, _ON_SCREEN if face.letters else _FEATURES)),
        (wanted.name_id_set, _NAMES_ON_SCREEN if face.letters else _KEPT_NAMES),
        (
            wanted.drop_table_tag_set,
            [*wanted.drop_table_tag_set, *map(_number_tag, _NOT_ON_SCREEN * bool(face.letters))],
        ),
    ):
        chosen.clear()
        chosen.update(ours)
    for axis, kept in face.axes:
        lowest, highest = kept if isinstance(kept, tuple) else (kept, kept)
        wanted.set_axis_range(whole, axis, lowest, highest)
    return bytes(wanted.subset(whole).blob.data)


def _number_tag(tag: str) -> int:
    return int.from_bytes(tag.encode(), "big")


def _read(package: str, path: str) -> bytes:
    return files(package).joinpath(path).read_bytes()
