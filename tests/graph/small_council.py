"""A small council, each of whose records can say one thing or another.

It is small so that changes meet: two links between the same two things, a scheme that is now
the default and now is not, a figure that alone names its period. What you would get wrong: a
kind of record on which a conclusion rests and that is not here is one whose changes no
property test of upkeep has ever seen.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import chain

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pyoxigraph import Literal, NamedNode

from graph.status.periods import parse_period
from graph.terms import Statement, day_term, decimal_term, whole_term
from graph.trail.records import Record
from ontology import GT, ORG, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE
from ontology.codes import concept
from tests.graph.trail.conftest import NAMES, record

DAYS = tuple(date.fromisoformat(day) for day in ("2020-03-31", "2020-07-01", "2020-11-15", "2021-04-01"))
PERIODS = ("2019-20-Q2", "2020-21-Q1", "2020-21-Q2", "2020-21", "2019-02-28--2020-02-28")
MEASURES, SCHEMES = ("M1", "M2"), ("S1", "S2")
OWN_PERIODS = tuple(parse_period(f"20{year}-{year + 1}-Q1").iri for year in range(11, 17))
"""Years apart, so that each is described for one record alone."""
OTHER_THAN_FINAL = ("forecast", "provisional", "break", "withheld")
AREA = "http://statistics.data.gov.uk/id/statistical-geography/W1"


def one_of(prop: NamedNode, *values: NamedNode | Literal | None) -> SearchStrategy[list[Statement]]:
    """A property with one of these values; none stands for a record that does not state it."""
    return st.sampled_from(values).map(lambda value: [] if value is None else [(prop, value)])


def coded(prop: NamedNode, code_list: str, *keys: str | None) -> SearchStrategy[list[Statement]]:
    """A property with a concept of a code list."""
    return one_of(prop, *(concept(code_list, key).iri if key else None for key in keys))


def number(prop: NamedNode, *values: str | None) -> SearchStrategy[list[Statement]]:
    """A property with a figure."""
    return one_of(prop, *(decimal_term(Decimal(value)) if value else None for value in values))


def dates() -> SearchStrategy[list[Statement]]:
    """From and to, either of which may be missing; on any day most hold, and some do not."""
    first, second, third, last = map(day_term, DAYS)
    spans = ((None, None), (first, None), (None, last), (second, last), (third, None), (None, third))
    return st.sampled_from(spans).map(
        lambda span: [(prop, day) for prop, day in zip((GT.validFrom, GT.validTo), span, strict=True) if day]
    )


def recorded(
    iri: NamedNode,
    class_iri: NamedNode,
    *parts: SearchStrategy[list[Statement]],
    said: Sequence[Statement] = (),
) -> SearchStrategy[Record]:
    """A record of a class: what it always says, and what it may say."""
    return st.tuples(*parts).map(lambda found: record(iri, (RDF.type, class_iri), *said, *chain(*found)))


def named(kind: str, *codes: str) -> list[NamedNode]:
    """The things of a kind with these codes."""
    return [NAMES.record(kind, code) for code in codes]


MEASURE_IRIS, SCHEME_IRIS = named("measure", *MEASURES), named("rating-scheme", *SCHEMES)
COUNCIL = NAMES.record("council", "C")
OBJECTIVE, SERVICE = NAMES.record("theme", "T1"), NAMES.record("service", "SV")
OUTCOME, WANTED = NAMES.record("outcome", "O1"), NAMES.record("well-being-objective", "WB")
WORK, INTERVENTION = NAMES.record("action", "A1"), NAMES.record("intervention", "I1")
ABOVE, POST = NAMES.record("body", "EB"), NAMES.record("post", "P1")
RECOMMENDATION = NAMES.record("recommendation", "R1")
BODY, MEETING = NAMES.record("body", "PB"), NAMES.record("meeting", "PB", "1")
PERIOD_IRIS = [parse_period(key).iri for key in PERIODS]


def _councils() -> SearchStrategy[Record]:
    return recorded(
        COUNCIL,
        GT.Council,
        one_of(GT.defaultScheme, None, *SCHEME_IRIS),
        one_of(GT.area, None, NamedNode(AREA)),
        number(GT.behindFlag, None, "50"),
        number(GT.outcomeFlag, None, "60"),
    )


def _schemes() -> list[SearchStrategy[Record]]:
    bands = [
        recorded(
            NAMES.record("rating-band", scheme, key),
            GT.RatingBand,
            number(GT.lowerBound, "0", "-5"),
            said=(
                (GT.ofScheme, NAMES.record("rating-scheme", scheme)),
                (GT.ratingKey, Literal(key)),
                (GT.order, whole_term(order)),
                (GT.comparedWith, Literal("target")),
            ),
        )
        for scheme in SCHEMES
        for order, key in ((1, "green"), (2, "amber"))
    ]
    schemes = [
        recorded(iri, GT.RatingScheme, coded(GT.ratingBasis, "rating-basis", "points", "percent"))
        for iri in SCHEME_IRIS
    ]
    return [*schemes, *bands]


def _measures() -> list[SearchStrategy[Record]]:
    return [
        recorded(
            NAMES.record("measure", code),
            GT.Measure,
            one_of(GT.ratingScheme, None, *SCHEME_IRIS),
            coded(GT.frequency, "frequency", "quarterly", "annual", None),
            coded(GT.polarity, "polarity", "higher-is-better", "lower-is-better"),
            coded(GT.accumulation, "accumulation", "flow", "cumulative"),
            one_of(GT.baselinePeriod, None, PERIOD_IRIS[0], OWN_PERIODS[0]),
            coded(GT.statistic, "statistic", None, "count", "ratio"),
            coded(GT.measureScope, "measure-scope", None, "population", "performance"),
            number(GT.suppressBelow, None, "4", "55"),
            number(GT.deadBand, None, "0.5"),
            number(GT.availableAfterDays, None, "150"),
            one_of(GT.validTo, None, *map(day_term, DAYS)),
            coded(GT.calendar, "calendar", "financial", "academic"),
            said=((GT.code, Literal(code)),),
        )
        for code in MEASURES
    ]


def _series() -> list[SearchStrategy[Record]]:
    said = [
        (code, period, ((GT.ofMeasure, NAMES.record("measure", code)), (SDMX_DIMENSION.refPeriod, iri)))
        for code in MEASURES
        for period, iri in zip(PERIODS, PERIOD_IRIS, strict=True)
    ]
    figures = [
        recorded(
            NAMES.record("figure", code, period, *area),
            GT.Observation,
            number(SDMX_MEASURE.obsValue, "50", "61.2", None),
            coded(
                SDMX_ATTRIBUTE.obsStatus, "obs-status", None, "forecast", "provisional", "break", "withheld"
            ),
            one_of(GT.limitsBeginBecause, None, Literal("A new form")),
            number(GT.numerator, None, "3", "30"),
            number(GT.denominator, None, "60"),
            number(GT.marginOfError, None, "2"),
            one_of(GT.reportedRating, None, Literal("green"), Literal("red")),
            said=keys,
        )
        for code, period, keys in said
        for area in ((), ("W1",))
    ]
    targets = [
        recorded(
            NAMES.record("target", code, period),
            GT.Target,
            number(GT.targetValue, "55", "60", None),
            number(GT.tolerance, None, "2"),
            coded(GT.targetIntent, "target-intent", "sustain", "improve", "stretch"),
            coded(GT.targetProfile, "target-profile", None, "linear", "historical-shape"),
            one_of(GT.baselinePeriod, None, PERIOD_IRIS[0], OWN_PERIODS[1]),
            said=keys,
        )
        for code, period, keys in said
    ]
    benchmarks = [
        recorded(
            NAMES.record("benchmark", code, period, "AVERAGE"),
            GT.Benchmark,
            number(SDMX_MEASURE.obsValue, "52", "60"),
            coded(GT.definitionMatch, "definition-match", None, "same", "different"),
            said=(*keys, (GT.comparator, Literal("AVERAGE"))),
        )
        for code, period, keys in said[1:3]
    ]
    return [*figures, *targets, *benchmarks]


def _joined() -> list[SearchStrategy[Record]]:
    ends = [(MEASURE_IRIS[0], SERVICE), (MEASURE_IRIS[0], OBJECTIVE), (SERVICE, OBJECTIVE), (SERVICE, WANTED)]
    links = [
        recorded(
            NAMES.record("link", str(number), kind),
            GT.Link,
            dates(),
            said=((GT.linkFrom, start), (GT.linkType, concept("link-type", kind).iri), (GT.linkTo, end)),
        )
        for number, (start, end) in enumerate(ends)
        for kind in ("indicates", "contributes-to", "influences")
    ]
    oversight = [
        recorded(
            NAMES.record("oversight", str(number)),
            GT.Oversight,
            dates(),
            said=((GT.ofBody, BODY), (GT.overseen, OBJECTIVE)),
        )
        for number in range(2)
    ]
    return [*links, *oversight]


def _others() -> list[SearchStrategy[Record]]:
    return [
        recorded(OBJECTIVE, GT.PartnershipTheme),
        *_beside_measures(),
        recorded(
            NAMES.record("meeting", "PB", "1"),
            GT.Meeting,
            one_of(GT.considersPeriod, None, OWN_PERIODS[4], *PERIOD_IRIS),
        ),
    ]


def _beside_measures() -> list[SearchStrategy[Record]]:
    """Records on which no status rests: each names a period that others name, and one that none does."""
    kinds = (
        ("risk-score", GT.RiskScore, GT.ofRisk, NAMES.record("risk", "RK1")),
        ("money", GT.FinancialObservation, GT.ofBudgetLine, NAMES.record("budget-line", "BL1")),
        ("judgement", GT.Assessment, GT.assesses, WANTED),
    )
    return [
        recorded(
            NAMES.record(kind, NAMES.key(about)[0], period),
            class_iri,
            said=((prop, about), (SDMX_DIMENSION.refPeriod, parse_period(period).iri)),
        )
        for own, (kind, class_iri, prop, about) in enumerate(kinds)
        for period in (f"200{own * 3}-0{own * 3 + 1}-Q1", PERIODS[1])
    ]


def _threads() -> list[SearchStrategy[Record]]:
    """Links that make one objective's own thread, and a recommendation that its work answers."""
    said = [
        (MEASURE_IRIS[1], "indicates", OUTCOME),
        (MEASURE_IRIS[0], "indicates", OUTCOME),
        (OUTCOME, "is-outcome-for", WANTED),
        (OUTCOME, "is-outcome-for", SERVICE),
        (WORK, "acts-towards", OUTCOME),
        (WORK, "contributes-to", OBJECTIVE),
        (OBJECTIVE, "contributes-to", WANTED),
        (WORK, "responds-to", RECOMMENDATION),
    ]
    return [
        recorded(
            NAMES.record("link", "thread", str(number)),
            GT.Link,
            dates(),
            said=((GT.linkFrom, start), (GT.linkType, concept("link-type", kind).iri), (GT.linkTo, end)),
        )
        for number, (start, kind, end) in enumerate(said)
    ]


