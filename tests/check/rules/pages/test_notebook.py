"""STR-NOTEBOOK"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generators.check.sources.code.changing import find_changing
from generators.model import Finding, Library
from generators.read.notebooks import read_notebooks
from generators.read.nouns import Reading
from tests.check.rules.conftest import Applied, Edit, Says

FILE = "docs/notebooks/n.ipynb"
Told = Callable[..., list[Finding]]


@pytest.fixture
def told(library: Library, applied: Applied, tmp_path: Path) -> Told:
    """What the rule finds in a notebook of these texts of cells, or of this text of a file."""

    def run(*cells: str, text: str = "", **more: Any) -> list[Finding]:
        made = [{"cell_type": "code", "source": cell.splitlines(keepends=True), **more} for cell in cells]
        (tmp_path / FILE).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / FILE).write_text(text or json.dumps({"cells": made}, indent=1), encoding="utf-8")
        read = library.model_copy(update={"notebooks": tuple(read_notebooks(Reading(tmp_path)))})
        return applied("STR-NOTEBOOK", lambda rule: rule.findings(read, ()))

    return run


@pytest.mark.parametrize(
    ("code", "kind", "what"),
    [
        ("from datetime import datetime as d\nd.now().year", "clock", "datetime.datetime.now"),
        ("import time\nprint(time.time())", "clock", "time.time"),
        ("from time import *\nperf_counter()", "clock", "time.perf_counter"),
        ("import datetime as dt\nf = dt.date.today\nf()", "clock", "datetime.date.today"),
        ("import time\ntime.strftime('%Y')", "clock", "time.strftime"),
        ("__import__('time').time()", "clock", "time.time"),
        ("import time\ngetattr(time, 'time')()", "clock", "time.time"),
        ("import pandas as pd\npd.to_datetime('now')", "clock", 'to_datetime("now")'),
        ("%timeit x", "clock", "%timeit x"),
        ("%%time\nx = 1", "clock", "%%time"),
        ("import random\nrandom.random()", "random", "random.random"),
        ("from random import shuffle as mix\nmix(x)", "random", "random.shuffle"),
        ("import random\nrandom.random()\nrandom.seed(1)", "random", "random.random"),
        ("import numpy as np\nnp.random.normal(size=3)", "random", "numpy.random.normal"),
        ("import numpy as np\nr = np.random\nr.rand()", "random", "numpy.random.rand"),
        ("import numpy as np\nimport random\nrandom.seed(1)\nnp.random.rand()", "random", "numpy.random.rand"),
        ("from numpy.random import default_rng\ndefault_rng()", "random", "numpy.random.default_rng()"),
        ("from numpy.random import default_rng\ndefault_rng(None)", "random", "numpy.random.default_rng()"),
        ("import random\nrandom.Random().random()", "random", "random.Random()"),
        ("from scipy import stats\nstats.norm.rvs(size=3)", "random", "scipy.stats.norm.rvs"),
        ("import uuid\nuuid.uuid4()", "random", "uuid.uuid4"),
        ("x = '/home/ada/doses.csv'", "machine", "'/home/ada/doses.csv'"),
        ("x = r'C:\\Users\\ada'", "machine", r"'C:\\Users\\ada'"),
        ("f = f'~/{name}'", "machine", "'~/'"),
        ("open('/data/x')", "machine", "'/data/x'"),
        ("import pandas as pd\nP = '/srv/'\npd.read_csv(P + 'x.csv')", "machine", "'/srv/'"),
        ("from numpy.random import *\nrand(3)", "random", "numpy.random.*"),
        ("import pandas as pd\nU = 'https://a.example'\npd.read_csv(f'{U}/x')", "network", "'https://a.example'"),
        ("from ipywidgets import *\nIntSlider()", "widget", "ipywidgets.*"),
        ("import os\nos.getcwd()", "machine", "os.getcwd"),
        ("import os\nos.environ['HOME']", "machine", "os.environ"),
        ("from pathlib import Path\nPath.home() / 'x'", "machine", "pathlib.Path.home"),
        ("import requests\nrequests.get(x)", "network", "requests.get"),
        ("from urllib.request import urlopen\nurlopen(x)", "network", "urllib.request.urlopen"),
        ("import urllib.request\nurllib.request.urlopen(x)", "network", "urllib.request.urlopen"),
        ("import pandas as pd\npd.read_csv('https://example.org/x.csv')", "network", "'https://example.org/x.csv'"),
        ("!curl x", "program", "!curl x"),
        ("x = !ls", "program", "!ls"),
        ("%%bash\nls", "program", "%%bash"),
        ("import subprocess\nsubprocess.run(x)", "program", "subprocess.run"),
        ("import ipywidgets as w\nw.IntSlider()", "widget", "ipywidgets.IntSlider"),
        ("from ipywidgets import interact\n@interact\ndef f(x): ...", "widget", "ipywidgets.interact"),
        ("%matplotlib widget", "widget", "%matplotlib widget"),
        ("display({'application/vnd.jupyter.widget-view+json': {}})", "widget", "'application/vnd.jupyter.widget-view+json'"),
    ],
)  # fmt: skip
def test_what_changes_by_itself_is_found(code: str, kind: str, what: str) -> None:
    (found, *_) = find_changing([(1, code)])
    assert (found.kind, found.what) == (kind, what)


@pytest.mark.parametrize(
    "code",
    [
        "import random\nrandom.seed(1)\nrandom.random()",
        "import random\ndef f(): return random.random()\nrandom.seed(1)\nf()",
        "import random\nr = random.Random(7)\nr.shuffle(x)",
        "import numpy as np\nrng = np.random.default_rng(seed=1)\nrng.normal()\ndef f(rng: np.random.Generator): ...",
        "import numpy as np\nnp.random.seed(3)\nnp.random.rand()",
        "from scipy import stats\nstats.norm.rvs(size=3, random_state=1)",
        "from datetime import date, datetime\ndate(2024, 1, 2), datetime.fromisoformat(x)",
        "import time\ntime.strftime('%Y', t)",
        "from time import time\ndef f(time): return time\n[time for time in x]",
        "time.time(); now = self.now()",
        "open('../data/x.csv'); read_csv('x.csv')",
        "Markdown('See [it](https://example.org/x), /home/ and ~5/10.')",
        "Markdown(f'{a}/home/ada')",
        "'''/home/ada is no path here.'''",
        "link('https://example.org')",
        "%matplotlib inline",
        "x = (",
        "x <- 1",
        "(" * 5000,
    ],
)
def test_what_stays_the_same_is_left_alone(code: str) -> None:
    assert find_changing([(1, code)]) == []


def test_a_finding_has_its_file_line_cell_and_first_line(told: Told, tmp_path: Path) -> None:
    (found,) = told("import time as t", "x = 1\n\nprint(t.time())\nprint(t.time())\n")
    assert (
        found.message.startswith("cell 2 (`x = 1`) reads the clock: time.time; wanted a day")
        and found.severity == "error"
    )
    line = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()[found.where.line - 1]
    assert found.where.file == FILE and "print(t.time())" in line


def test_a_command_is_followed_into_the_code_that_it_is_given(told: Told) -> None:
    assert [f.message.partition("; ")[0] for f in told("%%capture x\nimport os\nos.getcwd()")] == [
        "cell 1 (`%%capture x`) depends on one machine: os.getcwd"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{", "this is no notebook: no JSON", id="no JSON"),
        pytest.param('{"worksheets": []}', "this is no notebook: 'cells' is not there", id="an old format"),
        pytest.param('{"cells": [3]}', "this is no notebook: a part of it", id="cells that are none"),
        pytest.param("[" * 100_000, "this is no notebook: a part of it", id="too deep"),
        pytest.param('{"cells": [], "metadata": {"widgets": {"a": 1}}}', "it holds the state of widgets", id="widgets"),
        pytest.param(json.dumps({"cells": [], "x": "x" * 300_000}), "300,022 bytes; wanted at most 300,000", id="size"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plain_notebook_is_one_finding(told: Told, text: str, said: str) -> None:
    (found,) = told(text=text)
    assert found.message.startswith(said)


def test_saved_output_is_found_at_its_cell(told: Told) -> None:
    (found,) = told("x", outputs=[{"output_type": "stream", "text": ["1"]}])
    assert found.message.startswith("cell 1 (`x`) holds output; wanted") and found.where.line == 6


def test_a_cell_that_takes_too_long_to_read_is_one_finding(told: Told) -> None:
    (found,) = told("%time x\n" * 2_501)
    assert found.message.startswith("cell 1 (`%time x`) has 20,008 letters; wanted at most 20,000")


def test_a_notebook_of_the_project_is_read_with_its_data(says: Says, project: Path) -> None:
    assert says("STR-NOTEBOOK") == []
    (project / FILE).parent.mkdir(parents=True)
    source = {"cells": [{"cell_type": "code", "source": "import time\ntime.time()"}]}
    (project / FILE).write_text(json.dumps(source), encoding="utf-8")
    assert [f.where.file for f in says("STR-NOTEBOOK")] == [FILE]


def test_endless_output_is_found_on_the_page(site_says: Says, edit_page: Edit) -> None:
    assert site_says("STR-NOTEBOOK") == []
    edit_page(
        "notebooks/look", "<p>See", f'<div class="jp-OutputArea-output"><pre>{"line 1 " * 8000}</pre></div><p>See'
    )
    (found,) = site_says("STR-NOTEBOOK")
    assert "prints 56,000 letters, which begin with 'line 1 line 1" in found.message
