"""Bring the browser that the tests of pages are run in: ``python -m tests.browser.chromium``.

Debian's Chromium and a font for it, by apt, where that is allowed. What you would get wrong:
this must never fail `make test`. Where the browser cannot be brought, one line says what is
missing, and the tests that need it are skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome")
FONT = "fonts-liberation"
PATIENCE = 600
MISSING = "The tests in a browser are skipped: there is no Chromium here, and {reason}.\n"


def chromium() -> str | None:
    """Where Chromium is, if there is one that starts; some distributions ship an empty shell of that name."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and _runs(path, "--version")), None)


def main() -> None:
    """Bring what is missing; say in one line what could not be brought."""
    wanted = [*(() if chromium() else ("chromium",)), *(() if has_fonts() else (FONT,))]
    if not wanted:
        return
    reason = refusal() or ("apt could not bring it" if not install(wanted) else None)
    if chromium() is None:
        sys.stderr.write(MISSING.format(reason=reason or "the one that apt brought does not start"))


def has_fonts() -> bool:
    """Whether there is any font to write with; without one a page is drawn with empty boxes."""
    listed = shutil.which("fc-list")
    if listed is None:
        return False
    return bool(subprocess.run([listed], capture_output=True, check=False).stdout.strip())


def refusal() -> str | None:
    """Why apt cannot be used here, if it cannot."""
    if shutil.which("apt-get") is None:
        return "there is no apt to bring it"
    return None if os.geteuid() == 0 else "only root may bring it: sudo apt-get install chromium"


def install(packages: Sequence[str]) -> bool:
    """Whether apt installed the packages, with its lists as they are or after bringing new ones."""
    wanted = ("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    return _runs(*wanted) or (_runs("apt-get", "update") and _runs(*wanted))


def _runs(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.DEVNULL
    try:
        return not subprocess.run(
            command, check=False, timeout=PATIENCE, stdin=quiet, stdout=quiet, stderr=quiet, env=environment
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    main()
