"""Breaks of the guides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.domain import describe
from mutations.breaks.words import misspell
from mutations.corpus import Corpus
from mutations.mutant import Mutant, way

_VALUE = re.compile(r'\{\{ value\("([a-z0-9-]+)"[^}]*\) \}\}')
_CITED = re.compile(r" ?\[@[^\]]+\]")


def guides(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """Each guide: its drug, its file, its text."""
    yield from ((drug, file, corpus.texts[file]) for drug in corpus.drugs for file in corpus.files(drug, ".md"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of running text of a guide."""
    body = text.index("\n---\n", 4) + 5
    for part in re.finditer(r"\S(?:.|\n(?![ \t]*\n))*", text[body:]):
        if len(part[0]) > 200 and not part[0].startswith(("#", "{{ table", "{{ chart", "|")):
            yield body + part.start(), body + part.end()


def append_sentence(sentence: str, description: str, corpus: Corpus) -> Iterator[Mutant]:
    """Yield breaks that append a sentence to each paragraph."""
    for drug, file, text in guides(corpus):
        for _, end in paragraphs(text):
            yield Mutant(file, end, end, " " + sentence, f"{description}: {sentence}", drug)


# --- numbers ---------------------------------------------------------------------------------------------------------


@way("TXT", 35)
def type_a_value_by_hand(corpus: Corpus) -> Iterator[Mutant]:
    """A call is replaced by its printed number and unit."""
    for drug, file, text in guides(corpus):
        for found in _VALUE.finditer(text):
            observation = corpus.library.observations[found[1]]
            if observation.value and observation.unit not in ("1", "") and 'show="number"' not in found[0]:
                printed = describe.text(observation, corpus.library.vocabulary)
                yield Mutant(file, *found.span(), printed, f"{printed!r} typed by hand", drug)


@way("TXT", 30)
def add_a_number(corpus: Corpus) -> Iterator[Mutant]:
    """A sentence brings a number of its own."""
    sentences = ("It reached 3.11 µg/g there", "The share was 45%", "The group was small (n = 12)", "The difference was clear (p = 0.03)",
            "Each got 10 mg/kg", "It fell by 27 per cent", "It was measured in 14 patients", "Levels were 2.5-fold higher")  # fmt: skip
    for sentence in sentences:
        yield from append_sentence(f"{sentence} [@{choose_key(corpus)}, abstract].", "number typed", corpus)


def choose_key(corpus: Corpus) -> str:
    """Return a source that every drug may cite: the first peer-reviewed one."""
    return next(k for k, r in corpus.library.references.items() if r.tier == "peer-reviewed" and r.state == "confirmed")


# --- what is asked for -----------------------------------------------------------------------------------------------


@way("TXT", 20)
def misspell_what_is_asked_for(corpus: Corpus) -> Iterator[Mutant]:
    """The name in double braces loses a letter."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r'\{\{ (?:value|fact|term|see|table|chart|diagram|protocol|study)\("([^"]+)"', text):
            yield Mutant(file, *found.span(1), misspell(found[1]), f"{found[0]} misspelt", drug)


@way("TXT", 12)
def misspell_a_word_of_prose(corpus: Corpus) -> Iterator[Mutant]:
    """The word in double braces loses a letter, or a quote, or has an argument that it does not know."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r'\{\{ (\w+)\("[^"]+"()\)', text):
            yield Mutant(file, *found.span(1), misspell(found[1]), f"word {found[1]} misspelt", drug)
            yield Mutant(file, *found.span(2), ", colour=True", "unknown argument", drug)
            yield Mutant(file, found.end(2) - 1, found.end(2), "", "quote lost", drug)


@way("TXT", 10)
def lose_a_brace(corpus: Corpus) -> Iterator[Mutant]:
    """A brace of a call is lost, so that its code would be printed."""
    for drug, file, text in guides(corpus):
        for found in _VALUE.finditer(text):
            yield Mutant(file, found.end() - 1, found.end(), "", f"brace lost after {found[1]}", drug)
            yield Mutant(file, found.start(), found.start() + 1, "", f"brace lost before {found[1]}", drug)


