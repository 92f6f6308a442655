"""What pages of a drug can read: its own folder or a part of it, the values, studies and disagreements that these name or that name
these, of other drugs too, and the files that all share. A library that is narrowed to a part of a drug holds nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generators.cache import digest
from generators.model import Conflict, Drug, Library, Observation, Reference, SearchWords, Study, Wording

Named = Observation | Study | Conflict
Circle = tuple[str, str]  # what values that are compared with one another have in common
NAMED = ("observations", "studies", "conflicts")  # of a drug: what drugs can name of one another
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")  # as an id is written: Slug of the model
_KEY = re.compile(r"\w[\w:.+/-]*")  # every key of a reference is such a word, or begins one
_RUN = re.compile(r"[\w:.+/-]+")  # what both are written with
_ESCAPED = re.compile(r"\\.")  # in JSON: the letter of a line break is no part of the word after it
_DRUGS = "data/drugs/"
_NONE = dict.fromkeys(NAMED, ())


def narrow_to(library: Library, ids: Iterable[str]) -> Library:
    """Return the library with the values of these ids, what they name and what names them, and the references of all these."""
    names = library.derive(Names)
    named = names.follow(ids)
    owners = names.list_owners(named)
    drugs = tuple(reduce(one, named) for one in library.drugs if one.id in owners)
    keys = {key for noun in named.values() for key in names.read(noun).keys}
    return library.model_copy(
        update={
            "drugs": drugs,
            "observations": {o.id: o for one in drugs for o in one.observations},
            "references": {key: library.references[key] for key in sorted(keys)},
        }
    )


@dataclass(frozen=True)
class Narrowed:
    """A library with nothing of a drug but a part of it and what that names, that part, and the hash of both."""

    library: Library
    drug: Drug
    proof: str


def narrow_to_part(library: Library, drug: Drug, part: Drug) -> Narrowed:
    """Return the library with nothing of a drug but a part of it, and what that names, of this drug and of others. The values, studies
    and disagreements of the part are some of the drug's."""
    names = library.derive(Names)
    rest = names.read_text(part.model_copy(update=_NONE).model_dump_json())
    nouns = [noun for name in NAMED for noun in getattr(part, name)]
    ids = {ident for told in (rest, *map(names.read, nouns)) for ident in told.ids}
    ids.update(conflict.id for noun in nouns for _, conflict in library.conflicts_of(noun.id))
    named = names.follow(ids) | {id(noun): noun for noun in nouns}
    lists = {name: tuple(one for one in getattr(drug, name) if id(one) in named) for name in NAMED}
    own = part.model_copy(update=lists)
    owners = names.list_owners(named)
    drugs = tuple(
        own if one is drug else reduce(one, named) for one in library.drugs if one is drug or one.id in owners
    )
    keys = {key for told in (rest, *map(names.read, named.values())) for key in told.keys}
    narrowed = _copy(library, drugs, keys)
    proofs = (proof for one in drugs for proof in ("", *prove(one, names)))
    return Narrowed(narrowed, own, digest(*proofs, "", *tell_references(narrowed)))


def narrow_to_values(library: Library, ids: Iterable[str]) -> tuple[Library, str]:
    """Return what `narrow_to` returns, and its hash."""
    names, narrowed = library.derive(Names), narrow_to(library, ids)
    proofs = (proof for one in narrowed.drugs for proof in ("", *prove(one, names)))
    return narrowed, digest(*proofs, "", *tell_references(narrowed))


def _copy(library: Library, drugs: tuple[Drug, ...], keys: Iterable[str]) -> Library:
    """Return the library with these drugs and references alone, without what no page of a drug prints."""
    return library.model_copy(
        update={
            "drugs": drugs,
            "observations": {o.id: o for one in drugs for o in one.observations if library.observations.get(o.id) is o},
            "references": {key: library.references[key] for key in sorted({*keys})},
            "files": {}, "wording": Wording(), "search": SearchWords(), "waivers": (), "notebooks": (), "links": {}, "problems": (), "today": "", "versions": (),
        }
    )  # fmt: skip


def prove(drug: Drug, names: Names) -> Iterator[str]:
    """Yield the hashes of what stands of a drug in a narrowed library."""
    yield drug.model_copy(update=_NONE).model_dump_json()
    for name in NAMED:
        yield name
        yield from (names.read(noun).proof for noun in getattr(drug, name))


def leave_shared(library: Library) -> Library:
    """Return the library with nothing of its drugs but what they are called, and no references."""
    drugs = tuple(reduce(one, ()).model_copy(update={"brand_names": one.brand_names}) for one in library.drugs)
    return library.model_copy(update={"drugs": drugs, "observations": {}, "references": {}})


def list_shared(library: Library) -> dict[str, str]:
    """Return the files that say something on the pages of every drug: what all share, and the words of each drug."""
    unread = ("references.bib", "data/waivers.yml", "data/search.yml", "data/wording.yml")
    shared = (n for n in library.files if not n.startswith(_DRUGS) or "/vocabulary/" in n)
    return {n: library.files[n] for n in shared if n not in unread and not n.startswith("data/versions/")}


def tell_shared(library: Library) -> Iterator[str]:
    """Yield these files, each name before its text, for a hash."""
    yield from (part for named in sorted(list_shared(library).items()) for part in named)


def tell_references(library: Library) -> Iterator[str]:
    """Yield the references of a library, wherever they stand, for a hash."""
    yield from map(tell_reference, library.references.values())


