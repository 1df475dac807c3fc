"""What several tests need: stories in Turtle, and the example councils as they are loaded.

A story is a handful of records written out; it is made into a snapshot by the same
function that the product uses, so derived statements are there too. An example council is
loaded once per process; whoever alters one copies it first.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Quad, RdfFormat, Store, parse

from graph.answers.explorer import ExplorerData, explorer_data
from graph.answers.model import Walkable
from graph.names import Names
from graph.store.layout import Format, Layout
from graph.store.writer import writing
from graph.thread import Moment, Snapshot, Thread
from graph.trail.accept import accept
from graph.trail.change_sets import ChangeSet, versions
from graph.trail.reading import in_force
from graph.trail.records import StatedRecord, records_of
from graph.trail.snapshots import snapshot_triples
from ingest.council import read_council
from ingest.load import Manner, load
from ontology import PREFIXES

ROOT = Path(__file__).parents[1]
BASE = "https://data.story.example"
STORY_DAY = date(2020, 11, 15)
NOW = datetime(2025, 10, 2, 9, tzinfo=UTC)

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""No test is timed: a busy machine is no fault of the product."""

Story = Callable[..., Snapshot]


def story_prefixes() -> str:
    """The prefixes a story may use; ``:`` stands for the council's own ``/id/``."""
    outside = {
        "": f"{BASE}/id/",
        "unit": "http://qudt.org/vocab/unit/",
        "year": "http://reference.data.gov.uk/id/government-year/",
        "quarter": "http://reference.data.gov.uk/id/government-quarter/",
    }
    return "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in {**PREFIXES, **outside}.items())


@pytest.fixture
def story() -> Story:
    """Make a snapshot of records written in Turtle; local names may hold strokes escaped with a backslash."""

    def make(turtle: str, on: date = STORY_DAY, today: date = STORY_DAY) -> Snapshot:
        names = Names(BASE)
        text = f"{story_prefixes()}\n{turtle}"
        records = records_of(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
        store = Store()
        store.extend(
            Quad(t.subject, t.predicate, t.object, names.snapshot)
            for t in snapshot_triples(names, records, 1, on, today)
        )
        return Snapshot(store, names, Moment(None, on, today), 1)

    return make


@pytest.fixture
def recorded(tmp_path: Path) -> Callable[[str, datetime], Thread]:
    """Take records written in Turtle into a thread as one change set, and open it for reading."""
    layout, names = Layout(tmp_path / "thread"), Names(BASE)

    def take(turtle: str, recorded_at: datetime) -> Thread:
        text = f"{story_prefixes()}\n{turtle}"
        stated = records_of(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
        with writing(layout, names) as writer:
            before = in_force(writer.store, names)
            found = versions(map(StatedRecord, stated.values()), before.records, before.versions)
            change = ChangeSet(writer.head() + 1, "load", recorded_at, "Officer", "A story")
            accept(writer, change, found, before, recorded_at.date())
        layout.write_format(Format(names.base))
        return Thread(layout.root)

    return take


def _loaded(example: str, root: Path) -> Thread:
    """An example council, loaded in the order that its own folder says."""
    council = read_council(ROOT / "examples" / example)
    assert council.today is not None
    manner = Manner(today=council.today, now=NOW, base=council.base, pinned=council.today)
    answer = load(root, council.orders, manner)
    assert not answer.refused, answer.thread
    return Thread(root)


@pytest.fixture(scope="session")
def dyffryn_aur(tmp_path_factory: pytest.TempPathFactory) -> Thread:
    """The made-up county borough, with its restatement."""
    return _loaded("dyffryn-aur", tmp_path_factory.mktemp("dyffryn-aur") / "thread")


@pytest.fixture(scope="session")
def first_steps(tmp_path_factory: pytest.TempPathFactory) -> Thread:
    """The made-up council of thirty rows."""
    return _loaded("first-steps", tmp_path_factory.mktemp("first-steps") / "thread")


@pytest.fixture(scope="session")
def wrexham(tmp_path_factory: pytest.TempPathFactory) -> Thread:
    """Public facts of one council."""
    return _loaded("wrexham", tmp_path_factory.mktemp("wrexham") / "thread")


def _now(thread: Thread) -> Walkable:
    """The current snapshot, ready for walks."""
    assert thread.current is not None
    _, on, today = thread.current
    return Walkable(thread.snapshot(Moment(None, on, today)))


@pytest.fixture(scope="session")
def aur_walkable(dyffryn_aur: Thread) -> Walkable:
    """The made-up county borough as it stands now."""
    return _now(dyffryn_aur)


@pytest.fixture(scope="session")
def aur(aur_walkable: Walkable) -> ExplorerData:
    """What the explorer shows of the made-up county borough."""
    return explorer_data(aur_walkable)


@pytest.fixture(scope="session")
def wrexham_data(wrexham: Thread) -> ExplorerData:
    """What the explorer shows of public facts."""
    return explorer_data(_now(wrexham))


@dataclass(frozen=True)
class Served:
    """A thread being served: its address without a closing stroke, its folder, the server's process."""

    address: str
    root: Path
    process: "subprocess.Popen[str]"


Serve = Callable[[Thread], Served]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Serve copies of threads by the command itself, each once, at ports the machine chooses."""
    running: dict[Path, Served] = {}

    def start(thread: Thread) -> Served:
        original = thread.layout.root
        if original not in running:
            copy = tmp_path_factory.mktemp("served") / "thread"
            shutil.copytree(original, copy)
            running[original] = started(copy)
        return running[original]

    yield start
    for served in running.values():
        stopped(served)


def started(root: Path) -> Served:
    """A server over a thread's folder, ready to answer."""
    words = [sys.executable, "-m", "api", "serve", "--port", "0", "--store", str(root)]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    return Served(line.rsplit(" at ", 1)[-1].strip().rstrip("/"), root, process)


def stopped(served: Served) -> None:
    """End a server as a service manager does."""
    served.process.terminate()
    served.process.wait(20)
    if served.process.stdout:
        served.process.stdout.close()
