"""Who may import whom: six floors of packages, never upward, and no rule imports a rule; and tests mirror the code."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from generators.check.sources.code.changing import find_changing

ROOT = Path(__file__).parent.parent / "generators"
FLOORS = (
    {"errors", "cache", "model"},
    {"executors", "text", "domain"},
    {"read", "cite", "site", "index", "pictures"},
    {"render", "check", "network"},
    {"report", "publish"},
    {"pipeline", "notebook", "cli", "__main__"},
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}
RULES = ROOT / "check" / "rules"


def modules() -> list[Path]:
    return sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


def package(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def parse(path: Path) -> ast.Module:
    """A module as a tree; most tests look at each."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def list_nodes(path: Path) -> list[ast.AST]:
    """Every node of a module."""
    return list(ast.walk(parse(path)))


def module_name(path: Path) -> str:
    """The name of a module with dots: `generators.cli.build`."""
    return ".".join(("generators", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


@cache
def imported(path: Path) -> set[str]:
    """Every module of `generators` that a module imports, with dots."""
    out = set()
    for node in list_nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generators":
            out |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names if alias.name.startswith("generators.")}
    return out


def test_every_package_has_its_floor() -> None:
    assert {package(p) for p in modules()} == set(FLOOR)


def test_the_table_of_packages_is_the_one_that_is_held_here() -> None:
    text = (ROOT.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| `(\w+)` \|", text, re.MULTILINE)
    assert sorted((name, int(floor) - 1) for floor, name in rows) == sorted(
        (name, floor) for name, floor in FLOOR.items() if name != "__main__"
    )


# What is needed to draw a chart or to cut a font, and nowhere else: half a second and more of each command.
SLOW = {"matplotlib", "numpy", "fontTools", "PIL", "uharfbuzz"}


def loaded_with(path: Path) -> set[str]:
    """Every module that is loaded with a module, with dots, and the packages around it: not what a function imports, nor types."""
    out = set()
    for node in parse(path).body:
        if isinstance(node, ast.ImportFrom):
            out |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
    return out | {name.rsplit(".", back)[0] for name in out for back in range(1, name.count(".") + 1)}


def all_loaded(*first: str) -> dict[str, set[str]]:
    """Every module of ours that is loaded with these, each with what it loads."""
    known = {module_name(path): path for path in modules()}
    waiting, loaded = set(first), dict[str, set[str]]()
    while waiting:
        name = waiting.pop()
        loaded[name] = loaded_with(known[name])
        waiting |= loaded[name].intersection(known) - loaded.keys()
    return loaded


def test_to_say_that_nothing_changed_loads_no_model() -> None:
    loaded = all_loaded("generators.__main__")
    assert "generators.publish.stamp" in loaded and "generators.model" not in loaded
    assert not {"pydantic", "lxml", "jinja2", "yaml"} & {name for found in loaded.values() for name in found}


def test_a_command_that_draws_nothing_loads_nothing_that_draws() -> None:
    loaded = all_loaded("generators.__main__", "generators.cli")
    assert {name: found & SLOW for name, found in loaded.items() if found & SLOW} == {}
    assert {"generators.render.printing", "generators.pictures.charts.words"} <= loaded.keys()


def test_few_modules_stand_at_the_top() -> None:
    assert len(list(ROOT.glob("*.py"))) <= 6


BUILDING = [path for path in modules() if package(path) not in ("__main__", "cli", "network")]


@pytest.mark.parametrize("path", BUILDING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_that_builds_reads_the_clock_a_random_number_or_the_network(path: Path) -> None:
    found = find_changing([(1, path.read_text(encoding="utf-8"))])
    assert [one for one in found if one.kind in ("clock", "random", "network")] == []


def test_a_command_may_say_how_long_it_takes() -> None:
    (one,) = find_changing([(1, (ROOT / "cli/terminal.py").read_text(encoding="utf-8"))])
    assert (one.kind, one.what) == ("clock", "time.monotonic")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_down(path: Path) -> None:
    here = package(path)
    others = {name.split(".")[1] for name in imported(path)} - {here}
    up = {name for name in others if FLOOR[name] >= FLOOR[here] and here not in FLOORS[-1]}
    assert not up, f"{here} (floor {FLOOR[here]}) imports {up}"


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*.py")), ids=lambda p: p.stem)
def test_no_rule_imports_a_rule(path: Path) -> None:
    assert not {name for name in imported(path) if name.startswith("generators.check.rules.")}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


TAG = re.compile(r"(?<!\?P)<(?:/(?!\?)|[a-z]+[ >/]|[a-z]*\{\})")  # and no pattern


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_f_string_makes_a_tag_and_nothing_is_named_said(path: Path) -> None:
    nodes = list_nodes(path)
    strings = [node.values for node in nodes if isinstance(node, ast.JoinedStr)]
    texts = ["".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts) for parts in strings]
    if package(path) != "check":  # there a message names an element
        assert [text for text in texts if TAG.search(text)] == []
    names = {getattr(node, part, "") for node in nodes for part in ("id", "arg", "attr", "name")}
    assert "said" not in {name.strip("_").lower() for name in names if isinstance(name, str)}


# --- tests mirror the code -----------------------------------------------------------------------------------------

TESTS = Path(__file__).parent
SMALL = 30  # lines; a smaller module is read with those that use it
# Modules, or packages of them, without a test of their name: where they are tested, and why there.
TESTED_ELSEWHERE = {
    "check/built/loading.py": ("check/rules/pages/test_host.py", "what a page loads is what STR-HOST reports"),
    "check/built/markup.py": ("check/rules/pages/test_active.py", "what could run is what STR-ACTIVE reports"),
    "publish/manifest.py": ("publish/test_swap.py", "the list of what is ours decides what a swap may remove"),
    "publish/places.py": ("publish/test_swap.py", "where a swap puts what, asked by the swap"),
    "publish/swap_contents.py": ("publish/test_swap.py", "the swap of a folder that cannot be renamed"),
    "check/built/silence.py": ("check/rules/pages/test_silence.py", "the built sites of the tests of rules are judged with it and without"),
    "check/built/captions.py": ("check/rules/pages/test_figure.py", "its problems are those of STR-FIGURE and STR-TABLE"),
    "check/built/notebook_text.py": ("check/rules/text/test_number.py", "the cells are texts that the rules on texts read"),
    "check/problem.py": ("check/test_runner.py", "a rule is run by the runner"),
    "check/rules": ("check/test_rules_documented.py", "a rule is asked for by its id, and each is seen to find something and nothing"),
    "check/sources": ("check/rules/text/test_term.py", "places and spellings are what the rules on texts report"),
    "cite/source.py": ("cite/test_ama.py", "the parts of a reference are what its entry prints"),
    "cli": ("cli/test_main.py", "a command is what is typed, printed and returned"),
    "model": ("read/test_library.py", "a noun has no behaviour but what it refuses, and that is told where it is read"),
    "pictures/charts": ("pictures/charts/test_charts.py", "each kind is drawn by its name; test_breaks.py breaks the parts one by one"),
    "pictures/diagrams": ("pictures/diagrams/test_picture.py", "the picture is what is seen; test_breaks.py breaks the parts one by one"),
    "read/formats/bibtex.py": ("read/test_references.py", "each fault of the format at its place"),
    "read/notebooks.py": ("check/rules/pages/test_notebook.py", "each fault of a notebook, and the line that a cell stands on"),
    "read/nouns.py": ("read/test_library.py", "each fault of a field at its place"),
    "read/observations.py": ("read/test_library.py", "each fault of a row at its place"),
    "read/validation.py": ("read/test_validation.py", "a field is explained to who wrote it, in the file that is read"),
    "render/files.py": ("render/exports/test_exports.py", "a file is asked for beside the page that it belongs to"),
    "render/package": ("render/test_package.py", "a package is made and read back as a whole"),
    "render/plan": ("render/plan/test_page.py", "a plan is tested as a whole, against the page that is printed from it"),
    "render/site_page.py": ("render/test_compare.py", "a page about the whole is asked for by its kind; of these only comparisons have values"),
    "report/formats": ("report/formats/test_documents.py", "a format is asked for by its name"),
    "report/ledger": ("report/test_ledger.py", "the parts of one page"),
    "report/rules_page.py": ("check/test_rules_documented.py", "the page is the documentation of the rules"),
    "site": ("site/test_contract_names.py", "queries, links and pages are what the rules on built pages use"),
    "text/words.py": ("text/test_prose.py", "a word is bound where prose is parsed"),
}  # fmt: skip


@cache
def lines_of_code(path: Path) -> int:
    """The lines of a module that are neither empty nor its docstring."""
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(parse(path), clean=False) or ""
    return len([line for line in text.splitlines() if line.strip()]) - len(docstring.splitlines())


def own_tests(path: Path) -> list[Path]:
    """The tests of a module where the folders of the code say that they are: `a/test_b.py`, or `a/b/test_….py`."""
    module = path.parent if path.name == "__init__.py" else path.with_suffix("")
    here = TESTS / module.relative_to(ROOT)
    return [p for p in (here.with_name(f"test_{here.name}.py"), *here.glob("test_*.py")) if p.is_file()]


def is_tested(path: Path) -> bool:
    """Whether one of the module's own tests imports it, or a part of it by name."""
    module = module_name(path)
    return any(name == module or name.startswith(f"{module}.") for test in own_tests(path) for name in imported(test))


def elsewhere(path: Path) -> str:
    """The entry of the list that a module falls under."""
    name = path.relative_to(ROOT).as_posix()
    return next((entry for entry in TESTED_ELSEWHERE if name == entry or name.startswith(f"{entry}/")), "")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_has_a_test_that_imports_it(path: Path) -> None:
    if lines_of_code(path) > SMALL and not elsewhere(path):
        assert is_tested(path), f"no test of {path.relative_to(ROOT)} imports it; see TESTED_ELSEWHERE"


def test_what_is_tested_elsewhere_is_tested_there_and_has_to_be_on_the_list() -> None:
    assert [test for test, _ in TESTED_ELSEWHERE.values() if not (TESTS / test).is_file()] == []
    needed = {elsewhere(p) for p in modules() if lines_of_code(p) > SMALL and not is_tested(p)}
    assert TESTED_ELSEWHERE.keys() - needed == set()


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*.py")), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_rule_has_a_file_of_tests_of_its_name(path: Path) -> None:
    if path.name != "__init__.py":
        assert own_tests(path)
