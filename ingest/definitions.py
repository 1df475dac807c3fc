"""Definitions that contradict each other: said at the cell before anything is judged by them.

A band with one bound, a figure beyond what its measure can reach, a fraction among percentages, a
profile that does not reach its target, a small number that is shown or can be worked out, one fact told
twice and otherwise. Targets and rating schemes have their own in `ingest.targets` and
`ingest.schemes`.

What you would get wrong: each of two rows may be right by itself; what is changed last is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import permutations

from pyoxigraph import NamedNode

from graph.findings import Severity
from graph.kinds import KINDS
from graph.shape_check import Fault
from graph.status.disclosure import WITHHELD, Part, is_small, leaks
from graph.status.facts import YES_NO, FigureFacts, MeasureFacts
from graph.status.record_values import iri_of
from graph.status.thresholds import AMOUNTS
from graph.status.words import figure_text
from graph.trail.records import Record
from ingest.defined import WHOLE, Defined, beyond_bounds, defined_by
from ingest.faults import violation, warning
from ingest.prospect import Prospect
from ingest.targets import faults_of_targets
from ontology import GT, SDMX_ATTRIBUTE, SDMX_MEASURE

VALUE = SDMX_MEASURE.obsValue
STATUS = SDMX_ATTRIBUTE.obsStatus
HALF = Decimal("0.5")
LIKELY_WHOLE = 10
MULTIPLIERS: Mapping[str, int] = {
    "percent": 100,
    "per-1000": 1_000,
    "per-10000": 10_000,
    "per-100000": 100_000,
}
"""What a numerator over its denominator is multiplied by in each unit; elsewhere by nothing."""


def contradictions(prospect: Prospect) -> Iterator[Fault]:
    """Every contradiction that a changed record has a part in, told at that record."""
    changed = prospect.changed
    touched = _touched(prospect)
    for defined in defined_by(prospect, touched):
        yield from (fault for fault in _told_otherwise(defined) if fault.record in changed)
        own = touched[defined.facts.iri]
        for fault in _of_measure(defined):
            if fault.record in changed:
                yield fault
            elif fault.severity is Severity.VIOLATION:
                yield _told_at(own, fault)


def _touched(prospect: Prospect) -> Mapping[NamedNode, Record]:
    """The measures that a changed record defines, or has a figure or target of, each with one such record."""
    found: dict[NamedNode, Record] = {}
    for iri in sorted(prospect.changed, key=str):
        record = prospect.records.get(iri)
        if record is None:
            continue
        measure = iri if record.kind is KINDS["measure"] else iri_of(record, GT.ofMeasure)
        if measure is not None:
            found[measure] = record
    return found


# --- measures ---------------------------------------------------------------


def _of_measure(defined: Defined) -> Iterator[Fault]:
    measure = defined.facts
    yield from _of_terms(measure)
    yield from _fractions(defined)
    for part in defined.figures:
        yield from beyond_bounds(part.figure.iri, VALUE, part.figure.value, measure, "Observation-obsValue")
        yield from _yes_or_no(part.figure, measure)
        yield from _quotient(part.figure, measure)
        if is_small(part.figure, measure):
            yield violation(
                "Observation-obsValue-small",
                part.figure.iri,
                VALUE,
                "So few are counted here, or left out of the share, that the measure withholds it: "
                f"below {measure.suppress_below}. "
                "Leave the value and the numerator blank, and a denominator that is as small, "
                "and choose the status Withheld.",
            )
    yield from _leaks(defined)
    yield from faults_of_targets(defined)


def _told_otherwise(defined: Defined) -> Iterator[Fault]:
    """One figure in two rows that differ, one without an area and one for the council's own: told at both."""
    for same in _of_one_fact(defined.figures):
        for one, other in permutations(same, 2):
            if _differ(one.figure, other.figure):
                yield violation(
                    "Observation-obsValue-two",
                    one.figure.iri,
                    VALUE,
                    f"{_told(one.figure, defined.facts)} here, and {_told(other.figure, defined.facts)} in "
                    f"{_address(other.figure)}. It is the same figure, since the area is the council's own.",
                    "Let both rows say the same.",
                )


def _of_one_fact(figures: Iterable[Part]) -> Iterable[list[Part]]:
    """The figures by what they tell: the period, and the unit, area and breakdown that narrow it."""
    found: defaultdict[tuple[object, ...], list[Part]] = defaultdict(list)
    for part in figures:
        found[part.figure.period, part.unit, part.area, part.breakdown].append(part)
    return found.values()


def _differ(one: FigureFacts, other: FigureFacts) -> bool:
    """Whether two values are not the same, or one is withheld that the other tells; a blank says nothing."""
    if one.value is not None and other.value is not None:
        return one.value != other.value
    return any(
        blank.obs_status == WITHHELD and told.value is not None
        for blank, told in ((one, other), (other, one))
    )


def _told(figure: FigureFacts, measure: MeasureFacts) -> str:
    return WITHHELD if figure.value is None else figure_text(figure.value, measure.unit, None)


def _address(figure: FigureFacts) -> str:
    return figure.iri.value.rsplit("/id/figure/", 1)[-1]


