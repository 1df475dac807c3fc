"""Questions about figures, targets and money, all answered from the stored measure statuses.

Either ``rating`` or ``no_rating`` is set in a row, each a key; the council's own series is
meant everywhere, never that of one unit or group.
"""

from decimal import Decimal
from typing import NamedTuple

from graph.query import Query


class MeasureInPeriodRow(NamedTuple):
    """How a measure stood in a period; figures are in the measure's own unit."""

    measure: str
    code: str
    label: str
    value: Decimal | None
    target: Decimal | None
    rating: str | None
    no_rating: str | None
    reason: str
    previous: Decimal | None
    last_year: Decimal | None
    difference: Decimal | None
    direction: str | None


class OffTargetRow(NamedTuple):
    """A measure with the worst rating of its scheme; ``periods_running`` counts this period too."""

    measure: str
    code: str
    label: str
    value: Decimal | None
    target: Decimal | None
    reason: str
    periods_running: int


class ServiceRow(NamedTuple):
    """A measure of a service beside the service's money, in pounds; overspending is positive."""

    service: str
    service_code: str
    service_label: str
    measure: str
    code: str
    label: str
    value: Decimal | None
    target: Decimal | None
    rating: str | None
    no_rating: str | None
    profile: Decimal
    actual: Decimal
    variance: Decimal


class LateRow(NamedTuple):
    """A measure whose figure is late, and the post that owns it."""

    measure: str
    code: str
    label: str
    reason: str
    owner: str | None


class ExpectedAndReachedRow(NamedTuple):
    """What an intervention was expected to reach, and what was reached; which way is better is in words."""

    intervention: str
    code: str
    label: str
    measure: str
    measure_code: str
    measure_label: str
    polarity: str
    period: str
    expected: Decimal
    observed: Decimal


class AwaitedRow(NamedTuple):
    """An expected effect for which there is no figure yet."""

    intervention: str
    code: str
    label: str
    measure: str
    measure_code: str
    measure_label: str
    period: str
    expected: Decimal


class WorseRow(NamedTuple):
    """A measure that was worse twice running; each value stands beside the one it was compared with."""

    measure: str
    code: str
    label: str
    period: str
    value: Decimal
    compared_value: Decimal
    value_before: Decimal
    compared_before: Decimal


class AmbitionRow(NamedTuple):
    """How many measures with a target of an intent had a rating, or a reason for none."""

    intent: str
    rating: str | None
    no_rating: str | None
    measures: int


MEASURES_IN_PERIOD = Query("measures_in_period", MeasureInPeriodRow)
OFF_TARGET_IN_PERIOD = Query("off_target_in_period", OffTargetRow)
PERFORMANCE_BESIDE_MONEY = Query("performance_beside_money", ServiceRow)
DUE_BUT_NOT_IN = Query("due_but_not_in", LateRow)
DID_IT_WORK = Query("did_it_work", ExpectedAndReachedRow)
EFFECTS_AWAITED = Query("effects_awaited", AwaitedRow)
WORSE_TWICE_RUNNING = Query("worse_twice_running", WorseRow)
AMBITION = Query("ambition", AmbitionRow)
