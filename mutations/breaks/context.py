"""Breaks of the context of values: arm, comparison, cut, analyte, population, analysis set, moment, edition, safety facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generators.model import WHOLE_SETS, Study
from mutations.breaks.records import lines
from mutations.breaks.rows import cells as line_of
from mutations.breaks.rows import group, line, put
from mutations.breaks.sources import entries
from mutations.breaks.words import misspell
from mutations.corpus import Corpus, Row
from mutations.mutant import Mutant, way

_MOMENT = re.compile(r"\b(day|week|month)(s?) (?=\d)")
_OTHER_UNIT = {"day": "week", "week": "day", "month": "week"}


def _studies(corpus: Corpus) -> dict[str, Study]:
    return {study.id: study for drug in corpus.library.drugs for study in drug.studies}


def valued(corpus: Corpus) -> Iterator[tuple[Row, Study | None]]:
    """Return every row with a value, and its study."""
    studies = _studies(corpus)
    yield from ((row, studies.get(row["study"])) for row in corpus.rows if row["value"])


# --- arm, comparison, cut --------------------------------------------------------------------------------------------


@way("DAT", 15)
def file_under_another_arm(corpus: Corpus) -> Iterator[Mutant]:
    """A value that says its arm in its id, or has a counterpart in another arm, is filed under that other arm."""
    told = {(row["study"], row["parameter"], row["analyte"], row["time"], row["arm"]) for row, _ in valued(corpus)}
    for row, study in valued(corpus):
        for arm in study.arms if study and row["arm"] and not row["against"] else ():
            if arm.id != row["arm"] and (row["study"], row["parameter"], row["analyte"], row["time"], arm.id) in told:
                yield put(row, "arm", arm.id)


@way("DAT", 12)
def compare_with_nothing(corpus: Corpus) -> Iterator[Mutant]:
    """A difference or a ratio no longer says against which arm it was taken, or is taken against its own arm."""
    for row, _ in valued(corpus):
        if row.cells.get("against"):
            yield put(row, "against", "")
            yield put(row, "against", row["arm"])


@way("DAT", 12)
def lose_the_cut(corpus: Corpus) -> Iterator[Mutant]:
    """A value no longer says the state of the data that all others of its source say."""
    for rows in group(corpus, "study", "source").values():
        if len(rows) > 5 and len({row["cut"] for row in rows}) == 1:
            yield from (put(row, "cut", "") for row in rows if row.cells.get("cut"))


@way("DAT", 15)
def change_the_regimen_of_an_arm(corpus: Corpus) -> Iterator[Mutant]:
    """The dose of an arm is another than its name says."""
    for drug, file, found in _regimens(corpus):
        yield Mutant(
            file,
            *found.span(1),
            str(int(found[1]) * 3 + 1),
            f"dose of an arm {found[1]} → {int(found[1]) * 3 + 1}",
            drug,
        )


def _regimens(corpus: Corpus) -> Iterator[tuple[str, str, re.Match[str]]]:
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/studies.yml"):
            named = re.finditer(
                r"\bname: [^\n]*\b\d+ m?g\b[^\n]*\n(?:(?! *- id:).*\n)*? *regimen: \[\{dose: (\d+) m?g\b",
                corpus.texts[file],
            )
            yield from ((drug, file, found) for found in named)


@way("DAT", 12)
def break_what_a_total_counts(corpus: Corpus) -> Iterator[Mutant]:
    """A total names an arm that is not there, or itself."""
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/studies.yml"):
            for found in re.finditer(r"\bof: \[([^\],]+)", corpus.texts[file]):
                yield Mutant(file, *found.span(1), misspell(found[1]), f"of: {found[1]} misspelt", drug)


@way("DAT", 12)
def misspell_a_word_of_an_arm(corpus: Corpus) -> Iterator[Mutant]:
    """The role, the route, the basis, the compound or the population of an arm loses a letter."""
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/studies.yml"):
            for found in re.finditer(
                r"\b(role|route|basis|compound|population|species): ([a-z][\w-]+)", corpus.texts[file]
            ):
                yield Mutant(file, *found.span(2), misspell(found[2]), f"{found[1]}: {found[2]} misspelt", drug)


# --- what, in whom, when ---------------------------------------------------------------------------------------------


@way("DAT", 15)
def measure_something_else(corpus: Corpus) -> Iterator[Mutant]:
    """A value is of an analyte of another kind."""
    analytes = list(corpus.library.vocabulary.analytes.values())
    for row, _ in valued(corpus):
        own = corpus.library.vocabulary.analytes.get(row["analyte"])
        parameter = corpus.library.vocabulary.parameters[row["parameter"]]
        if own:
            others = [one for one in analytes if one.kind != own.kind and one.kind not in parameter.analytes]
            yield from (put(row, "analyte", one.id) for one in others[len(row["id"]) % 5 :: 5])


@way("DAT", 15)
def swap_the_analysis_set(corpus: Corpus) -> Iterator[Mutant]:
    """One of several values that one report counts in one set says another set."""
    for rows in group(corpus, "study", "parameter", "source", "analysis_set", "unit", "cut").values():
        if len(rows) > 5 and rows[0]["study"] and rows[0]["analysis_set"] in WHOLE_SETS:
            other = "randomised" if rows[0]["analysis_set"] == "safety" else "safety"
            yield from (put(row, "analysis_set", other) for row in rows)


@way("DAT", 15)
def swap_the_population(corpus: Corpus) -> Iterator[Mutant]:
    """A value of one population is filed under one of another drug, or of another species."""
    known = corpus.library.vocabulary.populations
    for row, study in valued(corpus):
        used = set(study.populations) if study else set()
        others = [name for name in known if row["population"] and study and name not in used | {row["population"]}]
        yield from (put(row, "population", name) for name in others[len(row["id"]) % 7 :: 7])


@way("DAT", 15)
def swap_the_unit_of_a_moment(corpus: Corpus) -> Iterator[Mutant]:
    """Week 26 becomes day 26 in a row of a study whose other rows say week 26."""
    times = Counter((row["study"], row["time"]) for row in corpus.rows)
    for row, study in valued(corpus):
        if study and times[study.id, row["time"]] > 2 and (found := _MOMENT.search(row["time"])):
            other = _OTHER_UNIT[found[1]]
            yield put(row, "time", row["time"].replace(found[1], other, 1))


# --- documents and safety ----------------------------------------------------------------------------------------------


@way("DAT", 12)
def rest_on_a_source_of_another_drug(corpus: Corpus) -> Iterator[Mutant]:
    """The source of a value is one on which only values of another drug rest."""
    homes: dict[str, str] = {}
    for row in corpus.rows:
        key = row["source"].split(";")[0].strip()
        homes[key] = row.drug if homes.setdefault(key, row.drug) == row.drug else ""
    for row, study in valued(corpus):
        others = [key for key, home in homes.items() if key and home and home != row.drug]
        if study and study.kind == "clinical" and ";" not in row["source"] and others:
            yield put(row, "source", others[len(row["id"]) % len(others)])


@way("CIT", 15)
def lose_the_edition_of_a_document(corpus: Corpus) -> Iterator[Mutant]:
    """A document that is one of several no longer says its region, what it is or its edition; or says a wrong region."""
    placed = entries(corpus, "region", "document")
    for entry in placed:
        alike = [
            e.fields["region"] for e in placed if e is not entry and e.fields["document"] == entry.fields["document"]
        ]
        yield entry.put("region", misspell(entry.fields["region"]))
        yield entry.drop("document")
        if len(alike) > 1:
            yield entry.drop("region")
        if "edition" in entry.fields and entry.fields["region"] in alike:
            yield entry.drop("edition")


def _safety_items(corpus: Corpus) -> Iterator[tuple[str, str, re.Match[str]]]:
    for drug in corpus.drugs:
        for file in corpus.files(drug, "/drug.yml"):
            text = corpus.texts[file]
            start = text.find("\nsafety:\n")
            section = re.compile(r"\n(?=[a-z_]+:)").search(text, start + 2) if start >= 0 else None
            end = section.start() if section else len(text)
            if start >= 0:
                yield from ((drug, file, found) for found in _SAFETY.finditer(text, start, end))


_SAFETY = re.compile(r"^( +)- \{?id: .*(?:\n\1 .*)*\n", re.MULTILINE)


@way("STR", 12)
def break_a_safety_fact(corpus: Corpus) -> Iterator[Mutant]:
    """What a label says on safety loses its subject, its kind, its region or its source, or a word of these a letter."""
    for drug, file, item in _safety_items(corpus):
        for found in re.finditer(r"\b(subject|kind|region|source): ([^\n,}]+)", item[0]):
            at = item.start()
            yield Mutant(file, at + found.start(1), at + found.end(1), misspell(found[1]), f"{found[1]} misspelt", drug)
            if found[1] != "subject":
                yield Mutant(
                    file,
                    at + found.start(2),
                    at + found.end(2),
                    misspell(found[2]),
                    f"{found[1]}: {found[2]} misspelt",
                    drug,
                )


@way("DAT", 6)
def date_what_cannot_be(corpus: Corpus) -> Iterator[Mutant]:
    """A date is no day of the calendar."""
    for drug, file, found in lines(corpus, "drug.yml", "gaps.yml"):
        if found[2] in ("date", "reviewed", "since") and re.fullmatch(r"\"?\d{4}-\d\d-\d\d\"?", found[3]):
            yield Mutant(file, *found.span(3), "2026-02-31", f"{found[2]} {found[3]} → 31 February", drug)


@way("DAT", 8)
def write_a_row_again_under_another_name(corpus: Corpus) -> Iterator[Mutant]:
    """A row is there again with another id: nothing tells the two apart."""
    for row, _ in valued(corpus):
        if not row["formula"]:
            yield line(row, line_of(row) + line_of(row, id=f"{row['id']}-again"), "the same row under another id")
