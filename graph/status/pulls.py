"""Whether the targets of two measures pull against one another along a stored link.

Signs are of betterment, whatever the measures' polarities: *hinders* means that the end gets
worse when the start gets better. What you would get wrong: nothing is read out of figures
that happen to move together; without a link, or without an intent, there is no conflict.
"""

from enum import StrEnum

SUSTAIN = "sustain"
RISING = frozenset({"improve", "stretch"})
HINDERS = "hinders"


class Pull(StrEnum):
    """How two targets stand against one another."""

    OPPOSITE = "opposite-pulls"
    INCOMPATIBLE = "incompatible-intents"


def pull_between(sign: str, start_intent: str | None, end_intent: str | None) -> Pull | None:
    """The conflict between the targets at the two ends of a link, if there is one.

    Opposite pulls: the start is to get better, the link hinders, and the end is to be held
    or to get better. Incompatible intents: the link reinforces, the end is to get better,
    and the start, which would help, is only to be held.
    """
    if sign == HINDERS:
        wanted = start_intent in RISING and end_intent in {SUSTAIN, *RISING}
        return Pull.OPPOSITE if wanted else None
    return Pull.INCOMPATIBLE if start_intent == SUSTAIN and end_intent in RISING else None
