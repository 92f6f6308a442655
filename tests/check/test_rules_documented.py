"""Every rule is documented and proven: its text, its examples, a case that speaks and one that is silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generators.check.rules import Rule, all_rules
from generators.model import Library
from generators.report import rules_page
from generators.text import prose
from tests.check import proof

TESTS = sorted((Path(__file__).parent / "rules").glob("test_*.py"))
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


def test_the_page_of_the_rules_has_each_of_them(library: Library) -> None:
    page = rules_page.page(library)
    cards = BeautifulSoup(page.text, "lxml").select("div.card dl")
    printed = [[" ".join(dd.get_text().split()) for dd in card.select("dd")] for card in cards]
    for rule in all_rules():
        words = [" ".join(text.replace("`", "").split()) for text in (rule.bad, rule.good)]
        assert f"### {rule.id} {{ #{rule.slug} }}" in page.text
        assert f'href="../validity/#rule-{rule.slug}"' in page.text
        assert [rule.severity, *words, f"findings of {rule.id}"] in printed
    assert page.kind == "rules" and "data-disclaimer" in page.text


def test_every_family_has_a_title(library: Library) -> None:
    families = {rule.family for rule in all_rules()}
    assert families <= rules_page.FAMILIES.keys()
    assert all(f"## {rules_page.FAMILIES[family]} " in rules_page.page(library).text for family in families)


def test_no_example_on_the_page_is_taken_for_a_citation_or_a_word_of_prose(library: Library) -> None:
    parsed = prose.parse(rules_page.page(library).text, is_markdown=True)
    assert parsed.citations == ()
