"""The files of the search. A browser loads the names when the search is opened, then the words of a query, then what they lead to.

- `names.js`: every drug by its names, what people say for what, words that are not looked for, and what each file about a drug weighs.
- `w-<two letters>.js`: each word that begins with them, with the drugs that have it.
- `d-<drug>.js`: everything about a drug; `d-.js`: what is about none.
- `q-<quantity>.js`: what leads to a quantity, drug by drug, for a query that names it and no drug.

So the bytes of a search do not grow with the number of drugs, but for the names. Each is a script that calls `ag_search` with text,
since a page opened from a folder may load nothing else.
"""

from __future__ import annotations

import json
import platform
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from generators.cache import digest, identify_engine
from generators.index.entries import list_entries
from generators.index.keeping import KeepOfDrug, group_by_drug, keep_nothing
from generators.index.printed import PrintedPage, Reader, read_page
from generators.index.search import documents
from generators.index.search.across import choose_leading, name_quantities
from generators.index.search.documents import KINDS, Document
from generators.index.search.words import GREEK, SPELLINGS, phrase, tokens
from generators.model import Drug, Library, Observation, Page, Parameter, Reference
from generators.text.apostrophes import set_apostrophes
from generators.text.docs_paths import page_folder

_ONCE = ("table", "figure", "protocol", "method", "conflict", "gap", "safety")
_BY_DRUG = (
    "drugs",
    "references",
    "figures",
    "changes",
    "validity",
    "glossary",
)  # folders with a page or a folder for each drug
_FURTHER = re.compile(r"\.\d+/$")  # a further part of a list: the first one leads to it
MOST = 48  # drugs that a word leads to; of a word that more drugs have, those that have it most


@dataclass(frozen=True)
class Shard:
    """What is made of the documents of one drug: its file, what that weighs, its words by how much they are of it, and what of it leads
    to each quantity."""

    file: bytes
    weight: int
    words: dict[str, int]
    leading: dict[str, dict[str, Any]]


def make_files(
    library: Library, pages: Iterable[Page], read: Reader = read_page, keep: KeepOfDrug = keep_nothing
) -> dict[str, bytes]:
    """Return the files by name. `pages` are all pages of the site; those of a drug are read where its shard is made anew."""
    shards = _recall_shards(library, _group(pages, library), read, keep)
    lexicon = make_lexicon({ident: one.words for ident, one in shards.items()})
    quantities = join_quantities([one.leading for one in shards.values()])
    names = _list_names(library, shards, lexicon, quantities)
    made = [("names", names), *lexicon.items(), *quantities.items()]
    return {
        **{f"d-{ident}.js": one.file for ident, one in shards.items()},
        **{f"{name}.js": _script(name, data) for name, data in made},
    }


def _recall_shards(
    library: Library, groups: Mapping[str, list[Page]], read: Reader, keep: KeepOfDrug
) -> dict[str, Shard]:
    """Return the shard of each drug, and under no name that of what is about none, as they were kept or made anew."""

    def recall(drug: str, collect: Callable[[Iterable[PrintedPage]], list[Document]], *told: str) -> Shard:
        own = groups.get(drug, ())

        def make() -> Shard:
            return make_shard(drug, collect(read(page) for page in own))

        beside = (page for page in own if not page.path.startswith("drugs/"))  # these follow from the drug
        texts = (part for page in beside for part in (page.path, page.kind, page.title, page.content.hashes[""]))
        return keep(drug, "search", make, digest(*_identify_code(), *told, "", *texts))

    uncited, parameters = documents.list_uncited(library, groups), tuple(library.vocabulary.parameters.values())
    told = (one.model_dump_json() for one in (*uncited, *parameters))
    shared = recall("", partial(collect_shared, uncited, parameters=parameters), *told)
    by_drug = str(documents.lists_sources_by_drug(library))
    return {
        "": shared,
        **{
            drug.id: recall(drug.id, partial(collect_of_drug, drug, library, groups.get(drug.id, ())), by_drug)
            for drug in library.drugs
        },
    }


