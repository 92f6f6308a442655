"""Every rule is documented and proven: its text, its examples, a case that speaks and one that is silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators.cache import Cache
from generators.check.rules import Rule, all_rules
from generators.model import Library, Page
from generators.report import rules_page
from generators.text import prose
from tests.check import proof

TESTS = sorted((Path(__file__).parent / "rules").rglob("test_*.py"))
each_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


def test_no_two_rules_have_one_id() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))


@each_rule
def test_a_rule_says_what_must_hold_why_and_gives_an_example_of_each_kind(rule: Rule) -> None:
    first, _, rest = rule.text.partition("\n")
    assert re.fullmatch(r"[A-Z]+-[A-Z]+", rule.id)
    assert rule.severity in ("error", "warning", "info")
    assert first.endswith(".") and first.lstrip("“")[0].isupper(), "the first line is the rule in one sentence"
    assert len(rest.split()) > 8, "the rest says why"
    assert rule.bad.strip() and rule.good.strip() and rule.bad != rule.good
    assert all(text.count("`") % 2 == 0 for text in (rule.text, rule.bad, rule.good))


@each_rule
def test_a_rule_has_its_file_of_tests(rule: Rule) -> None:
    assert any(rule.id in path.read_text(encoding="utf-8").partition("\n")[0] for path in TESTS)


@each_rule
def test_a_rule_was_seen_to_find_something_and_to_find_nothing(rule: Rule, request: pytest.FixtureRequest) -> None:
    run = {item.path for item in request.session.items}
    if not run >= {*TESTS}:
        pytest.skip("the tests of the rules did not run")
    assert request.config.stash[proof.PROVEN].get(rule.id, set()) == {"something", "nothing"}


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page]:
    return {page.path: page for page in rules_page.print_pages(library, all_rules())}


def test_kept_pages_are_those_that_would_be_printed(library: Library, tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    fewer = library.model_copy(update={"disclaimers": library.disclaimers[:1]})
    for one in (library, library, fewer):
        assert rules_page.get_pages(one, kept) == rules_page.print_pages(one, all_rules())


@each_rule
def test_a_rule_has_one_address_and_the_heads_that_all_have(rule: Rule, pages: dict[str, Page]) -> None:
    page = pages[f"rules/{rule.slug}.md"]
    assert tuple(re.findall(r"^## (.*)$", page.text, re.MULTILINE)) == (
        "What it finds",
        "Why",
        "Example",
        "Use instead",
    )
    words = " ".join(BeautifulSoup(page.text, "lxml").get_text().split())
    for text in (rule.bad, rule.good, *(text for _, text in rule.finds)):
        assert " ".join(text.replace("`", "").replace("'", "’").split()) in words.replace("'", "’")
    assert f'href="../../validity/#rule-{rule.slug}"' in page.text
    assert page.kind == "rule" and "data-disclaimer" in page.text


@each_rule
def test_a_rule_says_what_each_of_its_functions_yields(rule: Rule) -> None:
    looks = (rule.check, rule.check_shared, rule.check_reference, rule.check_drug, rule.check_text)
    for look in filter(None, (*looks, rule.check_site, rule.check_findings)):
        assert (look.__doc__ or "").startswith("Yield ")
    assert rule.finds


def test_the_list_keeps_the_anchor_of_every_rule_and_leads_to_its_page(pages: dict[str, Page]) -> None:
    listed = BeautifulSoup(pages["rules/index.md"].text, "lxml")
    for rule in all_rules():
        entry = listed.find(id=rule.slug)
        assert entry is not None and entry.a is not None and entry.a["href"] == f"{rule.slug}/"


def test_every_family_has_a_title(pages: dict[str, Page]) -> None:
    families = {rule.family for rule in all_rules()}
    assert families == rules_page.FAMILIES.keys()
    assert all(f"## {rules_page.FAMILIES[family]} " in pages["rules/index.md"].text for family in families)


def test_no_example_on_a_page_is_taken_for_a_citation_or_a_word_of_prose(pages: dict[str, Page]) -> None:
    for page in pages.values():
        parsed = prose.parse(page.text, is_markdown=True)
        assert (parsed.citations, parsed.calls) == ((), ())


def test_a_list_in_the_text_of_a_rule_is_a_list_on_its_page(pages: dict[str, Page]) -> None:
    items = BeautifulSoup(pages["rules/txt-number.md"].text, "html.parser").select("ul > li")
    assert "dates, the first day of a study, the level of a confidence interval beside it." in [
        " ".join(item.text.split()) for item in items
    ]
