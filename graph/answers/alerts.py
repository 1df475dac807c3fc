"""The register of alerts: each dip, when it was detected, who first saw it when, whom to tell, who knows.

What you would get wrong: an acknowledgement says that somebody knows of a dip, not that
anything was done about it; and that a board considered the period does not say that it did.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable
from graph.answers.oversight import BodySight, Watch
from graph.answers.owners import owners_of
from graph.answers.standings import PeriodStanding, not_known, standings_in
from graph.query import Query
from graph.status.periods import Period, period_of_iri
from graph.thing import Thing
from graph.thread import Thread

ACKNOWLEDGED, SEEN, UNSEEN = "acknowledged", "seen", "unseen"
STATES = (UNSEEN, SEEN, ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Who said when that they know of a dip."""

    by: Thing
    on: date
    note: str | None


@dataclass(frozen=True, slots=True)
class Alert:
    """A dip in the register; ``state`` is acknowledged, seen (a meeting considered it) or unseen.

    ``detectable_on`` is when the figure can have been there, ``detected_at`` when the thread
    first held it. ``tell`` are bodies that oversee something the dip may be felt by and do
    not have the measure among their own; ``owners`` are the posts to ask.
    """

    measure: Thing
    period: str
    state: str
    text: str
    compared_with: str | None
    reason: str
    detectable_on: date | None
    detected_at: datetime | None
    owners: tuple[Thing, ...]
    first_seen: tuple[BodySight, ...]
    tell: tuple[Thing, ...]
    acknowledged: tuple[Acknowledged, ...]


@dataclass(frozen=True, slots=True)
class Alerts:
    """The register: dips that nobody knows of first, then the latest.

    ``not_known`` counts figures of these periods of which it cannot be told whether they are dips.
    """

    period: str | None
    as_of: datetime | None
    on: date
    illustrative: bool
    alerts: tuple[Alert, ...]
    not_known: int


class AcknowledgementRow(NamedTuple):
    """An acknowledgement of a measure's dip in a period."""

    measure: str
    period: str
    by: str
    acknowledged_on: date
    note: str | None


ACKNOWLEDGEMENTS = Query("acknowledgements", AcknowledgementRow)


def alerts_of(thread: Thread, walkable: Walkable, period: Period | None = None) -> Alerts:
    """The register of the dips in a period, or in the periods that ended in the last twelve months."""
    known = _acknowledged(walkable)
    owners = owners_of(walkable)
    watch = Watch(thread, walkable)
    standings = standings_in(walkable, period)
    found = [
        _alert(watch, dip, known.get((dip.measure.iri, dip.period), ()), owners.get(dip.measure.iri, ()))
        for dip in reversed(standings)
        if dip.is_dip
    ]
    moment = walkable.snapshot.moment
    return Alerts(
        period=period.key if period else None,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        alerts=tuple(sorted(found, key=lambda alert: STATES.index(alert.state))),
        not_known=not_known(standings),
    )


def _alert(
    watch: Watch, dip: PeriodStanding, known: tuple[Acknowledged, ...], owners: tuple[Thing, ...]
) -> Alert:
    seen = watch.dip_seen(dip)
    state = ACKNOWLEDGED if known else SEEN if seen.first_seen_on else UNSEEN
    return Alert(
        measure=dip.measure,
        period=dip.period.key,
        state=state,
        text=dip.text,
        compared_with=dip.compared_with,
        reason=dip.dip_reason,
        detectable_on=seen.detectable_on,
        detected_at=seen.recorded_at,
        owners=owners,
        first_seen=seen.bodies,
        tell=tuple(each.body for each in seen.bodies if not each.answers_for_it),
        acknowledged=known,
    )


def _acknowledged(walkable: Walkable) -> Mapping[tuple[str, Period], tuple[Acknowledged, ...]]:
    """Who knew by the valid day, by the measure's address and the period."""
    found: dict[tuple[str, Period], list[Acknowledged]] = defaultdict(list)
    for row in walkable.snapshot.ask(ACKNOWLEDGEMENTS):
        if row.acknowledged_on <= walkable.snapshot.moment.judged_on:
            key = row.measure, period_of_iri(NamedNode(row.period))
            found[key].append(Acknowledged(walkable.things[row.by], row.acknowledged_on, row.note))
    return {key: tuple(each) for key, each in found.items()}
