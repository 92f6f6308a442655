"""The key of each drug: the hash of its files, of what they name of other drugs with the values beside it in its study, and of the
sources that all these name.

Every stage takes what it made of a drug by this key and by what all share, without a look at the single pages, texts or rows. Only of
a drug whose key is another does it ask the finer keys of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generators.cache import Cache, digest, identify_engine
from generators.domain.connected import Named, Names, find_words, group_files, prove, reduce, tell_reference
from generators.model import Drug, Library, Observation

_STAGE = "named"


class DrugKey(NamedTuple):
    """The key of a drug, and the sources that its files name."""

    proof: str
    sources: tuple[str, ...]


DrugKeys = Mapping[str, DrugKey]  # by the id of the drug


class _Files(NamedTuple):
    """The files of a drug: their hash, and the words in them that may be an id or a key."""

    proof: str
    words: frozenset[str]


def hash_drugs(library: Library, kept: Cache) -> DrugKeys:
    """Return the key of each drug."""
    folders = library.derive(group_files)
    return {drug.id: _make_key(drug, _recall_files(drug.id, folders[drug.id], kept), library) for drug in library.drugs}


def _recall_files(name: str, files: Mapping[str, str], kept: Cache) -> _Files:
    proof = digest(identify_engine("domain/"), *(part for named in sorted(files.items()) for part in named))
    text = kept.get_or_compute(_STAGE, proof, lambda: "\n".join(sorted(find_words("\n".join(files.values())))), name)
    return _Files(proof, frozenset(text.split("\n")))


def _make_key(drug: Drug, files: _Files, library: Library) -> DrugKey:
    sources = library.derive(Names).choose_keys(files.words)
    return DrugKey(digest(files.proof, *_tell(drug, files, sources, library)), tuple(sorted(sources)))


def _tell(drug: Drug, files: _Files, sources: frozenset[str], library: Library) -> Iterator[str]:
    """Yield what a drug names of others, and the sources of both, for a hash."""
    names = library.derive(Names)
    disputes = (conflict.id for one in drug.observations for _, conflict in library.conflicts_of(one.id))
    named = names.follow({*names.choose_ids(files.words), *disputes}, drug)
    owners = names.list_owners(named)
    beside = list(_list_beside(drug, named.values(), names))
    keys = sources.union(*(names.read(noun).keys for noun in (*named.values(), *beside)))
    for other in (one for one in library.drugs if one.id in owners):
        yield from ("", *prove(reduce(other, named), names))
    yield from ("", *(names.read(row).proof for row in beside))
    yield from ("", *(tell_reference(library.references[key]) for key in sorted(keys)))


def _list_beside(drug: Drug, named: Iterable[Named], names: Names) -> Iterator[Observation]:
    """Yield the values of other drugs in the studies of a drug's values and of those that it names: one is compared with these."""
    rows = (noun for noun in named if isinstance(noun, Observation))
    studies = {(row.study, "" if row.study else row.drug): None for row in (*drug.observations, *rows)}
    for study, other in studies:
        yield from (row for row in names.list_rows(study, other) if row.drug != drug.id)
