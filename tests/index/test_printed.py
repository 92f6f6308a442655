"""What a page prints is read from its text: sections, parts with an id, values by part."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.cache import Cache
from generators.index import printed
from generators.index.printed import Part, PrintedPage, kept_reader, read_page
from generators.model import Page, Where, Written

TEXT = """---
title: "A page"
---
# A page

<p class="lead">What it is about.</p>

## Where it goes

Words with *stress*, [a link](other.md) and <a class="value" data-value="smp-a" href="#obs-smp-a">5&#95;µg</a><span class="grade">●</span><span class="citations">1</span>.

```text
# no heading, but <code>
```

### Kept { #own }
<figure class="table" id="table-kinetics"><figcaption><span class="label">Table 1.</span> What was measured.</figcaption><table><tr><td>a</td><td><a data-value="smp-b">2</a></td></tr></table></figure>

## Where it goes

<figure class="chart" id="figure-one"><svg id="figure-one-x"><g data-value="smp-c"><text>9</text></g></svg><figcaption>A picture.</figcaption></figure>

<dl><dt id="term-cns">CNS</dt><dd>Brain and cord.</dd><dt id="cit-key">CIT-KEY</dt><dd>A key is known.</dd></dl>

<table class="records"><tr id="obs-smp-d"><td><a data-value="smp-d">7</a></td></tr></table>
"""


def write(text: str) -> Page:
    path = "drugs/samplirsen/how.md"
    return Page(path=path, kind="guide", title="A page", description="", origin=Where(file="x"), content=Written(text))


@pytest.fixture(scope="module")
def page() -> PrintedPage:
    return read_page(write(TEXT))


def part(page: PrintedPage, anchor: str) -> Part:
    return next(one for one in page.parts if one.anchor == anchor)


def test_sections_have_the_ids_that_the_theme_gives_them(page: PrintedPage) -> None:
    sections = [one.anchor for one in page.parts if one.kind in ("page", "section")]
    assert sections == ["", "where-it-goes", "own", "where-it-goes_1"]


def test_words_are_those_of_a_reader(page: PrintedPage) -> None:
    told = part(page, "where-it-goes")
    assert told.words == "Words with stress, a link and 5_µg. \u200b# no heading, but <code>"
    assert told.address == "drugs/samplirsen/how/#where-it-goes"
    assert part(page, "").words == "What it is about."


def test_a_part_has_its_title_and_its_words_are_no_words_of_the_section(page: PrintedPage) -> None:
    table = part(page, "table-kinetics")
    assert (table.kind, table.title, table.words) == ("table", "What was measured.", "What was measured. a 2")
    assert part(page, "own").words == ""
    assert part(page, "figure-one").title == "A picture."


def test_a_word_of_a_list_is_told_by_what_follows_it(page: PrintedPage) -> None:
    assert (part(page, "term-cns").kind, part(page, "term-cns").words) == ("term", "CNS Brain and cord.")
    assert part(page, "cit-key").kind == "rule"


def test_a_value_stands_in_its_part_or_section_and_not_in_its_own_record(page: PrintedPage) -> None:
    assert dict(page.values) == {"smp-a": "where-it-goes", "smp-b": "table-kinetics", "smp-c": "figure-one"}


def test_a_page_is_read_once_and_as_it_is_now(
    page: PrintedPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept_reader(Cache(tmp_path))(write(TEXT)) == page
    changed = write(TEXT.replace("What it is about.", "What it was about."))
    assert kept_reader(Cache(tmp_path))(changed) == read_page(changed) != page
    monkeypatch.setattr(printed, "read_page", lambda *_: pytest.fail("read anew"))
    assert kept_reader(Cache(tmp_path))(changed).parts[0].words.startswith("What it was about.")
