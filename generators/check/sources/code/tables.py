"""The names, words and addresses of Python code whose result is another at the next build or on another machine."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["clock", "random", "machine", "network", "program", "widget"]

_NAMES: dict[Kind, str] = {
    "clock": (
        "time.time time.time_ns time.perf_counter time.perf_counter_ns time.monotonic time.monotonic_ns time.process_time"
        " time.process_time_ns time.thread_time time.thread_time_ns time.ctime time.localtime time.gmtime time.asctime"
        " time.strftime timeit datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today"
        " pandas.Timestamp.now pandas.Timestamp.today pandas.Timestamp.utcnow os.path.getmtime os.path.getctime"
        " os.path.getatime tqdm"
    ),
    "random": "random.SystemRandom secrets uuid.uuid1 uuid.uuid4 os.urandom os.getrandom",
    "machine": (
        "os.getcwd os.environ os.getenv os.getlogin os.getpid os.uname os.cpu_count os.path.expanduser os.path.abspath"
        " os.path.realpath pathlib.Path.cwd pathlib.Path.home socket.gethostname platform getpass tempfile sys.executable"
        " sys.argv"
    ),
    "network": (
        "requests httpx aiohttp urllib3 urllib.request http.client ftplib smtplib socket websockets wget gdown boto3"
        " kagglehub huggingface_hub pooch yfinance Bio.Entrez"
    ),
    "program": "subprocess os.system os.popen",
    "widget": (
        "ipywidgets bqplot ipyleaflet ipympl anywidget pythreejs ipydatagrid itables.interactive plotly.graph_objects.FigureWidget"
        " tqdm.notebook tqdm.auto"
    ),
}  # fmt: skip
_KINDS: dict[str, Kind] = {name: kind for kind, names in _NAMES.items() for name in names.split()}
WITH_A_TIME = {
    "time.ctime": 1,
    "time.localtime": 1,
    "time.gmtime": 1,
    "time.asctime": 1,
    "time.strftime": 2,
}  # given so many, no clock
DRAWS = ("random", "numpy.random")  # families of functions with one hidden state
NO_DRAWS = frozenset({"Random", "seed", "getstate", "setstate", "get_state", "set_state", "Generator", "BitGenerator"})
MAKERS = frozenset({
    "random.Random", *(f"numpy.random.{name}" for name in ["default_rng", "RandomState", "SeedSequence", "PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"]),
})  # fmt: skip
OF_NOW = frozenset(
    {"to_datetime", "Timestamp", "datetime64"}
)  # they read the clock when they are given "now" or "today"

_MAGICS: dict[str, Kind] = {
    **dict.fromkeys(("time", "timeit", "prun"), "clock"), **dict.fromkeys(("env", "pwd", "cd", "who", "whos"), "machine"),
    **dict.fromkeys(("bash", "sh", "script", "sx", "system", "!", "cmd", "perl", "ruby", "run", "pip", "conda"), "program"),
}  # fmt: skip
HOLD_PYTHON = frozenset({"time", "timeit", "prun", "capture"})  # what they are given is code

_READERS = frozenset(
    [
        "open",
        "Path",
        "PurePath",
        "urlopen",
        "urlretrieve",
        "load",
        "loadtxt",
        "genfromtxt",
        "imread",
        "glob",
        "iglob",
        "listdir",
        "scandir",
        "walk",
        "chdir",
        "connect",
        "get_data",
        "fetch",
    ]
)
_READS = ("read_", "scan_", "load_", "fetch_", "to_csv", "savefig")
_HOME = re.compile(r"/(?:home|Users|root|tmp|mnt|media|Volumes)/.|~/|[A-Za-z]:[\\/]|\\\\[\w.-]+\\\w|file:/")
_ADDRESS = re.compile(r"(?:https?|ftps?|s3|gs)://", re.IGNORECASE)


def find_kind(name: str) -> Kind | None:
    """Return what a name with dots reads, by its longest beginning that is listed."""
    parts = name.split(".")
    return next((kind for end in range(len(parts), 0, -1) if (kind := _KINDS.get(".".join(parts[:end])))), None)


def find_family(name: str) -> str:
    """Return the family of random functions that a name is one of."""
    family, _, last = name.rpartition(".")
    return family if family in DRAWS and last not in NO_DRAWS and name not in MAKERS and name not in DRAWS else ""


def find_kind_of_magic(name: str, given: str) -> Kind | None:
    """Return what a command of IPython reads."""
    is_live = name == "matplotlib" and given.split()[:1] in (["widget"], ["notebook"], ["ipympl"], ["nbagg"])
    return "widget" if is_live else _MAGICS.get(name)


def find_kind_of_text(text: str) -> Kind | None:
    """Return what a text in the code leads to, wherever it stands."""
    if text.startswith("application/vnd.jupyter.widget"):
        return "widget"
    return "machine" if _HOME.match(text) else None


def find_kind_of_file(reader: str, text: str) -> Kind | None:
    """Return what a function that reads a file leads to with a path or an address."""
    if reader not in _READERS and not reader.startswith(_READS):
        return None
    return "network" if _ADDRESS.match(text) else "machine" if text.startswith(("/", "~")) else None
