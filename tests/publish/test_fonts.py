"""The faces of the site: they hold the letters of our pages, weigh little, and are the same bytes every time."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generators.cache import Cache
from generators.publish import fonts
from generators.publish.engine import THEME
from tests import shipped

MADE = fonts.make(Cache(shipped.CACHE))
FONTS = {path: content for path, content in MADE.items() if path.endswith(".woff2")}


def test_the_faces_and_their_licences_weigh_less_than_two_hundred_kilobytes() -> None:
    assert len(FONTS) == len(fonts.FACES)
    assert sum(map(len, MADE.values())) < 200_000
    assert all(b"Open Font License" in MADE[f"{fonts.FOLDER}/{name}"] for name in fonts.LICENCES)


@pytest.mark.parametrize(
    "face", [face for face in fonts.FACES if not face.name.endswith("-more")], ids=lambda face: face.name
)
def test_the_two_files_of_a_face_have_the_letters_of_the_field(face: fonts.Face) -> None:
    common, more = (_letters(f"{face.name}{part}") for part in fonts.PARTS)
    assert [letter for letter in "Aéőßαβµ0−–×≥≤≈±′″→“”’⁰₂\u00a0\u2009\u202f" if ord(letter) not in common | more] == []
    assert not common & more
    assert {*map(ord, "Aµ0−–×≥±")} <= common


def _letters(name: str) -> set[int]:
    return set(TTFont(io.BytesIO(FONTS[f"{fonts.FOLDER}/{name}.woff2"])).getBestCmap())


def test_the_sheet_asks_for_each_file_by_the_letters_that_it_is_cut_for() -> None:
    rules = (THEME / "assets/faces.css").read_text(encoding="utf-8").split("@font-face")[1:]
    told = {re.findall(r"fonts/(.*)\.woff2", rule)[0]: re.findall(r"unicode-range: (.*);", rule)[0] for rule in rules}
    assert told == {face.name: fonts.write_range(face.letters) for face in fonts.FACES}


def test_what_nearly_every_page_needs_of_the_faces_is_light() -> None:
    needed = [content for path, content in FONTS.items() if "-more" not in path and "serif-italic" not in path]
    assert sum(map(len, needed)) < 50_000


@pytest.mark.parametrize("path", FONTS)
def test_a_changed_font_does_not_carry_the_reserved_name_of_its_family(path: str) -> None:
    names = TTFont(io.BytesIO(FONTS[path]))["name"]
    assert [name for ident in (1, 3, 4, 6, 16) if "Source" in (name := str(names.getDebugName(ident)))] == []


def test_a_font_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = fonts.FACES[-1]
    monkeypatch.setattr(fonts, "FACES", (face,))
    kept = Cache(tmp_path)
    monkeypatch.setattr(fonts, "_make_font", lambda _: b"a font")
    first = fonts.make(kept)
    assert b"a font" in first.values()
    monkeypatch.setattr(fonts, "_make_font", lambda _: b"")
    assert fonts.make(kept) == first


@pytest.mark.parametrize("face", [*fonts.FACES, *fonts.PAPER], ids=lambda face: f"{face.name}.{face.flavor or 'ttf'}")
def test_the_bytes_of_a_font_are_always_the_same(face: fonts.Face) -> None:
    assert fonts._make_font.__wrapped__(face) == fonts._get_font(face, Cache(shipped.CACHE))


@pytest.mark.parametrize("face", [*fonts.FACES, *fonts.PAPER], ids=lambda face: f"{face.name}.{face.flavor or 'ttf'}")
def test_a_font_keeps_its_weights_its_kerning_and_figures_of_one_width(face: fonts.Face) -> None:
    font = TTFont(io.BytesIO(fonts._get_font(face, Cache(shipped.CACHE))))
    axes = font["fvar"].axes if "fvar" in font else []
    varied = [axis for axis in face.axes if isinstance(axis[1], tuple)]
    assert [(axis.axisTag, (axis.minValue, axis.maxValue)) for axis in axes] == varied
    assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    widths = [font["hmtx"][name][0] for letter, name in font.getBestCmap().items() if chr(letter) in "0123456789"]
    assert not widths or max(widths) - min(widths) <= 1  # of a thousand: what rounding leaves
