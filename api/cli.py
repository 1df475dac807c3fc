"""``golden-thread``: the commands, each a translation of one function of the packages below.

Exit codes: 0 answered; 1 refused, unknown or failed, with nothing changed; 2 wrong usage.
"""

import click

from api.commands.loading import load_command, template_command
from api.commands.reading import gaps_command, impact_command, scorecard_command, trace_command
from api.commands.trail import audit_command, export_command, history_command, query_command, settings_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="golden-thread", prog_name="golden-thread")
def main() -> None:
    """How a council's plans, measures, money and services hang together, and what a dip touches."""


for command in (
    load_command,
    scorecard_command,
    impact_command,
    trace_command,
    gaps_command,
    query_command,
    history_command,
    audit_command,
    export_command,
    template_command,
    settings_command,
):
    main.add_command(command)