# --- citations -------------------------------------------------------------------------------------------------------


@way("CIT", 20)
def misspell_a_citation(corpus: Corpus) -> Iterator[Mutant]:
    """A key that is cited in the text loses a letter."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r"[\[ ]@([A-Za-z0-9_]+)", text):
            yield Mutant(file, *found.span(1), misspell(found[1]), f"@{found[1]} misspelt", drug)


@way("CIT", 20)
def drop_the_citations_of_a_paragraph(corpus: Corpus) -> Iterator[Mutant]:
    """A paragraph that states facts no longer cites anything."""
    for drug, file, text in guides(corpus):
        for start, end in paragraphs(text):
            words = text[start:end]
            if _CITED.search(words) and not re.search(r"\{\{ (value|fact|see)\(", words):
                yield Mutant(file, start, end, _CITED.sub("", words), f"no citation in “{words[:40]}…”", drug)


@way("CIT", 10)
def state_a_fact_without_a_source(corpus: Corpus) -> Iterator[Mutant]:
    """A paragraph without any source is added."""
    fact = ("\n\nThe drug is taken up by the liver within hours and is then cut down by nucleases in every tissue. Most of what is"
            " left goes out with the urine. The kidney holds the highest concentration of all organs, and the brain the lowest.")  # fmt: skip
    for drug, file, text in guides(corpus):
        for _, end in paragraphs(text):
            yield Mutant(file, end, end, fact, "paragraph without a source", drug)


@way("CIT", 15)
def break_the_form_of_a_citation(corpus: Corpus) -> Iterator[Mutant]:
    """A citation loses its bracket, its comma or its semicolon."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r"\[@([A-Za-z0-9_]+)(,) ([^\]@;]+)(\])", text):
            yield Mutant(file, *found.span(2), "", f"no comma after @{found[1]}", drug)
            yield Mutant(file, *found.span(4), "", f"no bracket after @{found[1]}", drug)
        for found in re.finditer(r"\[@[^\]]+(; )@", text):
            yield Mutant(file, *found.span(1), " ", "no semicolon", drug)


# --- front matter, tables and figures ---------------------------------------------------------------------------------


@way("STR", 12)
def break_the_front_matter(corpus: Corpus) -> Iterator[Mutant]:
    """A guide loses its title, version, date or cut-off, or has one that is none."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(
            r"^(title|summary|version|date|cutoff|audience): (.+)\n", text[: text.index("\n---\n", 4)], re.MULTILINE
        ):
            yield Mutant(file, *found.span(), "", f"{found[1]} deleted", drug)
            if found[1] in ("date", "cutoff"):
                yield Mutant(file, *found.span(2), '"November 2026"', f"{found[1]} in words", drug)


@way("STR", 25)
def show_without_speaking_of_it(corpus: Corpus) -> Iterator[Mutant]:
    """The text no longer refers to a table or figure that it shows."""
    for drug, file, text in guides(corpus):
        for found in re.finditer(r'\{\{ see\("((?:table|figure)-[a-z0-9-]+)"\) \}\}', text):
            if text.count(f'see("{found[1]}")') == 1:
                yield Mutant(file, *found.span(), "The following", f"no see({found[1]!r})", drug)


@way("DAT", 6)
def let_a_guide_grow_old(corpus: Corpus) -> Iterator[Mutant]:
    """The evidence of a guide was cut off years ago."""
    for drug, file, text in guides(corpus):
        if found := re.search(r'^cutoff: "?([0-9-]+)"?$', text, re.MULTILINE):
            for year in ("2021", "2023"):
                yield Mutant(file, *found.span(1), f"{year}-01-31", f"cutoff {year}", drug)