def _group(pages: Iterable[Page], library: Library) -> Mapping[str, list[Page]]:
    """Return the pages by the drug that they are about, under no name those about none."""
    firsts = [page for page in pages if not _FURTHER.search(page_folder(page.path))]
    groups = group_by_drug(firsts, _BY_DRUG)
    known = {drug.id: groups[drug.id] for drug in library.drugs if drug.id in groups}
    told = {page.path for own in known.values() for page in own}
    return {**known, "": [page for page in firsts if page.path not in told]}


def make_shard(ident: str, listed: Sequence[Document]) -> Shard:
    """Return the shard of the documents of a drug."""
    listed = [replace(document, words=thin_words(document)) for document in listed]
    file = _script(f"d-{ident}", _shard(listed))
    leading = {quantity: _shard(found) for quantity, found in choose_leading(listed).items()}
    return Shard(file, round(len(zlib.compress(file)) / 1024), count_words(listed), leading)


def join_quantities(leading: Sequence[Mapping[str, dict[str, Any]]]) -> dict[str, list[Any]]:
    """Return the files of the quantities that a drug has, by name: what leads to each, with the place in `leading` of whose it is."""
    known = sorted({quantity for own in leading[1:] for quantity in own})
    return {
        f"q-{quantity}": [[place, own[quantity]] for place, own in enumerate(leading) if quantity in own][: MOST + 1]
        for quantity in known
    }


@cache
def _identify_code() -> tuple[str, ...]:
    """Return what identifies the code that makes shards; the letters of Unicode come with Python."""
    return identify_engine(endings=(".py",)), platform.python_version(), zlib.ZLIB_RUNTIME_VERSION


def collect_of_drug(
    drug: Drug, library: Library, pages: Iterable[Page], printed: Iterable[PrintedPage]
) -> list[Document]:
    """Return the documents of a drug: what is known of it, and the parts of the pages about it."""
    keys = [key for key in documents.cited_by(drug, pages) if key in library.references]
    folder = drug.id if documents.lists_sources_by_drug(library) else ""
    entries = {entry.id: entry for entry in list_entries(drug, library)}
    found = [
        documents.of_drug(drug, documents.drug_names(drug, library)),
        *documents.of_facts(drug, library),
        *(documents.of_observation(entries[o.id], library) for o in _general_first(drug)),
        *(documents.of_reference(library.references[key], folder) for key in keys),
    ]
    return _add_parts(found, printed, {study.id: study.name for one in library.drugs for study in one.studies})


def collect_shared(
    uncited: Iterable[Reference], pages: Iterable[PrintedPage], parameters: Sequence[Parameter] = ()
) -> list[Document]:
    """Return the documents about no drug: sources on which nothing of a drug rests, and the parts of the other pages."""
    found = _add_parts([documents.of_reference(one) for one in uncited], pages, {})
    return [name_quantities(one, parameters) for one in found]


def _add_parts(found: list[Document], pages: Iterable[PrintedPage], studies: Mapping[str, str]) -> list[Document]:
    """Return documents with those of the parts of pages; what a guide shows is found there, and not in the monograph."""
    for page in sorted(pages, key=lambda page: page.kind == "monograph"):
        there = {(one.kind, one.address.partition("#")[2]) for one in found if one.kind in _ONCE}
        made = filter(None, (documents.of_part(part, page, studies) for part in page.parts))
        found += (one for one in made if (one.kind, one.address.partition("#")[2]) not in there)
    return found


def _general_first(drug: Drug) -> list[Observation]:
    """What holds of a drug, such as its labelled dose, before what one study found: of two that fit alike the first leads."""
    return sorted(drug.observations, key=lambda o: bool(o.study))


def count_words(listed: Iterable[Document]) -> dict[str, int]:
    """Return the words of documents, each with how many have it; one that shows it counts twice."""
    counts = Counter[str]()
    for document in listed:
        shown = set(tokens(f"{document.title} {document.value} {name_of(document)}"))
        counts.update(shown)
        counts.update(shown | set(tokens(f"{document.detail} {document.words}")))
    return dict(sorted(counts.items()))


