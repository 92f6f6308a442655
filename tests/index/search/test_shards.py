"""The files of the search: what leads where, and how many bytes a reader loads, however many drugs there are."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generators.cache import Cache
from generators.index.keeping import group_by_drug, keep_of_drugs
from generators.index.printed import read_page
from generators.index.search import shards
from generators.index.search.documents import Document, list_uncited
from generators.index.search.shards import collect_of_drug, collect_shared, count_words, make_files, make_lexicon
from generators.index.search.words import tokens
from generators.model import Library, Page, Where, Written

GUIDE = "## Where it goes\n\nIt goes to the liver.\n\n## Why\n\nBecause.\n"


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [
        make_page("drugs/samplirsen/how.md", "guide", "How it works"),
        make_page("method/cite.md", "method", "How to cite"),
    ]


def make_page(path: str, kind: str, title: str, text: str = GUIDE) -> Page:
    return Page(path=path, kind=kind, title=title, description="", content=Written(text), origin=Where(file="x"))


def collect(library: Library, pages: list[Page]) -> dict[str, list[Document]]:
    """The documents of each drug, and under no name those of none."""
    printed, groups = [read_page(page) for page in pages], group_by_drug(pages)
    found = {
        "": collect_shared(
            list_uncited(library, groups), [one for one in printed if not one.address.startswith("drugs/")]
        )
    }
    for drug in library.drugs:
        own = [one for one in printed if one.address.startswith(f"drugs/{drug.id}/")]
        found[drug.id] = collect_of_drug(drug, library, groups[drug.id], own)
    return found


@pytest.fixture(scope="module")
def files(library: Library, pages: list[Page]) -> dict[str, bytes]:
    return make_files(library, pages)


def read(content: bytes) -> tuple[str, Any]:
    """The name and the data of a file, as the browser is called with them."""
    text = content.decode("ascii").strip()
    assert text.startswith("ag_search(") and text.endswith(")")
    name, data = json.loads(f"[{text[len('ag_search(') : -1]}]")
    return name, data


def test_each_file_is_one_call_with_its_own_name(files: dict[str, bytes]) -> None:
    assert {name: f"{read(content)[0]}.js" for name, content in files.items()} == {name: name for name in files}
    assert all(b"</" not in content or b"<\\/" in content or b"</script" not in content for content in files.values())


def test_a_word_leads_to_the_file_of_the_drug_that_has_it(files: dict[str, bytes]) -> None:
    _, names = read(files["names.js"])
    places = {"": 0, **{drug[0]: place for place, drug in enumerate(names["drugs"], start=1)}}
    _, words = read(files["w-li.js"])
    assert words["liver"].split() == [str(places["samplirsen"]), str(places[""])]
    assert set(names["words"].split()) == {name[2:-3] for name in files if name.startswith("w-")}


def test_everything_of_the_library_and_the_pages_is_found_once(library: Library, pages: list[Page]) -> None:
    found = collect(library, pages)
    every = [document for listed in found.values() for document in listed]
    assert {d.ident for d in every if d.kind == "observation"} == set(library.observations)
    assert {d.ident for d in every if d.kind == "source"} == set(library.references)
    assert [d.title for d in found["samplirsen"] if d.kind == "section"] == ["Where it goes", "Why"]
    assert len({(d.kind, d.address, d.title) for d in every}) == len(every)


def test_same_data_same_bytes(library: Library, pages: list[Page], files: dict[str, bytes]) -> None:
    assert make_files(library, pages) == files


def corpus(drugs: int) -> dict[str, list[Document]]:
    """Drugs of real size: 450 values with words that all have, and words of their own."""
    quantities = [
        f"{kind} {what}"
        for kind in ("elimination", "maximum", "mean")
        for what in ("half-life", "concentration", "exposure")
    ]
    return {
        f"drug{n}": [
            Document(
                "observation", f"{quantities[i % 9]} in human {('plasma', 'liver', 'kidney')[i % 3]}: kind {i % 40}", f"{n * 450 + i}.5 ng/mL",
                f"mean ± SD · n = {i % 60} · adults · {i % 7}00 mg · day {i % 90} · US label, sec {i % 14}.{i % 9}", f"study {n}-{i % 8}",
                f"drugs/drug{n}/#obs-d{n}-{i}", f"d{n}-{i}", "primary",
            )
            for i in range(450)
        ]
        for n in range(drugs)
    }  # fmt: skip


@pytest.fixture(scope="module")
def many() -> dict[str, list[Document]]:
    return {**corpus(100), "": []}


@pytest.fixture(scope="module")
def lexicon(many: dict[str, list[Document]]) -> dict[str, dict[str, str]]:
    return make_lexicon({ident: count_words(listed) for ident, listed in many.items()})


def test_the_bytes_of_a_search_do_not_grow_with_the_number_of_drugs(
    many: dict[str, list[Document]], lexicon: dict[str, dict[str, str]]
) -> None:
    heaviest = max(len(gzip.compress(json.dumps(words).encode())) for words in lexicon.values())
    assert heaviest < 16_000
    a_drug = len(gzip.compress(json.dumps(shards._shard(many["drug7"])).encode()))  # the bytes of one file
    names = 500 * 60  # bytes of the names of a drug, gzipped, times the drugs
    assert names + 3 * heaviest + 3 * a_drug < 200_000


def test_what_a_reader_sees_has_the_apostrophes_of_print_and_is_found_by_both() -> None:
    seen = Document("section", "The drug's label", "FDA's", "patients' own", "the drug's", "drugs/a/#b")
    row = shards._row(seen, ["drugs/a/"])
    assert row[1:4] == ["The drug’s label", "FDA’s", "patients’ own"]
    assert list(tokens("The drug's label")) == list(tokens("The drug’s label"))


def test_a_word_of_all_drugs_leads_to_those_that_have_it_most(lexicon: dict[str, dict[str, str]]) -> None:
    assert len(lexicon["w-ha"]["half"].split()) == shards.MOST


def test_what_holds_of_a_drug_comes_before_what_one_study_found(library: Library) -> None:
    found = collect(library, [])
    drugs = [[bool(library.observations[one.ident].study) for one in found[drug.id] if one.kind == "observation"] for drug in library.drugs]  # fmt: skip
    assert {True, False} <= {is_studied for drug in drugs for is_studied in drug}
    assert drugs == [sorted(drug) for drug in drugs]


def test_what_is_kept_of_a_drug_is_what_would_be_made(
    library: Library, pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, drug = list[str](), library.drugs[0]
    keep = keep_of_drugs(Cache(tmp_path), {"": "all", drug.id: "one"})
    make = shards.make_shard

    def note(ident: str, listed: list[Document]) -> shards.Shard:
        made.append(ident)
        return make(ident, listed)

    monkeypatch.setattr(shards, "make_shard", note)
    before = make_files(library, pages, keep=keep)
    assert before == make_files(library, pages) and len(made) == 2 * len({*made})
    made.clear()
    assert make_files(library, pages, keep=keep) == before and not made
    beside = make_page(f"changes/{drug.id}.md", "changes", "Changes", '<p id="gap-a">A gap</p>')
    after = make_files(library, [*pages, beside], keep=keep)
    assert made == [drug.id] and after == make_files(library, [*pages, beside]) != before
    made.clear()
    more = {
        **library.references,
        "nobody2020": library.references["alpha2020"].model_copy(update={"key": "nobody2020"}),
    }
    make_files(library.model_copy(update={"references": more}), [*pages, beside], keep=keep)
    assert made == [""]
    made.clear()
    other = keep_of_drugs(Cache(tmp_path), {"": "all", drug.id: "another"})
    assert make_files(library, [*pages, beside], keep=other) == after and drug.id in made


def test_a_source_that_a_page_on_a_drug_cites_stands_with_the_drug(library: Library, pages: list[Page]) -> None:
    (drug, *_), key = library.drugs, "only-cited"
    source = next(iter(library.references.values())).model_copy(update={"key": key})
    more = library.model_copy(update={"references": {**library.references, key: source}})
    bare, citing = collect(more, pages), collect(more, [pages[0].model_copy(update={"citations": (key,)}), *pages[1:]])
    assert [key in {one.ident for one in bare[name]} for name in ("", drug.id)] == [True, False]
    assert [key in {one.ident for one in citing[name]} for name in ("", drug.id)] == [False, True]
