"""Find what code reads that is another at the next build: the clock, random numbers, the machine, the network, widgets."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generators.check.sources.code import tables
from generators.check.sources.code.names import STANDARD, Names, own_names
from generators.check.sources.code.tables import Kind

_FAILS = (
    SyntaxError,
    ValueError,
    RuntimeError,
    MemoryError,
)  # what the parsers raise, for code that is too deep as well


@dataclass(frozen=True)
class Changing:
    """What was found: in which cell and line of it, what kind of thing, and how it is written."""

    cell: int
    line: int
    kind: Kind
    what: str


@dataclass(frozen=True)
class _Draw:
    """A random number that is fixed if its family was given a seed before."""

    found: Changing
    family: str
    is_in_function: bool


def find_changing(cells: Sequence[tuple[int, str]]) -> list[Changing]:
    """Return what the code of numbered cells reads, each once in a cell, in the order of the notebook."""
    trees = [(number, tree) for number, source in cells if (tree := _parse(source))]
    names = Names(tree for _, tree in trees)
    found: dict[tuple[int, str, str], Changing] = {}
    search = _Search(names)
    for number, tree in trees:
        search.look(number, tree)
    for one in sorted((*search.found, *search.unseeded()), key=lambda one: (one.cell, one.line)):
        found.setdefault((one.cell, one.kind, one.what), one)
    return list(found.values())


def _parse(source: str) -> ast.Module | None:
    """The tree of a cell, with calls in place of the commands of IPython; None if it is no Python, which its run will say."""
    try:
        return ast.parse(source)
    except _FAILS:
        from IPython.core.inputtransformer2 import TransformerManager  # slow to load, and few cells need it

        try:
            manager = TransformerManager()  # type: ignore[no-untyped-call]  # its methods have types, its making has none
            return _with_held_code(ast.parse(manager.transform_cell(source)))
        except _FAILS:
            return None


def _with_held_code(tree: ast.Module) -> ast.Module:
    """The tree, and after it the code that commands such as `%%time` are given."""
    for node in [node for node in ast.walk(tree) if isinstance(node, ast.Call)]:
        command, texts = _read_command(node)
        if command.endswith("_magic") and texts[0] in tables.HOLD_PYTHON and (held := _parse(texts[-1])):
            ast.increment_lineno(held, node.lineno - (command == "run_line_magic"))
            tree.body += held.body
    return tree


def _read_command(node: ast.Call) -> tuple[str, list[str]]:
    """What stands for a command of IPython: the method that runs it, and its texts; nothing for another call."""
    texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    match node.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="get_ipython")), attr=method) if texts:
            return method, [*texts, ""] if len(texts) == 1 else texts
    return "", []


class _Search(ast.NodeVisitor):
    """Walks through one cell after the other."""

    def __init__(self, names: Names) -> None:
        self.names, self.cell = names, 0
        self.found: list[Changing] = []
        self.draws: list[_Draw] = []
        self.seeds: dict[str, tuple[int, int]] = {}
        self.hidden: frozenset[str] = frozenset()
        self.depth = 0  # of functions

    def look(self, number: int, tree: ast.AST) -> None:
        """Walk through a cell."""
        self.cell = number
        try:
            self.visit(tree)
        except RecursionError:
            self.hidden, self.depth = frozenset(), 0  # so deep that the run of the cell will fail as well

    def unseeded(self) -> Iterator[Changing]:
        """Yield the random numbers whose family has no seed before them; for a function, anywhere."""
        for one in self.draws:
            seed = self.seeds.get(one.family)
            if seed is None or (not one.is_in_function and seed > (one.found.cell, one.found.line)):
                yield one.found

    def _note(self, node: ast.expr | ast.stmt, kind: Kind | None, what: str) -> None:
        if kind:
            self.found.append(Changing(self.cell, node.lineno, kind, what))

    def _visit_scope(self, node: ast.AST) -> None:
        before, self.hidden = self.hidden, self.hidden | own_names(node)
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        self.depth += is_function
        self.generic_visit(node)
        self.depth -= is_function
        self.hidden = before

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = _visit_scope
    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _visit_scope

    def visit_Expr(self, node: ast.Expr) -> None:
        """A text that stands alone is a comment."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Only the first piece is a beginning."""
        self.visit(node.values[0]) if node.values else None
        for piece in node.values[1:]:
            if not isinstance(piece, ast.Constant):
                self.visit(piece)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A path or a kind of output, as it is written."""
        if isinstance(node.value, str):
            self._note(node, tables.find_kind_of_text(node.value), repr(node.value[:60]))

    def visit_Name(self, node: ast.Name) -> None:
        """A name that was imported."""
        if isinstance(node.ctx, ast.Load):
            self._look_up(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """A name with dots; of `now().year`, what is before the point."""
        if not self._look_up(node):
            self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """All names of a package, which are not followed: it is not loaded to know them."""
        if any(one.name == "*" for one in node.names) and node.module and node.module not in STANDARD:
            name = f"{node.module}.*"
            self._note(node, tables.find_kind(name), name)
            if family := tables.find_family(name):
                self._draw(node, family, name)

    def _look_up(self, node: ast.expr) -> bool:
        name = self.names.resolve(node, self.hidden)
        self._note(node, tables.find_kind(name), name)
        if (family := tables.find_family(name)) and not tables.find_kind(name):
            self._draw(node, family, name)
        return bool(name)

    def _draw(self, node: ast.expr | ast.stmt, family: str, name: str) -> None:
        found = Changing(self.cell, node.lineno, "random", name)
        self.draws.append(_Draw(found, family, self.depth > 0))

    def visit_Call(self, node: ast.Call) -> None:
        """What is called, and with what."""
        name = self.names.resolve(node.func, self.hidden)
        last = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        self._look_up(node)
        self._look_at_command(node)
        self._look_at_seed(node, name)
        self._look_at_given(node, last)
        if last == "rvs" and not any(one.arg == "random_state" for one in node.keywords):
            self._draw(node, "numpy.random", name or "rvs")
        is_given_a_time = len(node.args) >= tables.WITH_A_TIME.get(name, 99)
        for part in (*(() if is_given_a_time else (node.func,)), *node.args, *node.keywords):
            self.visit(part)

    def _look_at_seed(self, node: ast.Call, name: str) -> None:
        given = [*node.args, *(one.value for one in node.keywords)]
        is_fixed = bool(given) and not (isinstance(given[0], ast.Constant) and given[0].value is None)
        if name in tables.MAKERS and not is_fixed:
            self._note(node, "random", f"{name}()")
        family = name.removesuffix(".seed")
        if family != name and family in tables.DRAWS and is_fixed:
            self.seeds.setdefault(family, (self.cell, node.lineno))

    def _look_at_given(self, node: ast.Call, last: str) -> None:
        for given in (*node.args[:1], *(one.value for one in node.keywords)):
            text = self.names.find_beginning(given)
            if tables.find_kind_of_text(text) is None:  # else it is found where it stands
                self._note(node, tables.find_kind_of_file(last, text), repr(text[:60]))
            if last in tables.OF_NOW and text in ("now", "today"):
                self._note(node, "clock", f'{last}("{text}")')

    def _look_at_command(self, node: ast.Call) -> None:
        command, texts = _read_command(node)
        if command in ("system", "getoutput"):
            self._note(node, "program", f"!{texts[0]}"[:60])
        elif command.endswith("_magic"):
            mark = "%" if command == "run_line_magic" else "%%"
            self._note(node, tables.find_kind_of_magic(texts[0], texts[1]), f"{mark}{texts[0]} {texts[1]}".strip()[:60])
