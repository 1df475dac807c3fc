"""The measures of a scorecard on a terminal: one table, the worst first, and notes on what needs them."""

from collections.abc import Iterable, Sequence

from api.text.page import Page
from api.text.wording import code_word
from graph.answers.ratings import Rating
from graph.answers.scorecard import Scorecard
from graph.answers.scorecard.figures import Baseline, ForecastShown, MeasureLine, worst_first, year_apart
from graph.answers.scorecard.glance import RatingCount
from graph.answers.scorecard.targets import TargetShown
from graph.status.periods import day_text
from graph.status.words import running_text

MOVED = {"improved": "better", "worsened": "worse", "steady": "steady"}
VARIATION_WORDS = {
    "improvement": "real improvement",
    "concern": "real worsening",
    "neutral": "real change",
    "common": "no real change",
}
ASSURANCE_WORDS = {
    "consistently-passes": "The target is met consistently if nothing changes.",
    "consistently-fails": "The target is missed consistently if nothing changes.",
    "hit-and-miss": "The target is met or missed by chance if nothing changes.",
}
NOT_YET_FINAL = {"provisional": "p", "estimated": "e", "forecast": "f"}
QUIET = frozenset({"context-only", "break", "no-target", "no-scheme"})


def show_measures(page: Page, card: Scorecard) -> None:
    """The table, the notes, and which measures show real change."""
    page.heading("Measures")
    if not card.measures:
        page.lines([card.why_empty("measures")])
        return
    lines = sorted(card.measures, key=worst_first)
    page.table(
        ("Measure", "Actual", "Target", "Year ago", "Rating, movement"),
        (_row(line, card.period) for line in lines),
        right=(1, 2, 3),
    )
    used = {line.figure.obs_status for line in lines}
    legend = "; ".join(f"{letter}: {status}" for status, letter in NOT_YET_FINAL.items() if status in used)
    if legend:
        page.line(legend, 2)
    page.lines(_note(line) for line in lines if _needs_note(line))
    _variation(page, lines)


def counts_text(counts: Iterable[RatingCount]) -> str:
    """Counts by rating: ``● 12 Green, ■ 4 Red``."""
    return ", ".join(
        f"{each.rating.symbol or ''} {each.count} {each.rating.label}".strip() for each in counts
    )


def _row(line: MeasureLine, period: str) -> tuple[str, ...]:
    own_period = "" if line.figure.period == period else f" ({_short(line.figure.period)})"
    letter = NOT_YET_FINAL.get(line.figure.obs_status or "")
    return (
        f"{line.measure.code} {line.measure.label}{own_period}",
        f"{line.figure.text} {letter}" if letter else line.figure.text,
        _bare(line.target.text if line.target else "", line),
        _bare(line.same_period_last_year.text if line.same_period_last_year else "", line),
        ", ".join(
            filter(None, (_rating(line), MOVED.get(line.direction or ""), "dip" if line.is_dip else ""))
        ),
    )


def _bare(text: str, line: MeasureLine) -> str:
    """A figure beside another of the same unit, whose words are not said again."""
    _, space, unit = line.figure.text.partition(" ")
    return text.removesuffix(f"{space}{unit}") if line.figure.value is not None else text


def _short(period: str) -> str:
    """A period without the word for its calendar."""
    return period.removesuffix("-academic").removesuffix("-calendar")


def _rating(line: MeasureLine) -> str:
    rating = line.figure.rating
    if rating:
        age = f" as at {day_text(line.as_at)}" if line.age_days > 0 else ""
        return f"{rating.symbol or ''} {rating.label}{age}".strip()
    return code_word("no-rating", line.figure.no_rating).lower() if line.figure.no_rating else ""


def _needs_note(line: MeasureLine) -> bool:
    """Whether its row does not say enough: all that is not best, and what is out of the ordinary."""
    rating = line.figure.rating
    not_best = rating.order > 1 if rating else line.figure.no_rating not in QUIET
    concern = (line.variation.variation or "").startswith("concern")
    otherwise = line.reported is not None and not line.reported.agrees
    doubtful = line.data_quality not in {None, "good"} or line.figure.obs_status == "estimated"
    worse_beside = any(
        shown and shown.rating and shown.rating.order > 1 for shown in (line.year_to_date, line.forecast)
    )
    return bool(
        not_best
        or concern
        or line.is_dip
        or line.restatement
        or otherwise
        or doubtful
        or worse_beside
        or line.benchmarks
        or line.margin_of_error
        or line.cautions
    )


def show_note(page: Page, line: MeasureLine) -> None:
    """Everything that is to be said of one measure's figure."""
    page.line(_note(line), 2)


