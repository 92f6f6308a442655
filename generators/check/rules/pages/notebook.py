"""A notebook gives the same page at every build: it reads the data of the project, and nothing that changes by itself.

Nobody can vouch for a number that is another on the next day or on another machine. The source of each cell is read; nothing runs. Found are:

- the clock, also that of `%timeit`, and random numbers without a fixed seed;
- absolute paths, the folder of a user, the names of a machine, other programs and what is read from the network;
- widgets, of which a page has only the name;
- output that was saved with the notebook, and more bytes than text and code need.

A name is followed to where it was imported from: `from time import time as t` is found as `time.time`.
"""

from collections.abc import Iterator

from generators.check.built.notebook_text import find_outputs
from generators.check.sources.code.changing import find_changing
from generators.model import Library, Notebook, Problem, Where
from generators.site.pages import Site

ID = "STR-NOTEBOOK"
SEVERITY = "error"
BY_PAGE = True
BAD = "`rng = np.random.default_rng()`, or `pd.read_csv('/home/ada/doses.csv')`"
GOOD = "`rng = np.random.default_rng(1)`, and `open_library().observations(…)`"
_LARGEST = 300_000  # bytes of the file
_LONGEST_CELL = 20_000  # letters: IPython takes the square of them to read its commands
_LONGEST = 50_000  # letters of the output of a cell
_CLEAR = "a notebook saved without output: clear all outputs"
_KINDS = {
    "clock": ("reads the clock", "a day or a time that stands in the data or in the cell"),
    "random": ("draws random numbers without a fixed seed", "`default_rng(1)`, `random.Random(1)` or a `seed(1)` before it"),
    "machine": ("depends on one machine", "`open_library()`, or a path from the folder of the notebook such as `../x.csv`"),
    "network": ("reads from the network", "a file of the project"),
    "program": ("runs another program", "Python, or a package that the project names"),
    "widget": ("shows a widget, which does nothing on a page", "a table or a figure of each state"),
}  # fmt: skip


def check_shared(library: Library) -> Iterator[Problem]:
    """Yield each name, path and output in the cells of a notebook that would be another at the next build."""
    for notebook in library.notebooks:
        if notebook.fault:
            yield Problem(
                notebook.where, f"this is no notebook: {notebook.fault}", "a notebook of format 4, with `cells`"
            )
        if notebook.has_widgets:
            yield Problem(notebook.where, "it holds the state of widgets", _CLEAR)
        yield from _saved_output(notebook)
        if notebook.size > _LARGEST:
            yield Problem(notebook.where, f"{notebook.size:,} bytes", f"at most {_LARGEST:,}; data belong in data/")
        else:
            yield from _changing(notebook)


def check_site(library: Library, site: Site) -> Iterator[Problem]:
    """Yield each output on the page of a notebook that is too long to be read or searched."""
    for page in (page for page in site if page.origin.file.endswith(".ipynb")):
        for output in find_outputs(page):
            if (length := len(output.text_content())) > _LONGEST:
                begins = " ".join(output.text_content()[:200].split())[:40]
                wrong = f"a cell of /{page.address} prints {length:,} letters, which begin with {begins!r}"
                yield Problem(page.origin, wrong, f"at most {_LONGEST:,}: a table of what matters")


def _saved_output(notebook: Notebook) -> Iterator[Problem]:
    for number, cell in enumerate(notebook.cells, 1):
        if cell.has_output:
            yield Problem(_place(notebook, number, 1), f"{_name(notebook, number)} holds output", _CLEAR)


def _changing(notebook: Notebook) -> Iterator[Problem]:
    code = {number: cell.source for number, cell in enumerate(notebook.cells, 1) if cell.kind == "code"}
    long = [number for number, source in code.items() if len(source) > _LONGEST_CELL]
    for number in long:
        wrong = f"{_name(notebook, number)} has {len(code[number]):,} letters"
        yield Problem(_place(notebook, number, 1), wrong, f"at most {_LONGEST_CELL:,}; data belong in data/")
    for one in find_changing([(number, source) for number, source in code.items() if number not in long]):
        wrong, wanted = _KINDS[one.kind]
        yield Problem(_place(notebook, one.cell, one.line), f"{_name(notebook, one.cell)} {wrong}: {one.what}", wanted)


def _place(notebook: Notebook, number: int, line: int) -> Where:
    return Where(file=notebook.where.file, line=notebook.cells[number - 1].place(line))


def _name(notebook: Notebook, number: int) -> str:
    """The number of a cell and its first line."""
    lines = (line.strip() for line in notebook.cells[number - 1].source.splitlines())
    return f"cell {number} (`{next(filter(None, lines), '')[:60]}`)"