def _leaks(defined: Defined) -> Iterator[Fault]:
    """Small counts that nobody shows and the figures shown tell nevertheless."""
    found = leaks(defined.figures, defined.facts, defined.departments)
    for leak in found.given_away:
        others = ", ".join(_address(part.figure) for part in leak.by[:1])
        yield violation(
            "Observation-obsStatus-given-away",
            leak.part.figure.iri,
            STATUS,
            f"This withheld figure can be worked out: {leak.how}. Withhold another of them too: {others}.",
        )
    for leak in found.small:
        yield violation(
            "Observation-obsValue-small-rest",
            leak.part.figure.iri,
            STATUS,
            f"A count below {defined.facts.suppress_below} that is not shown can be worked out with this "
            f"figure: {leak.how}. Withhold this figure, or another that it is worked out from.",
        )


def _of_terms(measure: MeasureFacts) -> Iterator[Fault]:
    """Words of a measure's own definition that do not go together."""
    if measure.accumulation == "cumulative" and measure.frequency in {"annual", "biennial"}:
        yield warning(
            "Measure-accumulation-annual",
            measure.iri,
            GT.accumulation,
            f"A measure collected {measure.frequency} has no year so far. "
            "Choose The period alone, or the frequency at which the year so far is told.",
        )
    if measure.unit == YES_NO and measure.statistic != YES_NO:
        yield warning(
            "Measure-statistic-yes-no",
            measure.iri,
            GT.statistic,
            "The unit is a yes or a no, and the statistic does not say so: a No would be judged with the "
            "scheme's tolerance, and charted. Choose Yes or no as the statistic.",
        )
    if measure.statistic in AMOUNTS and measure.unit == "percent":
        yield warning(
            "Measure-statistic-percent",
            measure.iri,
            GT.statistic,
            "A count or an amount is not in per cent: its periods would be added up to the year. "
            "Choose Ratio, or another unit.",
        )


def _yes_or_no(figure: FigureFacts, measure: MeasureFacts) -> Iterator[Fault]:
    """A value that is neither, of a measure that is one or the other."""
    if measure.statistic == YES_NO and figure.value not in {None, Decimal(0), Decimal(1)}:
        yield violation(
            "Observation-obsValue-yes-no",
            figure.iri,
            VALUE,
            "This measure is answered by yes or no. Write one of the two.",
        )


def _fractions(defined: Defined) -> Iterator[Fault]:
    """0.42 where 42% is likely meant: a percentage of at most 1 whose fellows are all far above.

    Fellows are the other figures and targets of the measure that are above 1. Where any of them is
    below ten, small percentages are its way, and nothing is said.
    """
    if defined.facts.unit != "percent":
        return
    figures = [
        ("Observation-obsValue", part.figure.iri, VALUE, part.figure.value) for part in defined.figures
    ]
    targets = [("Target-targetValue", each.iri, GT.targetValue, each.value) for each in defined.targets]
    fellows = [value for *_, value in (*figures, *targets) if value is not None and value > 1]
    if not fellows or min(fellows) < LIKELY_WHOLE:
        return
    for name, iri, prop, value in (*figures, *targets):
        if value is not None and 0 < value <= 1:
            yield warning(
                f"{name}-fraction",
                iri,
                prop,
                f"{_percent(value)} is likely a fraction: the other figures and targets of the measure are "
                f"from {_percent(min(fellows))} up. If {_percent(value * 100)} is meant, write that; if not, "
                "leave it.",
            )


def _percent(value: Decimal) -> str:
    return figure_text(value.normalize(), "percent", None)


def _quotient(figure: FigureFacts, measure: MeasureFacts) -> Iterator[Fault]:
    """A value that is not its numerator over its denominator, as far as it is written; a part above it."""
    above, below, value = figure.numerator, figure.denominator, figure.value
    if measure.statistic not in {"ratio", "rate", "mean"} or above is None or not below:
        return
    of_a_whole = measure.statistic == "ratio" and measure.unit == "percent"
    if of_a_whole and above > below and (measure.highest is None or measure.highest <= WHOLE):
        yield violation(
            "Observation-numerator-whole",
            figure.iri,
            GT.numerator,
            f"The numerator, {above:f}, is above the denominator, {below:f}: more than all of them. Correct "
            "one of the two, or give the measure a highest possible value above 100.",
        )
    multiplier = MULTIPLIERS.get(measure.unit, 1)
    if value is None:
        return
    places = max(0, -int(value.as_tuple().exponent))
    if abs(value * below - above * multiplier) > HALF.scaleb(-places) * below:
        exact = figure_text(above * multiplier / below, measure.unit, places)
        yield warning(
            "Observation-obsValue-quotient",
            figure.iri,
            VALUE,
            f"The value is not what its numerator and denominator make, {exact}. Correct one of the three.",
        )


def _told_at(record: Record, fault: Fault) -> Fault:
    """A contradiction with what came in before, told at the record that changed."""
    where = fault.record.value.rsplit("/id/", 1)[-1]
    prop = fault.property if record.value(GT.ofMeasure) else GT.code
    return Fault(fault.severity, fault.rule, record.iri, prop, f"{fault.message} ({where})")
