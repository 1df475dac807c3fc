"""A thread copied to another folder, and brought back from there, whole or not at all.

A backup is the newest checkpoint with the texts of the change sets, so it may be made
while somebody writes or serves. What you would get wrong: the engine's files must not be
copied while a writer has them open; a checkpoint is never written again.
"""

import os
import shutil
from pathlib import Path

from graph.errors import BadArgument, StoreMissing
from graph.names import Names
from graph.store.layout import Layout
from graph.store.writer import checkpoint_numbers, writing


def back_up(layout: Layout, target: Path) -> int:
    """Copy a thread into a folder that does not exist yet; returns the change set it stands at."""
    layout.read_format()
    _must_be_new(target)
    numbers = checkpoint_numbers(layout)
    if not numbers:
        raise StoreMissing(f"Nothing has been loaded into {layout.root} yet; there is nothing to back up.")
    building = _beside(target)
    try:
        copy = Layout(building)
        shutil.copytree(layout.checkpoints / str(numbers[-1]), copy.store)
        copy.change_sets.mkdir()
        for number in range(1, numbers[-1] + 1):
            shutil.copy2(layout.change_sets / f"{number}.nt", copy.change_sets)
        shutil.copy2(layout.format_file, copy.format_file)
        building.rename(target)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return numbers[-1]


def restore(source: Path, layout: Layout) -> int:
    """Bring a thread back from a backup to a folder that holds none; returns the change set it stands at."""
    held = Layout(source)
    form = held.read_format()
    if not held.store.is_dir() or held.checkpoints.exists():
        raise BadArgument(f"{source} is not a backup; one is made with: golden-thread backup DIR")
    _must_be_new(layout.root)
    building = _beside(layout.root)
    try:
        copy = Layout(building)
        shutil.copytree(source, building)
        with writing(copy, Names(form.base)) as writer:
            writer.publish()
            head = writer.head()
        building.rename(layout.root)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return head


def _must_be_new(folder: Path) -> None:
    if folder.exists():
        raise BadArgument(f"{folder} is there already; nothing is written over. Name a new folder.")


def _beside(folder: Path) -> Path:
    """Where a folder is put together before it gets its name."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder.with_name(f".{folder.name}.{os.getpid()}")
