"""The key of each drug: the hash of its files, of the values of others that its own are compared with, of what its files name of other
drugs, and of the sources that all these name.

Every stage takes what it made of a drug by this key and by what all share, without a look at the single pages, texts or rows. Only of
a drug whose key is another does it ask the finer keys of these. The values that are compared with those that it names of others have a
hash of their own, since hardly anything looks at them; so have its sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generators.cache import Cache, digest, identify_engine
from generators.domain.connected import Named, Names, find_words, group_files, prove, reduce, tell_reference
from generators.model import Drug, Library, Observation

_STAGE = "named"


class DrugKey(NamedTuple):
    """The key of a drug; of what that is made of, the hash of all but its files; the hash of the values beside those that it names of
    others; the sources that its files name, and their hash."""

    proof: str
    of_others: str
    beside: str
    sources: tuple[str, ...]
    of_sources: str


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
    names = library.derive(Names)
    sources = names.choose_keys(files.words)
    disputes = (conflict.id for one in drug.observations for _, conflict in library.conflicts_of(one.id))
    named = names.follow({*names.choose_ids(files.words), *disputes}, drug)
    others = [noun for noun in named.values() if isinstance(noun, Observation)]
    own = _tell_rows(names.list_compared(drug.observations, drug), library)
    of_others = digest(*own, "", *_tell_named(named, sources, library))
    beside = digest(*_tell_rows(names.list_compared(others, drug), library))
    of_sources = digest(*_tell_sources(sources, library))
    return DrugKey(digest(files.proof, of_others), of_others, beside, tuple(sorted(sources)), of_sources)


def hash_but_numbers(drug: Drug, key: DrugKey, library: Library) -> str:
    """Hash what the key of a drug is made of, without the numbers of its own values."""
    files = library.derive(group_files)[drug.id]
    texts = (
        part
        for name, text in sorted(files.items())
        if name != f"data/drugs/{drug.id}/observations.csv"
        for part in (name, text)
    )
    return digest(key.of_others, *texts, "", *(tell_but_number(row) for row in drug.observations))


def tell_but_number(row: Observation) -> str:
    """Return all that is known of a value but its number and its place, for a hash."""
    told = (bool(row.value), row.read_in, row.is_abstract_only, row.is_disputed, row.repeats)
    return f"{row.model_dump_json(exclude={'where', 'value'})}{told}"


def _tell_named(named: Mapping[int, Named], sources: frozenset[str], library: Library) -> Iterator[str]:
    """Yield what a drug names of others, and the sources of both, for a hash."""
    names = library.derive(Names)
    owners = names.list_owners(named)
    for other in (one for one in library.drugs if one.id in owners):
        yield from ("", *prove(reduce(other, named), names))
    yield from _tell_sources(sources.union(*(names.read(noun).keys for noun in named.values())), library)


def _tell_rows(rows: Iterable[Observation], library: Library) -> Iterator[str]:
    """Yield values and their sources, for a hash."""
    told = [*map(library.derive(Names).read, rows)]
    yield from (one.proof for one in told)
    yield from _tell_sources({key for one in told for key in one.keys}, library)


def _tell_sources(keys: Iterable[str], library: Library) -> Iterator[str]:
    yield from ("", *(tell_reference(library.references[key]) for key in sorted(keys)))
