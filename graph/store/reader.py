"""Opening a thread for reading: always the newest checkpoint, never the store a writer has open.

If a writer died, the first reader that finds the lock free sweeps up after it, so that
what it then reads is the state before or after, never between.
"""

import os
import shutil
from datetime import date
from pathlib import Path
from threading import get_native_id

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, serialize

from graph.errors import StoreLocked, StoreMissing
from graph.names import Names
from graph.store.layout import Layout
from graph.store.writer import Writer, checkpoint_numbers, locked
from graph.version import MAKER

KEPT_SNAPSHOTS = 12


def open_checkpoint(layout: Layout, names: Names) -> Store:
    """The newest checkpoint, after sweeping up behind a writer that died."""
    if layout.writing.exists() or layout.pending.exists():
        _sweep_if_free(layout, names)
    for number in reversed(checkpoint_numbers(layout)):
        path = layout.checkpoints / str(number)
        try:
            return Store.read_only(str(path))
        except OSError:  # a writer pruned it between the listing and the opening
            continue
    raise StoreMissing(
        f"Nothing has been loaded into {layout.root} yet. Load something: golden-thread load PATH"
    )


def _sweep_if_free(layout: Layout, names: Names) -> None:
    try:
        with locked(layout, patience=0):
            Writer(layout, names, Store(str(layout.store))).sweep()
    except StoreLocked:
        return


def snapshot_path(layout: Layout, sequence: int, on: date, today: date, withholding: str = "") -> Path:
    """Where a snapshot that somebody asked for is kept; ``withholding`` names what it may not tell."""
    return layout.snapshots / "-".join(filter(None, (str(sequence), str(on), str(today), MAKER, withholding)))


def keep_snapshot(path: Path, triples: set[Triple], graph: NamedNode) -> Store:
    """Write a snapshot as a store of its own, whole or not at all; the oldest make room.

    Where nothing can be written, as in a folder one may only read, it is made in memory.
    """
    text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    building = path.with_name(f".{path.name}.{os.getpid()}-{get_native_id()}")
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
        _fill(Store(str(building)), text, graph)
    except OSError:  # no leave to write, or no room
        shutil.rmtree(building, ignore_errors=True)
        return _fill(Store(), text, graph)
    try:
        building.rename(path)
    except OSError:  # another reader was quicker
        shutil.rmtree(building, ignore_errors=True)
    _prune(path.parent)
    return Store.read_only(str(path))


def _fill(store: Store, text: bytes, graph: NamedNode) -> Store:
    store.bulk_load(text, format=RdfFormat.N_TRIPLES, to_graph=graph)
    store.flush()
    return store


def _prune(folder: Path) -> None:
    kept = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=_written)
    for old in kept[:-KEPT_SNAPSHOTS]:
        shutil.rmtree(old, ignore_errors=True)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another reader made room just now
        return 0.0
