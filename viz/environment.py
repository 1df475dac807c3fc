"""How templates are rendered: every value escaped, every name asked for given.

What you would get wrong: neither jinja2 as it comes nor pyvis escapes anything, and the names on a page
come from strangers' workbooks.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


def template_environment() -> Environment:
    """An environment of our templates, to which a page adds its own filters and functions."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
