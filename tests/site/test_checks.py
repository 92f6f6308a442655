"""The built site and the rules: the ledger counts what `check` reports, and damage done to a built page is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators import pipeline
from generators.__main__ import main
from generators.check.rules import all_rules
from generators.check.runner import check_site
from generators.model import Finding, Library, Page
from generators.publish import stamp
from generators.report import ledger
from generators.site import pages as built
from tests.site.conftest import GUIDES

Pages = dict[str, BeautifulSoup]


def check(made: pipeline.Build, site: Path, *options: str) -> int:
    """Check the project and its built site as the command does; the sources, which do not change, are built once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "build", lambda *_, **__: made)
        patch.setattr(stamp, "is_built_from", lambda _: True)  # by the package, in whose place the checkout looks
        return main(["--root", str(site.parent), "check", "--site", "--format", "json", *options])


@pytest.fixture(scope="module")
def reported(made: pipeline.Build, site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """What `check --format json` reports of the project and its built site."""
    report = tmp_path_factory.mktemp("report") / "findings.json"
    assert check(made, site, "--output", str(report)) == 0
    found: list[dict[str, str]] = json.loads(report.read_text(encoding="utf-8"))
    return found


def counted(found: list[dict[str, str]]) -> list[int]:
    """Errors, warnings, infos, waived."""
    levels = Counter("waived" if one["waived"] else one["severity"] for one in found)
    return [levels[name] for name in ("error", "warning", "info", "waived")]


def row(pages: Pages, ident: str, address: str = "validity") -> list[int]:
    """The numbers of a row of the ledger, of the site or of a drug."""
    return [int(td.get_text()) for td in pages[address].select(f"tr#{ident} td") if td.get_text().isdecimal()]


def test_the_ledger_counts_what_check_reports(pages: Pages, reported: list[dict[str, str]], site: Path) -> None:
    assert row(pages, "rule-all") == counted(reported)
    assert row(pages, "found-all")[-4:] == counted(reported)
    for rule in all_rules():
        assert row(pages, f"rule-{rule.slug}") == counted([one for one in reported if one["rule"] == rule.id]), rule.id
    for listed in pages["validity"].select("#each-finding details"):
        count, shown = int(listed.select("summary")[0].get_text().split(": ")[1]), len(listed.select("li"))
        assert shown == min(count, ledger.LISTED) and (shown < count) == ("more" in listed.get_text())
    assert json.loads((site / "validity" / ledger.FILE).read_text(encoding="utf-8")) == reported


def test_the_findings_of_all_pages_add_up_to_those_of_the_site(pages: Pages, reported: list[dict[str, str]]) -> None:
    rows = [str(tr["id"]) for tr in pages["validity"].select("#table-pages tr[id]") if tr["id"] != "found-all"]
    assert [sum(column) for column in zip(*(row(pages, ident)[-4:] for ident in rows), strict=True)] == counted(
        reported
    )


def test_the_ledger_counts_the_values_that_the_pages_show(pages: Pages, real: Library) -> None:
    by_grade = Counter(o.mark for o in real.observations.values() if o.value)
    assert row(pages, "page-all")[:6] == [
        by_grade.total(), *(by_grade[grade] for grade in ("primary", "abstract", "secondary", "derived", "unverified"))
    ]  # fmt: skip
    for address in GUIDES:
        told = row(
            pages, "page-" + address.removeprefix("drugs/").replace("/", "-"), f"validity/{address.split('/')[1]}"
        )
        shown = {str(a["data-value"]) for a in pages[address].select("[data-value]")}
        assert told[0] == len(shown), address


def test_the_rules_have_their_page(pages: Pages) -> None:
    listed = {str(tag["id"]) for tag in pages["rules"].select("dt[id]")}
    assert listed == {rule.slug for rule in all_rules()}
    assert all(rule.id in pages[f"rules/{rule.slug}"].select_one("h1").get_text() for rule in all_rules())  # type: ignore[union-attr]  # a page has its title


@pytest.fixture
def damaged(site: Path, rendered: list[Page], real: Library) -> Callable[[str, str, str], list[Finding]]:
    """What the rules find in a copy of a built page in which something was replaced."""

    def find(address: str, old: str, new: str) -> list[Finding]:
        whole = built.load_site(site, rendered)
        page = whole.pages[address]
        assert old in page.text
        return check_site(real, whole.with_page(page.having(page.text.replace(old, new, 1))))

    return find


def test_a_disclaimer_taken_out_of_a_built_page_is_an_error(
    damaged: Callable[[str, str, str], list[Finding]], pages: Pages
) -> None:
    (notice,) = pages[GUIDES[0]].select('[data-disclaimer="research-use"]')
    found = damaged(GUIDES[0], f'data-disclaimer="{notice["data-disclaimer"]}"', 'class="gone"')
    assert any(f.rule == "STR-DISCLAIMER" and f.severity == "error" for f in found)


@pytest.fixture
def altered(site: Path) -> Iterator[Path]:
    """The built page of a guide, put back afterwards."""
    page = site / GUIDES[0] / "index.html"
    before = page.read_bytes()
    yield page
    page.write_bytes(before)


def test_check_sees_a_built_page_as_it_is_and_does_not_build_the_damage_away(
    altered: Path, made: pipeline.Build, site: Path
) -> None:
    text = altered.read_text(encoding="utf-8")
    assert "It is not medical advice" in text
    altered.write_text(text.replace("It is not medical advice", "It is medical advice"), encoding="utf-8")
    assert check(made, site, "--select", "STR-DISCLAIMER") == 1
