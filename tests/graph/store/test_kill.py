"""A load killed at any moment leaves the thread before it or after it, never between.

A real process is killed with SIGKILL, at moments spread evenly over what a load takes and
shifted by a seeded chance. Large commits take another way than small ones, so both are killed.
"""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.answers.audit import verify
from graph.errors import StoreMissing
from graph.store.layout import Layout
from graph.store.writer import checkpoint_numbers
from graph.thread import Thread
from graph.trail.reading import InForce, in_force, stated_in
from ingest.load import Manner, Order, load
from ingest.sheets import SHEET_NAMED

ROOT = Path(__file__).parents[3]
TODAY = date(2020, 11, 15)
NOW = datetime(2020, 11, 15, 9, tzinfo=UTC)
ALWAYS_LARGE, NEVER_LARGE = 0, 10**9

DRIVER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import graph.store.writer
from ingest.load import Manner, Order, load

root, path, large = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
graph.store.writer.LARGE = large
manner = Manner(date(2020, 11, 15), datetime(2020, 11, 15, 9, tzinfo=UTC))
load(root, [Order((path,), "Officer")], manner, lambda line: print(line, flush=True))
"""

BASIS = {
    "Council": ["ANYTOWN", "Anytown", "https://data.anytown.example", "yes"],
    "Measures": [
        "ED1",
        "Attendance",
        "performance",
        "percent",
        "flow",
        "quarterly",
        "financial",
        "not-stated",
    ],
}
HEADINGS = {
    "Council": ["Code", "Name (English)", "Base address", "Made up"],
    "Measures": [
        "Code",
        "Name (English)",
        "Scope",
        "Unit",
        "Accumulation",
        "Frequency",
        "Calendar",
        "Polarity",
    ],
    "Figures": ["Measure", "Period", "Value"],
}


def write(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """A workbook of some sheets of the blank workbook's form."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(SHEET_NAMED[name].name)
        page.append(HEADINGS[name])
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def figures(years: range) -> list[list[str]]:
    """A figure for every quarter of some years."""
    return [
        ["ED1", f"{year}/{(year + 1) % 100:02} Q{number}", f"{year % 100}.{number}"]
        for year in years
        for number in (1, 2, 3, 4)
    ]


@dataclass(frozen=True)
class Fingerprint:
    """Everything that a reader can see of a thread."""

    seals: tuple[str, ...]
    state: InForce
    snapshot: frozenset


def fingerprint(root: Path) -> Fingerprint | None:
    """What a reader sees, which must hang together; nothing where there is no thread yet."""
    try:
        thread = Thread(root)
    except StoreMissing:
        return None
    state = in_force(thread.store, thread.names)
    graph = thread.names.snapshot
    snapshot = frozenset(quad.triple for quad in thread.store.quads_for_pattern(None, None, None, graph))
    assert verify(thread).verified
    return Fingerprint(tuple(row.seal for row in thread.change_sets), state, snapshot)


@dataclass(frozen=True)
class Scene:
    """A thread about to be loaded into, what it is before and after, and how long the load takes."""

    start: Path
    path: Path
    next_path: Path
    before: Fingerprint | None
    after: Fingerprint
    seconds: float

    def attempts(self, folder: Path, moments: int, large: int, seed: int) -> Iterator[Path]:
        """Copies of the thread, each with its load killed at another moment."""
        chance = random.Random(seed)
        for number in range(moments):
            root = folder / str(number)
            with loading(self.start, root, self.path, large) as process:
                time.sleep((number + chance.random()) / moments * self.seconds * 1.1)
                process.kill()
            yield root


def loading(start: Path, root: Path, path: Path, large: int) -> subprocess.Popen:
    """A process that has just begun to load a file into a copy of a thread."""
    shutil.copytree(start, root)
    command = [sys.executable, "-c", DRIVER, str(root), str(path), str(large)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout.readline().startswith(b"Reading")
    return process


def take(root: Path, path: Path) -> None:
    """Load a file in this process; it must be accepted."""
    answer = load(root, [Order((path,), "Officer")], Manner(TODAY, NOW))
    assert [receipt.outcome for receipt in answer.receipts] == ["accepted"]


@pytest.fixture(scope="module", params=["first load", "later load"])
def scene(request, tmp_path_factory) -> Scene:
    """A load into an empty folder, and one into a thread with a history."""
    folder = tmp_path_factory.mktemp("kill")
    basis = {name: [row] for name, row in BASIS.items()}
    structure = write(folder / "structure.xlsx", basis)
    many = {"Figures": figures(range(2006, 2020))}
    start = folder / "start"
    start.mkdir()
    if request.param == "later load":
        take(start, structure)
        path = write(folder / "figures.xlsx", many)
    else:
        path = write(folder / "all.xlsx", {**basis, **many})
    after = folder / "after"
    with loading(start, after, path, NEVER_LARGE) as process:
        began = time.monotonic()
        assert process.wait(60) == 0
        seconds = time.monotonic() - began
    next_path = write(folder / "next.xlsx", {**basis, "Figures": figures(range(2000, 2002))})
    return Scene(start, path, next_path, fingerprint(start), fingerprint(after), seconds)


def check(scene: Scene, root: Path) -> None:
    """The thread is as before or after, the next load works, and nothing is left lying about."""
    assert fingerprint(root) in (scene.before, scene.after)
    take(root, scene.next_path)
    layout = Layout(root)
    assert not layout.writing.exists()
    assert not layout.pending.exists()
    assert not list(layout.checkpoints.glob(".*"))
    thread = Thread(root)
    last = in_force(thread.store, thread.names).sequence
    assert checkpoint_numbers(layout)[-1] == last
    assert verify(thread).verified
    for sequence in range(1, last + 1):
        kept = (layout.change_sets / f"{sequence}.nt").read_text("utf-8").split("\n")[:-1]
        stated = stated_in(thread.store, thread.names, sequence).values()
        assert kept == sorted(line for record in stated for line in record.lines())


@pytest.mark.parametrize("large", [NEVER_LARGE, ALWAYS_LARGE], ids=["one update", "bulk load"])
def test_a_killed_load_leaves_the_state_before_or_after_it(scene, large, tmp_path):
    """A power cut must not leave half a quarter's figures on a board's table."""
    for root in scene.attempts(tmp_path, 3, large, seed=1):
        check(scene, root)


@pytest.mark.long
@pytest.mark.parametrize("large", [NEVER_LARGE, ALWAYS_LARGE], ids=["one update", "bulk load"])
def test_a_load_killed_a_hundred_times_leaves_the_state_before_or_after_it(scene, large, tmp_path):
    """Some moments are short; a hundred kills find more of them than a few."""
    for root in scene.attempts(tmp_path, 100, large, seed=2):
        check(scene, root)
        shutil.rmtree(root)
