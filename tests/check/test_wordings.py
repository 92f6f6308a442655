"""Natural sentences of the kinds that a list of words can only begin: each is found, or left alone, as a pharmacologist would.

`tests/wordings/` has them, a file for a rule: what claims too much, what says that nothing is known, what ties an effect to dose, numbers and
citations that were typed; and what no rule finds anything in. They
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

pytestmark = pytest.mark.usefixtures("_parsed_once")
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
    """The sentences in which the rule, or any if none is named, finds something, each a paragraph of its own."""
    guide = root / GUIDE
    text = guide.read_text(encoding="utf-8")
    at = {}
    for sentence in sentences:
        text += f"\n{sentence}\n"
        at[text.count("\n")] = sentence
    guide.write_text(text, encoding="utf-8")
    library, rules = load(root, "calvirsen"), [one for one in all_rules() if rule in (one.id, "")]
    found = [finding.where for one in rules for finding in one.findings(library, []) if finding.where.file == GUIDE]
    return {at[where.line] for where in found if where.line in at}


def read(name: str) -> dict[str, list[str]]:
    """The sentences of a file."""
    written: dict[str, list[str]] = yaml.safe_load((SENTENCES / f"{name}.yml").read_text(encoding="utf-8"))
    return written


@pytest.mark.parametrize(("rule", "ending"), [("TXT-CLAIM", CITED), ("TXT-NEGATIVE", CITED), ("TXT-MONOTONE", SHOWN)])
def test_sentences_of_the_kind_are_found_and_others_left_alone(root: Path, rule: str, ending: str) -> None:
    written = read(rule[4:].lower())
    wrong, right = ([sentence + ending for sentence in written[kind]] for kind in ("found", "silent"))
    found = find(root, rule, [*wrong, *right])
    assert len(wrong) > 50 and len(right) > 40
    assert [one for one in wrong if one not in found] == []
    assert [one for one in right if one in found] == []


@pytest.mark.parametrize(
    ("rule", "name", "ending"),
    [("TXT-NUMBER", "number", CITED), ("TXT-TERM", "term", CITED), ("", "typed_citation", "")],
)
def test_other_slips_in_sentences_are_found(root: Path, rule: str, name: str, ending: str) -> None:
    wrong = [sentence + ending for sentence in read(name)["found"]]
    found = find(root, rule, wrong)
    assert [one for one in wrong if one not in found] == []


def test_what_a_pharmacologist_would_write_is_left_alone_by_all_rules(root: Path) -> None:
    right = [sentence + CITED for sentence in read("right")["silent"]]
    assert len(right) > 250 and find(root, "", right) == set()


@pytest.mark.parametrize("kind", ["shell_title", "bare_title"])
def test_titles_that_are_none_are_found(root: Path, kind: str) -> None:
    titles = read(kind)["found"]
    with (root / "references.bib").open("a", encoding="utf-8") as file:
        for number, title in enumerate(titles):
            file.write(f"\n@misc{{made{number}, title = {{{title}}}, url = {{https://example{number}.org/a}}}}\n")
    rules = [one for one in all_rules() if one.id in ("CIT-SHELL", "CIT-BARE")]
    messages = [finding.message for one in rules for finding in one.findings(load(root, "calvirsen"), [])]
    assert [one for number, one in enumerate(titles) if not any(f"'made{number}'" in text for text in messages)] == []
