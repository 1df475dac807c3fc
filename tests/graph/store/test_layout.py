"""The folder of a thread: its format file, and files written whole or not at all."""

import pytest

from graph.errors import StoreDamaged, StoreMissing, StoreNewer
from graph.store.layout import Format, Layout, write_whole


def test_the_format_comes_back_as_it_was_written(tmp_path):
    """The base address and the pinned day of a thread stand nowhere else."""
    layout, form = Layout(tmp_path), Format("https://data.anytown.example", "2020-11-15")
    layout.write_format(form)
    assert (layout.read_format(), layout.exists) == (form, True)


def test_a_folder_without_a_thread_says_what_to_do(tmp_path):
    """The first thing that goes wrong is the wrong folder."""
    with pytest.raises(StoreMissing, match="Load something first"):
        Layout(tmp_path).read_format()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "x"}', '{"base": "b"}'])
def test_a_damaged_format_file_is_said(tmp_path, text):
    """Reading on would give every record another address."""
    (tmp_path / "format").write_text(text)
    with pytest.raises(StoreDamaged, match="restore the folder from a backup"):
        Layout(tmp_path).read_format()


def test_a_newer_format_is_refused(tmp_path):
    """An older version would write what a newer one cannot read."""
    Layout(tmp_path).write_format(Format("https://data.anytown.example", format=99))
    with pytest.raises(StoreNewer, match="format 99"):
        Layout(tmp_path).read_format()


def test_writing_replaces_a_file_and_leaves_no_other(tmp_path):
    """A mark half written would be taken for another one."""
    for text in ("one", "two"):
        write_whole(tmp_path / "mark", text)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("mark", "two")]


def test_a_file_that_cannot_be_written_is_named_itself(tmp_path):
    """Nobody has heard of the file it is first written to."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file/mark") as caught:
        write_whole(tmp_path / "file" / "mark", "text")
    assert caught.value.filename == str(tmp_path / "file" / "mark")
