"""``python -m api`` is ``golden-thread``."""

from api.cli import main

main(prog_name="golden-thread")
