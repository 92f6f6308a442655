"""Slips in the data of this site: each is an error at its cell. The rows are chosen by what they are, not by their ids.

A slip is made in a copy, as the mutation run makes its breaks; of each kind several rows are tried, chosen by a seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import pytest

from generators.domain import alike
from generators.model import Finding
from mutations import run
from mutations.breaks import context, sizes
from mutations.breaks.rows import cells, group, line, put
from mutations.corpus import Corpus
from mutations.mutant import Mutant
from tests.shipped import ROOT

TRIES = 6
Slips = Callable[[Corpus], Iterator[Mutant]]


def lose_the_point_of_a_ratio(corpus: Corpus) -> Iterator[Mutant]:
    """0.98 becomes 98.0."""
    for row, _ in context.valued(corpus):
        if row["parameter"] in ("ratio", "ratio-to-baseline") and re.match(r"[01]\.\d+", row["value"]):
            yield put(row, "value", re.sub(r"^[\d.]+", lambda found: f"{float(found[0]) * 100:.1f}", row["value"]))


def lose_a_sign_beside_a_difference(corpus: Corpus) -> Iterator[Mutant]:
    """−22.20 becomes 22.20 beside −14.31 and their difference."""
    known = corpus.library.observations
    groups = alike.group(known.values(), alike.BETWEEN_ARMS)
    for row, _ in context.valued(corpus):
        own = known[row["id"]]
        rows = [
            one for one in groups[alike.key(own, alike.BETWEEN_ARMS)] if one.qualifier == own.qualifier and one.value
        ]
        told = [one for one in rows if not one.against and one.statistic == own.statistic]
        compared = [{one.arm, one.against} for one in rows if one.statistic == "difference"]
        arms = [one.arm for one in told]
        is_alone = own in told and arms.count(own.arm) == 1
        if is_alone and any(own.arm in pair <= {*arms} for pair in compared) and row["value"].startswith("−"):
            yield put(row, "value", row["value"].replace("−", "", 1))


def cite_a_trial_of_another_drug(corpus: Corpus) -> Iterator[Mutant]:
    """A value of a trial is sourced from the article on a trial of another drug. A study in which no drug was given is none."""
    told = [(row, study) for row, study in context.valued(corpus) if study and study.compound != "none"]
    homes = {(row["source"], row.drug) for row, _ in told if ";" not in row["source"]}
    articles = {key for key, one in corpus.library.references.items() if one.tier == "peer-reviewed"}
    for row, study in context.valued(corpus):
        if study and study.kind == "clinical" and (row["source"], row.drug) in homes:
            yield from (put(row, "source", key) for key, home in homes if home != row.drug and key in articles)


def give_an_arm_77_mg(corpus: Corpus) -> Iterator[Mutant]:
    """A row of an arm of one dose in milligrams says 77 mg."""
    for row, _ in context.valued(corpus):
        if row["arm"] and re.fullmatch(r"[1-9]\d* mg", row["dose"]):
            yield put(row, "dose", "77 mg")


def count_an_event_in_another_set(corpus: Corpus) -> Iterator[Mutant]:
    """An adverse event of the safety set, of which one source gives many, is filed under the ITT set."""
    for rows in group(corpus, "study", "parameter", "source", "analysis_set").values():
        if len(rows) > 6 and rows[0]["analysis_set"] == "safety":
            yield from (put(row, "analysis_set", "itt") for row in rows)


KINDS: tuple[Slips, ...] = (
    lose_the_point_of_a_ratio,
    lose_a_sign_beside_a_difference,
    cite_a_trial_of_another_drug,
    give_an_arm_77_mg,
    sizes.give_weeks_as_days,
    count_an_event_in_another_set,
    context.date_what_cannot_be,
)


@pytest.fixture(scope="module")
def bench() -> Iterator[run.Bench]:
    """A copy of the data, in which slips are made."""
    with run.snapshot(ROOT) as root, run.reading_once():
        yield run.Bench(root, root.parent)


def choose(kind: Slips, corpus: Corpus) -> list[Mutant]:
    """Some slips of a kind."""
    found = sorted(kind(corpus), key=lambda slip: (slip.file, slip.start, slip.text))
    return random.Random(kind.__name__).sample(found, min(TRIES, len(found)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.replace("_", " "))
def test_a_slip_is_an_error_at_its_cell(bench: run.Bench, kind: Slips) -> None:
    slips = choose(kind, bench.good)
    assert len(slips) >= 3
    for slip in slips:
        findings = bench.find(slip)
        assert place_of(slip, bench.good) in map(place, findings), (slip.description, findings)


def test_a_share_with_its_interval_is_no_error(bench: run.Bench) -> None:
    corpus = bench.good
    counted = [
        row for row, study in context.valued(corpus)
        if study and row["parameter"] == "participants-with" and row["unit"] in ("%", "{participants}") and row["arm"]
        and not row["formula"] and not row["against"] and row["analysis_set"] in ("itt", "safety", "mitt")
    ]  # fmt: skip
    for row in random.Random(1).sample(counted, TRIES):
        right = {"id": f"{row['id']}-share", "value": "56.8 (45.6–68.1)", "unit": "%", "statistic": "percentage"}
        right |= {
            "spread_kind": "95% CI",
            "n": "84",
            "analysis_set": "subgroup",
            "qualifier": "seen at a visit of its own",
        }
        added = line(row, cells(row) + cells(row, **right), "a share with its interval")
        assert [one for one in bench.find(added) if one.severity == "error"] == []


def place(finding: Finding) -> tuple[str, int, int, str]:
    """Where a finding is, and how severe."""
    return finding.where.file, finding.where.line, finding.where.column, finding.severity


def place_of(slip: Mutant, corpus: Corpus) -> tuple[str, int, int, str]:
    """Where the error of a slip is to be."""
    before = corpus.texts[slip.file][: slip.start]
    return slip.file, before.count("\n") + 1, slip.start - before.rfind("\n"), "error"
