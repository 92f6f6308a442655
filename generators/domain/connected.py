"""Drugs that name one another. What stands on the pages of a drug follows from its own folder, those of the drugs it is
connected with, and the files that all share; a library that is narrowed to them holds nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generators.model import Drug, Library, SearchWords, Wording

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")  # as an id is written: Slug of the model
_KEY = re.compile(r"\w[\w:.+/-]*")  # every key of a reference is such a word, or begins one


def group_connected(library: Library) -> list[tuple[Drug, ...]]:
    """Return the drugs in groups; two are in one group if a file of one has the id of a value, a study or a disagreement of
    the other."""
    owners = {ident: drug.id for drug in library.drugs for ident in _list_ids(drug)}
    group = {drug.id: frozenset({drug.id}) for drug in library.drugs}
    for drug in library.drugs:
        for other in sorted({owners[word] for word in _find_words(_ID, library, drug) if word in owners}):
            joined = group[drug.id] | group[other]
            group |= dict.fromkeys(joined, joined)
    known = {drug.id: drug for drug in library.drugs}
    return [tuple(drug for ident, drug in known.items() if ident in one) for one in dict.fromkeys(group.values())]


def narrow(library: Library, drugs: Iterable[Drug]) -> Library:
    """Return the library without other drugs, references that no file of these names, and all that no page of a drug prints."""
    kept = tuple(drugs)
    named = {word for drug in kept for word in _find_keys(library, drug)}
    return library.model_copy(
        update={
            "drugs": kept,
            "observations": {o.id: o for drug in kept for o in drug.observations if library.observations.get(o.id) is o},
            "references": {key: one for key, one in library.references.items() if key in named},
            "files": {name: text for name, text in library.files.items() if _is_read_by(name, kept)},
            "wording": Wording(), "search": SearchWords(), "waivers": (), "notebooks": (), "links": {}, "problems": (), "today": "",
        }
    )  # fmt: skip


def _list_ids(drug: Drug) -> Iterator[str]:
    for nouns in (drug.observations, drug.studies, drug.conflicts):
        yield from (noun.id for noun in nouns)


def _find_words(pattern: re.Pattern[str], library: Library, drug: Drug) -> set[str]:
    folder = f"data/drugs/{drug.id}/"
    return {word for name, text in library.files.items() if name.startswith(folder) for word in pattern.findall(text)}


def _find_keys(library: Library, drug: Drug) -> Iterator[str]:
    """Yield each word of a drug's files, whole and cut at its points and colons: a key may end a sentence."""
    for word in _find_words(_KEY, library, drug):
        yield from (word[:end] for end in range(1, len(word) + 1) if end == len(word) or word[end] in ":.+/-")


def _is_read_by(name: str, drugs: Iterable[Drug]) -> bool:
    """Whether a file says something on the pages of these drugs: their own, the words of every drug, what all share."""
    if name.startswith("data/drugs/"):
        return "/vocabulary/" in name or any(name.startswith(f"data/drugs/{drug.id}/") for drug in drugs)
    return name not in ("references.bib", "data/waivers.yml", "data/search.yml", "data/wording.yml")
