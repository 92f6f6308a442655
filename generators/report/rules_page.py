"""The page /rules/: every rule with its reason and its examples, made of the rules' own docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generators.check.rules import Rule, all_rules
from generators.model import Library, Page
from generators.render.site_page import site_page

FAMILIES = {
    "CIT": "Citations and references", "DAT": "Data", "TXT": "Prose", "PRO": "Protocols", "STR": "Pages", "WAIVER": "Waivers",
}  # fmt: skip
_DESCRIPTION = (
    "Every rule that the data, the prose, the references and the pages of this site are held to: what must hold, why, and an "
    "example of each kind."
)


@dataclass(frozen=True)
class RuleText:
    """A rule as the page prints it; in all its texts `code` is marked."""

    id: str
    slug: str
    severity: str
    first_line: str
    paragraphs: tuple[str, ...]
    bad: str
    good: str


@dataclass(frozen=True)
class Family:
    """The rules whose ids begin alike."""

    title: str
    slug: str
    rules: tuple[RuleText, ...]


def page(library: Library) -> Page:
    """Print the rules by family."""
    families = _families(all_rules())
    return site_page("rules/index.md", "rules", "The rules", _DESCRIPTION, library, families=families)


def _families(rules: Iterable[Rule]) -> list[Family]:
    rules = list(rules)
    order = [*FAMILIES, *sorted({rule.family for rule in rules} - FAMILIES.keys())]
    by_family = {name: tuple(_rule_text(rule) for rule in rules if rule.family == name) for name in order}
    return [
        Family(FAMILIES.get(name, name), f"family-{name.lower()}", members)
        for name, members in by_family.items()
        if members
    ]


def _rule_text(rule: Rule) -> RuleText:
    first_line, _, rest = rule.text.partition("\n")
    paragraphs = tuple(part for part in re.split(r"\n\s*\n", rest.strip()) if part)
    return RuleText(rule.id, rule.slug, rule.severity, first_line, paragraphs, rule.bad, rule.good)
