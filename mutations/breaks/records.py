"""Breaks of the YAML files: drug, studies, tables, charts, diagrams, conflicts, gaps, the publisher's profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from generators.domain import quantity
from generators.model import Observation
from mutations.breaks.words import misspell
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_LINE = re.compile(r"^( *(?:- )?)([a-z_]+): (?![>|]|$)(.+)\n", re.MULTILINE)
_NEEDED = {
    "drug.yml": {
        "inn",
        "name",
        "compound",
        "modality",
        "target",
        "reviewed",
        "state",
        "text",
        "grade",
        "label",
        "group",
        "date",
        "region",
    },
    "studies.yml": {"kind", "name", "title", "compound", "label", "text", "grade"},
    "tables.yml": {"kind", "caption"},
    "charts.yml": {"kind", "title", "caption", "alt", "axis"},
    "conflicts.yml": {"title", "state", "statement"},
    "gaps.yml": {"title", "statement", "reason", "searched", "date"},
}
_RECORDS = (*_NEEDED, "protocols.yml")
_SAME = (
    "parameter", "analyte", "unit", "statistic", "species", "matrix", "compound", "dose", "time", "qualifier", "population", "analysis_set",
    "arm", "study", "schedule", "route",
)  # fmt: skip
_CHOSEN = ("state", "grade", "kind", "reason", "region", "group", "tone", "evidence", "direction", "scale", "modality")


def lines(corpus: Corpus, *names: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Every line `field: value` of the files of these names, with its drug and file."""
    for drug in corpus.drugs:
        for name in names:
            for file in corpus.files(drug, f"/{name}"):
                yield from ((drug, file, found) for found in _LINE.finditer(corpus.texts[file]))


def _cut(drug: str, file: str, found: re.Match[str]) -> Mutant:
    """Without the line; the first line of an item leaves its dash."""
    left = found[1] if "-" in found[1] else ""
    kept = f"{left}note: ''\n" if left else ""
    return Mutant(file, *found.span(), kept, f"{found[2]}: {found[3][:50]} deleted", drug)


@way("DAT", 35)
def delete_a_field(corpus: Corpus) -> Iterator[Mutant]:
    """A field that a record needs is deleted."""
    for name, needed in _NEEDED.items():
        for drug, file, found in lines(corpus, name):
            if found[2] in needed and "-" not in found[1] and _is_record_field(name, found):
                yield _cut(drug, file, found)


def _is_record_field(name: str, found: re.Match[str]) -> bool:
    """Whether the line belongs to the record itself, if the field is required only there (`kind` of a table, not of
    a node)."""
    return name in ("drug.yml", "studies.yml") or len(found[1]) == 2


@way("DAT", 25)
def misspell_a_field(corpus: Corpus) -> Iterator[Mutant]:
    """The name of a field loses a letter."""
    for drug, file, found in lines(corpus, *_RECORDS):
        if found[2] not in ("id", "name"):
            yield Mutant(file, *found.span(2), misspell(found[2]), f"field {found[2]} misspelt", drug)


@way("DAT", 20)
def misspell_a_chosen_word(corpus: Corpus) -> Iterator[Mutant]:
    """A word of a closed set loses a letter."""
    for drug, file, found in lines(corpus, *_RECORDS):
        if found[2] in _CHOSEN:
            yield Mutant(file, *found.span(3), misspell(found[3]), f"{found[2]}: {found[3]} misspelt", drug)


@way("DAT", 30)
def misspell_an_observation(corpus: Corpus) -> Iterator[Mutant]:
    """The id of a value in a table, chart, conflict, gap or text loses a letter."""
    idents = set(corpus.library.observations)
    for drug in corpus.drugs:
        for file in (f for f in corpus.files(drug, ".yml")):
            for found in re.finditer(r"(?<![\w-])(?:[a-z]+-)[a-z0-9-]+(?![\w-])", corpus.texts[file]):
                if found[0] in idents:
                    yield Mutant(file, *found.span(), misspell(found[0]), f"{found[0]} misspelt", drug)


@way("DAT", 12)
def lose_a_cell(corpus: Corpus) -> Iterator[Mutant]:
    """A row of a table has one cell too few."""
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/tables.yml"):
            for found in re.finditer(r"cells: \[([a-z0-9-]+), ", corpus.texts[file]):
                yield Mutant(file, found.start(1), found.end(), "", f"cell {found[1]} lost", drug)


@way("DAT", 12)
def give_a_column_another_unit(corpus: Corpus) -> Iterator[Mutant]:
    """The head of a column names a unit that its cells do not have."""
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/tables.yml"):
            for found in re.finditer(r'\{head: [^{}]*unit: ("?)([^",}]+|\{[a-z]+\})\1\}', corpus.texts[file]):
                unit = "mg" if found[2] != "mg" else "d"
                yield Mutant(file, *found.span(2), unit, f"column unit {found[2]} → {unit}", drug)


@way("DAT", 10)
def name_a_guide_that_is_none(corpus: Corpus) -> Iterator[Mutant]:
    """A conflict or a gap is to be shown in a guide that is not there."""
    for drug, file, found in lines(corpus, "conflicts.yml", "gaps.yml"):
        if found[2] == "guides":
            yield Mutant(
                file, *found.span(3), f"[{misspell(found[3].strip('[]').split(',')[0])}]", "guide misspelt", drug
            )


