"""The folder a thread is kept in, and what each thing in it is for.

``store`` is the engine's own; only a writer opens it. Readers open the newest folder of
``checkpoints``. ``pending`` and ``writing`` are marks of a commit under way, left behind
only by a process that died.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import StoreDamaged, StoreMissing, StoreNewer

FORMAT = 1
SEAL_RECIPE = 1


@dataclass(frozen=True, slots=True)
class Format:
    """What the format file says: its number, the recipe of the seals, the base address, a pinned day.

    ``today`` is the day that an example council pins, as an ISO date; absent for a real one.
    """

    base: str
    today: str | None = None
    format: int = FORMAT
    seal_recipe: int = SEAL_RECIPE


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths inside a thread's folder."""

    root: Path

    @property
    def store(self) -> Path:
        """The engine's files."""
        return self.root / "store"

    @property
    def checkpoints(self) -> Path:
        """One folder per recent change set, for readers."""
        return self.root / "checkpoints"

    @property
    def change_sets(self) -> Path:
        """One N-Triples file per change set, for replay and backup."""
        return self.root / "change-sets"

    @property
    def snapshots(self) -> Path:
        """Snapshots that somebody asked for, each a store of its own."""
        return self.root / "snapshots"

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.root / "lock"

    @property
    def served(self) -> Path:
        """One file per server that runs, which holds it locked."""
        return self.root / "served"

    @property
    def writing(self) -> Path:
        """Present while a commit is under way."""
        return self.root / "writing"

    @property
    def mending(self) -> Path:
        """Present once the snapshot was found not to be what its records make: the next commit mends it."""
        return self.root / "mending"

    @property
    def pending(self) -> Path:
        """The sealing update of a large commit, kept until it is done."""
        return self.root / "pending.ru"

    @property
    def format_file(self) -> Path:
        """Where the format is written down."""
        return self.root / "format"

    @property
    def exists(self) -> bool:
        """Whether a thread is kept here."""
        return self.format_file.exists()

    def read_format(self) -> Format:
        """The format of this thread; refuses a newer one."""
        if not self.exists:
            raise StoreMissing(
                f"There is no thread in {self.root} yet. Load something first: golden-thread load PATH"
            )
        try:
            held = json.loads(self.format_file.read_text("utf-8"))
            number = int(held["format"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(
                f"{self.format_file} cannot be read; restore the folder from a backup."
            ) from error
        if number > FORMAT:
            raise StoreNewer(
                f"The thread in {self.root} was written by a newer version "
                f"(format {number}; this one knows {FORMAT}). Use that version to read it."
            )
        return Format(held["base"], held.get("today"), number, held["seal_recipe"])

    def write_format(self, form: Format) -> None:
        """Write the format file in one step."""
        self.root.mkdir(parents=True, exist_ok=True)
        write_whole(self.format_file, json.dumps(asdict(form), indent=1) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all, also after a power cut.

    Raises OSError that names the file itself, not the one it is first written to.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error
