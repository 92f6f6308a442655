"""The rules on texts over the guides of this site, with one thing changed in each case."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache

import pytest

from generators.model import Guide, Library
from tests import shipped
from tests.conftest import ROOT

Change = Callable[[str, str, str], Library]
BALIFORSEN = "data/drugs/baliforsen/guides/clinical-trial.md"
TOFERSEN = "data/drugs/tofersen/guides/cns-uptake-and-distribution.md"


@pytest.fixture
def library() -> Library:
    """What this site holds."""
    return shipped.library()


@pytest.fixture
def changed(library: Library) -> Change:
    """The library with one text of one guide replaced."""

    def change(file: str, old: str, new: str) -> Library:
        def edited(guide: Guide) -> Guide:
            if guide.where.file != file:
                return guide
            if old not in guide.body:  # an author may write it otherwise; the mutations look at any guide
                pytest.skip(f"{old!r} is not in {file}")
            return guide.model_copy(update={"body": guide.body.replace(old, new, 1)})

        drugs = (d.model_copy(update={"guides": tuple(map(edited, d.guides))}) for d in library.drugs)
        return library.model_copy(update={"drugs": tuple(drugs)})

    return change


@cache
def known_problems(rule: str) -> set[str]:
    """What a rule finds in the guides as they are."""
    module = importlib.import_module(f"generators.check.rules.text.{rule}")
    return {problem.message for problem in module.check(shipped.library(), [])}


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "said"),
    [
        pytest.param(
            "number", BALIFORSEN, "a mean of", "a mean of 3.11 µg/g and", "'3.11 µg/g' is typed by hand", id="a typed number"
        ),
        pytest.param(
            "monotone", TOFERSEN, "show the result. At", "show a dose-dependent fall. At",
            "'dose-dependent' over values that turn back (CSF SOD1 ratio to baseline: 0.73 (0.61–0.87) at 40\u00a0mg, "
            "0.79 (0.66–0.94) at 60\u00a0mg)", id="dose-dependent over 60 mg < 40 mg",
        ),
        pytest.param(
            "term", BALIFORSEN, 'Baliforsen ({{ fact("bal-code", cite=False) }})', "Baliforsen (ISIS 486178)",
            "ISIS 486178 is another compound than Baliforsen; wanted ISIS 598769", id="the code of another compound",
        ),
        pytest.param(
            "term", BALIFORSEN, "The trial of baliforsen did", "The trial of ISIS 486178 did",
            "ISIS 486178 was given to no person in these data", id="a trial of the tool compound",
        ),
        pytest.param(
            "scope", BALIFORSEN, "ISIS 486178 lowered mutant", "the drug lowered mutant",
            "this rests on ISIS 486178 alone and reads as if it were baliforsen", id="a value of the tool compound",
        ),
        pytest.param(
            "negative", BALIFORSEN, "platelet\ncounts were not found", "bone marrow was never examined",
            "'never examined' without a record of the search", id="ignorance without a record",
        ),
        pytest.param(
            "claim", BALIFORSEN, "Most were mild", "It was safe; most were mild",
            "'safe' claims more than was measured", id="an overclaim",
        ),
    ],
)  # fmt: skip
def test_a_change_to_a_guide_is_found_at_its_line(
    changed: Change, rule: str, file: str, old: str, new: str, said: str
) -> None:
    now = changed(file, old, new)
    module = importlib.import_module(f"generators.check.rules.text.{rule}")
    known = known_problems(rule)
    (problem,) = [problem for problem in module.check(now, []) if problem.message not in known]
    assert problem.message.startswith(said)
    text = (ROOT / file).read_text(encoding="utf-8")
    assert (problem.where.file, problem.where.line) == (file, text.count("\n", 0, text.index(old)) + 1)
