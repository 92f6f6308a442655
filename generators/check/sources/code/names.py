"""What the names of a notebook's code stand for: `np.random.rand` is `numpy.random.rand`, whatever it was imported as."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Iterator

STANDARD = frozenset(  # loaded for all their names, which `import *` brings
    {"random", "time", "datetime", "os", "secrets", "uuid", "timeit", "platform", "subprocess", "pathlib"}
)


class Names:
    """The imported names of a notebook, and the texts that its names were given."""

    def __init__(self, trees: Iterable[ast.AST]) -> None:
        self._imported: dict[str, str] = {}
        self._texts: dict[str, ast.expr] = {}
        for node in (node for tree in trees for node in ast.walk(tree)):
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for one in node.names:
                self._imported[one.asname or one.name.partition(".")[0]] = (
                    one.name if one.asname else one.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            self._imported |= dict(_imported_from(node))
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            if name := self.resolve(node.value):
                self._imported.setdefault(node.targets[0].id, name)
            self._texts[node.targets[0].id] = node.value

    def resolve(self, node: ast.AST, hidden: frozenset[str] = frozenset()) -> str:
        """Return the full name of what an expression is; empty if it was not imported or a function has its own of that name."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        first = self._find_first(node, hidden)
        return ".".join((first, *reversed(parts))) if first else ""

    def _find_first(self, node: ast.AST, hidden: frozenset[str]) -> str:
        if isinstance(node, ast.Name):
            return "" if node.id in hidden else self._imported.get(node.id, "")
        if isinstance(node, ast.Call) and (called := _called_last(node)):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if called in ("__import__", "import_module") and texts:
                return texts[0]
            if called == "getattr" and texts and (owner := self.resolve(node.args[0], hidden)):
                return f"{owner}.{texts[0]}"
        return ""

    def find_beginning(self, node: ast.expr) -> str:
        """Return how a text begins: one that is written, put together, or was given to a name."""
        for _ in range(50):  # a name may have been given itself
            if isinstance(node, ast.BinOp):
                node = node.left
            elif isinstance(node, ast.JoinedStr) and node.values:
                node = node.values[0]
            elif isinstance(node, ast.FormattedValue):
                node = node.value
            elif isinstance(node, ast.Name) and node.id in self._texts:
                node = self._texts[node.id]
            else:
                break
        return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _imported_from(node: ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for one in node.names:
        if one.name != "*":
            yield one.asname or one.name, f"{node.module}.{one.name}"
        elif node.module in STANDARD:
            yield from ((name, f"{node.module}.{name}") for name in vars(importlib.import_module(node.module)))


def _called_last(node: ast.Call) -> str:
    """The last word of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def own_names(node: ast.AST) -> frozenset[str]:
    """Return the names that a function or a comprehension has for itself."""
    inside = list(ast.walk(node))
    stored = {one.id for one in inside if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    return frozenset(stored | {one.arg for one in inside if isinstance(one, ast.arg)})
