"""data/ and references.bib -> Library. The only reader.

Nothing here raises for content: each problem is noted at its file:line:column in `Library.problems`, the rest is read
on, and the rules of their kinds report them together. An id whose row could not be read is kept in `Library.broken`, so that asking for it is no second error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generators.cache import Cache
from generators.domain import disagreement, formula, reading, selection
from generators.errors import SetupError
from generators.model import (
    Chart,
    Conflict,
    Diagram,
    Disclaimer,
    Drug,
    Gap,
    Guide,
    Library,
    Noun,
    Protocol,
    Publisher,
    Reference,
    Retractions,
    SearchWords,
    Selection,
    SourcePolicy,
    Study,
    Table,
    Texts,
    Vocabulary,
    Waiver,
    Where,
    Wording,
    format_message,
)
from generators.read import elsewhere, vocabulary
from generators.read import references as bib
from generators.read.docs import read_site_url
from generators.read.formats import yaml
from generators.read.kept import keep
from generators.read.links import load_outcomes
from generators.read.notebooks import read_notebooks
from generators.read.nouns import N, Reading, make_noun, read_list, read_single, without_repeats
from generators.read.observations import COLUMNS, Known, index_by_id, read_observations
from generators.read.versions import read_versions
from generators.text.suggest import did_you_mean

__all__ = ["COLUMNS", "LISTS", "load"]
LISTS: dict[str, type[Noun]] = {
    "studies": Study, "protocols": Protocol, "tables": Table, "charts": Chart, "conflicts": Conflict, "gaps": Gap,
}  # fmt: skip
_OF_ALL = ("sources.yml", "retractions.yml", "wording.yml")


def load(root: Path, only: str = "", kept: Cache | None = None) -> Library:
    """Read the project at `root`, or one drug of it. Raises SetupError if there is nothing to read."""
    known = _list_drugs(root)
    folders = [_choose_drug(known, only)] if only else list(known.values())
    run, lists = Reading(root, kept), root / "data/vocabulary"
    shared = keep(run, "vocabulary", [lists], vocabulary.read_shared)
    references = keep(run, "references", [root / "references.bib"], _read_references)
    own = {name: _read_words(run, folder, shared, lists) for name, folder in known.items()}
    vocabulary.report_shared_by_drugs(run, {name: listed for name, (listed, _) in own.items()})
    words = [vocabulary.join((shared, own[folder.name][0])) for folder in folders]
    drugs = [
        keep(run, folder.name, [folder, lists], partial(_read_drug, folder, listed))
        for folder, listed in zip(folders, words, strict=True)
    ]
    policy, wording = keep(run, "sources", [root / "data" / name for name in _OF_ALL], _read_policy)
    drugs = disagreement.mark_disputed(_with_readings(_with_computed_values(drugs), references, policy))
    drugs = [_with_selected(run, drug, listed) for drug, listed in zip(drugs, words, strict=True)]
    wording = vocabulary.join_wording(wording, (added for _, added in own.values()))
    joined = vocabulary.join((shared, *(listed for listed, _ in own.values())))
    library = Library(
        vocabulary=joined, wording=wording, sources=policy, references=references,
        drugs=tuple(drugs), **_read_rest(run, only), today=_find_newest_review(run, drugs), observations=index_by_id(run, drugs),
        links=load_outcomes(root), files=Texts(run.files),
    )  # fmt: skip
    run.broken |= {*elsewhere.list_ids(folder for folder in known.values() if folder not in folders)}  # no second error
    return library.model_copy(update=_list_faults(run))


def _list_drugs(root: Path) -> dict[str, Path]:
    """Return the folder of each drug; raises SetupError where there is no project."""
    for needed in ("data/vocabulary", "data/drugs", "references.bib"):
        if not (root / needed).exists():
            raise SetupError(f"{root / needed} is not there; wanted a project with data/ and references.bib")
    return {p.name: p for p in sorted((root / "data/drugs").iterdir()) if p.is_dir()}


def _choose_drug(known: Mapping[str, Path], only: str) -> Path:
    if only not in known:
        names = ", ".join(known)
        raise SetupError(format_message(f"no drug {only!r} in data/drugs", *did_you_mean(only, known, names)))
    return known[only]


def _read_rest(run: Reading, only: str) -> dict[str, Any]:
    """Read what is about no drug; by then it is known whether all was read."""
    data = run.root / "data"
    return {
        "publisher": read_single(run, data / "publisher.yml", Publisher) or Publisher(name="?"),
        "search": _read_optional(run, data / "search.yml", SearchWords),
        "site_url": read_site_url(run.root),
        "notebooks": tuple(read_notebooks(run)),
        "versions": read_versions(run),
        "whole": not only and not (run.broken or run.unreadable or run.incomplete),
        "waivers": tuple(read_list(run, data / "waivers.yml", Waiver, unique=False)),
        "disclaimers": tuple(read_list(run, data / "disclaimers.yml", Disclaimer)),
    }


def _find_newest_review(run: Reading, drugs: Iterable[Drug]) -> str:
    return max((drug.reviewed for drug in drugs if drug.where.file not in run.unreadable), default="")


def _list_faults(run: Reading) -> dict[str, Any]:
    """Return what could not be read, once all was tried."""
    problems = sorted(run.problems, key=lambda p: (p.where.file, p.where.line, p.where.column, p.message))
    return {
        "problems": tuple(problems), "broken": frozenset(run.broken), "unreadable": frozenset(run.unreadable),
        "incomplete": frozenset(run.unreadable | run.incomplete),
    }  # fmt: skip


def _with_readings(drugs: list[Drug], references: dict[str, Reference], policy: SourcePolicy) -> list[Drug]:
    """The drugs with how the sources of each statement were read."""
    return [reading.fill_in_drug(drug, references, policy) for drug in drugs]


def _read_references(run: Reading) -> dict[str, Reference]:
    name = "references.bib"
    text = run.text(run.root / name)
    references, problems = bib.parse(text, name) if text is not None else ({}, [])
    run.problems += problems
    if text is not None and not text.strip():
        run.report(Where(file=name), "the file is empty", "its entries, or a line that says that there are none")
    if text is not None and (not text.strip() or bib.is_cut_off(text, problems)):
        run.unreadable.add(name)  # whatever is asked for may have been there
    run.broken |= bib.list_keys(text or "") - references.keys()  # told where they stand
    return references


def _with_computed_values(drugs: list[Drug]) -> list[Drug]:
    """The drugs with the values that their formulas give."""
    known = {o.id: o for drug in drugs for o in drug.observations}
    return [
        drug.model_copy(update={"observations": tuple(formula.fill_in(o, known) for o in drug.observations)})
        for drug in drugs
    ]


def _with_selected(run: Reading, drug: Drug, words: Vocabulary) -> Drug:
    """The drug with what its tables select."""
    for table in (table for table in drug.tables if table.select):
        if table.columns or table.rows:
            run.report(table.where, f"table {table.name}: columns or rows beside `select`", "one of the two")
        elif not selection.select(drug, table.select or Selection()) and not _lacks_rows(run, drug):
            wrong = f"table {table.name}: no observation has all that `select` asks for"
            run.report(table.where, wrong, "words of observations.csv, of the arm or of the study")
    return drug.model_copy(update={"tables": tuple(selection.fill_in(table, drug, words) for table in drug.tables)})


def _lacks_rows(run: Reading, drug: Drug) -> bool:
    """Whether rows of a drug could not be read: that is an error of its own, and what asks for them is none."""
    return f"data/drugs/{drug.id}/observations.csv" in run.incomplete | run.unreadable


def _read_optional(run: Reading, path: Path, kind: type[N]) -> N:
    """A file that a project may do without."""
    return (read_single(run, path, kind) if path.exists() else None) or kind()


def _read_words(run: Reading, folder: Path, shared: Vocabulary, lists: Path) -> tuple[Vocabulary, Wording]:
    """The lists and the words that a drug brings with it."""

    def read(run: Reading) -> tuple[Vocabulary, Wording]:
        return vocabulary.read_own(run, folder, shared), vocabulary.read_wording(run, folder)

    return keep(run, f"{folder.name}/vocabulary", [folder / vocabulary.OWN, lists], read)


def _read_policy(run: Reading) -> tuple[SourcePolicy, Wording]:
    """How sources are judged, and the words that texts are judged by."""
    sources, retractions, wording = (run.root / "data" / name for name in _OF_ALL)
    policy = _read_optional(run, sources, SourcePolicy)
    policy = policy.model_copy(update={"retractions": _read_optional(run, retractions, Retractions)})
    return policy, _read_optional(run, wording, Wording)


def _read_drug(folder: Path, words: Vocabulary, run: Reading) -> Drug:
    parts: dict[str, Any] = {
        name: tuple(read_list(run, folder / f"{name}.yml", kind)) for name, kind in LISTS.items()
    }  # fmt: skip
    diagrams = [read_single(run, path, Diagram) for path in sorted((folder / "diagrams").glob("*.yml"))]
    parts["diagrams"] = tuple(without_repeats(run, [d for d in diagrams if d]))
    parts["guides"] = tuple(
        g for p in sorted((folder / "guides").glob("*.md")) if (g := _read_guide(run, p, folder.name))
    )
    studies = {study.id: study for study in parts["studies"]}
    known = Known(folder.name, _read_compound(run, folder), words, studies, run.name(folder / "studies.yml"))
    parts["observations"] = tuple(read_observations(run, folder, known))
    return read_single(run, folder / "drug.yml", Drug, **parts) or _make_stand_in(run, folder, parts)


def _make_stand_in(run: Reading, folder: Path, parts: dict[str, Any]) -> Drug:
    """A drug whose own file cannot be read, so that all others of its folder are checked. An error keeps it from being printed."""
    run.unreadable.add(run.name(folder / "drug.yml"))
    known: dict[str, Any] = dict.fromkeys(
        ("id", "inn", "name", "summary", "target", "indication", "route"), folder.name
    )
    known |= {"compound": _read_compound(run, folder), "modality": "antisense oligonucleotide", "reviewed": "9999"}
    known |= {"statuses": (), "facts": (), "events": (), "where": Where(file=run.name(folder / "drug.yml"))}
    return Drug.model_construct(**known, **parts)


def _read_compound(run: Reading, folder: Path) -> str:
    """The compound of a drug, which its rows inherit; its file is read, and judged, as a whole later."""
    path = folder / "drug.yml"
    text = run.text(path) if path.exists() else None
    data = yaml.read(text, run.name(path)).data if text is not None else None
    return str(data.get("compound") or "") if isinstance(data, dict) else ""


def _read_guide(run: Reading, path: Path, drug: str) -> Guide | None:
    """A guide; None if it cannot be read, and then what names it is no second error."""
    text = run.text(path)
    guide = _parse_guide(run, path, text, drug) if text is not None else None
    run.broken |= set() if guide else {path.stem}
    return guide


def _parse_guide(run: Reading, path: Path, text: str, drug: str) -> Guide | None:
    file = run.name(path)
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not match:
        run.unreadable.add(file)
        run.report(Where(file=file), "no front matter", "`---`, title, summary, …, `---` at the top")
        return None
    document = run.parse(match[1], file, first_line=2)
    if document and not isinstance(document.data, dict):
        run.unreadable.add(file)
        wrong = f"the front matter is {'empty' if document.data is None else 'no mapping'}"
        run.report(Where(file=file), wrong, "lines such as `title: …` between the two `---`")
    if not document or not isinstance(document.data, dict):
        return None
    more = {"slug": path.stem, "drug": drug, "body": text[match.end() :], "body_line": match[0].count("\n") + 1}
    return make_noun(run, Guide, {**document.data, **more}, document)
