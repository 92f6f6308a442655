"""What stands in a text field is printed as it is: no payload becomes an element, an attribute or a mark of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar

import markdown
import pytest
import yaml
from lxml import html
from markupsafe import Markup
from pydantic import BaseModel

from faults.corpus import read_once
from generators.cite import ama
from generators.cite.numbering import number_citations
from generators.model import Citation, Drug, Finding, Library, Offer, Page, Retractions, Waiver, Where
from generators.render import drug_pages, site_pages
from generators.render.environment import escape_markdown, join_lines, quote_yaml
from generators.render.plan.how_to_cite import plan_how_to_cite
from generators.render.plan.pieces import CitationGroup, TermWords
from generators.render.printing import fitting_offers
from generators.report import ledger
from tests.check.rules.published import macro, picture

NEUTRAL = "words that are no mark of anything"
HTML = {
    "element": "<script>alert(1)</script>",
    "end of a tag": "</a></li></ul></title><b>bold",
    "attribute": "a\"onclick=\"x@y' onload='x",
    "entity": "Press &amp; Sons & <3 > two",
    "comment": "<!-- references --> --> ]]>",
}
MARKS = {
    "emphasis": "*a* **b** _c_ `code` ~~~",
    "link": "[text](javascript:x) ![image](x) [ref][1] <https://x.example>",
    "attribute list": "Title { #evil .evil onclick=x } #",
    "call": '{{ value("x") }} {% raw %}',
    "citation": "[@alpha2020, p 1]",
    "lines": "one\n\n# two\n---",
}
each_payload = pytest.mark.parametrize(
    "payload", [pytest.param(text, id=f"{name}") for name, text in (HTML | MARKS).items()]
)
N = TypeVar("N", bound=BaseModel)


def spoil(noun: N, payload: str, *fields: str) -> N:
    """The noun with the payload at the end of these of its texts."""
    return noun.model_copy(update={name: f"{getattr(noun, name)} {payload}".strip() for name in fields})


def spoil_all(nouns: dict[str, N], payload: str, *fields: str) -> dict[str, N]:
    return {key: spoil(noun, payload, *fields) for key, noun in nouns.items()}


def in_prose(payload: str) -> str:
    """The payload for a text that may have emphasis, calls and citations of its own."""
    return NEUTRAL if payload in MARKS.values() else payload


def spoiled_drug(drug: Drug, payload: str) -> Drug:
    """The drug with the payload in each text that pages print."""
    prose = in_prose(payload)
    changed = spoil(spoil(drug, payload, "name", "target", "indication", "route", "catalogue_number"), prose, "summary")
    guides = (spoil(guide, payload, "title", "version", "audience") for guide in drug.guides)
    return changed.model_copy(update={
        "brand_names": (payload,),
        "statuses": tuple(spoil(status, prose, "text") for status in drug.statuses),
        "facts": tuple(spoil(fact, payload, "label") for fact in drug.facts),
        "events": tuple(spoil(event, prose, "text") for event in drug.events),
        "guides": tuple(spoil(guide, prose, "summary") for guide in guides),
        "conflicts": tuple(spoil(conflict, prose, "title", "statement", "resolution") for conflict in drug.conflicts),
        "gaps": tuple(spoil(gap, prose, "title", "statement", "searched") for gap in drug.gaps),
    })  # fmt: skip


def spoiled(library: Library, payload: str) -> Library:
    """The sample corpus with the payload in each text field that pages print."""
    offer = Offer(text="Synthesis", url="https://offer.example/?a=1&b=", modalities=("antisense oligonucleotide",))
    publisher = library.publisher.model_copy(update={"offers": (spoil(offer, payload, "text", "url"),)})
    waiver = Waiver(rule="CIT-MIN", file="x", match="y", reason="z", owner="editor", expires="2027-01")
    vocabulary = library.vocabulary
    references = {
        key: spoil(reference, payload).model_copy(
            update={"fields": {**reference.fields, "url": f"https://{key}.example/?{payload}"}}
        )
        for key, reference in library.references.items()
    }
    return library.model_copy(update={
        "publisher": spoil(publisher, payload, "name", "email", "url", "catalogue_url", "quote_url"),
        "drugs": tuple(spoiled_drug(drug, payload) for drug in library.drugs),
        "disclaimers": tuple(spoil(notice, payload, "title", "text") for notice in library.disclaimers),
        "waivers": (spoil(waiver, payload, "match", "reason", "owner"),),
        "sources": library.sources.model_copy(update={"retractions": Retractions(snapshot="2026-11-20", source=payload)}),
        "references": references,
        "vocabulary": vocabulary.model_copy(update={
            "terms": spoil_all(vocabulary.terms, payload, "label", "expansion", "definition"),
            "parameters": spoil_all(vocabulary.parameters, payload, "name", "symbol", "definition"),
            "compounds": spoil_all(vocabulary.compounds, payload, "name", "definition"),
            "species": spoil_all(vocabulary.species, payload, "name"),
            "matrices": spoil_all(vocabulary.matrices, payload, "name"),
            "populations": spoil_all(vocabulary.populations, payload, "name"),
            "units": spoil_all(vocabulary.units, payload, "code", "print", "name"),
        }),
    })  # fmt: skip


def printed_pages(library: Library, payload: str) -> dict[str, Page]:
    """The pages of the site by kind, with the payload in each text that they print."""
    whole = spoiled(library, payload)
    finding = Finding(
        rule="CIT-MIN", severity="info", where=Where(file=payload), message=f"{in_prose(payload)}.", waived=payload
    )
    pages, _ = drug_pages.render(drug_pages.plan(whole), whole, picture)
    pages += [*site_pages.render(whole, pages, picture, read_once), *ledger.print_ledgers(whole, pages, [finding])]
    return {page.kind: page for page in pages}


Pages = Callable[[str], dict[str, Page]]
Blocks = Callable[[str], dict[str, Markup]]


@pytest.fixture(scope="module")
def pages_with(library: Library) -> Pages:
    """The pages by payload, printed once for all tests."""
    return cache(partial(printed_pages, library))


@pytest.fixture(scope="module")
def blocks_with(library: Library) -> Blocks:
    """The blocks by payload, printed once for all tests."""
    return cache(partial(printed_blocks, library))


def parts(page: Page) -> tuple[dict[str, Any], str]:
    """The front matter and the rest of a page as it is written."""
    _, front, text = page.text.split("---\n", 2)
    return yaml.safe_load(front), text


@cache
def rendered(text: str) -> html.HtmlElement:
    """A Markdown text as the site renders it."""
    return html.fromstring(f"<div>{markdown.markdown(text, extensions=['attr_list', 'tables', 'toc'])}</div>")


@cache
def shape(text: str, payload: str) -> list[str]:
    """The elements, attributes and words of a Markdown text as the site renders it, with a neutral word for the payload."""
    found, page = [], rendered(text)
    for held in page.xpath("//a/span[@class='whole']"):  # in a value that is too long for a line
        held.drop_tag()
    for element in page.iter():
        attributes = [f"{k}={v}" for k, v in element.attrib.items() if (element.tag, k) != ("h1", "id")]
        own = (
            "" if element.getparent() is not None and element.getparent().tag == "pre" else element.text
        )  # BibTeX escapes
        words = " ".join(f"{own or ''}|{element.tail or ''} {' '.join(attributes)}".split())
        found.append(f"{element.tag} {words}")
    found = [re.sub(r"(?<=class=value) (?:whole|together)", "", part) for part in found]  # by the length of the words
    return [part.replace(" ".join(payload.split()), NEUTRAL) for part in found]


@pytest.mark.parametrize("kind", ["home", "drugs", "glossary", "references", "validity", "guide", "monograph"])
@each_payload
def test_a_page_has_the_same_elements_whatever_its_texts_hold(pages_with: Pages, payload: str, kind: str) -> None:
    page, plain = pages_with(payload)[kind], pages_with(NEUTRAL)[kind]
    assert shape(parts(page)[1], payload) == shape(parts(plain)[1], NEUTRAL)
    assert " ".join(payload.split()) in " ".join(rendered(parts(page)[1]).text_content().split())


@each_payload
def test_the_front_matter_has_the_titles_as_they_are(library: Library, pages_with: Pages, payload: str) -> None:
    pages, drug = pages_with(payload), library.drugs[0]
    titles = {"home": library.publisher.name, "guide": drug.guides[0].title, "monograph": drug.name}
    for kind, title in titles.items():
        assert parts(pages[kind])[0]["title"] == f"{title} {payload}"


# --- blocks ----------------------------------------------------------------------------------------------------------


def elements(fragment: str) -> list[tuple[str, list[str]]]:
    """The elements of a block with the names of their attributes."""
    return [(str(element.tag), sorted(element.attrib)) for element in html.fromstring(f"<div>{fragment}</div>").iter()]


def printed_blocks(library: Library, payload: str) -> dict[str, Markup]:
    """The blocks that guides and monographs share, with the payload in each text that they print."""
    whole = spoiled(library, payload)
    cited = plan_how_to_cite(whole.publisher, f"A guide {payload}", "1.0", "2026-11-20", "drugs/samplirsen/a-guide")
    return {
        "how to cite": join_lines(macro("how_to_cite", "how_to_cite")(cited)),
        "offers": macro("notice", "offers")(fitting_offers(whole.publisher, whole.drugs[0])),
        "notices": macro("notice", "disclaimers")(whole.disclaimers, "top"),
        "reference": macro("reference", "item")(next(iter(whole.references.values()))),
    }


@each_payload
@pytest.mark.parametrize("block", ["how to cite", "offers", "notices", "reference"])
def test_a_block_has_the_same_elements_whatever_its_texts_hold(blocks_with: Blocks, payload: str, block: str) -> None:
    printed = blocks_with(payload)[block]
    assert elements(printed) == elements(blocks_with(NEUTRAL)[block])
    assert elements(markdown.markdown(f"<div>{printed}</div>"))[1:] == elements(printed), (
        "Markdown leaves a block alone"
    )


@each_payload
def test_what_stands_within_a_line_of_a_guide_keeps_its_attributes(library: Library, payload: str) -> None:
    term = spoil(library.vocabulary.terms["rnase-h1"], payload, "definition")
    cited = number_citations([[Citation(key="alpha2020", locator=f"p {payload}")]])[0]
    printed = macro("inline", "inline")([TermWords(term, "RNase"), CitationGroup((), cited)])
    (line,) = html.fragments_fromstring(markdown.markdown(f"It is *cut* by {printed}", extensions=["attr_list", "toc"]))
    flat = " ".join(payload.split())
    assert [element.tag for element in line.iterdescendants()] == ["em", "abbr", "a"]
    (term_printed,), (marker,) = line.iterdescendants("abbr"), line.iterdescendants("a")
    assert term_printed.get("title") == f"RNase H1: {library.vocabulary.terms['rnase-h1'].definition} {flat}"
    assert marker.get("aria-label") == f"Reference 1, p {flat}"


@pytest.mark.parametrize("payload", HTML.values(), ids=HTML)
def test_no_field_of_a_reference_becomes_an_element_of_its_entry(library: Library, payload: str) -> None:
    reference = library.references["alpha2020"]
    fields = {**reference.fields, "title": f"A title {payload} end", "journal": f"J {payload}", "volume": payload}
    entry = html.fromstring(f"<div>{ama.format_entry(reference.model_copy(update={'fields': fields}))}</div>")
    assert {element.tag for element in entry.iterdescendants()} <= {"i", "sub", "sup"}
    assert not [element.attrib for element in entry.iterdescendants() if element.attrib]


# --- texts -----------------------------------------------------------------------------------------------------------


@each_payload
def test_a_heading_that_is_inert_is_printed_as_it_is(payload: str) -> None:
    heading = html.fromstring(markdown.markdown(f"# {escape_markdown(payload)}", extensions=["attr_list"]))
    assert (heading.tag, len(heading), dict(heading.attrib)) == ("h1", 0, {})
    assert heading.text == " ".join(payload.split())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sample: Press & 'Sons' \"and\" \\n # no", id="marks of YAML"),
        pytest.param("a\u0085b\u2028c\x7fd\ufeff", id="characters that YAML folds or refuses"),
        pytest.param("SOD1 µg/g − ’ \U0001f9ec", id="letters of the field"),
        pytest.param("yes", id="a word that is a truth value"),
        pytest.param("one\n---\ntwo", id="the end of the front matter"),
        *(pytest.param(text, id=name) for name, text in (HTML | MARKS).items()),
    ],
)
def test_a_text_in_the_front_matter_is_read_as_it_is(text: str) -> None:
    line = f"title: {quote_yaml(text)}"
    assert "\n" not in line and yaml.safe_load(line) == {"title": text}
