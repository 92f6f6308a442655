"""Breaks of the tables and figures of built pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutations.breaks.pages import cut, find_matches, find_pages
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_FIGURE = re.compile(r'<figure class="(table|chart|diagram)" id="([a-z0-9-]+)">.*?</figure>', re.DOTALL)


@way("STR", 25)
def take_the_caption_away(corpus: Corpus) -> Iterator[Mutant]:
    """A table or figure loses its caption, its words or its number."""
    for hit in find_matches(_FIGURE, corpus):
        words, name = hit[1][0], hit[1][2]
        caption = re.search(r"<figcaption>(<span class=\"label\">[^<]+</span>)(.*?)</figcaption>", words, re.DOTALL)
        if caption:
            yield cut(hit, words.replace(caption[0], ""), f"{name} without caption")
            yield cut(hit, words.replace(caption[1], ""), f"{name} without number")
            notes = "".join(re.findall(r'<span class="(?:sources|figure-note)">.*?</span></span>', caption[2]))
            yield cut(hit, words.replace(caption[2], notes), f"{name} without the words of its caption")
            number = re.sub(r"\d+", lambda m: str(int(m[0]) + 7), caption[1])
            yield cut(hit, words.replace(caption[1], number), f"{name} with another number")


@way("STR", 30)
def take_the_words_of_a_picture_away(corpus: Corpus) -> Iterator[Mutant]:
    """A picture loses its title, its description, its role, or what says the same in words."""
    for hit in find_matches(_FIGURE, corpus):
        words, name = hit[1][0], hit[1][2]
        if hit[1][1] == "table":
            continue
        for pattern, text, description in (
            (r"<title id=[^>]+>[^<]+</title>", "", "title"), (r"(<desc id=[^>]+>)[^<]+(</desc>)", r"\1\2", "description"),
            (r'(<svg[^>]*) role="group"', r"\1", "role"), (r' aria-labelledby="[^"]+"', "", "label"), (r"<svg.*?</svg>", "", "picture"),
            (r'<(details|p) class="behind[^"]*">.*?</\1>', "", "long description"),
        ):  # fmt: skip
            if (broken := re.sub(pattern, text, words, count=1, flags=re.DOTALL)) != words:
                yield cut(hit, broken, f"{name} without {description}")


@way("STR", 20)
def take_the_sources_away(corpus: Corpus) -> Iterator[Mutant]:
    """A table or figure cites nothing."""
    for hit in find_matches(_FIGURE, corpus, "guide", "notebook"):
        words = hit[1][0]
        broken = re.sub(
            r'<span class="citations">.*?</span>(?=[^<]|<(?!/?a|span class="(?:comma|dash)))',
            "",
            words,
            flags=re.DOTALL,
        )
        bare = re.sub(r'<a (?:aria-label="[^"]*" )?class="citation.*?</a>', "", words, flags=re.DOTALL)
        if (bare != words and 'data-value="' in words) or hit[1][1] != "table":
            yield cut(hit, bare if bare != words else broken, f"{hit[1][2]} without sources")


@way("STR", 20)
def stop_speaking_of_it(corpus: Corpus) -> Iterator[Mutant]:
    """The only link of the text to a table or figure is gone."""
    for file, page, start in find_pages(corpus, "guide"):
        for match in re.finditer(
            r'<a class="see" href="#((?:table|figure)-[a-z0-9-]+)">([^<]+)</a>', page.text[start:]
        ):
            if page.text.count(f'class="see" href="#{match[1]}"') == 1:
                yield Mutant(
                    file,
                    start + match.start(),
                    start + match.end(),
                    match[2],
                    f"/{page.address}: no link to {match[1]}",
                )


@way("STR", 8)
def take_the_heads_of_a_table_away(corpus: Corpus) -> Iterator[Mutant]:
    """A table has no heads for its columns."""
    for hit in find_matches(r'(<figure class="table" id="([a-z0-9-]+)">.*?)<thead>.*?</thead>', corpus):
        if "</figure>" not in hit[1][1]:
            yield cut(hit, hit[1][1], f"{hit[1][2]} without heads")


@way("STR", 8)
def show_a_table_without_a_frame(corpus: Corpus) -> Iterator[Mutant]:
    """A plain Markdown table is in a guide, without number, caption and source."""
    table = "<table><thead><tr><th>Dose</th><th>Result</th></tr></thead><tbody><tr><td>low</td><td>none</td></tr></tbody></table>"
    for file, page, start in find_pages(corpus, "guide", "monograph", "notebook"):
        at = page.text.find("</h1>", start) + 5
        yield Mutant(file, at, at, table, f"/{page.address}: bare table")
