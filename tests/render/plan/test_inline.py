"""What prose asks for becomes pieces, and what is absent says so at its place."""

from __future__ import annotations

import pytest

from generators.model import Citation, Drug, Guide, Library, Where
from generators.render.plan import pieces
from generators.render.plan.guide import plan_body
from generators.render.plan.inline import Scope, bind_observation, format_plain_text, parse_inline
from generators.render.plan.page import FinishedParts, finish_parts
from generators.render.plan.pieces import BoundValue, CitationGroup, Mention, TermWords, Text, Unresolved
from generators.render.printing import print_inline

HERE = Where(file="guide.md", line=10, column=1)


@pytest.fixture
def scope(library: Library, drug: Drug) -> Scope:
    return Scope(library, drug)


def body(text: str, scope: Scope) -> tuple[object, ...]:
    """The pieces of the body of a guide that holds `text`."""
    guide = scope.drug.guides[0].model_copy(update={"body": text, "body_line": 10, "where": HERE})
    assert isinstance(guide, Guide)
    return plan_body(guide, scope)


def finished(parts: object, scope: Scope) -> FinishedParts:
    """Parts on the page that has the records."""
    return finish_parts(parts, scope.library, lambda _: "")


def printed(text: str, scope: Scope) -> str:
    """A short text as HTML."""
    return print_inline(finished(parse_inline(text, HERE, scope), scope).parts)


@pytest.mark.parametrize("label", ["RNases", "", "the enzyme"])
def test_a_term_is_told_in_one_form_however_it_is_printed(scope: Scope, label: str) -> None:
    term = scope.library.vocabulary.terms["rnase-h1"]
    plain, long = (TermWords(term.model_copy(update={"expansion": text}), label) for text in ("", "ribonuclease H1"))
    assert plain.told == f"{term.label}: {term.definition}"
    assert long.told == f"{term.label} (ribonuclease H1): {term.definition}"


def test_what_stands_beside_a_value_is_in_italics_only_where_it_says_nothing(scope: Scope) -> None:
    known = scope.library.observations["smp-half-life"]
    gone = known.model_copy(update={"value": None, "missing": "not-found"})
    shown = {
        (words, one.missing): print_inline((BoundValue(one, words, is_context=True, page="x/"),))
        for one in (known, gone)
        for words in ("200 mg", "dose not reported")
    }
    assert {key for key, html in shown.items() if "missing" in html} == {
        ("dose not reported", None),
        ("dose not reported", "not-found"),
    }
    assert "data-value" in shown["dose not reported", None]


def test_a_value_brings_unit_grade_and_citation(scope: Scope) -> None:
    value, cited = parse_inline('{{ value("smp-half-life") }}', HERE, scope)
    assert isinstance(value, BoundValue) and value.text == "20 ± 5\u00a0d" and value.observation.grade == "primary"
    assert isinstance(cited, CitationGroup) and [(c.key, c.locator) for c in cited.citations] == [
        ("alpha2020", "Table 2")
    ]


def test_a_value_is_printed_bound_and_linked_to_its_record(scope: Scope) -> None:
    html = printed('{{ value("smp-half-life") }}', scope)
    assert 'data-value="smp-half-life" data-grade="primary" href="#obs-smp-half-life">20 ± 5\u00a0d</a>' in html
    assert '<a class="citation" id="cite-1-1" href="#ref-alpha2020" aria-label="Reference 1, Table 2"' in html


def test_a_sentence_says_what_an_interval_is(scope: Scope) -> None:
    assert ">−36% (95% CI −45 to −24)<" in printed('{{ value("smp-change-100") }}', scope)


def test_a_value_may_leave_its_citation_to_the_next(scope: Scope) -> None:
    assert len(parse_inline('{{ value("smp-half-life", cite=False) }}', HERE, scope)) == 1


def test_a_missing_value_says_why(scope: Scope) -> None:
    html = printed('{{ value("smp-liver-human") }}', scope)
    assert 'data-missing="not-found"' in html and "data-value" not in html


@pytest.mark.parametrize(
    ("show", "text"),
    [("number", "3/8 (38%)"), ("percent", "38%"), ("n", "8"), ("dose", "100\u00a0mg"), ("time", "to day 60")],
)
def test_a_part_of_an_observation_can_be_asked_for(scope: Scope, show: str, text: str) -> None:
    assert format_plain_text(f'{{{{ value("smp-headache", show="{show}") }}}}', HERE, scope) == text


def test_an_event_prints_its_date(scope: Scope) -> None:
    assert format_plain_text('{{ fact("smp-start") }}', HERE, scope) == "April 2019"


