"""Styles, scripts, templates, rules and tests name no class and no data attribute outside the contract, and each is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from lxml import html

from generators.check.rules import all_rules
from generators.site import contract, query
from tests.check.rules import published

ROOT = Path(__file__).parents[2]
GENERATORS = ROOT / "generators"
OTHERS = re.compile(
    r"md-|jp-|jupyter-|headerlink$|admonition$|anchor-link$|zeroclipboard-|clipboard-copy"
)  # classes of the theme and of Jupyter
OTHER_DATA = re.compile(r"data-(?:md|jp|mime|type|view)")
PROFILE = """\
name: Sample Press
commercial: true
interest: Sells oligonucleotides.
catalogue_url: https://seller.example/catalogue
offers: [{text: Synthesis, url: "https://seller.example/aso", modalities: [antisense oligonucleotide]}]
"""

CONFLICT = "- {{id: smp-{0}, title: One, state: {0}, statement: Two.}}\n"


def files(*patterns: str, under: Path = GENERATORS) -> list[Path]:
    found = chain.from_iterable(under.rglob(pattern) for pattern in patterns)
    return sorted(path for path in found if "__pycache__" not in path.parts)  # what Jinja compiled bears its name


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- where names stand ----------------------------------------------------------------------------------------------


def of_selector(selector: str) -> set[str]:
    """The classes of a CSS selector, without the strings in it."""
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", re.sub(r"\"[^\"]*\"|'[^']*'", "", selector)))


def of_style(text: str) -> set[str]:
    """The classes that the selectors of a style sheet name."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return set().union(*map(of_selector, re.findall(r"([^{};]+)\{", plain)))


def of_script(text: str) -> set[str]:
    """The classes that a script looks for and makes."""
    code = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    asked = re.findall(
        r"(?:querySelector(?:All)?|closest|matches)\(['\"]([^'\"]+)|HOSTS = \"([^\"]+)|, \"(\.[^\"]+)\"", code
    )
    made = re.findall(r"make\(\"\w+\", \"([^\"]+)\"|className: \"([^\"]+)|(?:contains|toggle)\(\"([^\"]+)", code)
    selected = set().union(*(of_selector(part) for parts in asked for part in parts))
    return selected | {name for parts in made for part in parts for name in part.split()}


def of_template(text: str) -> set[str]:
    """The classes of a template; `grade-*` is one that ends in a word of the data, `*` one that is all data."""
    flat = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    flat = re.sub(r"\{\{.*?\}\}", "*", re.sub(r"\{%.*?%\}", " ", flat, flags=re.DOTALL), flags=re.DOTALL)
    return {name for classes in re.findall(r"class=\"([^\"]*)\"", flat) for name in classes.split()} - {"*"}


def of_test(text: str) -> set[str]:
    """The classes that the CSS selectors of a test name."""
    return set().union(*map(of_selector, re.findall(r"\.select(?:_one)?\(\s*f?[\"'](.*?)[\"']\)", text)))


def in_contract(name: str) -> bool:
    """Whether a class is in the contract, or begins one of its families."""
    return (
        any(known.startswith(name[:-1]) for known in contract.CLASSES) if name[-1] == "*" else name in contract.CLASSES
    )


STYLES, SCRIPTS, TEMPLATES = files("*.css"), files("*.js"), files("*.jinja", "*.html")
TESTS = files("test_*.py", "conftest.py", under=ROOT / "tests")
RULES = sorted((GENERATORS / "check").rglob("*.py"))
NAMING: list[tuple[Path, Callable[[str], set[str]]]] = [
    *((path, of_style) for path in STYLES), *((path, of_script) for path in SCRIPTS),
    *((path, of_template) for path in TEMPLATES), *((path, of_test) for path in TESTS),
]  # fmt: skip


def named(path: Path, names: Callable[[str], set[str]]) -> set[str]:
    """The classes that a file names and that are not the theme's."""
    return {name for name in names(text_of(path)) if not OTHERS.match(name)}


@pytest.mark.parametrize(("path", "names"), NAMING, ids=lambda x: x.name if isinstance(x, Path) else "")
def test_a_file_names_no_class_outside_the_contract(path: Path, names: Callable[[str], set[str]]) -> None:
    assert {name for name in named(path, names) if not in_contract(name)} == set()


def test_names_are_found_in_styles_scripts_templates_and_tests() -> None:
    assert of_style("/* .x */ .md-typeset :is(.a, .b-c)::before { color: red; } @media { .d[class] { } }") == {
        "md-typeset", "a", "b-c", "d",
    }  # fmt: skip
    assert of_script('x.querySelector(".a, b.c"); make("p", "quiet", y); copy(item, ".tier")') == {
        "a",
        "c",
        "quiet",
        "tier",
    }
    assert of_template('{# class="x" #}<i class="a {% if b %}c{% endif %} d-{{ e }}">') == {"a", "c", "d-*"}
    assert of_test("page.select('figure.table .label[href=\".x\"]')") == {"table", "label"}
    assert in_contract("grade-*") and not in_contract("grades-*") and not in_contract("grade-bad")


@pytest.mark.parametrize("path", [*STYLES, *SCRIPTS, *TEMPLATES, *RULES, *TESTS], ids=lambda path: path.name)
def test_a_file_names_no_data_attribute_outside_the_contract(path: Path) -> None:
    found = set(re.findall(r"(?:\[|[\s\"'`(])(data-[a-z]+(?:-[a-z]+)*)(?=[=\]])", text_of(path)))
    assert {name for name in found if name not in contract.ATTRIBUTES and not OTHER_DATA.match(name)} == set()


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_a_rule_asks_the_contract_and_writes_no_query_of_its_own(path: Path) -> None:
    text = text_of(path)
    if "rules" in path.parts:
        assert not re.search(r"\.(?:xpath|cssselect|find_class|iterfind)\(", text)
    assert not re.search(r"@class\b|@data-|\.get\(\"class\"\)", text)


def test_a_class_outside_the_contract_cannot_be_asked_for() -> None:
    page = html.document_fromstring('<p class="value">1</p>')
    assert query.has_class(page.find(".//p"), "value")
    with pytest.raises(KeyError):
        query.has_class(page.find(".//p"), "valeu")


# --- what pages hold ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[html.HtmlElement]:
    """The built pages of the sample corpus, whose publisher sells something."""
    import shutil

    from tests.conftest import SAMPLE

    root = tmp_path_factory.mktemp("contract") / "project"
    shutil.copytree(SAMPLE, root)
    (root / "data/publisher.yml").write_text(PROFILE, encoding="utf-8")
    with (root / "data/drugs/samplirsen/conflicts.yml").open("a", encoding="utf-8") as conflicts:
        conflicts.writelines(CONFLICT.format(state) for state in ("open", "corrected"))
    published.publish(root)
    return [html.document_fromstring(text_of(path)) for path in sorted((root / "site").rglob("*.html"))]


def elements(pages: list[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    return (element for page in pages for element in page.iter() if isinstance(element.tag, str))


def test_pages_hold_no_class_and_no_data_attribute_outside_the_contract(pages: list[html.HtmlElement]) -> None:
    classes = {name for element in elements(pages) for name in element.get("class", "").split()}
    assert {name for name in classes if not in_contract(name) and not OTHERS.match(name)} == set()
    data = {str(name) for element in elements(pages) for name in element.attrib if str(name).startswith("data-")}
    assert data <= contract.ATTRIBUTES.keys()


def test_each_id_says_what_it_names(pages: list[html.HtmlElement]) -> None:
    inside = (element for element in elements(pages) if element.tag not in ("h1", "h2", "h3", "title", "desc"))
    ids = {str(element.get("id")) for element in inside if element.get("id")} - {rule.slug for rule in all_rules()}
    beginnings = {ident.partition("-")[0] for ident in ids}
    assert beginnings <= contract.IDS.keys()


def test_each_name_of_the_contract_is_used(pages: list[html.HtmlElement]) -> None:
    printed = {name for element in elements(pages) for name in element.get("class", "").split()}
    static = set().union(*(named(path, names) for path, names in NAMING if path in TEMPLATES or path in SCRIPTS))
    drawn = " ".join(text_of(path) for path in files("*.py", under=GENERATORS / "pictures"))
    families = tuple(name[:-1] for name in static if name.endswith("*"))
    used = printed | static | {name for name in contract.CLASSES if name.startswith(families) or f'"{name}"' in drawn}
    assert contract.CLASSES - used == set()


def test_each_data_attribute_of_the_contract_is_used() -> None:
    written = "".join(map(text_of, [*TEMPLATES, *SCRIPTS]))
    drawn = "".join(map(text_of, files("*.py", under=GENERATORS / "pictures")))

    def is_used(word: str) -> bool:
        in_script = re.sub(r"-(\w)", lambda part: part[1].upper(), word)
        return f"data-{word}" in written or f"dataset.{in_script}" in written or f'"{word}"' in drawn

    assert {name for name in contract.ATTRIBUTES if not is_used(name.removeprefix("data-"))} == set()
