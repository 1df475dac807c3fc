"""What queries need to know of periods: key, type, days, the one before, the same a year ago.

The subject is a period. It is described where a record or a status names it, or names one
whose neighbour it is. What you would get wrong: a description goes only with the last
that names the period, so it is asked whether any other still does.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import product

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.view import View
from graph.status.periods import LAST_YEAR, Period, PeriodKind, period_holding, period_of_iri
from graph.terms import day_term, text_term
from ontology import GT, GTC, RDF, RDFS, SDMX_DIMENSION

PERIOD_PROPERTIES = (
    SDMX_DIMENSION.refPeriod,
    GT.baselinePeriod,
    GT.byPeriod,
    GT.considersPeriod,
    GT.pricesOf,
    GT.triggerPeriod,
)


def touched(changed: Changed, _: View) -> Iterator[Subject]:
    """The periods that are named anew or no longer, with their neighbours."""
    for prop, value in changed.before.statements ^ changed.after.statements:
        if prop in PERIOD_PROPERTIES and isinstance(value, NamedNode):
            yield from _with_neighbours(value)


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """The description of a period that is named, or whose neighbour is."""
    period = period_of_iri(subject[0])
    if any(_is_named(each, state.view) for each in (period, *followers(period))):
        yield from period_triples(period)


def period_triples(period: Period) -> Iterator[Triple]:
    """A period described."""
    iri = period.iri
    yield Triple(iri, RDF.type, GT.Period)
    yield Triple(iri, GT.periodKey, text_term(period.key))
    yield Triple(iri, RDFS.label, text_term(period.label, "en"))
    yield Triple(iri, GT.periodType, GTC[f"period-type/{period.kind.value}"])
    yield Triple(iri, GT.firstDay, day_term(period.first_day))
    yield Triple(iri, GT.lastDay, day_term(period.last_day))
    if period.previous:
        yield Triple(iri, GT.previousPeriod, period.previous.iri)
    if period.same_last_year:
        yield Triple(iri, GT.samePeriodLastYear, period.same_last_year.iri)


def _is_named(period: Period, view: View) -> bool:
    return any(any(view.saying(prop, period.iri)) for prop in PERIOD_PROPERTIES)


@lru_cache(maxsize=4_096)
def _with_neighbours(iri: NamedNode) -> tuple[Subject, ...]:
    period = period_of_iri(iri)
    return tuple((each.iri,) for each in (period, *_neighbours(period)))


def _neighbours(period: Period) -> list[Period]:
    return [other for other in (period.previous, period.same_last_year) if other]


def followers(period: Period) -> list[Period]:
    """The periods that have this one as a neighbour."""
    candidates = [*([period.next] if period.next else []), *_a_year_later(period)]
    return [other for other in candidates if period in _neighbours(other)]


def _a_year_later(period: Period) -> list[Period]:
    if period.last_day.year >= LAST_YEAR:
        return []
    starts, ends = _days_later(period.first_day), _days_later(period.last_day)
    if period.kind is PeriodKind.INTERVAL:
        return [Period(period.kind, start, end) for start, end in product(starts, ends) if start <= end]
    return [period_holding(period.kind, start) for start in starts]


def _days_later(day: date) -> list[date]:
    """The days of the next year of which this is the day a year before; none of a leap day."""
    year = day.year + 1
    if (day.month, day.day) == (2, 29):
        return []
    found = [day.replace(year=year)]
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return [*found, date(year, 2, 29)] if leap and (day.month, day.day) == (2, 28) else found


PERIODS = Derivation("periods", touched, derive)
