"""Part (d): each case of `cases.py` gives what is wanted of it: one finding at its file, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from faults import corpus
from faults.cases import CASES, Case
from generators.model import Finding


def find_faults(folder: Path, cases: Iterable[Case] = CASES) -> Iterator[str]:
    """Yield what is wrong with the answer to each case."""
    root = corpus.copy(folder)
    for case in cases:
        path = root / case.file
        text = path.read_text(encoding="utf-8")
        path.write_text(apply(case, text), encoding="utf-8")
        try:
            with corpus.time_limit():
                wrong = judge(case, corpus.find(root))
        except Exception as problem:  # whatever it is, an author would see it
            wrong = f"{type(problem).__name__}: {str(problem)[:100]}"
        path.write_text(text, encoding="utf-8")
        if wrong:
            yield f"case {case.number}: {wrong}"


def apply(case: Case, text: str) -> str:
    """Return the text of the file with the case in it."""
    if case.old not in text:
        raise LookupError(f"case {case.number}: {case.old!r} is not in {case.file}")
    return text.replace(case.old, case.new, -1 if case.everywhere else 1)


def judge(case: Case, findings: list[Finding]) -> str:
    """Return what is wrong with the findings of a case; empty if they are as wanted."""
    told = [f"{one.rule} {one.where.file}: {one.message}" for one in findings]
    right = [
        one for one in findings if one.rule == case.rule and one.where.file == case.file and case.wanted in one.message
    ]
    if case.rule == "" and told:
        return f"found {told[0]}"
    if case.rule and not right:
        return f"wanted {case.rule} {case.wanted!r}, found {told[:2] or 'nothing'}"
    if case.is_alone and len(told) > 1:
        return f"found {len(told)} for one: {told[:3]}"
    return ""
