"""The closed lists: those of data/vocabulary, which all drugs share, and those that a drug brings with it.

`data/drugs/<drug>/vocabulary/` holds files of the same names and forms, with what only that drug needs. Its rows may use both;
pages, rules and the glossary have them all. `wording.yml` there adds to the lists of data/wording.yml: genes, supplies, hazards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from pathlib import Path
from typing import Any

from generators.model import (
    Analyte,
    Compound,
    Matrix,
    Noun,
    Parameter,
    Population,
    Species,
    Term,
    Unit,
    Vocabulary,
    Where,
    Wording,
)
from generators.read.nouns import Reading, get_id, read_list, read_single

OWN = "vocabulary"  # the folder of a drug
LISTS: Mapping[str, type[Noun]] = {
    "parameters": Parameter, "analytes": Analyte, "units": Unit, "terms": Term, "species": Species, "matrices": Matrix,
    "populations": Population, "compounds": Compound,
}  # fmt: skip
OF_A_DRUG = ("analytes", "units", "terms", "matrices", "populations", "compounds")
_WORDING = "wording.yml"


def read_shared(run: Reading) -> Vocabulary:
    """Read the lists that all drugs share."""
    return Vocabulary(**_read_lists(run, run.root / "data/vocabulary", LISTS))


def read_own(run: Reading, folder: Path, shared: Vocabulary) -> Vocabulary:
    """Read the lists that a drug brings with it; an entry that is shared already is a problem."""
    own = folder / OWN
    _report_strays(run, own)
    found = Vocabulary(**{name: {} for name in LISTS} | _read_lists(run, own, OF_A_DRUG))
    _report_repeats(run, found, shared, "is in data/vocabulary already")
    return found


def read_wording(run: Reading, folder: Path) -> Wording:
    """Read the words that a drug adds to data/wording.yml."""
    path = folder / OWN / _WORDING
    return (read_single(run, path, Wording) if path.exists() else None) or Wording()


def join(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """Return the lists of several vocabularies as one."""
    return reduce(
        lambda one, other: Vocabulary(**{n: getattr(one, n) | getattr(other, n) for n in LISTS}), vocabularies
    )


def join_wording(wording: Wording, more: Iterable[Wording]) -> Wording:
    """Return the lists of words with those that drugs add."""
    added = list(more)
    lists = [name for name in Wording.model_fields if isinstance(getattr(wording, name), tuple)]
    longer = {name: (*getattr(wording, name), *(w for own in added for w in getattr(own, name))) for name in lists}
    return wording.model_copy(update=longer)


def report_shared_by_drugs(run: Reading, own: Mapping[str, Vocabulary]) -> None:
    """Report each entry that two drugs bring: what is shared stands in data/vocabulary."""
    for place, (_, vocabulary) in enumerate(own.items()):
        for other, earlier in list(own.items())[:place]:
            _report_repeats(run, vocabulary, earlier, f"is in the vocabulary of {other} too")


def _read_lists(run: Reading, folder: Path, names: Iterable[str]) -> dict[str, Any]:
    return {name: {_key(noun): noun for noun in read_list(run, folder / f"{name}.yml", LISTS[name])} for name in names}


def _key(noun: Noun) -> str:
    return noun.code if isinstance(noun, Unit) else get_id(noun)


def _report_repeats(run: Reading, own: Vocabulary, other: Vocabulary, wrong: str) -> None:
    for name in OF_A_DRUG:
        for key in getattr(own, name).keys() & getattr(other, name).keys():
            wanted = f"it once, in data/vocabulary/{name}.yml if drugs share it"
            run.report(getattr(own, name)[key].where, f"{key!r} {wrong}", wanted)


def _report_strays(run: Reading, folder: Path) -> None:
    known = {_WORDING, *(f"{name}.yml" for name in OF_A_DRUG)}
    for path in sorted(folder.glob("*")) if folder.exists() else ():
        if path.name not in known:
            run.report(
                Where(file=run.name(path)), "no list of a drug's vocabulary", f"one of {', '.join(sorted(known))}"
            )