def _note(line: MeasureLine) -> str:
    rating = line.figure.rating
    lasting = (
        running_text(line.periods_running, rating.english) if rating and line.periods_running > 1 else None
    )
    target, baseline = line.target, line.baseline
    facts = (
        f"{lasting}." if lasting else None,
        line.figure.reason,
        _sentence("Before", line.previous.text if line.previous else None),
        _sentence("This period alone", _alone(line)),
        _sentence("Baseline", _baseline(baseline) if baseline else None),
        _sentence("Target is to", target.intent if target and target.intent != "not-stated" else None),
        _sentence("Year-end target", _year_end(line.year_end_target, target)),
        *_beside(line),
        _sentence("Explained by", line.explained_by.label if line.explained_by else None),
        f"“{line.commentary}”" if line.commentary else None,
        _sentence("Owner", line.owner.code if line.owner else None),
    )
    return f"{line.measure.code}: {' '.join(fact for fact in facts if fact)}"


def _beside(line: MeasureLine) -> Iterable[str | None]:
    """What stands beside the figure: the year so far, what is expected, others, what was said before."""
    year, forecast, again, reported = year_apart(line), line.forecast, line.restatement, line.reported
    if year and year.rating:
        yield f"Year to date {_rated(year.text, year.rating)}; target {year.target_text}."
    if forecast:
        yield f"Forecast for the year {_rated(forecast.text, forecast.rating)}{_made(forecast)}."
    if line.method and line.figure.obs_status == "estimated":
        yield f"Estimated: {line.method.rstrip('.')}."
    for each in line.benchmarks:
        yield f"{each.reason.rstrip('.')} ({each.period}, {each.definition_match} definition)."
    if again:
        yield f"First recorded as {again.text}: {again.sentence}."
    if reported and not reported.agrees:
        yield reported.reason
    if line.margin_of_error:
        yield f"Surveyed, with a margin of error of {line.margin_of_error.text} on either side."
    yield from line.cautions
    yield from _reliance(line)
    if line.variation.assurance:
        yield ASSURANCE_WORDS[line.variation.assurance]
    if line.age_days and line.figure.value is not None:
        yield f"Tells of the time up to {day_text(line.as_at)}, {line.age_days} days before."


def _made(forecast: ForecastShown) -> str:
    """Who made a forecast, when and how, as far as that is stated."""
    by = f" by {forecast.made_by.code}" if forecast.made_by else ""
    on = f" on {day_text(forecast.made_on)}" if forecast.made_on else ""
    how = f": {forecast.method.rstrip('.')}" if forecast.method else ""
    return f", made{by}{on}{how}" if by or on else how


def _reliance(line: MeasureLine) -> Iterable[str]:
    """How far the figures can be relied on and compared, where that is not as a reader would expect."""
    if line.data_quality and line.data_quality != "good":
        checked = f", checked {day_text(line.quality_checked_on)}" if line.quality_checked_on else ""
        yield f"Data quality: {code_word('data-quality', line.data_quality).lower()}{checked}."
    if line.price_basis:
        prices = f", prices of {line.prices_of}" if line.prices_of else ""
        yield f"In {code_word('price-basis', line.price_basis).lower()}{prices}."


def _baseline(baseline: Baseline) -> str:
    name = f"{baseline.name}, " if baseline.name else ""
    return f"{baseline.text} ({name}{baseline.period})"


def _alone(line: MeasureLine) -> str | None:
    """What the period added to a cumulative figure, where it is not all of it."""
    alone = line.period_alone
    return alone.text if alone and alone.value != line.figure.value else None


def _rated(text: str, rating: Rating | None) -> str:
    return f"{text} ({rating.english.lower()})" if rating else text


def _year_end(year_end: TargetShown | None, in_force: TargetShown | None) -> str | None:
    """The year's target where it is another than the one in force."""
    if year_end is None or (in_force and in_force.text == year_end.text):
        return None
    return year_end.text


def _sentence(what: str, text: str | None) -> str | None:
    return f"{what} {text}." if text else None


def _variation(page: Page, lines: Sequence[MeasureLine]) -> None:
    grouped: dict[str, list[str]] = {}
    for line in sorted(lines, key=lambda each: each.measure.code):
        shown = line.variation
        judged = VARIATION_WORDS.get((shown.variation or "").partition("-")[0])
        word = judged or f"not judged, {code_word('no-variation', shown.no_variation).lower()}"
        grouped.setdefault(word, []).append(line.measure.code)
    order = [*VARIATION_WORDS.values(), *grouped]
    said = [f"{word} {', '.join(grouped[word])}" for word in dict.fromkeys(order) if word in grouped]
    page.line(f"Variation: {'; '.join(said)}.", 2)