def make_lexicon(found: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, str]]:
    """Return the words by their first two letters, each with the places in `found` of the drugs that have it, the most first."""
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for place, words in enumerate(found.values()):
        for word, count in words.items():
            counts[word][place] = count
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for word in sorted(counts):
        most = sorted(counts[word].items(), key=lambda item: (-item[1], item[0]))[:MOST]
        out[f"w-{word[:2]}"][word] = " ".join(str(place) for place, _ in most)
    return dict(out)


def name_of(document: Document) -> str:
    """Return the words of the id of a document: authors name tables, figures and rows for what they are."""
    return (document.ident or document.address.partition("#")[2]).replace("-", " ")


def _shard(listed: Sequence[Document]) -> dict[str, Any]:
    """The documents of a drug as lists without empty cells at their ends; a page is named once."""
    pages = list(dict.fromkeys(document.address.partition("#")[0] for document in listed))
    return {"pages": pages, "found": [_row(document, pages) for document in listed]}


def thin_words(document: Document) -> str:
    """Return the words of a document that are only looked at, each once, without those that are shown: they find nothing more."""
    seen = set(tokens(f"{document.title} {document.value} {document.detail} {name_of(document)}"))
    kept = []
    for written in document.words.split():
        own = set(tokens(written))
        if not own <= seen:
            seen |= own
            kept.append(written)
    return " ".join(kept)


def _row(document: Document, pages: Sequence[str]) -> list[Any]:
    page, _, anchor = document.address.partition("#")
    own = f"{'source' if document.kind == 'source' else 'obs'}-{document.ident}"
    shown = map(set_apostrophes, (document.title, document.value, document.detail))
    cells: list[Any] = [
        KINDS.index(document.kind), *shown, document.words, pages.index(page),
        document.ident, document.grade, "" if anchor == own else anchor,
    ]  # fmt: skip
    while cells[-1] == "":
        cells.pop()
    return cells


def _list_names(
    library: Library, shards: Mapping[str, Shard], lexicon: Iterable[str], quantities: Mapping[str, Sequence[Any]]
) -> dict[str, Any]:
    """The file that is loaded first: what things are called and which files there are; a quantity that most drugs have comes first."""
    search = library.search
    known = [one for one in library.vocabulary.parameters.values() if f"q-{one.id}" in quantities]
    known.sort(key=lambda one: -len(quantities[f"q-{one.id}"]))
    stop = list(map(phrase, search.stop))
    return {
        "kinds": KINDS, "greek": GREEK, "spellings": SPELLINGS, "stop": stop, "plain": list(map(phrase, search.plain)),
        "asks": {kind: list(map(phrase, words)) for kind, words in search.kinds.items()},
        "says": [[list(map(phrase, (one.means, *one.also))), list(map(phrase, one.say))] for one in search.says],
        "drugs": [[drug.id, drug.name, *_fold_names(documents.drug_names(drug, library))] for drug in library.drugs],
        "quantities": [[one.id, *_leave(stop, one.name), *_leave(stop, one.symbol)] for one in known],
        "weights": [one.weight for one in shards.values()],
        "words": " ".join(name.removeprefix("w-") for name in lexicon),
    }  # fmt: skip


def _fold_names(names: Iterable[str]) -> Iterator[str]:
    """Yield names as words, those that are folded alike once."""
    yield from dict.fromkeys(" ".join(dict.fromkeys(tokens(name))) for name in names)


def _leave(stop: Sequence[str], called: str) -> Iterator[str]:
    """Yield a name as the words of it that are looked for, if it has any."""
    words = [word for word in phrase(called).split() if word not in stop]
    yield from [" ".join(words)] if words else []


def _script(name: str, data: object) -> bytes:
    """A file: one call with its name and its data; ASCII, so that no encoding and no mark of a script can break it."""
    return f"ag_search({json.dumps(name)},{json.dumps(data, separators=(',', ':'))})\n".encode("ascii")
