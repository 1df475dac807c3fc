"""Where the pages stand: the path, below the language, of each thing's page.

What you would get wrong: a record without a code of its own has no page of its own; it is
shown by its history, or by the page of what it is about.
"""

from urllib.parse import quote

from graph.kinds import KINDS
from graph.thing import Thing

SAFE = "-._~@!$'()*+,;=:"


def code_path(code: str) -> str:
    """A code as part of a path; a stroke in it stays escaped."""
    return quote(code, safe=SAFE)


def thing_path(thing: Thing) -> str:
    """The path of a thing's own page; of a record without a code, such as a link, that of its history."""
    if thing.kind in KINDS and not KINDS[thing.kind].coded:
        return history_path(thing.iri.partition("/id/")[2])
    folder = "measures" if thing.kind == "measure" else "things"
    return f"/{folder}/{code_path(thing.code)}"


def page_of(path: str) -> str:
    """The path of the page for what stands at ``/id/{path}``."""
    kind, _, rest = path.partition("/")
    if kind == "change-set":
        return f"/change-sets/{rest}"
    if kind == "measure-status":
        return f"/measures/{rest.partition('/')[0]}"
    if kind in KINDS and KINDS[kind].coded:
        return f"/{'measures' if kind == 'measure' else 'things'}/{rest}"
    return history_path(path)


def history_path(record: str) -> str:
    """The path of a record's history; what is escaped in its handle is escaped once more."""
    return f"/history/{quote(record, safe='/' + SAFE)}"
