"""references.bib is read with every fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.read import references as bib
from tests.read.written import one, parsed

ROOT = Path(__file__).parent.parent.parent
GOOD = "@article{good2020,\n  author = {Good, Ada},\n  title = {Good},\n}\n"


# --- what is wrong is said at its place ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param("@misc{a,\n  title = {A,\n  year = {2020},\n}\n\n" + GOOD, "1:1", "entry 'a' does not end", id="brace missing in a field"),
        pytest.param("\n@misc{a,\n  title = {A},\n\n" + GOOD, "2:1", "entry 'a' does not end", id="brace missing at the end of an entry"),
        pytest.param(GOOD + "\n  @misc{a,\n  title = {A},\n", "6:3", "entry 'a' does not end", id="brace missing at the end of the file"),
        pytest.param('@misc{a,\n  title = "A,\n  year = {2020},\n}\n\n' + GOOD, "1:1", "entry 'a' does not end", id="quote missing"),
        pytest.param("@misc{a\n  title = {A},\n}\n" + GOOD, "1:1", "no comma after the key 'a'", id="comma missing after the key"),
        pytest.param("@misc{a,\n  title = {A}\n  year = {2020},\n}\n" + GOOD, "2:3", "title goes on after the end of its value", id="comma missing after a field"),
        pytest.param('@misc{a,\n  title = "A"\n  note = "B",\n}\n', "2:3", "title goes on after the end of its value", id="comma missing after a quoted field"),
        pytest.param("@misc{a,\n  title = {A} # ,\n}\n", "2:3", "title goes on after the end of its value", id="joined to nothing"),
        pytest.param("@misc{a,\n  title = {A} # juin,\n}\n", "2:3", "title: 'juin' is an undefined macro", id="joined to what is undefined"),
        pytest.param("@misc{a,\n  crossref = {b},\n}\n", "2:3", "crossref is not followed here", id="fields of another entry"),
        pytest.param("@misc{a,\n  year = {2020},\n  title {A},\n}\n" + GOOD, "3:3", "'title' in entry 'a' has no =", id="equals sign missing"),
        pytest.param("@misc{a,\n  title = {A},\n  year\n}\n", "3:3", "'year' in entry 'a' has no =", id="field without a value"),
        pytest.param("@misc{a,\n  title = {A},,\n}\n", "2:14", "a comma with no field before it", id="two commas"),
        pytest.param("@misc{a,\n  title = {A},\n}\n\n@misc{a,\n  title = {B},\n}\n", "5:1", "'a' is there already, at references.bib:1:1", id="key twice"),
        pytest.param("@misc{a,\n  title = {A},\n  year = {2020}, title = {B},\n}\n", "3:18", "title stands twice in 'a'", id="field twice"),
        pytest.param("@misc{a,\n  title = {A},\n  Title = {B},\n}\n", "3:3", "title stands twice in 'a'", id="field twice, once with a capital"),
        pytest.param('@string{x = "X"}\n@string{x = "Y"}\n', "2:1", "macro 'x' is there already", id="macro twice"),
        pytest.param("@misc{a,\n  title = {A},\n  journal = natmed,\n}\n", "3:3", "journal: 'natmed' is an undefined macro", id="undefined macro"),
        pytest.param("@misc{a,\n  title = {A},\n  month = july,\n}\n", "3:3", "'july' is an undefined macro. Did you mean 'jul'?", id="misspelt month"),
        pytest.param("@misc{a,\n  title = {A},\n  journal = ja,\n}\n", "3:3", "'ja' is an undefined macro; wanted the value in braces", id="undefined macro that is like a month"),
        pytest.param("@misc{a,\n  titel = {A},\n}\n", "2:3", "'titel' is no field here. Did you mean 'title'?", id="unknown field"),
        pytest.param("@misc{a,\n  title = {},\n}\n", "2:3", "title is empty", id="empty field"),
        pytest.param("@misc{a,\n  title = ,\n}\n", "2:3", "title is empty", id="field with nothing after its equals sign"),
        pytest.param("@artikle{a,\n  title = {A},\n}\n", "1:1", "@artikle is no type of entry here", id="unknown type"),
        pytest.param("@misc{,\n  title = {A},\n}\n", "1:1", "the entry has no key", id="no key"),
        pytest.param("@misc{müller2020,\n  title = {A},\n}\n", "1:1", "prose cannot cite the key 'müller2020'", id="key that prose cannot cite"),
        pytest.param(GOOD + "\nmisc{a,\n  title = {A},\n}\n", "6:1", "text outside an entry", id="at sign missing"),
        pytest.param(GOOD + "}\n", "5:1", "text outside an entry", id="one brace too many"),
        pytest.param("@misc{a,\n  year = {2020a},\n}\n", "2:3", "year: '2020a' is not allowed; wanted four digits", id="no year"),
        pytest.param("@misc{a,\n  urldate = {20 Nov 2026},\n}\n", "2:3", "wanted a day such as 2026-11-20", id="no date"),
        pytest.param("@misc{a,\n  urldate = {2026-02-30},\n}\n", "2:3", "wanted a day such as 2026-11-20", id="a day that never was"),
        pytest.param("@misc{a,\n  url = {javascript:alert(1)},\n}\n", "2:3", "wanted an address that begins with https://", id="no web address"),
        pytest.param("@misc{a,\n  state = {confimed},\n}\n", "2:3", "wanted one of confirmed, unconfirmed, not-read", id="unknown state"),
        pytest.param("@misc{a,\n  title = {A},\n  state = {unconfirmed},\n}\n", "1:1", "'a' does not say what is unconfirmed", id="unconfirmed in nothing"),
        pytest.param("@misc{a,\n  title = {A},\n  unconfirmed = {title},\n}\n", "1:1", "unconfirmed fields and no state", id="unconfirmed fields in a confirmed entry"),
        pytest.param("@misc{a,\n  title = {A},\n  state = {unconfirmed},\n  unconfirmed = {titel},\n}\n", "1:1", "unconfirmed names 'titel'", id="unconfirmed field that is not there"),
        pytest.param("@misc{a,\n  author = {World Health Organization},\n}\n", "2:3", "has no comma", id="a body without braces"),
        pytest.param("@misc{a,\n  author = {Good, Ada and},\n}\n", "2:3", "holds several", id="names that end in and"),
        pytest.param("@misc{a,\n  author = {Good, A.; Best, B.},\n}\n", "2:3", "holds several", id="names with a semicolon between them"),
        pytest.param("@misc{a,\n  author = {Good, Ada et al},\n}\n", "2:3", "wanted ` and ` between names, `and others`", id="et al"),
        pytest.param("@misc{a,\n  author = {Doe J, Roe R},\n}\n", "2:3", "holds several", id="names as a list of references has them"),
        pytest.param("@misc{a,\n  title = {A &amp; B},\n}\n", "2:3", "title holds '&amp;', which was lost on the way", id="HTML"),
        pytest.param("@misc{a,\n  title = {Caf\ufffd},\n}\n", "2:3", "which was lost on the way", id="a character that could not be read"),
        pytest.param("@misc{a,\n  title = {CafÃ©},\n}\n", "2:3", "which was lost on the way", id="a wrong encoding"),
        pytest.param("@misc{a,\n  author = {Good, Jr, Ada, B.},\n}\n", "2:3", "too many commas", id="too many commas in a name"),
        pytest.param("@misc{a,\n  title = {\\foo{A}},\n}\n", "2:3", "\\foo is no command of LaTeX", id="unknown command"),
    ],
)  # fmt: skip
def test_a_fault_is_said_once_at_its_line_and_column(text: str, place: str, said: str) -> None:
    problems = bib.parse(text, "references.bib")[1]
    assert [f"{f.where}" for f in problems] == [f"references.bib:{place}"], problems
    assert said in problems[0].message
    assert problems[0].kind == ("name" if "the name" in problems[0].message else "bibliography")


def test_two_entries_without_a_key_are_not_one_key_twice() -> None:
    problems = bib.parse("@misc{,\n  title = {A},\n}\n" * 2, "references.bib")[1]
    assert [problem.wrong for problem in problems] == ["the entry has no key"] * 2


def test_every_message_says_what_was_wanted() -> None:
    text = "@misc{a,\n  titel = {A},\n  year = {soon},\n  author = {Nobody},\n}\nstray\n@misc{a,\n  title = \n}\n@misc{b,\n"
    problems = bib.parse(text, "references.bib")[1]
    assert len(problems) == 7
    assert all(problem.wanted or problem.fix for problem in problems)


def test_the_nearest_word_is_suggested() -> None:
    assert bib.parse("@misc{a,\n  autor = {{A}},\n}\n", "references.bib")[1][0].fix == "author"


def test_what_follows_a_broken_entry_is_still_read() -> None:
    references, problems = bib.parse("@misc{a,\n  title = {A,\n}\n\n" + GOOD, "references.bib")
    assert list(references) == ["good2020"]
    assert len(problems) == 1


def test_an_entry_keeps_the_fields_that_can_be_read() -> None:
    references, _ = bib.parse("@misc{a,\n  title = {A},\n  yaer = {2020},\n}\n", "references.bib")
    assert references["a"].fields == {"title": "A"}


def test_of_two_entries_with_one_key_the_first_is_kept() -> None:
    references, _ = bib.parse("@misc{a,\n  title = {A},\n}\n@misc{a,\n  title = {B},\n}\n", "references.bib")
    assert references["a"].fields["title"] == "A"


def test_an_empty_file_holds_no_references_and_no_faults() -> None:
    assert bib.parse("", "references.bib") == ({}, [])


def test_comments_between_entries_are_no_fault() -> None:
    assert list(parsed("% what this is\n\n" + GOOD + "% the end\n")) == ["good2020"]


# --- what an entry says ----------------------------------------------------------------------------------------


def test_a_reference_knows_where_it_stands() -> None:
    assert str(parsed("\n" + GOOD)["good2020"].where) == "references.bib:2:1"


def test_tier_and_state_are_attributes_and_no_fields() -> None:
    reference = one("tier = {label}, title = {A}, state = {not-read}, unconfirmed = {title}")
    assert (reference.tier, reference.state) == ("label", "not-read")
    assert reference.fields == {"title": "A", "unconfirmed": "title"}
    assert reference.unconfirmed == ("title",)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param(r"M{\"u}ller \& {\v S}vikovi{\'c}", "Müller & Šviković", id="accents"),
        pytest.param("Phase 1--2 Trial", "Phase 1–2 Trial", id="dash"),
        pytest.param("{>}1,000 {CTG} Repeats", ">1,000 CTG Repeats", id="protected capitals"),
        pytest.param(r"The \textit{SMN2} gene", "The <i>SMN2</i> gene", id="italics"),
        pytest.param(r"\textsuperscript{99m}Tc in H\textsubscript{2}O", "<sup>99m</sup>Tc in H<sub>2</sub>O", id="raised and lowered"),
        pytest.param(r"$^{99m}$Tc and $\alpha$-tubulin", "<sup>99m</sup>Tc and α-tubulin", id="mathematics"),
        pytest.param("A 50% loss in {SOD1} & more", "A 50% loss in SOD1 & more", id="a percent sign is no comment"),
        pytest.param(r"Earns \$10 Million", "Earns $10 Million", id="escaped dollar"),
        pytest.param("A\n    long title", "A long title", id="line break"),
    ],
)  # fmt: skip
def test_a_title_is_kept_without_latex(written: str, kept: str) -> None:
    assert one(f"title = {{{written}}}").fields["title"] == kept


def test_an_address_is_kept_as_it_is() -> None:
    assert one(r"url = {http://x.org/~a_b?q=%28c%29--d}").fields["url"] == "http://x.org/~a_b?q=%28c%29--d"
    assert one(r"url = {http://x.org/a\_b\%20c}").fields["url"] == "http://x.org/a_b%20c"


def test_a_month_is_two_digits_however_it_is_written() -> None:
    assert [one(f"month = {m}").fields["month"] for m in ("mar", "{3}", "3", "{12}")] == ["03", "03", "03", "12"]


def test_a_macro_stands_for_its_text() -> None:
    text = '@string{nejm = "New England Journal of Medicine"}\n@article{a, journal = NEJM}\n'
    assert parsed(text)["a"].fields["journal"] == "New England Journal of Medicine"


# --- what other programs write ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        pytest.param("date = {2021-05-23}, journaltitle = {J Ex}, issue = {6}, location = {Basel}, langid = {english}",
                     {"year": "2021", "month": "05", "day": "23", "journal": "J Ex", "number": "6"}, id="biblatex"),
        pytest.param("date = {2021-05/2021-06}", {"year": "2021", "month": "05"}, id="a span of dates"),
        pytest.param("abstract = {90\\% of it}, keywords = {a,b}, file = {a.pdf}, shorttitle = {x}, mendeley-groups = {y}, bdsk-url-1 = {z}", {}, id="what managers keep"),
        pytest.param("eprint = {12345678}, eprinttype = {pubmed}", {"pmid": "12345678"}, id="PubMed by biblatex"),
        pytest.param("pmc = {PMC1234567}, pmid = {1}, eid = {e12}", {"pmcid": "PMC1234567", "pmid": "1", "pages": "e12"}, id="others names"),
        pytest.param("issue = {6}, number = {7}", {"number": "7"}, id="ours goes before theirs"),
        pytest.param("title = {A}, subtitle = {B}", {"title": "A: B"}, id="subtitle"),
        pytest.param("month = {March}", {"month": "03"}, id="month in words"), pytest.param("month = {may}", {"month": "05"}, id="month in braces"),
        pytest.param("issn = {00219614}", {"issn": "0021-9614"}, id="ISSN without hyphen"),
        pytest.param("issn = {0016-6731, 1943-2631}", {"issn": "0016-6731"}, id="two of them"),
        pytest.param("issn = {1533-4406 (Electronic) 0028-4793 (Linking)}", {"issn": "1533-4406"}, id="with words"),
        pytest.param("url = {https://example.org/a{\\_}b}", {"url": "https://example.org/a_b"}, id="braces in an address"),
        pytest.param("url = {\\url{https://example.org/a}}", {"url": "https://example.org/a"}, id="an address as a command"),
        pytest.param('title = "Concatenated " # "titles"', {"title": "Concatenated titles"}, id="joined"),
        pytest.param('title = {A } # "B " # {C}', {"title": "A B C"}, id="three joined"),
        pytest.param("title = {A}, % the first\n  % year = {2020},\n  note = {50 % of it}", {"title": "A", "note": "50 % of it"}, id="comments between fields"),
        pytest.param("title = {A},\n% a } and a \\, in a comment\n  year = 2020", {"title": "A", "year": "2020"}, id="a brace in a comment"),
        pytest.param("note = {one\\\\ two\n\nthree}", {"note": "one two three"}, id="line breaks"),
        pytest.param("keywords = {a}, keywords = {b}, file = nowhere, title = {A}", {"title": "A"}, id="what is left out twice, and by an unknown macro"),
        pytest.param("updated = {2020.11.11}, urldate = {2001-01-03T17:07:34+05:00}", {"updated": "2020-11-11", "urldate": "2001-01-03"}, id="days with points and with a time"),
        pytest.param("month = {{OCT 1}}, year = {2017-03-29}", {"year": "2017", "month": "03", "day": "29"}, id="a day in the year"),
        pytest.param("month = {{OCT 1}}, year = {2017}", {"month": "10", "day": "1", "year": "2017"}, id="a day in the month"),
        pytest.param("month = {Sept}, year = 2020", {"month": "09", "year": "2020"}, id="Sept"),
        pytest.param("month = {Jul/Aug}", {"month": "07"}, id="two months"), pytest.param("month = {fall}", {}, id="a season"),
        pytest.param("date = {2001-21}", {"year": "2001"}, id="a season of biblatex"), pytest.param("date = {../2004-01-02}", {"year": "2004", "month": "01", "day": "2"}, id="an open span"),
        pytest.param("pubstate = {prepublished}, author+an = {1=x}, author-an:d = {y}, lista = {z}, field3 = {w}, _isbn = {v}", {}, id="biblatex and Zotero"),
        pytest.param("author = {family=Gogh, given={Vincent W.}, prefix=van, useprefix=true and {A, B}}", {"author": "van Gogh, Vincent W. and {A, B}"}, id="names in parts"),
    ],
)  # fmt: skip
def test_the_fields_of_others_are_read_or_left_out_by_name(body: str, fields: dict[str, str]) -> None:
    assert one(body).fields == fields


def test_a_macro_may_be_made_of_others() -> None:
    text = '@string{j = "Journal of "}\n@string{jex = j # "Examples"}\n@article{a, journal = jex # { B}}\n'
    assert parsed(text)["a"].fields["journal"] == "Journal of Examples B"


@pytest.mark.parametrize(
    ("written", "kind"),
    [("inbook", "incollection"), ("report", "techreport"), ("thesis", "phdthesis"), ("InBook", "incollection")],
)
def test_the_types_of_others_are_read_as_ours(written: str, kind: str) -> None:
    assert one("title = {A}", written).type == kind


def test_a_field_that_nobody_knows_is_told_and_is_no_error() -> None:
    references, (problem,) = bib.parse("@misc{a,\n  title = {A},\n  introducedin = {B},\n}\n", "references.bib")
    assert (problem.severity, str(problem.where)) == ("info", "references.bib:3:3")
    assert "'introducedin' is no field here" in problem.message and references["a"].fields == {"title": "A"}


@pytest.mark.parametrize(
    "value", ["n/a", "N/A", "-", "?", "--", "in press", "ahead of print", "none", "tbd", "Volume 12", "no. 99"]
)
def test_a_filler_is_told(value: str) -> None:
    (problem,) = bib.parse(f"@misc{{a,\n  volume = {{{value}}},\n}}\n", "references.bib")[1]
    assert problem.kind == "filler" and str(problem.where) == "references.bib:2:3"


def test_a_title_may_be_a_word_that_is_a_filler_elsewhere() -> None:
    assert one("title = {Unknown}").fields == {"title": "Unknown"}
