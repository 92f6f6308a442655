"""Breaks of the HTML of built pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from generators.site.pages import BuiltPage
from mutations.breaks.words import change_digit, misspell
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_NOTICE = re.compile(r'<p class="disclaimer [a-z]+" data-disclaimer="([a-z-]+)">.*?</p>', re.DOTALL)
_LINK = re.compile(r'(?<=[ "])href="([^":]+)"')


def find_pages(corpus: Corpus, *kinds: str) -> Iterator[tuple[str, BuiltPage, int]]:
    """Return the built pages, of some kinds only if any are named, with the offset of their content."""
    for address, page in corpus.site.pages.items():
        if address != "404.html" and (not kinds or page.kind in kinds):
            yield f"html:{address}", page, max(0, page.text.find("<article"))


def find_matches(pattern: str | re.Pattern[str], corpus: Corpus, *kinds: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield every match in the content of the pages."""
    compiled = re.compile(pattern, re.DOTALL) if isinstance(pattern, str) else pattern
    for file, page, start in find_pages(corpus, *kinds):
        yield from ((file, match) for match in compiled.finditer(page.text, start))


def cut(hit: tuple[str, re.Match[str]], text: str, description: str, group: int | str = 0) -> Mutant:
    """Return a break that replaces a match on a page."""
    file, match = hit
    return Mutant(file, *match.span(group), text, f"/{file.removeprefix('html:')}: {description}")


# --- disclaimers -----------------------------------------------------------------------------------------------------


@way("STR", 40)
def delete_a_disclaimer(corpus: Corpus) -> Iterator[Mutant]:
    """The element of a disclaimer is not on the page."""
    for hit in find_matches(_NOTICE, corpus):
        yield cut(hit, "", f"disclaimer {hit[1][1]} deleted")


@way("STR", 30)
def alter_a_disclaimer(corpus: Corpus) -> Iterator[Mutant]:
    """A word of a disclaimer is left out, or its sense turned round."""
    for hit in find_matches(_NOTICE, corpus):
        words = hit[1][0]
        for old, new in (
            (" no ", " "),
            (" not ", " "),
            (" may ", " does not "),
            ("unverified", "verified"),
            ("researchers", "everyone"),
        ):
            if old in words:
                yield cut(hit, words.replace(old, new, 1), f"disclaimer {hit[1][1]}: {old!r} → {new!r}")
        last = re.search(r" [^ <]+\.</p>", words)
        if last:
            yield cut(hit, words.replace(last[0], ".</p>"), f"disclaimer {hit[1][1]}: last word dropped")


@way("STR", 20)
def hide_a_disclaimer(corpus: Corpus) -> Iterator[Mutant]:
    """A disclaimer is on the page, but nobody sees it."""
    for hit in find_matches(_NOTICE, corpus):
        words, name = hit[1][0], hit[1][1]
        yield cut(hit, words.replace("<p ", "<p hidden ", 1), f"disclaimer {name} hidden")
        yield cut(hit, words.replace("<p ", '<p style="display: none" ', 1), f"disclaimer {name} not displayed")
        yield cut(hit, f"<!-- {words} -->", f"disclaimer {name} in a comment")
        yield cut(hit, f"<details><summary>More</summary>{words}</details>", f"disclaimer {name} folded away")


@way("STR", 10)
def repeat_or_rename_a_disclaimer(corpus: Corpus) -> Iterator[Mutant]:
    """A disclaimer is repeated or renamed."""
    for hit in find_matches(_NOTICE, corpus):
        words, name = hit[1][0], hit[1][1]
        yield cut(hit, words * 2, f"disclaimer {name} twice")
        yield cut(hit, words.replace(f'"{name}"', f'"{name}x"'), f"disclaimer {name} renamed")


# --- values ----------------------------------------------------------------------------------------------------------


@way("STR", 40)
def change_a_printed_value(corpus: Corpus) -> Iterator[Mutant]:
    """The page shows another number, or another grade, than the data have."""
    for hit in find_matches(r'<a class="value[^>]* data-grade="([a-z]+)"[^>]*>([^<]*\d[^<]*)</a>', corpus):
        yield cut(hit, change_digit(hit[1][2], 0), f"value {hit[1][2]} changed", 2)
        if hit[1][1] == "unverified":
            yield cut(hit, "primary", f"value {hit[1][2]} called primary", 1)


@way("STR", 15)
def change_the_mark_or_the_link_of_a_value(corpus: Corpus) -> Iterator[Mutant]:
    """A value has no mark, the mark of another grade, or leads to the record of another."""
    for hit in find_matches(
        r'<a class="value[^>]* href="[^"#]*#(obs-[^"]+)"[^>]*>([^<]+)</a>(<span class="grade[^>]*>[^<]*</span>)', corpus
    ):
        yield cut(hit, "", f"value {hit[1][2]} without its mark", 3)
        other = "grade-derived" if "grade-primary" in hit[1][3] else "grade-primary"
        yield cut(hit, re.sub(r"grade-[a-z]+", other, hit[1][3]), f"value {hit[1][2]} with another mark", 3)
        yield cut(hit, misspell(hit[1][1]), f"value {hit[1][2]} leads to another record", 1)


@way("STR", 15)
def miscount_a_citation(corpus: Corpus) -> Iterator[Mutant]:
    """A citation, or the mention of a table or figure, has another number."""
    for hit in find_matches(r'<a [^>]*class="(?:citation|see)"[^>]*>([^<]*?)(\d+)</a>', corpus):
        yield cut(hit, str(int(hit[1][2]) + 1), f"{hit[1][1]}{hit[1][2]} counted on", 2)


