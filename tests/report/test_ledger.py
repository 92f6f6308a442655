"""The ledger counts what is there: values, missing ones, disagreements, gaps, findings, waivers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from generators import pipeline
from generators.model import Finding, Library, Page, Retraction, Retractions, Waiver, Where
from generators.report import ledger
from generators.text import prose
from tests.conftest import SAMPLE, share_cache

GUIDE, MONOGRAPH = "page-samplirsen-how-it-works", "page-samplirsen"


def finding(rule: str, severity: str, file: str, message: str = "wrong", waived: str = "") -> Finding:
    """A finding in a file."""
    said = {"rule": rule, "severity": severity, "message": message, "waived": waived}
    return Finding.model_validate({**said, "where": Where(file=file)})


FINDINGS = [
    finding("CIT-KEY", "error", "data/drugs/samplirsen/guides/how-it-works.md", "begins like [@a2020, p 2] and `[@b`"),
    finding("CIT-KEY", "warning", "data/drugs/samplirsen/observations.csv"),
    finding("DAT-STALE", "warning", "data/drugs/samplirsen/drug.yml", "samplirsen was last reviewed long ago"),
    finding("CIT-MIN", "info", "references.bib", "'alpha2020' has no author", waived="being asked for"),
    finding("CIT-UNCONFIRMED", "info", "references.bib"),
]
WAIVER = Waiver(
    rule="CIT-MIN", file="references.bib", match="'alpha2020'", reason="<asked>", owner="editor", expires="2027-01"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> list[Page]:
    """The pages of the sample corpus, without its ledger."""
    root = tmp_path_factory.mktemp("ledger") / "project"
    shutil.copytree(SAMPLE, root)
    share_cache(root, pictures)
    return list(pipeline.build(root).pages)


def read(library: Library, pages: list[Page], findings: list[Finding], drug: str = "") -> BeautifulSoup:
    """The ledger of the site, or that of a drug, parsed."""
    printed = {page.path: page for page in ledger.print_ledgers(library, pages, findings)}
    return BeautifulSoup(printed[f"validity/{drug}.md" if drug else "validity.md"].text, "lxml")


def cells(parsed: BeautifulSoup, row: str) -> dict[str, str]:
    """The cells of a row by the heads of their columns."""
    (found,) = parsed.select(f"tr#{row}")
    table = found.find_parent("table")
    assert isinstance(table, Tag)
    heads = [th.get_text() for th in table.select("thead th")]
    return dict(zip(heads[1:], [td.get_text() for td in found.select("td")], strict=True))


def test_it_is_told_what_was_looked_up_as_retracted(library: Library, pages: list[Page]) -> None:
    dois = sorted(r.fields["doi"] for r in library.references.values() if "doi" in r.fields)
    told = read(library, pages, []).select_one("#looked-up")
    assert told and told.get_text().startswith(f"None of the {len(dois)} DOIs has been looked up yet.")
    notice = Retraction(doi=dois[0], kind="corrected", date="2025-01-02")
    snapshot = Retractions(snapshot="2026-11-20", source="Crossref", asked=tuple(dois[:1]), entries=(notice,))
    sources = library.sources.model_copy(update={"retractions": snapshot})
    told = read(library.model_copy(update={"sources": sources}), pages, []).select_one("#looked-up")
    said = f"1 of {len(dois)} DOIs were looked up in Crossref on 20 November 2026; notices found: 1."
    assert told and told.get_text().startswith(said)


def test_values_are_counted_by_grade_and_missing_ones_by_reason(library: Library, pages: list[Page]) -> None:
    parsed = read(library, pages, [])
    whole = cells(parsed, "page-all")
    own = read(library, pages, [], "samplirsen")
    assert whole == cells(parsed, MONOGRAPH) == cells(own, MONOGRAPH), "there is one drug"
    graded = {o.grade for o in library.observations.values() if o.value}
    assert int(whole["Values"]) == sum(o.value is not None for o in library.observations.values())
    assert {head.split()[1] for head, n in whole.items() if " " in head and head[0] in "●◐△◇" and n != "0"} == graded
    assert (whole["Missing"], whole["not found"]) == ("1", "1")
    guide = next(page for page in pages if page.kind == "guide")
    shown = [library.observations[ident] for ident in guide.observations]
    assert int(cells(own, GUIDE)["Values"]) == sum(o.value is not None for o in shown)


def test_a_share_is_told_by_its_column_and_no_colour(library: Library, pages: list[Page]) -> None:
    row = read(library, pages, []).select_one(f"#{MONOGRAPH}")
    assert row
    whole = int(row.select("td.tally")[0].get_text())
    for cell in row.select("td.tally")[1:6]:
        (bar,) = cell.select("svg.share")
        assert bar["viewbox"] == f"0 0 {whole} 1"
        assert [path["d"] for path in bar.select("*")] == [f"M0 0h{cell.get_text()}v1H0z"]
    assert len(row.select("svg")) == 5
    assert not row.select("svg *[class], svg *[style], svg *[fill]")


def test_disagreements_and_gaps_are_counted_by_page_and_listed(library: Library, pages: list[Page]) -> None:
    whole, parsed = read(library, pages, []), read(library, pages, [], "samplirsen")
    drug = library.drugs[0]
    states = [cells(whole, "found-all")[state.capitalize()] for state in ("open", "explained", "corrected")]
    assert sum(map(int, states)) == len(drug.conflicts) == len(parsed.select("li.conflict"))
    assert int(cells(whole, "found-all")["Gaps"]) == len(drug.gaps) == len(parsed.select("li.gap"))
    linked = {str(a["href"]) for a in parsed.select("li.conflict a, li.gap a")}
    known = {f"../../drugs/{drug.id}/#conflict-{c.id}" for c in drug.conflicts}
    assert linked == known | {f"../../drugs/{drug.id}/#gap-{g.id}" for g in drug.gaps}


def test_findings_belong_to_one_page_each_and_add_up(library: Library, pages: list[Page]) -> None:
    parsed = read(library, pages, FINDINGS)
    whole = cells(parsed, "found-all")
    assert [whole[name] for name in ("Errors", "Warnings", "Infos", "Waived")] == ["1", "2", "1", "1"]
    assert cells(parsed, f"found-{MONOGRAPH}")["Warnings"] == "2"
    own = read(library, pages, FINDINGS, "samplirsen")
    assert cells(own, f"found-{GUIDE}")["Errors"] == "1"
    assert cells(own, f"found-{MONOGRAPH}")["Warnings"] == "2"
    assert cells(parsed, "found-shared")["Waived"] == "1"


def test_findings_are_counted_by_rule_and_told(library: Library, pages: list[Page]) -> None:
    parsed = read(library, pages, FINDINGS)
    assert list(cells(parsed, "rule-cit-key").values())[:4] == ["1", "1", "0", "0"]
    assert list(cells(parsed, "rule-all").values())[:4] == ["1", "2", "1", "1"]
    assert len(parsed.select("#each-finding li")) == len(FINDINGS)
    assert len(parsed.select("details#findings-cit-key li")) == 2


def test_every_rule_has_its_row_also_when_it_finds_nothing(library: Library, pages: list[Page]) -> None:
    from generators.check.rules import all_rules

    parsed = read(library, pages, [])
    assert {f"rule-{rule.slug}" for rule in all_rules()} <= {str(tr["id"]) for tr in parsed.select("tr[id]")}
    assert "Nothing is found." in parsed.get_text()


def test_what_is_due_for_review_is_listed(library: Library, pages: list[Page]) -> None:
    assert "none is" in read(library, pages, []).select("#stale")[0].get_text()
    assert "samplirsen was last reviewed long ago" in read(library, pages, FINDINGS).select("#stale")[0].get_text()


def test_waivers_stand_with_their_reason_and_what_they_do(library: Library, pages: list[Page]) -> None:
    waiving = library.model_copy(update={"waivers": (WAIVER, WAIVER.model_copy(update={"expires": "2026-01"}))})
    parsed = read(waiving, pages, FINDINGS)
    assert cells(parsed, "waiver-1") == {
        "Finding": "references.bib: 'alpha2020'", "Reason": "<asked>", "Who answers": "editor", "Until": "January 2027",
        "Now": "1 waived",
    }  # fmt: skip
    assert cells(parsed, "waiver-2")["Now"] == "ended"


def test_nothing_that_a_finding_says_is_taken_for_a_citation(library: Library, pages: list[Page]) -> None:
    for page in ledger.print_ledgers(library, pages, FINDINGS):
        parsed = prose.parse(page.text, is_markdown=True)
        assert parsed.citations == ()
        assert not [one for one in parsed.strays if parsed.text.startswith("[@", one.start)]


def test_the_panel_of_each_page_leads_to_its_row(library: Library, pages: list[Page]) -> None:
    text = next(page.text for page in ledger.print_ledgers(library, pages, []) if page.path == "validity/samplirsen.md")
    for page in pages:
        if page.kind in ("guide", "monograph"):
            (link,) = BeautifulSoup(page.text, "lxml").select("aside.validity a[href*='validity/samplirsen/#']")
            up, _, anchor = str(link["href"]).partition("validity/samplirsen/#")
            assert f'id="{anchor}"' in text
            assert up.count("../") == len(Path(page.path).with_suffix("").parts) - (page.kind == "monograph")