def _delivery() -> list[SearchStrategy[Record]]:
    """An objective with its work, what is reported of it, and an intervention with its effect."""
    days = (None, *map(day_term, DAYS))
    reports = [
        recorded(
            NAMES.record("progress", "A1", str(number)),
            GT.ProgressUpdate,
            one_of(GT.reportedOn, *days),
            coded(GT.deliveryStatus, "delivery-status", "on-track", "slipped"),
            said=((GT.updateOf, WORK),),
        )
        for number in range(2)
    ]
    return [
        *reports,
        recorded(
            WANTED, GT.WellBeingObjective, one_of(GT.hasOwner, None, POST), said=((GT.code, Literal("WB")),)
        ),
        recorded(OUTCOME, GT.Outcome, one_of(GT.hasOwner, None, POST)),
        recorded(WORK, GT.Action, one_of(GT.dueOn, *days)),
        recorded(
            INTERVENTION,
            GT.Intervention,
            one_of(GT.startedOn, *days[:3], day_term(date(2019, 4, 1))),
            one_of(GT.triggerPeriod, None, OWN_PERIODS[3]),
            said=((GT.code, Literal("I1")),),
        ),
        recorded(
            NAMES.record("expected-effect", "I1", "M1"),
            GT.ExpectedEffect,
            number(GT.expectedValue, "55", None),
            one_of(GT.byPeriod, OWN_PERIODS[2], *PERIOD_IRIS),
            said=((GT.effectOf, INTERVENTION), (GT.effectOn, MEASURE_IRIS[0])),
        ),
    ]