def tell_reference(reference: Reference) -> str:
    """Return all of a reference but where it stands, for a hash."""
    return reference.model_dump_json(exclude={"where", "places"})


def group_files(library: Library) -> Mapping[str, dict[str, str]]:
    """Return the files of each drug by its folder, and under no name those of none."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, text in library.files.items():
        found[name.split("/")[2] if name.startswith(_DRUGS) else ""][name] = text
    return found


# --- what names what ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """The hash of a noun, and what it names: values, studies and disagreements by id, references by key."""

    proof: str
    ids: frozenset[str]
    keys: frozenset[str]


class Names:
    """What the nouns of a library name of one another; each is looked at once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._nouns: dict[str, list[tuple[Drug, Named]]] = defaultdict(list)
        self._owners: dict[int, str] = {}
        self._rows: dict[Circle, list[Observation]] = defaultdict(list)
        self._told: dict[int, Told] = {}
        self._named: dict[str, set[str]] = {}  # ids and keys, by the run of letters that they stand in
        self._naming_nothing: set[str] = set()  # runs
        self._places: dict[int, int] = {}
        for drug in library.drugs:
            for noun in (noun for name in NAMED for noun in getattr(drug, name)):
                self._nouns[noun.id].append((drug, noun))
                self._owners[id(noun)] = drug.id
            for row in drug.observations:
                self._rows[find_circle(row)].append(row)
                self._places[id(row)] = len(self._places)

    def follow(self, ids: Iterable[str], own: Drug | None = None) -> dict[int, Named]:
        """Return the nouns of these ids, without those of a drug, and what they name or what names them; and so on from each."""
        found: dict[int, Named] = {}
        pending = sorted(ids)
        while pending:
            for owner, noun in self._nouns.get(pending.pop(), ()):
                if owner is not own and id(noun) not in found:
                    found[id(noun)] = noun
                    pending += self.read(noun).ids
                    pending += [conflict.id for _, conflict in self._library.conflicts_of(noun.id)]
        return found

    def list_circle(self, circle: Circle) -> Sequence[Observation]:
        """Return the values of a circle, whichever drug has them."""
        return self._rows.get(circle, ())

    def list_compared(self, rows: Iterable[Observation], drug: Drug) -> list[Observation]:
        """Return the values of other drugs that these are compared with."""
        circles = dict.fromkeys(map(find_circle, rows))
        return [row for circle in circles for row in self.list_circle(circle) if row.drug != drug.id]

    def find_place(self, row: Observation) -> int:
        """Return the place of a value among all of the library."""
        return self._places[id(row)]

    def list_owners(self, named: Iterable[int]) -> set[str]:
        """Return the ids of the drugs that have these nouns."""
        return {self._owners[noun] for noun in named}

    def read(self, noun: Named) -> Told:
        """Return what a noun of the library names, which is looked for once."""
        if id(noun) not in self._told:
            how = str((noun.read_in, noun.is_abstract_only, noun.is_disputed)) if isinstance(noun, Observation) else ""
            self._told[id(noun)] = self.read_text(f"{noun.model_dump_json()}{how}")
        return self._told[id(noun)]

    def read_text(self, text: str) -> Told:
        """Return what the JSON of a noun names."""
        named = self._list_named(_ESCAPED.sub(" ", text) if "\\" in text else text)
        return Told(digest(text), self.choose_ids(named), self.choose_keys(named))

    def _list_named(self, text: str) -> set[str]:
        """Return the ids and keys in a text. Nouns are written with the same few words, each of which is taken apart once."""
        runs = {*_RUN.findall(text)} - self._naming_nothing
        for run in runs - self._named.keys():
            if found := {word for word in find_words(run) if word in self._nouns or word in self._library.references}:
                self._named[run] = found
            else:
                self._naming_nothing.add(run)
        return set().union(*(self._named[run] for run in runs - self._naming_nothing))

    def choose_ids(self, words: Set[str]) -> frozenset[str]:
        """Return the words that are ids."""
        return frozenset(words & self._nouns.keys())

    def choose_keys(self, words: Set[str]) -> frozenset[str]:
        """Return the words that are keys of references."""
        return frozenset(words & self._library.references.keys())


def find_circle(row: Observation) -> Circle:
    """Return what a value has in common with those that it is compared with: its study, or where it is of none its compound."""
    return row.study, "" if row.study else row.compound


def list_compared(library: Library, drug: Drug) -> list[Observation]:
    """Return the values of a drug and those of others that they are compared with, in the order of the library. Of two rows with one id
    it is the one that has it."""
    names = library.derive(Names)
    rows = [*drug.observations, *names.list_compared(drug.observations, drug)]
    return sorted((row for row in rows if library.observations.get(row.id) is row), key=names.find_place)


def find_words(text: str) -> set[str]:
    """Return the words of a text that may be an id or a key."""
    return _find_ids(text) | _find_keys(text)


def _find_ids(text: str) -> set[str]:
    return {*_ID.findall(text)}


def _find_keys(text: str) -> set[str]:
    """Return what may be a key: words, whole or cut at their points and colons, since a key may end a sentence."""
    words = {*_KEY.findall(text)}
    return words | {word[:end] for word in words for end in range(1, len(word)) if word[end] in ":.+/-"}


def reduce(drug: Drug, named: Collection[int]) -> Drug:
    """Return a drug with nothing in it but what is named."""
    empty = {name: () for name, value in drug if isinstance(value, tuple)}
    left = {name: tuple(one for one in getattr(drug, name) if id(one) in named) for name in NAMED}
    return drug.model_copy(update={**empty, **left})
