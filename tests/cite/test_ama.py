"""The entries of the list of references are printed as AMA style wants them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
import yaml

from generators.cache import Cache
from generators.cite import ama
from tests.read.written import one, parsed

HERE = Path(__file__).parent
EXAMPLES = yaml.safe_load((HERE / "ama.yml").read_text(encoding="utf-8"))
GOOD = "@article{good2020,\n  author = {Good, Ada},\n  title = {Good},\n}\n"


def printed(body: str, kind: str = "article") -> str:
    """How an entry with these fields is printed."""
    return ama.format_entry(one(body, kind))


def test_every_example_has_its_text() -> None:
    assert parsed((HERE / "ama.bib").read_text(encoding="utf-8")).keys() == EXAMPLES.keys()


@pytest.mark.parametrize(("key", "wanted"), EXAMPLES.items(), ids=EXAMPLES)
def test_a_worked_example_of_the_style(key: str, wanted: str) -> None:
    """As it is printed, and as it is copied: the same words, without italics."""
    reference = parsed((HERE / "ama.bib").read_text(encoding="utf-8"))[key]
    formatted = reference.model_copy(update={"entry": ama.format_entry(reference)})
    assert ama.format_plain(formatted) == wanted.replace("*", "")
    assert re.sub(r"\*(.*?)\*", r"<i>\1</i>", escape(wanted, quote=False)).startswith(formatted.entry)


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
                     "Craig EM. <i>Clinical Review of mRNA: NDA 1</i>. The Agency; 2012. 1Orig1.", id="report"),
        pytest.param("author = {{Maker}}, organization = {Maker}, title = {A label}, year = 2013, application = {NDA 2}", "manual",
                     "Maker. <i>A label</i>. 2013.", id="a body that is author and publisher is said once"),
        pytest.param("author = {Graham, John M.}, title = {A chapter}, booktitle = {Methods of mRNA work}, publisher = {Wiley},"
                     " volume = 9, year = 2004, pages = {1--12}", "incollection",
                     "Graham JM. A chapter. In: <i>Methods of mRNA work</i>. Vol 9. Wiley; 2004:1-12.", id="chapter"),
        pytest.param("author = {Good, Ada}, title = {A}, journal = {B}, year = 2019, month = jul", "article",
                     "Good A. A. <i>B</i>. 2019.", id="no volume does not mean published online"),
        pytest.param("author = {Good, Ada}, title = {A}, journal = {B}", "article", "Good A. A. <i>B</i>.", id="no year"),
        pytest.param("title = {A record}, howpublished = {A place}", "misc", "A record. A place.", id="no author: the title once"),
        pytest.param(ARTICLE, "article", "A title. <i>J Things</i>. 2020;3(4):109-119.", id="an article without author"),
        pytest.param("title = {A label}, year = 2013", "manual", "<i>A label</i>. 2013.", id="a manual without author"),
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
    assert printed(f"title = {{{title}}}", "techreport") == f"<i>{html}</i>."


def test_markup_in_names_and_places_is_escaped() -> None:
    text = printed("author = {{A <b> & C}}, title = {T}, howpublished = {D <e>}, year = 2020", "misc")
    assert text == "A &lt;b&gt; &amp; C. T. D &lt;e&gt;. 2020."


def test_an_entry_is_formatted_once_until_it_changes(tmp_path: Path) -> None:
    def entries() -> list[Path]:
        return [path for path in tmp_path.rglob("*") if path.is_file()]

    references, cache = parsed(GOOD), Cache(tmp_path)
    moved = {key: r.model_copy(update={"where": replace(r.where, line=9)}) for key, r in references.items()}
    formatted = {key: ama.format_entry(reference) for key, reference in references.items()}
    assert ama.format_entries(references, cache) == ama.format_entries(moved, cache) == formatted
    assert len(entries()) == 1
    ama.format_entries(parsed(GOOD.replace("{Good}", "{Better}")), cache)
    assert len(entries()) == 2


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("@book{x, editor = {Alpha, Ada}, title = {T}, publisher = {P}, year = {2007}, isbn = {0-306-40615-2}}",
                     "Alpha A, ed. <i>T</i>. P; 2007.", id="a book and its editor"),
        pytest.param("@article{x, author = {김, 민수 and 王, 小明 and Kim, Min-su}, title = {T}, journal = {J}, year = {2020}}",
                     "김민수, 王小明, Kim MS. T. <i>J</i>. 2020.", id="names in their own script"),
    ],
)  # fmt: skip
def test_an_entry_is_printed_as_readers_of_its_kind_know_it(text: str, printed: str) -> None:
    (reference,) = parsed(text).values()
    assert ama.format_entry(reference) == printed


def test_an_article_without_volume_has_its_year_alone() -> None:
    assert printed("title = {A title}, shortjournal = {J Things}, year = 2021, month = may").endswith(
        "J Things</i>. 2021."
    )


def test_a_compendium_without_a_name_is_not_said_to_be_in_one() -> None:
    assert printed("title = {A drug}, year = 2020, tier = {compendium}", "misc") == "A drug. 2020."