@way("STR", 15)
def reword_a_reference(corpus: Corpus) -> Iterator[Mutant]:
    """The list of references prints another title, or leads to another document."""
    for hit in find_matches(r'<li id="(?:ref|source|uses)-[^>]*>([^<]{20,})', corpus):
        yield cut(hit, misspell(hit[1][1]), "reference misspelt", 1)
    for hit in find_matches(r'<a href="(https://doi\.org/[^"]+\d)" rel="external">', corpus):
        yield cut(hit, change_digit(hit[1][1], -1), f"link to {hit[1][1]} changed", 1)


# --- links -----------------------------------------------------------------------------------------------------------


@way("STR", 40)
def mistype_a_link(corpus: Corpus) -> Iterator[Mutant]:
    """A link inside the site loses a letter."""
    for hit in find_matches(_LINK, corpus):
        address = hit[1][1]
        if len(address.strip("./#")) > 3:
            yield cut(hit, misspell_address(address), f"link {address} mistyped", 1)


def misspell_address(address: str) -> str:
    """An address whose last part has lost a letter."""
    head, mark, tail = address.rpartition("#") if "#" in address else address.rstrip("/").rpartition("/")
    return f"{head}{mark}{misspell(tail)}" + ("/" if address.endswith("/") else "")


@way("STR", 30)
def remove_an_anchor(corpus: Corpus) -> Iterator[Mutant]:
    """An id that a link of the page leads to is gone."""
    for file, page, start in find_pages(corpus):
        linked = set(re.findall(r'href="#([^"]+)"', page.text))
        for match in re.finditer(r' id="([^"]+)"', page.text[start:]):
            if match[1] in linked and not match[1].startswith("__"):
                yield Mutant(
                    file, start + match.start(), start + match.end(), "", f"/{page.address}: id {match[1]} removed"
                )


@way("STR", 12)
def use_an_id_twice(corpus: Corpus) -> Iterator[Mutant]:
    """Two elements have one id."""
    for file, page, start in find_pages(corpus):
        idents = list(re.finditer(r' id="([^"]+)"', page.text[start:]))
        for first, second in itertools.pairwise(idents):
            at = start + second.start(1)
            yield Mutant(file, at, start + second.end(1), first[1], f"/{page.address}: id {first[1]} twice")


@way("STR", 12)
def lead_to_the_root_of_the_host(corpus: Corpus) -> Iterator[Mutant]:
    """A link begins at the root of the host, or climbs out of the site."""
    for hit in find_matches(_LINK, corpus):
        address = hit[1][1]
        if address.startswith("../"):
            yield cut(hit, "/" + address.lstrip("./"), f"link {address} from the root", 1)
            yield cut(hit, "../../../../../" + address, f"link {address} climbs out", 1)


@way("STR", 12)
def offer_a_download_that_is_not_there(corpus: Corpus) -> Iterator[Mutant]:
    """A download leads to no file."""
    for hit in find_matches(r'<a class="download" download(?:="")? href="([^"]+)"', corpus):
        yield cut(hit, hit[1][1].replace(".", "-old.", 1), f"download {hit[1][1]} renamed", 1)


@way("STR", 8)
def show_an_image_that_is_not_there(corpus: Corpus) -> Iterator[Mutant]:
    """An image leads to no file, or has no alternative text."""
    for file, page, start in find_pages(corpus, "guide", "monograph", "notebook"):
        at = page.text.find("</h1>", start) + 5
        for image, description in (
            ('<img src="picture.png" alt="A picture">', "no file"),
            ('<img src="data.json">', "no alternative text"),
        ):
            yield Mutant(file, at, at, image, f"/{page.address}: image with {description}")


# --- what a page says of itself ----------------------------------------------------------------------------------------


@way("STR", 30)
def take_away_what_a_page_says_of_itself(corpus: Corpus) -> Iterator[Mutant]:
    """A page loses version, date, cut-off or review state, or shows another."""
    for hit in find_matches(
        r"<div><dt>(Version|Date|Evidence cut-off|Review)</dt><dd>([^<]+)</dd></div>",
        corpus,
        "guide",
        "monograph",
        "notebook",
    ):
        if not (hit[1][1] == "Version" and "/monograph" in hit[0]):
            yield cut(hit, "", f"{hit[1][1]} removed")
        if not hit[0].startswith("html:notebooks"):
            yield cut(
                hit, "independently reviewed" if hit[1][1] == "Review" else hit[1][2] + "1", f"{hit[1][1]} changed", 2
            )


@way("STR", 20)
def take_the_head_of_a_page_away(corpus: Corpus) -> Iterator[Mutant]:
    """A page has no title, no description, no heading, or does not say what it is."""
    for file, page, _ in find_pages(corpus):
        for pattern in (r"<title>.*?</title>", r'<meta name="description" content="[^"]*">', r"<h1[^>]*>.*?</h1>"):
            if match := re.search(pattern, page.text, re.DOTALL):
                yield Mutant(file, *match.span(), "", f"/{page.address}: without {match[0][:20]}")
        if page.kind in ("guide", "monograph") and (
            match := re.search(r'name="page-kind" content="([a-z]+)"', page.text)
        ):
            yield Mutant(file, *match.span(1), "page", f"/{page.address}: kind {match[1]} → page")
