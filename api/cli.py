"""``golden-thread``: the commands, each a translation of one function of the packages below.

Exit codes: 0 answered; 1 refused, unknown or failed, with nothing changed; 2 wrong usage.
A command's module is read only when the command is wanted, so that a short answer is not
kept waiting by what reads workbooks.
"""

from collections.abc import Mapping
from importlib import import_module

import click

COMMANDS: Mapping[str, str] = {
    "load": "api.commands.loading",
    "scorecard": "api.commands.reading",
    "measure": "api.commands.reading",
    "impact": "api.commands.reading",
    "trace": "api.commands.reading",
    "drivers": "api.commands.bearings",
    "dips": "api.commands.bearings",
    "depends": "api.commands.bearings",
    "gaps": "api.commands.state",
    "coverage": "api.commands.state",
    "health": "api.commands.state",
    "plans": "api.commands.planning",
    "line-of-sight": "api.commands.planning",
    "lineage": "api.commands.planning",
    "recommendations": "api.commands.assurance",
    "lessons": "api.commands.assurance",
    "self-assessment": "api.commands.assurance",
    "radar": "api.commands.oversight",
    "oversight": "api.commands.oversight",
    "alerts": "api.commands.oversight",
    "calendar": "api.commands.oversight",
    "actions": "api.commands.oversight",
    "conflicts": "api.commands.oversight",
    "keystones": "api.commands.oversight",
    "what-if": "api.commands.oversight",
    "explore": "api.commands.exploring",
    "query": "api.commands.trail",
    "history": "api.commands.trail",
    "audit": "api.commands.trail",
    "serve": "api.commands.serving",
    "export": "api.commands.trail",
    "backup": "api.commands.keeping",
    "restore": "api.commands.keeping",
    "template": "api.commands.loading",
    "settings": "api.commands.trail",
}


class Commands(click.Group):
    """The commands in the order people need them, found by their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name.replace('-', '_')}_command")
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="golden-thread", prog_name="golden-thread")
def main() -> None:
    """How a council's plans, measures, money and services hang together, and what a dip touches."""
