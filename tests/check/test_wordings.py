"""Natural sentences of the kinds that a list of words can only begin: each is found, or left alone, as a pharmacologist would.

`tests/wordings/` has them, a file for a rule: what claims too much, what says that nothing is known, what ties an effect to dose. They
stand one by one in a guide of the drug of `tests/right/`, to which values of three doses are added that turn back.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from generators.check.rules import all_rules
from generators.read.library import load
from tests.check.test_right_content import FOLDER, ROWS, write

SENTENCES = Path(__file__).parents[1] / "wordings"
GUIDE = f"{FOLDER}/guides/how-it-was-tested.md"
CITED = " [@calpivotal2023, Results]."
SHOWN = ': {{ value("cal-low", cite=False) }}, {{ value("cal-mid", cite=False) }} and {{ value("cal-top") }}.'
ARM = "    - {id: top, name: calvirsen 450 mg, role: active, regimen: [{dose: 450 mg, route: subcutaneous, schedule: single dose}]}\n"
ROW = "cal-{0},cal-first,{0},change-from-baseline,calvin,{1} ± 5,%,mean,SD,6,,pharmacokinetic,,,serum,,,,,day 29,,,,primary,calfirst2019,Table 2,,\n"
TURNING = {"low": "−20", "mid": "−45", "top": "−31"}


@pytest.fixture
def root(tmp_path: Path, pictures: Path) -> Path:
    """The project, with three doses of which the middle one does most."""
    root = write(tmp_path, pictures)
    studies, rows = root / FOLDER / "studies.yml", root / ROWS
    before, arms = "    - {id: infused,", studies.read_text(encoding="utf-8")
    studies.write_text(arms.replace(before, ARM + before, 1), encoding="utf-8")
    with rows.open("a", encoding="utf-8") as file:
        file.writelines(ROW.format(*point) for point in TURNING.items())
    return root


def find(root: Path, rule: str, sentences: Iterable[str]) -> set[str]:
    """The sentences in which the rule finds something, each a paragraph of its own."""
    guide = root / GUIDE
    text = guide.read_text(encoding="utf-8")
    at = {}
    for sentence in sentences:
        text += f"\n{sentence}\n"
        at[text.count("\n")] = sentence
    guide.write_text(text, encoding="utf-8")
    (one,) = (one for one in all_rules() if one.id == rule)
    found = [finding.where for finding in one.findings(load(root, "calvirsen"), []) if finding.where.file == GUIDE]
    return {at[where.line] for where in found}


@pytest.mark.parametrize(("rule", "ending"), [("TXT-CLAIM", CITED), ("TXT-NEGATIVE", CITED), ("TXT-MONOTONE", SHOWN)])
def test_sentences_of_the_kind_are_found_and_others_left_alone(root: Path, rule: str, ending: str) -> None:
    written = yaml.safe_load((SENTENCES / f"{rule[4:].lower()}.yml").read_text(encoding="utf-8"))
    wrong, right = ([sentence + ending for sentence in written[kind]] for kind in ("found", "silent"))
    found = find(root, rule, [*wrong, *right])
    assert len(wrong) > 50 and len(right) > 40
    assert [one for one in wrong if one not in found] == []
    assert [one for one in right if one in found] == []