def test_a_term_carries_its_definition(scope: Scope) -> None:
    assert "cuts the RNA" in printed('{{ term("rnase-h1") }}', scope)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        pytest.param(
            'value("smp-half-lif")', "no observation 'smp-half-lif'. Did you mean 'smp-half-life'?", id="mistyped"
        ),
        pytest.param('table("tissue")', "no table 'tissue'; wanted one of: change-by-dose, kinetics", id="absent"),
        pytest.param('vaule("x")', "unknown word", id="unknown word"),
        pytest.param("value(", "cannot read", id="half a call"),
        pytest.param('value("smp-half-life", colour="red")', "wrong arguments", id="unknown argument"),
        pytest.param('see("picture-1")', "wanted table-, figure-", id="see what"),
    ],
)
def test_what_cannot_be_printed_says_so_at_its_column(scope: Scope, call: str, message: str) -> None:
    found = [one for one in body(f"one\ntwo {{{{ {call} }}}}", scope) if isinstance(one, Unresolved)]
    (problem,) = (one.problem for one in found)
    assert problem and str(problem.where) == "guide.md:11:5"
    assert message in problem.message


def test_two_wrong_calls_are_two_problems(scope: Scope) -> None:
    found = [one for one in body('{{ value("a") }}\n{{ value("b") }}', scope) if isinstance(one, Unresolved)]
    assert [one.problem and one.problem.where.line for one in found] == [10, 11]


def test_what_was_broken_where_it_was_read_is_no_second_problem(library: Library, drug: Drug) -> None:
    broken = Scope(library.model_copy(update={"broken": frozenset({"lost"})}), drug)
    (found,) = parse_inline('{{ value("lost") }}', HERE, broken)
    assert isinstance(found, Unresolved) and found.problem is None
    assert finished((found,), broken).problems == ()


def test_a_block_in_a_short_text_is_a_problem(scope: Scope) -> None:
    (found,) = parse_inline('{{ table("kinetics") }}', HERE, scope)
    assert isinstance(found, Unresolved) and found.problem
    assert (found.problem.wrong, found.problem.wanted) == (
        "table('kinetics') prints a block",
        "it in a paragraph of a guide",
    )


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        pytest.param('{ value("smp-half-life") }}', ["'value('", "'}}'"], id="an opening brace lost"),
        pytest.param('{{ value("smp-half-life") }', ["'{{'", "'value('"], id="a closing brace lost"),
        pytest.param("`{{` and a value (of 3) in {braces}", [], id="code and plain braces are left alone"),
    ],
)
def test_a_call_that_has_lost_a_brace_is_a_problem(scope: Scope, text: str, strays: list[str]) -> None:
    found = [one for one in body(text, scope) if isinstance(one, Unresolved)]
    assert [one.problem and one.problem.wrong.partition(" would")[0] for one in found] == strays


def test_a_mention_has_the_number_of_what_it_names(scope: Scope) -> None:
    text = '{{ see("table-kinetics") }} {{ table("change-by-dose") }} {{ table("kinetics") }}'
    numbered = finished(body(text, scope), scope)
    assert isinstance(numbered.parts[0], Mention) and numbered.parts[0].text == "Table\u00a02"
    assert numbered.numbers == {"table-change-by-dose": 1, "table-kinetics": 2}


def test_a_table_that_stands_twice_has_one_number(scope: Scope) -> None:
    numbered = finished(body('{{ table("kinetics") }} {{ table(name="kinetics") }}', scope), scope)
    assert numbered.numbers == {"table-kinetics": 1}


def test_pointing_at_a_table_that_is_not_on_the_page_is_a_problem(scope: Scope) -> None:
    (problem,) = finished(body('{{ see("table-kinetics") }}', scope), scope).problems
    assert "no such table on this page" in problem.message and str(problem.where) == "guide.md:10:1"


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("a < b & *c*", "a &lt; b &amp; <em>c</em>", id="emphasis and escapes"),
        pytest.param("CYP2C9*2 and CYP2C9*3", "CYP2C9&#42;2 and CYP2C9&#42;3", id="star alleles keep their stars"),
        pytest.param("HLA-B*57:01, *HTT* mRNA", "HLA-B&#42;57:01, <em>HTT</em> mRNA", id="an allele beside a gene"),
        pytest.param("2 * 3 * 4", "2 &#42; 3 &#42; 4", id="stars with spaces"),
        pytest.param("`a_b` and a_b", "<code>a&#95;b</code> and a&#95;b", id="code"),
        pytest.param("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", id="a tag is text"),
        pytest.param("<!-- a -->", "&lt;!-- a --&gt;", id="a comment is text"),
    ],
)
def test_words_of_data_are_escaped(scope: Scope, text: str, html: str) -> None:
    assert printed(text, scope) == html


def test_the_star_of_an_allele_is_no_emphasis_in_a_guide(scope: Scope) -> None:
    assert pieces.to_plain_text(body("CYP2C9*2 and CYP2C9*3, *SOD1*", scope)) == r"CYP2C9\*2 and CYP2C9\*3, *SOD1*"  # type: ignore[arg-type]  # the body holds pieces only


