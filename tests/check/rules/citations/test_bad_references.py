"""The kinds of reference that older guides were full of: each is caught, and by the rule that says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.check.runner import check
from generators.read.library import load
from tests.check.rules.conftest import Add

GOOD = {
    "author": "Doe, Jane", "title": "A trial of something", "journal": "Journal of Trials", "year": "2021", "volume": "3",
    "pages": "549--558", "doi": "10.1056/NEJMoa2204705", "tier": "peer-reviewed",
}  # fmt: skip
CASES = {
    "a bot check": ({"title": "Making sure you're not a bot!"}, "CIT-SHELL"),
    "a host name": ({"title": "researchgate.net"}, "CIT-BARE"),
    "a pirate mirror": ({"url": "https://sci-hub.wf/10.1056/NEJMoa2204705"}, "CIT-DENY"),
    "a video site": ({"url": "https://www.youtube.com/watch?v=abc"}, "CIT-DENY"),
    "a DOI with a typo": ({"doi": "10.1056NEJMoa2204705"}, "CIT-ID"),
    "a DOI with two digits changed": ({"url": "https://doi.org/10.1056/NEJMoa2204750"}, "CIT-ID"),
    "the same paper again": ({"title": "Trial of something else", "doi": "10.1000/SAMPLE.2020"}, "CIT-DUP"),
    "the same title again": ({"author": "Alpha, A.", "title": "A Sample Trial of Samplirsen", "year": "2020",
                              "journal": "Journal of Samples"}, "CIT-DUP"),
    "abbreviated pages": ({"pages": "549-58"}, "CIT-PAGES"),
    "no author and no date": ({"author": "", "year": ""}, "CIT-MIN"),
    "an unlabelled preprint": ({"doi": "10.1101/2024.01.02.573900", "journal": "bioRxiv"}, "CIT-PREPRINT"),
}  # fmt: skip


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("case", CASES)
def test_a_bad_reference_is_caught_by_its_rule_alone(project: Path, add: Add, case: str) -> None:
    changes, rule = CASES[case]
    fields = {**GOOD, **changes}
    line = add("@article{bad2021,\n" + "".join(f"  {k} = {{{v}}},\n" for k, v in fields.items() if v) + "}")
    library = load(project)
    found = [f for f in check(library, []) if f.where.file == "references.bib" and f.where.line >= line]
    assert {f.rule for f in found} - {"CIT-UNUSED", "CIT-ORDER"} == {rule}


@pytest.mark.usefixtures("shipped")
def test_a_good_reference_is_only_unused(project: Path, add: Add) -> None:
    line = add("@article{zeta2021,\n" + "".join(f"  {k} = {{{v}}},\n" for k, v in GOOD.items()) + "}")
    library = load(project)
    found = [f for f in check(library, []) if f.where.file == "references.bib" and f.where.line >= line]
    assert [f.rule for f in found] == ["CIT-UNUSED"]
