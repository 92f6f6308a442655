"""Pages that are known to be silent are not judged again, and nothing is missed by it, whatever was changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from generators.cache import Cache, digest
from generators.check import runner
from generators.check.built import silence
from generators.check.built.markup import Active, active_in_picture
from generators.check.built.silence import Memory, Watched
from generators.check.rules.pages import active
from generators.model import Asset, Finding
from generators.publish import manifest
from generators.site.pages import BuiltPage
from tests.check.rules import published

DRUG = "data/drugs/samplirsen"
FORGET = BuiltPage.forget
GUIDE = "drugs/samplirsen/how-it-works"
UP = {"glossary": "../", "by/hand": "../../"}
Edit = Callable[[str, str, str], None]
Judge = Callable[..., tuple[frozenset[str], list[Finding]]]


@pytest.fixture
def judge(site: Path, tmp_path: Path) -> Judge:
    """The pages that are looked at, and what is found; the same is found when all are looked at."""
    kept = Cache(tmp_path / "kept")

    def run(code: str = "code") -> tuple[frozenset[str], list[Finding]]:
        library, whole = published.looked_at(site.parent)
        memory = Memory(library, whole, kept, [code])
        asked = memory.leave_silent().asked
        found = runner.check_changed(library, whole, memory)
        assert found == look_at_all(site)
        return asked, found

    return run


_FOUND: dict[str, list[Finding]] = {}


def look_at_all(site: Path) -> list[Finding]:
    """What is found when all pages are looked at: once for the same site of the same sources."""
    key = digest(published.key_of(site.parent), *chain.from_iterable(sorted(manifest.hash_files(site).items())))
    if key not in _FOUND:
        _FOUND[key] = runner.check_site(*published.looked_at(site.parent))
    return _FOUND[key]


def test_only_what_an_edit_touches_is_judged_again(judge: Judge, edit_page: Edit) -> None:
    every, first = judge()
    speaking, again = judge()
    assert again == first and len(speaking) < len(every) / 2
    edit_page(GUIDE, "</article>", "<p>More.</p></article>")
    assert judge()[0] == speaking | {GUIDE}
    edit_page(GUIDE, "</article>", '<p id="new">More.</p></article>')
    assert judge()[0] == every, "a link may lead to it"
    edit_page(GUIDE, "</article>", "<p onclick='x()'>More.</p></article>")
    assert {"STR-ACTIVE"} <= {one.rule for one in judge()[1]} - {one.rule for one in first}
    assert GUIDE in judge()[0], "a page that is told of is looked at each time"
    assert judge("other code")[0] == every


def test_a_page_is_judged_again_when_its_data_change(judge: Judge, edit: Edit) -> None:
    _, first = judge()
    edit(f"{DRUG}/observations.csv", "3/8 (38%)", "4/8 (50%)")
    asked, found = judge()
    assert "STR-VALUE" in {one.rule for one in found} - {one.rule for one in first} and "rules" not in asked
    edit(f"{DRUG}/observations.csv", "4/8 (50%)", "3/8 (38%)")
    assert judge()[1] == first
    edit("data/disclaimers.yml", "title: Animal data", "title: Data of animals")
    assert "STR-DISCLAIMER" in {one.rule for one in judge()[1]}


def test_a_value_has_only_the_pages_judged_again_that_print_it(judge: Judge, edit: Edit, site: Path) -> None:
    judge()
    speaking, _ = judge()
    ident = "smp-headache"
    printing = {
        address for address, page in published.looked_at(site.parent)[1].pages.items() if ident in page.value_ids
    }
    edit(f"{DRUG}/observations.csv", "3/8 (38%)", "4/8 (50%)")
    asked, _ = judge()
    assert asked - speaking == printing - speaking != set()
    assert "glossary" not in asked


def test_a_notebook_is_judged_again_for_what_is_said_of_all_drugs_and_of_which_compounds_they_have_values(
    judge: Judge, edit: Edit
) -> None:
    judge()
    assert "notebooks/look" not in judge()[0]
    edit(f"{DRUG}/drug.yml", "summary: ", "summary: Anew, ")
    assert "notebooks/look" in judge()[0]
    judge()
    edit(f"{DRUG}/observations.csv", ",liver,smp-2,", ",liver,placebo,")
    assert "notebooks/look" in judge()[0]


def test_a_file_beside_the_pages_is_judged_again_when_it_changes(
    judge: Judge, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = list[bytes]()

    def look(content: bytes) -> list[Active]:
        looked_at.append(content)
        return list(active_in_picture(content))

    monkeypatch.setattr(active, "active_in_picture", look)
    _show(site, "smp-headache")
    judge()
    looked_at.clear()
    library, whole = published.looked_at(site.parent)
    memory = Memory(library, whole, Cache(site.parent / "kept"), ["code"])
    runner.check_changed(library, whole, memory)
    assert len(looked_at) == len([*site.rglob("*.svg")])
    looked_at.clear()
    runner.check_changed(library, whole, memory)
    assert not looked_at
    (site / "assets/icon.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    for _ in range(2):  # what is told of is looked at each time
        assert any("/assets/icon.svg holds <script>" in one.message for one in judge()[1])


def test_a_script_is_judged_again_when_no_page_brings_it_any_more(site: Path) -> None:
    """It is judged by what pages bring, too, and not by its content alone."""
    (site / "own.js").write_text("run()", encoding="utf-8")
    library, whole = published.looked_at(site.parent)
    address, page = next((address, page) for address, page in whole.pages.items() if page.page)
    made = page.page and page.page.with_files([Asset(path="own.js", content=b"run()")])
    brought = replace(whole, pages={**whole.pages, address: replace(page, page=made)})
    kept = Cache(site.parent / "kept")
    for one, is_told in ((brought, False), (brought, False), (whole, True)):
        found = runner.check_changed(library, one, Memory(library, one, kept, ["code"]))
        assert any("/own.js is a script" in finding.message for finding in found) == is_told


def _show(site: Path, ident: str) -> None:
    """Write a picture with a value, and the icon that is on every page."""
    (site / "assets").mkdir(exist_ok=True)
    for name, inside in (("shown", f'<g data-value="{ident}"/>'), ("icon", "<path/>")):
        text = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
        (site / "assets" / f"{name}.svg").write_text(text, encoding="utf-8")


@pytest.fixture(params=["glossary", "by/hand"])
def address(request: pytest.FixtureRequest, site: Path) -> str:
    """A page that is made from the data, and one that is not."""
    shutil.copytree(site / "notebooks/look", site / "by/hand")
    return str(request.param)


def test_a_page_is_judged_again_for_its_pictures_and_the_values_in_them(
    judge: Judge, edit: Edit, edit_page: Edit, site: Path, address: str
) -> None:
    _show(site, "smp-half-life")
    edit_page(address, "</article>", f'<img src="{UP[address]}assets/shown.svg" alt="x"></article>')
    judge()
    speaking, _ = judge()
    edit(f"{DRUG}/observations.csv", "20 ± 5", "21 ± 5")
    assert address in judge()[0] - speaking
    _show(site, "smp-liver-mouse")
    found = judge()[1]  # as if all were judged
    assert ("STR-DISCLAIMER", f"/{address}") in {(one.rule, one.message.partition(":")[0].split()[0]) for one in found}


def test_an_icon_on_every_page_has_no_page_judged_again_for_a_value(
    judge: Judge, edit: Edit, edit_page: Edit, site: Path, address: str
) -> None:
    _show(site, "smp-headache")
    edit_page(address, "</head>", f'<link rel="icon" href="{UP[address]}assets/icon.svg"></head>')
    judge()
    assert address not in judge()[0]
    edit(f"{DRUG}/observations.csv", "3/8 (38%)", "4/8 (50%)")
    assert address not in judge()[0]


@pytest.mark.parametrize("content", [b"", b"  ", b"<!-- -->", b"\xff\xfe", b"no markup"])
def test_a_picture_that_cannot_be_read_is_for_the_rules_to_tell(
    judge: Judge, edit_page: Edit, site: Path, content: bytes
) -> None:
    _show(site, "smp-headache")
    edit_page("glossary", "</article>", '<img src="../assets/icon.svg" alt="x"></article>')
    judge()
    (site / "assets" / "icon.svg").write_bytes(content)
    judge()


@pytest.mark.parametrize(
    "address", [f"{'a' * 5000}.svg", "data:image/svg+xml,a.svg", "//a.example/b.svg", "../../../a.svg"]
)
def test_an_address_that_is_no_file_of_the_site_is_no_picture(judge: Judge, edit_page: Edit, address: str) -> None:
    edit_page("glossary", "</article>", f'<img src="{address}" alt="x"></article>')
    judge()


def test_a_page_that_names_no_value_is_judged_again_when_there_is_one(
    judge: Judge, edit: Edit, edit_page: Edit
) -> None:
    edit_page("glossary", "</article>", '<p><a data-value="smp-other" href="#obs-smp-other">3/8</a></p></article>')
    assert any("smp-other is no observation" in one.message for one in judge()[1])
    edit(f"{DRUG}/observations.csv", "smp-headache,", "smp-other,")
    assert not any("smp-other is no observation" in one.message for one in judge()[1])


def test_a_page_is_judged_again_when_the_target_of_its_link_is_gone(judge: Judge, site: Path) -> None:
    _, first = judge()
    (site / "drugs/samplirsen/how-it-works/table-change-by-dose.csv").unlink()
    assert "STR-LINK" in {one.rule for one in judge()[1]} - {one.rule for one in first}


def test_few_pages_are_parsed_at_once_and_the_same_is_found(
    site: Path, tmp_path: Path, edit_page: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_page(GUIDE, "</article>", "<p onclick='x()'>More.</p></article>")
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets" / "own.css").write_text(".disclaimer {display: none}", encoding="utf-8")
    (site / "other.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", encoding="utf-8"
    )
    most: list[int] = []

    def forget(page: BuiltPage) -> None:
        most.append(sum("tree" in one.__dict__ for one in whole))
        FORGET(page)

    library, whole = published.looked_at(site.parent)
    wanted = runner.check_site(library, published.looked_at(site.parent)[1])
    for page in whole:
        page.forget()
    monkeypatch.setattr(silence, "_AT_ONCE", 1)
    monkeypatch.setattr(BuiltPage, "forget", forget)
    assert runner.check_changed(library, whole, Memory(library, whole, Cache(tmp_path / "kept"), [])) == wanted
    assert {"STR-ACTIVE", "STR-DISCLAIMER"} <= {one.rule for one in wanted}
    assert max(most) == 2 and most[-1] <= 1, "a page and the home page"


def test_a_site_without_pages_to_judge_is_looked_at_once(site: Path) -> None:
    _, whole = published.looked_at(site.parent)
    parts = list(Watched(site, whole.pages, home=whole.home, asked=frozenset(whole.pages)).split())
    assert [part.with_files for part in parts] == [True, *[False] * (len(parts) - 1)]
    assert sorted(at for part in parts for at in part.asked) == sorted(whole.pages)
    [alone] = Watched(site, whole.pages, home=whole.home).split()
    assert alone.with_files and not list(alone)
