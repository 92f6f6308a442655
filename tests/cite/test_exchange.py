"""The bibliography read back from the forms of reference managers is the bibliography."""

from __future__ import annotations

import json

import pytest

from generators.cite import exchange
from generators.cite.exchange import strip_markup
from generators.cite.reference import names
from generators.model import Library, Reference, Where
from generators.read import references as reading

HARD = Reference(
    key="hard2020",
    type="article",
    where=Where(file="references.bib"),
    fields={
        "author": "{Office of Food & Drugs} and van der Berg, Hä H. and others", "title": "50% of {C}_1 #2 ~ <i>SOD1</i> \\ ^ $x$",
        "journal": "J A & B", "year": "2020", "pages": "1–9", "doi": "10.1000/a_b", "url": "https://a.example/x_%20y?a=b&c=d", "urldate": "2026-01-02",
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def listed(library: Library) -> list[Reference]:
    return [*library.references.values(), HARD]


def test_bibtex_reads_back_as_the_same_fields(listed: list[Reference]) -> None:
    found, problems = reading.parse(exchange.format_bibtex(listed), "references.bib")
    assert list(found) == [one.key for one in listed] and not [p for p in problems if "tier" not in p.message]
    for one in listed:
        again = found[one.key]
        assert (again.type, names(again)) == (one.type, names(one))
        for name in again.fields:
            assert again.fields[name] == strip_markup(one.fields[name]), (one.key, name)


def test_ris_has_one_record_each_with_its_names_in_order(listed: list[Reference]) -> None:
    records = exchange.format_ris(listed).split("\nER  - \n")
    assert len(records) == len(listed) + 1 and not records[-1].strip()
    for one, text in zip(listed, records, strict=False):
        lines = [line.split("  - ", 1) for line in text.strip().split("\n")]
        assert [line[0] for line in lines[:2]] == ["TY", "ID"] and lines[1][1] == one.key
        assert len([tag for tag, _ in lines if tag == "AU"]) == len(names(one))
    assert [x for x in records[-2].split("\n") if x.startswith("AU")] == [
        "AU  - Office of Food & Drugs",
        "AU  - van der Berg, Hä H.",
    ]
    assert "SP  - 1\nEP  - 9" in records[-2] and "Y2  - 2026/01/02" in records[-2]


def test_csl_json_has_one_item_each(listed: list[Reference]) -> None:
    items = json.loads(exchange.format_csl_json(listed))
    assert [item["id"] for item in items] == [one.key for one in listed]
    assert items[-1]["issued"] == {"date-parts": [[2020]]} and items[-1]["accessed"] == {"date-parts": [[2026, 1, 2]]}
    assert items[-1]["title"] == "50% of {C}_1 #2 ~ SOD1 \\ ^ $x$"


def test_no_references_are_no_entries() -> None:
    assert [make([]).strip() for make in exchange.FORMATS.values()] == ["", "", "[]"]