@way("DAT", 20)
def forget_an_explanation(corpus: Corpus) -> Iterator[Mutant]:
    """The record that says why two values disagree is deleted."""
    for drug in corpus.drugs:
        ids = {c.id: c for c in next(d for d in corpus.library.drugs if d.id == drug).conflicts}
        for file in corpus.files(drug, "/conflicts.yml"):
            text = corpus.texts[file]
            items = [m.start() for m in re.finditer(r"^- ", text, re.MULTILINE)]
            for start, end in zip(items, [*items[1:], len(text)], strict=True):
                name = re.match(r"- id: (\S+)", text[start:end])
                if name and name[1] in ids and _is_contradictory(corpus, ids[name[1]].observations):
                    yield Mutant(file, start, end, "", f"conflict {name[1]} deleted", drug)


def _is_contradictory(corpus: Corpus, idents: tuple[str, ...]) -> bool:
    """Whether two of these are single numbers for one quantity, in the same unit and context, beyond rounding."""
    found = [
        o
        for i in idents
        if (o := corpus.library.observations.get(i)) and o.value and not (o.value.bound or o.value.low)
    ]
    return any(
        all(getattr(a, n) == getattr(b, n) for n in _SAME) and _is_different(a, b) for a, b in combinations(found, 2)
    )


def _is_different(one: Observation, other: Observation) -> bool:
    a, b = (quantity.estimate(o.value, percent=True) if o.value else None for o in (one, other))
    return a is not None and b is not None and abs(a - b) > 0.1 * max(abs(a), abs(b))


@way("DAT", 12)
def forget_a_gap(corpus: Corpus) -> Iterator[Mutant]:
    """The record of what was searched for a value that was not found is deleted."""
    missing = {row["id"] for row in corpus.rows if row["missing"] == "not-found"}
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/gaps.yml"):
            text = corpus.texts[file]
            items = [m.start() for m in re.finditer(r"^- ", text, re.MULTILINE)]
            for start, end in zip(items, [*items[1:], len(text)], strict=True):
                if missing & set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text[start:end])):
                    yield Mutant(file, start, end, "", f"gap deleted: {text[start:end].splitlines()[0]}", drug)


@way("DAT", 8)
def let_a_review_grow_old(corpus: Corpus) -> Iterator[Mutant]:
    """A drug or a gap was last reviewed years ago."""
    for drug, file, found in lines(corpus, "drug.yml", "gaps.yml"):
        if found[2] == "reviewed" or (found[2] == "date" and file.endswith("gaps.yml")):
            yield Mutant(file, *found.span(3), '"2023-01-31"', f"{found[2]} {found[3]} → 2023", drug)


@way("CIT", 15)
def misspell_a_source_of_a_record(corpus: Corpus) -> Iterator[Mutant]:
    """The source of a fact, event, study, step or edge loses a letter."""
    for drug in corpus.drugs:
        for file in (f for f in corpus.files(drug, ".yml")):
            for found in re.finditer(r"\bsource: ([a-z0-9_]+)", corpus.texts[file]):
                yield Mutant(file, *found.span(1), misspell(found[1]), f"source {found[1]} misspelt", drug)


@way("CIT", 15)
def drop_the_source_of_a_record(corpus: Corpus) -> Iterator[Mutant]:
    """A fact, an event, a status or an item of a study has no source."""
    for drug in corpus.drugs:
        for name in ("drug.yml", "studies.yml"):
            for file in corpus.files(drug, f"/{name}"):
                for found in re.finditer(r"^ +source: .+\n +locator: .+\n", corpus.texts[file], re.MULTILINE):
                    yield Mutant(file, *found.span(), "", "source and locator deleted", drug)


@way("STR", 12)
def leave_a_picture_without_words(corpus: Corpus) -> Iterator[Mutant]:
    """A diagram or a chart loses caption or alternative text, or has an empty one."""
    for drug in corpus.drugs:
        for file in (*corpus.files(drug, "/charts.yml"), *(f for f in corpus.files(drug, ".yml") if "/diagrams/" in f)):
            for found in re.finditer(r"^ *(caption|alt): (?:>-\n(?: +.+\n)+|.+\n)", corpus.texts[file], re.MULTILINE):
                yield Mutant(file, *found.span(), "", f"{found[1]} deleted", drug)


@way("DAT", 10)
def lead_an_arrow_nowhere(corpus: Corpus) -> Iterator[Mutant]:
    """An arrow of a diagram begins or ends at a box that is not there."""
    for drug in corpus.drugs:
        for file in (f for f in corpus.files(drug, ".yml") if "/diagrams/" in f):
            for found in re.finditer(r"\b(tail|head): ([a-z0-9_]+)", corpus.texts[file]):
                yield Mutant(file, *found.span(2), f"{found[2]}x", f"{found[1]} {found[2]} misspelt", drug)


@way("STR", 12)
def orphan_a_part(corpus: Corpus) -> Iterator[Mutant]:
    """No guide asks any more for a table, chart, diagram or protocol."""
    for drug in corpus.drugs:
        for file in corpus.files(drug, ".md"):
            for found in re.finditer(
                r'^\{\{ (table|chart|diagram|protocol)\("([a-z0-9-]+)"\) \}\}\n', corpus.texts[file], re.MULTILINE
            ):
                yield Mutant(file, *found.span(), "", f"{found[1]} {found[2]} no longer shown", drug)


@way("STR", 4)
def offer_what_does_not_fit(corpus: Corpus) -> Iterator[Mutant]:
    """The profile offers something without saying for what, or without declaring an interest."""
    file, end = "data/publisher.yml", len(corpus.texts["data/publisher.yml"])
    offer = "offers:\n  - {text: Custom synthesis., url: https://seller.example/rna, modalities: [%s]}\n"
    for modalities in ("small interfering RNA", "antibody", "", "antisense oligonucleotide"):
        yield Mutant(file, end, end, offer % modalities, f"offer for {modalities!r}", corpus.drugs[0])
