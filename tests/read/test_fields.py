"""The fields of reference managers, by our names."""

from __future__ import annotations

import pytest

from generators.read import fields
from generators.read.references import FIELDS


def test_no_field_is_read_and_left_out() -> None:
    assert not {name for name in FIELDS if fields.is_ignored(name)}
    assert not {name for name in fields.NAMES if fields.is_ignored(name)}
    assert set(fields.NAMES.values()) <= set(FIELDS)


@pytest.mark.parametrize(
    "name",
    ["file", "abstract", "langid", "bdsk-url-1", "mendeley-tags", "ut", "author+an", "number-of-cited-references"],
)
def test_what_nothing_prints_is_left_out(name: str) -> None:
    assert fields.is_ignored(name)


@pytest.mark.parametrize("name", ["titel", "yaer", "jounal", "crossref", "subtitle", "date", "title"])
def test_a_slip_is_not_left_out(name: str) -> None:
    assert not fields.is_ignored(name)


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2021-05-23", "2021 05 23"),
        ("2021-05", "2021 05"),
        ("2021/2022", "2021"),
        ("2021-05-03T10:00", "2021 05 3"),
        ("spring", "spring"),
    ],
)
def test_a_date_is_split(date: str, parts: str) -> None:
    assert " ".join(text for _, text in fields.translate({"date": date}).values()) == parts


@pytest.mark.parametrize(
    ("written", "parts"),
    [({"month": "OCT 1"}, "OCT 1"), ({"month": "05~may"}, "may 5"), ({"month": "Sept. 30", "day": "2"}, "Sept 2"), ({"month": "JAN-FEB"}, "JAN-FEB"), ({"month": "5"}, "5")],
)  # fmt: skip
def test_a_day_in_the_month_is_the_day(written: dict[str, str], parts: str) -> None:
    found = fields.translate(written)
    assert " ".join(found[name][1] for name in ("month", "day") if name in found) == parts
