"""references.bib is read with every fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.read import references as bib
from tests.read.written import one, parsed

ROOT = Path(__file__).parent.parent.parent
GOOD = "@article{good2020,\n  author = {Good, Ada},\n  title = {Good},\n}\n"


def parsed(text: str) -> dict[str, Reference]:
    references, problems = bib.parse(text, "references.bib")
    assert problems == []
    return references


def one(body: str, kind: str = "article") -> Reference:
    """The reference that these fields make."""
    return parsed(f"@{kind}{{x2020,\n{body}\n}}\n")["x2020"]


def printed(body: str, kind: str = "article") -> str:
    """How an entry with these fields is printed."""
    return ama.format_entry(one(body, kind))


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
        pytest.param("@misc{a,\n  title = {A} # {B},\n}\n", "2:3", "title goes on after the end of its value", id="values joined"),
        pytest.param("@misc{a,\n  year = {2020},\n  title {A},\n}\n" + GOOD, "3:3", "'title' in entry 'a' has no =", id="equals sign missing"),
        pytest.param("@misc{a,\n  title = {A},\n  year\n}\n", "3:3", "'year' in entry 'a' has no =", id="field without a value"),
        pytest.param("@misc{a,\n  title = {A},,\n}\n", "2:14", "a comma with no field before it", id="two commas"),
        pytest.param("@misc{a,\n  title = {A},\n}\n\n@misc{a,\n  title = {B},\n}\n", "5:1", "'a' is there already, at references.bib:1:1", id="key twice"),
        pytest.param("@misc{a,\n  title = {A},\n  year = {2020}, title = {B},\n}\n", "3:18", "title stands twice in 'a'", id="field twice"),
        pytest.param("@misc{a,\n  title = {A},\n  Title = {B},\n}\n", "3:3", "title stands twice in 'a'", id="field twice, once with a capital"),
        pytest.param('@string{x = "X"}\n@string{x = "Y"}\n', "2:1", "macro 'x' is there already", id="macro twice"),
        pytest.param("@misc{a,\n  title = {A},\n  journal = natmed,\n}\n", "3:3", "journal: 'natmed' is an undefined macro", id="undefined macro"),
        pytest.param("@misc{a,\n  title = {A},\n  month = july,\n}\n", "3:3", "'july' is an undefined macro. Did you mean 'jul'?", id="misspelt month"),
        pytest.param("@misc{a,\n  titel = {A},\n}\n", "2:3", "'titel' is no field here. Did you mean 'title'?", id="unknown field"),
        pytest.param("@misc{a,\n  title = {},\n}\n", "2:3", "title is empty", id="empty field"),
        pytest.param("@misc{a,\n  title = ,\n}\n", "2:3", "title is empty", id="field with nothing after its equals sign"),
        pytest.param("@artikle{a,\n  title = {A},\n}\n", "1:1", "@artikle is no type of entry here", id="unknown type"),
        pytest.param("@misc{,\n  title = {A},\n}\n", "1:1", "prose cannot cite the key ''", id="no key"),
        pytest.param("@misc{müller2020,\n  title = {A},\n}\n", "1:1", "prose cannot cite the key 'müller2020'", id="key that prose cannot cite"),
        pytest.param(GOOD + "\nmisc{a,\n  title = {A},\n}\n", "6:1", "text outside an entry", id="at sign missing"),
        pytest.param(GOOD + "}\n", "5:1", "text outside an entry", id="one brace too many"),
        pytest.param("@misc{a,\n  year = {in press},\n}\n", "2:3", "year: 'in press' is not allowed; wanted four digits", id="no year"),
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
    assert problems[0].kind == "bibliography"


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


def test_a_body_with_and_in_its_name_is_one_author() -> None:
    author = r"author = {{U.S. Food and Drug Administration} and {Agencia Espa{\~n}ola} and Van Damme, Philip}"
    assert parts.names(one(author)) == [
        {"literal": "U.S. Food and Drug Administration"},
        {"literal": "Agencia Española"},
        {"family": "Van Damme", "given": "Philip"},
    ]


def test_the_parts_of_a_name_survive_decoding() -> None:
    author = (
        r"author = {van Berkel, T. J. and {Van Damme}, Philip and Chi{\`o}, Adriano and King, Jr., Martin and others}"
    )
    assert parts.names(one(author)) == [
        {"family": "Berkel", "given": "T. J.", "non-dropping-particle": "van"},
        {"family": "Van Damme", "given": "Philip"},
        {"family": "Chiò", "given": "Adriano"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
    ]


# --- how an entry is printed -----------------------------------------------------------------------------------

ARTICLE = "title = {A title}, journal = {Journal of Things}, shortjournal = {J Things}, year = 2020, volume = 3, number = 4, pages = {109--119}"


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        pytest.param(f"author = {{Miller, Timothy M.}}, {ARTICLE}", "article",
                     "Miller TM. A title. <i>J Things</i>. 2020;3(4):109-119.", id="article"),
        pytest.param("author = {Jafar-nejad, Paymaan and Liang, Xue-hai}, title = {A}, journal = {B}, year = 2020, volume = 1", "article",
                     "Jafar-nejad P, Liang XH. A. <i>B</i>. 2020;1.", id="hyphens in names"),
        pytest.param("author = {van Berkel, T. J. and King, Jr., Martin}, title = {A}, journal = {B}, year = 2020, volume = 1", "article",
                     "van Berkel TJ, King M Jr. A. <i>B</i>. 2020;1.", id="particle and suffix"),
        pytest.param("author = {{Biogen Inc.}}, title = {A label}, organization = {DailyMed}, year = 2024, month = nov, day = 13", "misc",
                     "Biogen Inc. A label. DailyMed. November 13, 2024.", id="a body whose name ends in a point"),
        pytest.param("author = {{Food and Drug Administration}}, title = {A review}, year = 2023", "online",
                     "Food and Drug Administration. A review. 2023.", id="a body with and in its name"),
        pytest.param("author = {Craig, Eileen M.}, title = {Clinical Review of mRNA: NDA 1}, institution = {The Agency}, year = 2012,"
                     " type = {Medical Review(s)}, number = {1Orig1}, application = {NDA 1}", "techreport",
                     "Craig EM. <i>Clinical Review of mRNA: NDA 1</i>. The Agency; 2012. Medical Review(s) 1Orig1.", id="report"),
        pytest.param("author = {{Maker}}, organization = {Maker}, title = {A label}, year = 2013, application = {NDA 2}", "manual",
                     "Maker. <i>A label</i>. 2013. NDA 2.", id="a body that is author and publisher is said once"),
        pytest.param("author = {Graham, John M.}, title = {A chapter}, booktitle = {Methods of mRNA work}, publisher = {Wiley},"
                     " volume = 9, year = 2004, pages = {1--12}", "incollection",
                     "Graham JM. A chapter. In: <i>Methods of mRNA work</i>. Vol 9. Wiley; 2004:1-12.", id="chapter"),
        pytest.param("author = {Good, Ada}, title = {A}, journal = {B}, year = 2019, month = jul", "article",
                     "Good A. A. <i>B</i>. July 2019.", id="no volume does not mean published online"),
        pytest.param("author = {Good, Ada}, title = {A}, journal = {B}", "article", "Good A. A. <i>B</i>.", id="no year"),
        pytest.param("title = {A record}, howpublished = {A place}", "misc", "A record. A place.", id="no author: the title once"),
        pytest.param(ARTICLE, "article", "A title. <i>J Things</i>. 2020;3(4):109-119.", id="an article without author"),
        pytest.param("title = {A label}, year = 2013", "manual", "A label. 2013.", id="a manual without author"),
        pytest.param("editor = {Parmar, Mayur}, title = {A}, howpublished = {B}, year = 2023", "online",
                     "Parmar M, ed. A. B. 2023.", id="an editor and no author"),
        pytest.param("author = {Good, Ada}, title = {What now?}, journal = {B}, year = 2020, volume = 1", "article",
                     "Good A. What now? <i>B</i>. 2020;1.", id="a title that ends in a question"),
        pytest.param("author = {Good, Ada}, title = {What now?}", "misc", "Good A. What now?", id="an entry that ends in a question"),
        pytest.param(r"author = {Good, Ada}, title = {What of \textit{SOD1?}}, journal = {B}, year = 2020, volume = 1", "article",
                     "Good A. What of <i>SOD1?</i> <i>B</i>. 2020;1.", id="a question in italics"),
        pytest.param("author = {Good, Ada}, title = {A report etc.}, year = 2020", "techreport",
                     "Good A. <i>A report etc.</i> 2020.", id="a point in italics"),
        pytest.param("author = {Good, Ada}, title = {Wait... what}, year = 2020", "misc", "Good A. Wait... what. 2020.", id="three points"),
        pytest.param("author = {Good, Ada}, title = {7.1 Isolation}", "misc", "Good A. 7.1 Isolation.", id="a title with a number"),
    ],
)  # fmt: skip
def test_an_entry_is_printed_in_ama_style(body: str, kind: str, text: str) -> None:
    assert printed(body, kind) == text


@pytest.mark.parametrize(
    ("count", "others", "names"),
    [
        pytest.param(6, False, "A A, B A, C A, D A, E A, F A.", id="six are all named"),
        pytest.param(7, False, "A A, B A, C A, et al.", id="of seven, three"),
        pytest.param(1, True, "A A, et al.", id="one and others"),
        pytest.param(2, True, "A A, B A, et al.", id="two and others"),
        pytest.param(5, True, "A A, B A, C A, et al.", id="five and others"),
    ],
)
def test_authors_are_named_up_to_six(count: int, others: bool, names: str) -> None:
    authors = " and ".join([*(f"{letter}, Ada" for letter in "ABCDEFGH"[:count]), *(["others"] if others else [])])
    assert printed(f"author = {{{authors}}}, title = {{T}}", "misc") == f"{names} T."


@pytest.mark.parametrize(
    ("title", "html"),
    [
        pytest.param("Cmax <10 ng/mL & more", "Cmax &lt;10 ng/mL &amp; more", id="less-than"),
        pytest.param("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", id="a script"),
        pytest.param('A <i onclick="x">b</i>', 'A &lt;i onclick="x"&gt;b&lt;/i&gt;', id="a tag with attributes"),
        pytest.param("An <i>open tag", "An &lt;i&gt;open tag", id="a tag that does not close"),
        pytest.param(
            "<i>A <sub>b</i> c</sub>", "&lt;i&gt;A &lt;sub&gt;b&lt;/i&gt; c&lt;/sub&gt;", id="tags that cross"
        ),
        pytest.param(
            r"\emph{p < q} in H\textsubscript{2}O",
            "<i>p &lt; q</i> in H<sub>2</sub>O",
            id="italics with a sign in them",
        ),
        pytest.param("&lt; as it is", "&amp;lt; as it is", id="an entity is text"),
    ],
)
def test_no_html_but_italics_and_raised_characters_leaves_a_field(title: str, html: str) -> None:
    assert printed(f"author = {{Good, Ada}}, title = {{{title}}}", "misc") == f"Good A. {html}."
    assert printed(f"title = {{{title}}}", "techreport") == f"{html}."


def test_markup_in_names_and_places_is_escaped() -> None:
    text = printed("author = {{A <b> & C}}, title = {T}, howpublished = {D <e>}, year = 2020", "misc")
    assert text == "A &lt;b&gt; &amp; C. T. D &lt;e&gt;. 2020."


def test_an_entry_is_formatted_once_until_it_changes(tmp_path: Path) -> None:
    def entries() -> list[Path]:
        return [path for path in tmp_path.rglob("*") if path.is_file()]

    references, cache = parsed(GOOD), Cache(tmp_path)
    moved = {
        key: r.model_copy(update={"where": r.where.model_copy(update={"line": 9})}) for key, r in references.items()
    }
    formatted = {key: ama.format_entry(reference) for key, reference in references.items()}
    assert ama.format_entries(references, cache) == ama.format_entries(moved, cache) == formatted
    assert len(entries()) == 1
    ama.format_entries(parsed(GOOD.replace("{Good}", "{Better}")), cache)
    assert len(entries()) == 2


# --- what stands beside an entry -------------------------------------------------------------------------------


def test_identifiers_are_linked_and_an_address_that_repeats_one_is_not() -> None:
    body = "doi = {10.1016/S1474-4422(23)00001-7}, pmid = {36804094}, pmcid = {PMC1}, nct = {NCT02312011}, url = {%s}"
    known = (
        ("doi:10.1016/S1474-4422(23)00001-7", "https://doi.org/10.1016/S1474-4422(23)00001-7"),
        ("PMID 36804094", "https://pubmed.ncbi.nlm.nih.gov/36804094/"),
        ("PMC1", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1"),
        ("NCT02312011", "https://clinicaltrials.gov/study/NCT02312011"),
    )
    for same in ("https://pubmed.ncbi.nlm.nih.gov/36804094", "http://doi.org/10.1016/s1474-4422(23)00001-7"):
        assert parts.links(one(body % same)) == known
    assert parts.links(one(body % "https://www.x.org/a")) == (*known, ("x.org", "https://www.x.org/a"))


def test_a_doi_with_angle_brackets_makes_a_legal_address() -> None:
    assert parts.links(one("doi = {10.1002/(SICI)1<1::A>2}"))[0][1] == "https://doi.org/10.1002/(SICI)1%3C1::A%3E2"


def test_the_day_of_access_stands_only_beside_an_address() -> None:
    assert (
        parts.format_access_date(one("url = {https://x.org}, urldate = {2026-11-20}")) == "Accessed 20 November 2026."
    )
    assert parts.format_access_date(one("urldate = {2026-11-20}")) == ""
    assert parts.format_access_date(one("url = {https://x.org}")) == ""


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("@book{x, editor = {Alpha, Ada}, title = {T}, publisher = {P}, year = {2007}, isbn = {0-306-40615-2}}",
                     "Alpha A, ed. <i>T</i>. P; 2007. ISBN 0-306-40615-2.", id="a book and its editor"),
        pytest.param("@article{x, author = {김, 민수 and 王, 小明 and Kim, Min-su}, title = {T}, journal = {J}, year = {2020}}",
                     "김민수, 王小明, Kim MS. T. <i>J</i>. 2020.", id="names in their own script"),
    ],
)  # fmt: skip
def test_an_entry_is_printed_as_readers_of_its_kind_know_it(text: str, printed: str) -> None:
    (reference,) = bib.parse(text, "references.bib")[0].values()
    assert ama.format_entry(reference) == printed


def test_metadata_gets_text_without_markup() -> None:
    assert parts.strip_markup("The <i>SMN2</i> gene, <10 of H<sub>2</sub>O") == "The SMN2 gene, <10 of H2O"
