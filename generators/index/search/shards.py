"""The files of the search. A browser loads the names when the search is opened, then the words of a query, then what they lead to.

- `names.js`: every drug by its names, what people say for what, words that are not looked for, and what each file about a drug weighs.
- `w-<two letters>.js`: each word that begins with them, with the drugs that have it.
- `d-<drug>.js`: everything about a drug; `d-.js`: what is about none.

So the bytes of a search do not grow with the number of drugs, but for the names. Each is a script that calls `ag_search` with text,
since a page opened from a folder may load nothing else.
"""

from __future__ import annotations

import json
import platform
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generators.cache import Cache, digest, identify_engine
from generators.index.entries import Entry
from generators.index.printed import PrintedPage
from generators.index.search import documents
from generators.index.search.documents import KINDS, Document
from generators.index.search.words import GREEK, SPELLINGS, tokens
from generators.model import Drug, Library, Observation
from generators.text.apostrophes import set_apostrophes

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
    """What is made of the documents of one drug: its file, what that weighs, and its words by how much they are of it."""

    file: bytes
    weight: int
    words: dict[str, int]


def make_files(
    library: Library, entries: Mapping[str, Entry], pages: Sequence[PrintedPage], kept: Cache | None = None
) -> dict[str, bytes]:
    """Return the files by name. `pages` are all pages of the site as they are printed."""
    shards = {ident: _recall(ident, listed, kept) for ident, listed in collect(library, entries, pages).items()}
    lexicon = make_lexicon({ident: one.words for ident, one in shards.items()})
    files = {f"d-{ident}": one.file for ident, one in shards.items()}
    weights = [one.weight for one in shards.values()]
    names = {**_names(library), "weights": weights, "words": " ".join(name.removeprefix("w-") for name in lexicon)}
    made = {**files, **{name: _script(name, data) for name, data in [("names", names), *lexicon.items()]}}
    return {f"{name}.js": data for name, data in made.items()}


def _recall(ident: str, listed: Sequence[Document], kept: Cache | None) -> Shard:
    """Return the shard of a drug, made anew if one of its documents is another."""
    if kept is None:
        return make_shard(ident, listed)
    key = digest(*_identify_code(), ident, *map(repr, listed))
    return kept.recall("search", key, lambda: make_shard(ident, listed), ident)


def make_shard(ident: str, listed: Sequence[Document]) -> Shard:
    """Return the shard of the documents of a drug."""
    file = _script(f"d-{ident}", _shard(listed))
    return Shard(file, round(len(zlib.compress(file)) / 1024), count_words(listed))


@cache
def _identify_code() -> tuple[str, ...]:
    """Return what identifies the code that makes shards; the letters of Unicode come with Python."""
    return identify_engine(endings=(".py",)), platform.python_version(), zlib.ZLIB_RUNTIME_VERSION


def collect(library: Library, entries: Mapping[str, Entry], pages: Iterable[PrintedPage]) -> dict[str, list[Document]]:
    """Return all documents by drug, those about no drug under the empty name."""
    found: dict[str, list[Document]] = {"": []}
    studies = {study.id: study.name for drug in library.drugs for study in drug.studies}
    cited: set[str] = set()
    by_drug = documents.lists_sources_by_drug(library)
    for drug in library.drugs:
        keys = [key for key in documents.cited_by(drug) if key in library.references]
        cited |= set(keys)
        found[drug.id] = [
            documents.of_drug(drug, documents.drug_names(drug, library)),
            *documents.of_facts(drug, library),
            *(documents.of_observation(entries[o.id], library) for o in _general_first(drug)),
            *(documents.of_reference(library.references[key], drug.id if by_drug else "") for key in keys),
        ]
    found[""] += [documents.of_reference(one) for key, one in sorted(library.references.items()) if key not in cited]
    firsts = (page for page in pages if not _FURTHER.search(page.address))
    for page in sorted(firsts, key=lambda page: page.kind == "monograph"):  # what a guide shows is found there
        folder, drug_id = (*page.address.split("/"), "")[:2]
        listed = found[drug_id if folder in _BY_DRUG and drug_id in found else ""]
        there = {(one.kind, one.address.partition("#")[2]) for one in listed if one.kind in _ONCE}
        made = filter(None, (documents.of_part(part, page, studies) for part in page.parts))
        listed += (one for one in made if (one.kind, one.address.partition("#")[2]) not in there)
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
        KINDS.index(document.kind), *shown, thin_words(document), pages.index(page),
        document.ident, document.grade, "" if anchor == own else anchor,
    ]  # fmt: skip
    while cells[-1] == "":
        cells.pop()
    return cells


def _names(library: Library) -> dict[str, Any]:
    search = library.search
    return {
        "kinds": KINDS, "greek": GREEK, "spellings": SPELLINGS, "stop": search.stop, "asks": search.kinds,
        "says": [[one.means, *one.say] for one in search.says],
        "drugs": [[drug.id, *documents.drug_names(drug, library)] for drug in library.drugs],
    }  # fmt: skip


def _script(name: str, data: object) -> bytes:
    """A file: one call with its name and its data; ASCII, so that no encoding and no mark of a script can break it."""
    return f"ag_search({json.dumps(name)},{json.dumps(data, separators=(',', ':'))})\n".encode("ascii")
