"""Words and lines that several answers say alike on a terminal."""

from collections.abc import Iterable

from api.text.page import Page
from graph.answers.impact import Dip, Lag
from graph.answers.part import Part
from graph.answers.progress import Progress
from graph.kinds import KINDS
from graph.status.periods import day_text
from graph.thing import Thing
from ontology.codes import code_lists
from viz.catalogue import Words

ENGLISH = Words("en")


def message(key: str, **values: object) -> str:
    """What pages say too, from their catalogue; the terminal speaks English."""
    return ENGLISH.text(key, **values)


def within(text: str) -> str:
    """A sentence or heading as it stands after others in a line."""
    return text[:1].lower() + text[1:]


def named(thing: Thing) -> str:
    """A thing in a sentence: its name and its code."""
    return f"{thing.label} ({thing.code})"


def codes(things: Iterable[Thing]) -> str:
    """Things in a sentence or cell by their codes alone."""
    return ", ".join(thing.code for thing in things)


def kind_words(thing: Thing) -> str:
    """What kind of thing it is, in words."""
    return KINDS[thing.kind].words if thing.kind in KINDS else thing.kind


def code_word(list_key: str, key: str | None) -> str:
    """The word for a key of a code list; the key itself where the list does not have it."""
    found = [each for each in code_lists()[list_key].concepts if each.key == key]
    return found[0].labels["en"] if found else (key or "not stated").replace("-", " ")


def counted(number: int, noun: str) -> str:
    """A number and what it counts."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def progress_words(progress: Progress | None) -> str:
    """How something was last reported to be going."""
    if progress is None:
        return message("no-progress")
    done = f" on {day_text(progress.done_on)}" if progress.done_on else ""
    forecast = f", now expected {day_text(progress.forecast)}" if progress.forecast else ""
    decision = f", by decision {progress.decision.code}" if progress.decision else ""
    said = code_word("delivery-status", progress.status).lower() if progress.status else "reported"
    return f"{said}{done}{forecast}{decision} (reported {progress.reported_on.isoformat()})"


def link_verb(link_type: str) -> str:
    """A type of link, given by the local name of its property, as a verb."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in link_type)


def made_up(page: Page, illustrative: bool) -> None:
    """The line that a made-up council carries on every answer."""
    if illustrative:
        page.line(message("made-up"))


def rest(page: Page, part: Part) -> None:
    """How much of a list is not shown, and how to see it."""
    if part.offset or part.after:
        first, last = min(part.offset + 1, part.of), min(part.offset + part.limit, part.of)
        page.line(f"{first} to {last} of {part.of}; --most and --skip show others.")


def notes(page: Page, said: Iterable[str]) -> None:
    """What is to be known of how an answer came about."""
    for note in said:
        page.line()
        page.line(f"Note: {note}")


def months(lag: Lag | None) -> str:
    """After how many months something may be felt, and whether that is only as far as lags are stated."""
    if lag is None:
        return "–"
    span = " to ".join(str(each) for each in sorted({lag.earliest_months, lag.latest_months}))
    return span if lag.complete else f"{span} stated"


def way_words(direction: str) -> str:
    """The direction of an effect in words."""
    return {"with": "same way", "against": "other way", "mixed": "routes disagree"}[direction]


def steps_words(hops: int, sideways: bool) -> str:
    """How far away something is."""
    return f"{hops}{' sideways' if sideways else ''}"


def dip_words(dip: Dip) -> str:
    """Whether it is a dip, and against what."""
    word = {True: "a dip", False: "no dip", None: "not known whether this is a dip"}[dip.is_dip]
    return f"{word}: {dip.reason}."