def _viewers() -> list[SearchStrategy[Record]]:
    """Those who look at things: bodies above bodies, a post with seats, a department, a regulator."""
    seats = [
        recorded(
            NAMES.record("seat", str(number)),
            ORG.Membership,
            dates(),
            coded(ORG.role, "seat-role", "lead-member", "chair"),
            said=((ORG.organization, body), (ORG.member, POST)),
        )
        for number, body in enumerate((BODY, ABOVE))
    ]
    return [
        *seats,
        recorded(BODY, GT.GovernanceBody, dates(), one_of(ORG.reportsTo, None, ABOVE)),
        recorded(ABOVE, GT.GovernanceBody, one_of(ORG.reportsTo, None, BODY)),
        recorded(POST, ORG.Post, one_of(GT.servesObjective, None, WANTED, OBJECTIVE)),
        recorded(SERVICE, GT.Service, one_of(GT.isProvidedBy, None, ABOVE), one_of(GT.hasOwner, None, POST)),
        recorded(RECOMMENDATION, GT.Recommendation, one_of(GT.madeBy, None, ABOVE)),
    ]


GROUPS = [
    [_councils()],
    _schemes(),
    _measures(),
    _series(),
    _joined(),
    _others(),
    _threads(),
    _delivery(),
    _viewers(),
]
RECORDS = [*chain(*GROUPS)]
ANY_RECORD = st.sampled_from(GROUPS).flatmap(st.one_of)
"""A few pivotal records are as likely to change as one of many figures."""
PIVOTS = [SERVICE, COUNCIL, *SCHEME_IRIS, MEASURE_IRIS[0], OUTCOME, BODY, INTERVENTION]
