"""What stands around every page: whose thread, at which moment, in which language, at which address.

What you would get wrong: a link to another page must keep the moment that is being looked
at; `Frame.link` is the only way to make one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from graph.answers.model import Walkable
from graph.thing import Thing
from graph.thread import Thread
from viz.addresses import thing_path


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's surroundings.

    ``path`` is the page's own address below the language and ``query`` its parameters;
    ``moment`` holds ``as_of`` and ``on`` as they were asked for, to be kept in links;
    ``spoken`` the language of each thing's name, by address, where it is not the page's.
    A ``standalone`` page is one file: it links to nothing and carries its style.
    """

    language: str
    path: str
    council: str | None = None
    illustrative: bool = False
    change_set: int | None = None
    recorded_at: datetime | None = None
    on: date | None = None
    as_of: datetime | None = None
    query: tuple[tuple[str, str], ...] = ()
    moment: Mapping[str, str] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)
    explorer: bool = False
    standalone: bool = False

    def link(self, path: str, language: str | None = None, **more: object) -> str:
        """The address of a page at the same moment; ``path`` is below the language."""
        given = [(name, str(value)) for name, value in more.items() if value not in {None, ""}]
        query = urlencode([*given, *self.moment.items()])
        return f"/{language or self.language}{path}" + (f"?{query}" if query else "")

    def thing(self, thing: Thing) -> str:
        """The address of a thing's own page."""
        return self.link(thing_path(thing))

    @property
    def other_language(self) -> str:
        """The language that is one click away."""
        return "cy" if self.language == "en" else "en"

    @property
    def twin(self) -> str:
        """This very page, parameters and all, in the other language."""
        kept = urlencode([(name, value) for name, value in self.query if name != "lang"])
        return f"/{self.other_language}{self.path}" + (f"?{kept}" if kept else "")


def frame_at(thread: Thread, walkable: Walkable, path: str) -> Frame:
    """The surroundings of a page about a snapshot, in the snapshot's language."""
    snapshot = walkable.snapshot
    recorded = [row.recorded_at for row in thread.change_sets if row.sequence == snapshot.sequence]
    council = snapshot.council
    return Frame(
        language=walkable.language,
        path=path,
        council=walkable.things[council.council].label if council else None,
        illustrative=snapshot.illustrative,
        change_set=snapshot.sequence,
        recorded_at=recorded[0] if recorded else None,
        on=snapshot.moment.on,
        as_of=snapshot.moment.as_of,
        spoken=walkable.things.spoken,
    )
