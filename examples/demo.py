"""The demonstration: load one example council and ask it the questions the product is for.

``python -m examples.demo [COUNCIL]``. The store under ``.demo/`` is made anew each time.
Every answer is that of the command printed above it.
"""

import os
import shlex
import shutil
import sys
from pathlib import Path

from api.cli import main as golden_thread
from viz.explorer import front_end_is_there

HERE = Path(__file__).parent
STEPS = {
    "dyffryn-aur": (
        "scorecard PB-HEA --period 2020-21-Q2",
        "impact ED03 --period 2020-21-Q2",
        "gaps --most 8",
        "scorecard PB-HEA --period 2020-21-Q2 --format html -o .demo/dyffryn-aur-scorecard.html",
        "explore -o .demo/dyffryn-aur-explorer.html",
    ),
    "wrexham": (
        "query what_is_overseen",
        "trace M-ATTSEC",
        "impact M-ATTSEC",
        "gaps --most 8",
        "scorecard BOARD-EDUC --format html -o .demo/wrexham-scorecard.html",
        "explore -o .demo/wrexham-explorer.html",
    ),
    "first-steps": ("scorecard PB-ED", "impact ED1", "gaps --most 5"),
    "rating-schemes": ("scorecard AS-SWA", "scorecard AS-EAR", "scorecard EXB"),
}
NEXT = {
    "dyffryn-aur": (
        "history HS05@2020-21-Q3        # one figure, its correction, and the cell of each",
        "scorecard PB-EDU --period 2020-21-Q4",
        "trace ED03 --to WB6            # by which links attendance bears on health",
        "serve                          # the same as pages, at http://127.0.0.1:8000/",
        "audit --verify",
        "query                          # the questions that have a name",
    ),
    "wrexham": ("serve", "trace OBJ-EDUC --down", "query", "audit --verify"),
    "first-steps": ("history ED1@2020-21-Q2", "audit --verify"),
    "rating-schemes": ("scorecard AS-HAV", "scorecard AS-BRI", "scorecard AS-KEN"),
}


def main(council: str) -> None:
    """Load an example and print its answers."""
    if council not in STEPS:
        sys.exit(f"There is no example council {council}. There are: {', '.join(STEPS)}.")
    store = Path(".demo") / council
    shutil.rmtree(store, ignore_errors=True)
    os.environ["GOLDEN_THREAD_STORE"] = str(store)
    for step in (f"load examples/{council}", *STEPS[council]):
        if not step.startswith("explore") or front_end_is_there():
            run(step)
    print("\nNext, type:\n")
    print(f"  . .venv/bin/activate; export GOLDEN_THREAD_STORE={store}")
    for step in NEXT[council]:
        print(f"  golden-thread {step}")


def run(step: str) -> None:
    """Print a command and its answer."""
    print(f"\n$ golden-thread {step}\n", flush=True)
    golden_thread(args=shlex.split(step), prog_name="golden-thread", standalone_mode=False)
    sys.stdout.flush()


if __name__ == "__main__":
    os.chdir(HERE.parent)
    main(sys.argv[1] if len(sys.argv) > 1 else "dyffryn-aur")
