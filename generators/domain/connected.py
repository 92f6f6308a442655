"""What the pages of a drug can read: its own folder, the values, studies and disagreements of other drugs that these name or that
name these, and the files that all share. A library that is narrowed to a drug holds nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generators.model import Conflict, Drug, Library, Observation, SearchWords, Study, Wording

Named = Observation | Study | Conflict
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")  # as an id is written: Slug of the model
_KEY = re.compile(r"\w[\w:.+/-]*")  # every key of a reference is such a word, or begins one
_DRUGS = "data/drugs/"


def narrow_each(library: Library) -> Iterator[Library]:
    """Yield for each drug the library without all that no page of it prints: of other drugs only what is named is left. Its files
    are those of the drug."""
    files, nouns = group_files(library), _index(library)
    for drug in library.drugs:
        own = files[drug.id]
        ids = {word for text in own.values() for word in _ID.findall(text) if word in nouns}
        ids.update(conflict.id for one in drug.observations for _, conflict in library.conflicts_of(one.id))
        named = _follow(library, nouns, ids, drug)
        drugs = tuple(
            one if one is drug else _reduce(one, named) for one in library.drugs if one is drug or _holds(one, named)
        )
        texts = (*own.values(), *(noun.model_dump_json() for noun in named.values()))
        yield library.model_copy(
            update={
                "drugs": drugs,
                "observations": {o.id: o for one in drugs for o in one.observations if library.observations.get(o.id) is o},
                "references": {key: library.references[key] for key in sorted(_find_keys(texts) & library.references.keys())},
                "files": own,
                "wording": Wording(), "search": SearchWords(), "waivers": (), "notebooks": (), "links": {}, "problems": (), "today": "", "versions": (),
            }
        )  # fmt: skip


def narrow_to(library: Library, ids: Iterable[str]) -> Library:
    """Return the library with the values of these ids, what they name and what names them, and the references of all these."""
    named = _follow(library, _index(library), ids)
    drugs = tuple(_reduce(one, named) for one in library.drugs if _holds(one, named))
    keys = _find_keys(noun.model_dump_json() for noun in named.values()) & library.references.keys()
    return library.model_copy(
        update={
            "drugs": drugs,
            "observations": {o.id: o for one in drugs for o in one.observations},
            "references": {key: library.references[key] for key in sorted(keys)},
        }
    )


def list_shared(library: Library) -> dict[str, str]:
    """Return the files that say something on the pages of every drug: what all share, and the words of each drug."""
    unread = ("references.bib", "data/waivers.yml", "data/search.yml", "data/wording.yml")
    files = library.files.items()
    shared = {n: text for n, text in files if not n.startswith(_DRUGS) or "/vocabulary/" in n}
    return {n: text for n, text in shared.items() if n not in unread and not n.startswith("data/versions/")}


def tell_shared(library: Library) -> Iterator[str]:
    """Yield these files, each name before its text, for a hash."""
    yield from (part for named in sorted(list_shared(library).items()) for part in named)


def tell_narrowed(narrowed: Library, drug: Drug) -> Iterator[str]:
    """Yield what a library that was narrowed to a drug holds, for a hash: its files, what is left of other drugs, its references."""
    yield from (part for named in sorted(narrowed.files.items()) for part in named)
    yield from ("", *(one.model_dump_json() for one in narrowed.drugs if one is not drug), "")
    yield from tell_references(narrowed)


def tell_references(library: Library) -> Iterator[str]:
    """Yield the references of a library, wherever they stand, for a hash."""
    yield from (one.model_dump_json(exclude={"where", "places"}) for one in library.references.values())


def group_files(library: Library) -> Mapping[str, dict[str, str]]:
    """Return the files of each drug by its folder, and under no name those of none."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, text in library.files.items():
        found[name.split("/")[2] if name.startswith(_DRUGS) else ""][name] = text
    return found


def _index(library: Library) -> Mapping[str, list[tuple[Drug, Named]]]:
    """Return by their ids what drugs can name of one another."""
    found: dict[str, list[tuple[Drug, Named]]] = defaultdict(list)
    for drug in library.drugs:
        for nouns in (drug.observations, drug.studies, drug.conflicts):
            for noun in nouns:
                found[noun.id].append((drug, noun))
    return found


def _follow(
    library: Library, nouns: Mapping[str, list[tuple[Drug, Named]]], ids: Iterable[str], own: Drug | None = None
) -> dict[int, Named]:
    """Return the nouns of these ids, without those of a drug, and what they name or what names them; and so on from each."""
    found: dict[int, Named] = {}
    pending = sorted(ids)
    while pending:
        for owner, noun in nouns.get(pending.pop(), ()):
            if owner is not own and id(noun) not in found:
                found[id(noun)] = noun
                pending += [word for word in _ID.findall(noun.model_dump_json()) if word in nouns]
                pending += [conflict.id for _, conflict in library.conflicts_of(noun.id)]
    return found


def _holds(drug: Drug, named: Mapping[int, Named]) -> bool:
    return any(id(noun) in named for nouns in (drug.observations, drug.studies, drug.conflicts) for noun in nouns)


def _reduce(drug: Drug, named: Mapping[int, Named]) -> Drug:
    """Return a drug with nothing in it but what is named."""
    empty = {name: () for name, value in drug if isinstance(value, tuple)}
    nouns = {name: getattr(drug, name) for name in ("observations", "studies", "conflicts")}
    return drug.model_copy(
        update={**empty, **{name: tuple(one for one in every if id(one) in named) for name, every in nouns.items()}}
    )


def _find_keys(texts: Iterable[str]) -> set[str]:
    """Return each word of texts, whole and cut at its points and colons: a key may end a sentence."""
    words = {word for text in texts for word in _KEY.findall(text)}
    return {word[:end] for word in words for end in range(1, len(word) + 1) if end == len(word) or word[end] in ":.+/-"}
