"""What goes wrong with the thread itself, and what nobody foresaw, seen through the application."""

import asyncio
import json
import shutil
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import read_settings
from graph.thread import Thread


def app_of(root: Path) -> FastAPI:
    """An application over a folder."""
    return create_app(read_settings({"store": str(root)}, {}))


def get(app: FastAPI, path: str, accept: str = "*/*") -> httpx.Response:
    """One answer of an application, without a network."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test.example") as client:
            return await client.get(path, headers={"Accept": accept})

    return asyncio.run(ask())


@pytest.fixture
def copy(first_steps: Thread, tmp_path: Path) -> Path:
    """A thread of one's own, to be damaged."""
    shutil.copytree(first_steps.layout.root, tmp_path / "thread")
    return tmp_path / "thread"


def test_a_missing_thread_is_a_sentence(tmp_path: Path) -> None:
    """Whoever starts the server in the wrong folder must read what to do."""
    answer = get(app_of(tmp_path / "nothing"), "/api/v1/boards")
    assert answer.status_code == 503
    assert answer.json()["code"] == "store-missing"
    assert "golden-thread load" in answer.json()["detail"]


def test_a_newer_thread_is_a_sentence(copy: Path) -> None:
    """A store that a newer version wrote while an older one serves it must not be misread."""
    app = app_of(copy)
    form = json.loads((copy / "format").read_text("utf-8"))
    (copy / "format").write_text(json.dumps({**form, "format": 99}), "utf-8")
    answer = get(app, "/api/v1/boards")
    assert answer.status_code == 503
    assert answer.json()["code"] == "store-newer"


def test_a_person_gets_the_same_sentence_as_a_page(copy: Path) -> None:
    """A browser that shows JSON helps nobody; a tool that gets a page neither."""
    app = app_of(copy)
    page, problem = get(app, "/en/measures/ED", "text/html"), get(app, "/en/measures/ED")
    assert page.headers["Content-Type"].startswith("text/html")
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert page.status_code == problem.status_code == 404
    assert "has the code, name or address “ED”" in page.text
    assert "School attendance" in page.text


def test_what_nobody_foresaw_tells_nothing_of_the_inside(
    copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A traceback in an answer tells a stranger how to go on; the log is for those who mend it."""
    app = app_of(copy)

    @app.get("/fails")
    def fails() -> None:
        raise ZeroDivisionError("the secret")

    answer = get(app, "/fails")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "the secret" in caplog.text


def test_a_newer_checkpoint_is_noticed_without_a_restart(copy: Path, dyffryn_aur: Thread) -> None:
    """A thread put back from a backup must not be answered from what was open before."""
    app = app_of(copy)
    assert get(app, "/readyz").json()["change_set"] == 1
    shutil.rmtree(copy)
    shutil.copytree(dyffryn_aur.layout.root, copy)
    assert get(app, "/readyz").json()["change_set"] == 2