def test_plain_text_has_no_marks(scope: Scope) -> None:
    assert format_plain_text('half-life {{ value("smp-half-life") }}', HERE, scope) == "half-life 20 ± 5\u00a0d"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("word [@alpha2020]", "word", id="after a word"),
        pytest.param("word\n[@alpha2020]", "word", id="on the next line"),
        pytest.param("word\u00a0[@alpha2020]", "word", id="after a no-break space"),
        pytest.param("- [@alpha2020] says", "- ", id="an item of a list"),
        pytest.param("a\n\n1. [@alpha2020] says", "a\n\n1. ", id="a numbered item"),
        pytest.param("a\n\n> [@alpha2020] says", "a\n\n> ", id="a quotation"),
        pytest.param("a\n\n[@alpha2020] says", "a\n\n", id="a paragraph"),
        pytest.param("## [@alpha2020] says", "## ", id="a heading"),
        pytest.param("- a - [@alpha2020]", "- a -", id="a dash within an item"),
    ],
)
def test_a_space_before_a_citation_goes_unless_it_begins_the_line(scope: Scope, text: str, first: str) -> None:
    words, cited = body(text, scope)[:2]
    assert (getattr(words, "text", ""), type(cited)) == (first, CitationGroup)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("It was 3 [@alpha2020] in all, and more.", "It was 3 in all,[] and more.", id="after a comma"),
        pytest.param("It was 3 [@alpha2020]. More.", "It was 3.[] More.", id="after a full stop"),
        pytest.param("It was so [@alpha2020]; more.", "It was so[]; more.", id="before a semicolon"),
        pytest.param("It was so (in mice [@alpha2020]) and more.", "It was so (in mice)[] and more.", id="after the bracket around it"),
        pytest.param("It was 3.5 [@alpha2020] or more", "It was 3.5 or more[]", id="a decimal point ends nothing"),
        pytest.param("It was 3 [@alpha2020]", "It was 3\u202f[]", id="never on a digit"),
        pytest.param("A [@alpha2020] and B [@agency2021].", "A and B.[]", id="two in one clause are one group"),
        pytest.param("A [@alpha2020]\n\nB.", "A[]\n\nB.", id="not beyond the paragraph"),
        pytest.param("So (in mice [@alpha2020]). More.", "So (in mice).[] More.", id="after the full stop behind the bracket"),
        pytest.param("A [@alpha2020] (of 3, so). More.", "A (of 3, so).[] More.", id="not into a bracket opened after it"),
        pytest.param('A [@alpha2020] ({{ see("table-doses") }}). B.', "A (Table\u00a00).[] B.", id="behind a bracket with a call"),
        pytest.param('A [@alpha2020] on\n{{ see("table-doses") }}, B.', "A on\nTable\u00a00,[] B.", id="not at the end of a line"),
    ],
)  # fmt: skip
def test_a_mark_stands_at_the_end_of_its_clause(scope: Scope, text: str, shown: str) -> None:
    assert "".join(getattr(piece, "text", "[]") for piece in body(text, scope)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("It was 3 [@alpha2020]. No more.", ["It was 3", ".", "[1]", " No more.", "[1]"], id="behind the last sentence"),
        pytest.param("It was so [@alpha2020].", ["It was so", ".", "[2]"], id="in the group that is there"),
        pytest.param("It was 3", ["It was 3", "\u202f", "[1]"], id="never on a digit"),
    ],
)  # fmt: skip
def test_the_source_of_a_text_follows_it_and_moves_nothing(scope: Scope, text: str, shown: list[str]) -> None:
    added = pieces.add_citations(parse_inline(text, HERE, scope), [Citation(key="agency2021", locator="p 2")])
    assert [
        f"[{len(one.citations)}]" if isinstance(one, CitationGroup) else getattr(one, "text", "") for one in added
    ] == shown


def test_neighbouring_citations_are_one_group(scope: Scope) -> None:
    *_, group = parse_inline('{{ value("smp-half-life") }} [@agency2021, p 2; @alpha2020, Table 2]', HERE, scope)
    assert isinstance(group, CitationGroup)
    assert [(c.key, c.locator) for c in group.citations] == [("alpha2020", "Table 2"), ("agency2021", "p 2")]


def test_a_citation_of_an_unknown_key_prints_nothing(scope: Scope) -> None:
    assert printed("word [@nobody2020]", scope) == "word"


def test_words_are_pieces_of_text(scope: Scope) -> None:
    assert parse_inline("plain", HERE, scope) == (Text("plain"),)


@pytest.mark.parametrize(("show", "is_missing"), [("value", True), ("dose", False), ("n", False)])
def test_what_is_known_of_a_value_that_is_missing_is_not_printed_as_missing(
    scope: Scope, show: str, is_missing: bool
) -> None:
    lost = scope.library.observations["smp-half-life"].model_copy(update={"value": None, "missing": "not-determined"})
    page = finished((bind_observation(lost, scope, show),), scope)
    assert ('class="missing"' in print_inline(page.parts)) is is_missing
