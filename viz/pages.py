"""Pages: each a pure function from an answer and its frame to HTML.

Names and texts come from workbooks that strangers fill in: templates escape everything,
and what is made as mark-up here is made of escaped parts. What you would get wrong: a page
under our policy may hold no style attribute and no script of its own.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup, escape

from graph.answers.about import About
from graph.answers.alerts import Alerts
from graph.answers.as_json import time_text
from graph.answers.audit import Audit
from graph.answers.change_set import ChangeSetInFull
from graph.answers.coverage import Coverage
from graph.answers.dips import Dips
from graph.answers.drivers import Drivers
from graph.answers.gaps import Gap, Gaps
from graph.answers.health import Health
from graph.answers.history import History
from graph.answers.impact import Impact, Step, telling_routes
from graph.answers.latest import Boards, Glance, LatestLine, LatestMeasures, glance
from graph.answers.measure import MeasureTold, Point
from graph.answers.oversight import Oversight
from graph.answers.radar import Radar
from graph.answers.ratings import Rating
from graph.answers.rows import Rows
from graph.answers.scorecard import Scorecard
from graph.answers.scorecard.figures import year_apart
from graph.answers.scorecard.work import by_measure
from graph.answers.search import Found
from graph.answers.trace import RoutesTold, TraceTold
from graph.query import Header
from graph.status.periods import parse_period
from graph.status.words import figure_text
from graph.thing import Thing
from ontology.documentation import TermEntry
from viz.addresses import code_path, history_path
from viz.catalogue import MESSAGES, Words
from viz.charts import ChartPoint, line_chart, sparkline, variation_icon
from viz.environment import template_environment
from viz.folding import FOLDED_AFTER, interventions_parted, measures_parted, work_parted
from viz.frame import Frame
from viz.palette import NOT_RATED, Mark, mark_of
from viz.wording import (
    day_markup,
    moment_markup,
    period_text,
    pounds_text,
    sentence_text,
    short_period_text,
    stated_markup,
)

HERE = Path(__file__).parent
WIDE, NARROW = 960, 340
OTHER_FILTERS = ("not-rated", "dips", "worsened", "improved")
RECENT_PERIODS = 8
MOST_MOVED = 8
MOST_ACROSS = 8
OF_PRIORITIES = ("priority-board", "improvement-board")
BOARD_KINDS = (*OF_PRIORITIES, "leadership-team", "executive", "council", "scrutiny")


def home_page(answer: Boards, latest: LatestMeasures, trail: Audit, frame: Frame) -> str:
    """The home page: what stands out in a sentence, the boards, the dips, what moved, what came in last."""
    kinds = {kind: place for place, kind in enumerate(BOARD_KINDS)}
    with_measures = sorted(
        (line for line in answer.boards if line.at_a_glance.n),
        key=lambda line: (kinds.get(line.body_kind or "", len(kinds)), line.board.code),
    )
    moved = [line for way in ("worsened", "improved") for line in latest.measures if line.direction == way]
    return _render(
        "home.html",
        frame,
        answer=answer,
        total=glance(latest.measures),
        first=[line for line in with_measures if line.body_kind in OF_PRIORITIES],
        boards=[line for line in with_measures if line.body_kind not in OF_PRIORITIES],
        others=[line for line in answer.boards if not line.at_a_glance.n],
        not_known=sum(line.is_dip is None for line in latest.measures),
        felt_by={thing.iri for dip in answer.dips for thing in dip.felt_by},
        moved=moved[:MOST_MOVED],
        last=trail.change_sets[-1] if trail.change_sets else None,
    )


def measures_page(answer: LatestMeasures, frame: Frame, shown: str | None = None) -> str:
    """Every measure with its latest figure; ``shown`` is a rating's key or one of `OTHER_FILTERS`."""
    lines = [line for line in answer.measures if _is_shown(line, shown)]
    keys = {line.rating.key: line.rating for line in answer.measures if line.rating}
    ratings = sorted(keys.values(), key=lambda rating: rating.order)
    counts = {
        name: sum(_is_shown(line, name) for line in answer.measures) for name in (*keys, *OTHER_FILTERS)
    }
    return _render(
        "measures.html",
        frame,
        answer=answer,
        lines=lines,
        ratings=ratings,
        others=[name for name in OTHER_FILTERS if counts[name]],
        counts=counts,
        shown=shown,
    )


def measure_page(answer: MeasureTold, frame: Frame) -> str:
    """A measure: how it stands and why, its series as a picture and a table, what it is, its links."""
    points = [_chart_point(point, frame.language) for point in answer.series]
    told = answer.series[::-1]
    title = Words(frame.language).text("chart-of", name=answer.measure.label)
    charts = [
        line_chart(points, "chart-wide", title, WIDE),
        line_chart(points[-8:], "chart-narrow", title, NARROW),
    ]
    ratings = sorted({each.rating for each in told if each.rating}, key=lambda rating: rating.order)
    recent, earlier = told[:RECENT_PERIODS], told[RECENT_PERIODS:]
    return _render(
        "measure.html", frame, answer=answer, charts=charts, recent=recent, earlier=earlier, ratings=ratings
    )


def thing_page(answer: About, frame: Frame, has_scorecard: bool) -> str:
    """A thing: facts, links both ways, what else names it."""
    return _render("thing.html", frame, answer=answer, has_scorecard=has_scorecard)


def scorecard_page(answer: Scorecard, frame: Frame) -> str:
    """A scorecard in its eleven sections."""
    period = parse_period(answer.period)
    near = [answer.period]
    for _ in range(6):
        before = parse_period(near[-1]).previous
        near += [before.key] if before else []
    style = (HERE / "static" / "site.css").read_text("utf-8")
    style_hash = "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
    return _render(
        "scorecard.html",
        frame,
        answer=answer,
        measures=measures_parted(answer),
        interventions=interventions_parted(answer),
        work=work_parted(answer),
        folded_after=FOLDED_AFTER,
        period=period,
        near=near,
        apart=by_measure(answer.apart),
        last_routes=numbered(route.steps for dip in answer.elsewhere.from_.dips for route in dip.routes),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=style_hash,
    )


def impact_page(answer: Impact, frame: Frame) -> str:
    """What may feel it, the best route to each, the links relied on, whom to tell."""
    links = numbered(route.steps for each in answer.affected for route in telling_routes(each.routes))
    return _render("impact.html", frame, answer=answer, links=links)


def drivers_page(answer: Drivers, frame: Frame) -> str:
    """What drives a thing, the best route of each, the links relied on."""
    links = numbered(route.steps for each in answer.drivers for route in telling_routes(each.routes))
    return _render("drivers.html", frame, answer=answer, links=links)


def dips_page(answer: Dips, frame: Frame) -> str:
    """The measures that dipped, what may feel each, whom to tell."""
    return _render("dips.html", frame, answer=answer)


def radar_page(answer: Radar, frame: Frame) -> str:
    """Topics for scrutiny with their reasons, the rule, what was decided, the links relied on."""
    steps: list[tuple[Step, ...]] = []
    for topic in answer.topics:
        steps += [each.route.steps for each in topic.priorities]
        steps += [each.links for each in topic.recommendations]
    return _render("radar.html", frame, answer=answer, links=numbered(steps))


def oversight_page(answer: Oversight, register: Alerts, frame: Frame) -> str:
    """The register of dips, who sees each when, how late reds arrive, the links relied on."""
    sights = (sight for alert in register.alerts for sight in alert.first_seen if not sight.answers_for_it)
    links = numbered(sight.route.steps for sight in sights if sight.route)
    return _render(
        "oversight.html", frame, answer=answer, register=register, links=links, folded_after=FOLDED_AFTER
    )


def coverage_page(answer: Coverage, frame: Frame) -> str:
    """The matrices, objectives across where they fit, with the links behind the cells of each."""
    matrices, numbers = [], numbered(())
    for matrix in answer.matrices:
        links = numbered(cell.links for row in matrix.rows for cell in row.cells)
        matrices.append((matrix, {step: number + len(numbers) for step, number in links.items()}))
        numbers = {**numbers, **matrices[-1][1]}
    return _render(
        "coverage.html",
        frame,
        answer=answer,
        matrices=matrices,
        objectives=[row.objective for row in answer.matrices[0].rows],
        most_across=MOST_ACROSS,
    )


def health_page(answer: Health, frame: Frame) -> str:
    """How well the thread is kept, what to mend first above all."""
    return _render("health.html", frame, answer=answer, folded_after=FOLDED_AFTER)


def trace_page(answer: TraceTold, frame: Frame) -> str:
    """What stands above or below a thing, by distance."""
    depths: dict[int, list[Thing]] = {}
    for each in answer.things:
        depths.setdefault(each.depth, []).append(each.thing)
    return _render("trace.html", frame, answer=answer, depths=depths)


def routes_page(answer: RoutesTold, frame: Frame) -> str:
    """The routes from one thing to another."""
    return _render(
        "routes.html", frame, answer=answer, links=numbered(route.steps for route in answer.routes)
    )


def gaps_page(answer: Gaps, frame: Frame) -> str:
    """The gaps, those of a rule together."""
    by_rule: dict[str, list[Gap]] = {}
    for gap in answer.gaps:
        by_rule.setdefault(gap.rule, []).append(gap)
    return _render("gaps.html", frame, answer=answer, by_rule=by_rule, folded_after=FOLDED_AFTER)


def search_page(answer: Found, frame: Frame) -> str:
    """What a search found."""
    return _render("search.html", frame, answer=answer)


def questions_page(questions: Mapping[str, Header], frame: Frame) -> str:
    """The questions that have a name."""
    return _render("questions.html", frame, questions=questions)


def question_page(
    name: str,
    header: Header,
    given: Mapping[str, str],
    answer: Rows | None,
    refusal: str | None,
    things: Mapping[str, Thing],
    frame: Frame,
) -> str:
    """One question: a form for its values and, once they are given, its rows or why there are none.

    ``things`` are those that a cell may name, by address.
    """
    return _render(
        "question.html",
        frame,
        question=name,
        header=header,
        given=given,
        answer=answer,
        refusal=refusal,
        things=things,
    )


def audit_page(answer: Audit, frame: Frame) -> str:
    """The change sets, newest first, and the head."""
    return _render("audit.html", frame, answer=answer)


def change_set_page(answer: ChangeSetInFull, frame: Frame) -> str:
    """One change set: its files and what it brought."""
    return _render("change_set.html", frame, answer=answer)


def history_page(
    answer: History, frame: Frame, headings: Mapping[str, str], things: Mapping[str, Thing]
) -> str:
    """The versions of a record, newest first.

    ``headings`` is what officers call its properties; ``things`` are those it may be about, by code.
    """
    kind, *key = answer.record.split("/")
    about = things.get(unquote(key[0])) if key else None
    rest = [unquote(part) for part in key[1:]]
    return _render("history.html", frame, answer=answer, headings=headings, kind=kind, about=about, rest=rest)


def vocabulary_page(entries: Sequence[TermEntry], frame: Frame) -> str:
    """The terms of the vocabulary, theme by theme."""
    themes: dict[str, list[TermEntry]] = {}
    for entry in entries:
        themes.setdefault(entry.theme, []).append(entry)
    return _render("vocabulary.html", frame, themes=themes)


def problem_page(status: int, detail: str, nearest: Sequence[str], frame: Frame) -> str:
    """What went wrong, in the sentence that other tools get, and where to go from here."""
    heading = f"problem-{status}" if f"problem-{status}" in MESSAGES else "problem"
    return _render("problem.html", frame, detail=detail, nearest=nearest, heading=heading)


def numbered(routes: Iterable[Sequence[Step]]) -> Mapping[Step, int]:
    """The links that are relied on, numbered from 1 in the order they are met, each once."""
    found: dict[Step, int] = {}
    for steps in routes:
        for step in steps:
            found.setdefault(step, len(found) + 1)
    return found


def _is_shown(line: LatestLine, shown: str | None) -> bool:
    if shown == "dips":
        return line.is_dip is True
    if shown in {"worsened", "improved"}:
        return line.direction == shown
    if shown == "not-rated":
        return line.rating is None
    return shown is None or (line.rating is not None and line.rating.key == shown)


def _chart_point(point: Point, language: str) -> ChartPoint:
    label = short_period_text(point.period, language)
    mark = mark_of(point.rating) if point.rating else NOT_RATED
    target_text = point.target_text or ""
    return ChartPoint(label, point.value, point.text, point.target, target_text, mark, point.starts_anew)


def _render(template: str, frame: Frame, **given: object) -> str:
    words = Words(frame.language)
    return _environment().get_template(template).render(
        frame=frame,
        t=words,
        day=lambda day: day_markup(day, frame.language),
        moment=lambda at: moment_markup(at, frame.language),
        stated=lambda text: stated_markup(text, frame.language),
        period_words=lambda key: period_text(key, frame.language),
        name=lambda thing: _name(thing, frame, words),
        **given,
    )  # fmt: skip


@cache
def _environment() -> Environment:
    environment = template_environment()
    environment.filters["pounds"] = pounds_text
    environment.filters["time"] = time_text
    environment.filters["sentence"] = sentence_text
    environment.globals.update(
        mark=_mark,
        sparkline=sparkline,
        variation_icon=variation_icon,
        figure_text=figure_text,
        year_apart=year_apart,
        rating_bar=_rating_bar,
        code_path=code_path,
        telling_routes=telling_routes,
        history_path=history_path,
    )
    return environment


def _name(thing: Thing, frame: Frame, words: Words) -> Markup:
    """A thing's name, with its language where that is not the page's."""
    return words.marked(escape(thing.label), frame.spoken.get(thing.iri, frame.language))


def _mark(rating: Rating | None) -> Mark:
    return mark_of(rating) if rating else NOT_RATED


def _rating_bar(counts: Glance) -> Markup:
    """The shares of each rating as one bar; decoration beside the counts in words."""
    if not counts.by_rating:
        return Markup()
    parts, start = [], 0.0
    for each in counts.by_rating:
        width = 200 * each.count / counts.n
        parts.append(
            f'<rect x="{start:.1f}" width="{width:.1f}" height="10" fill="{mark_of(each.rating).colour}"/>'
        )
        start += width
    return Markup(  # noqa: S704 - numbers, and colours checked by the palette
        '<svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false">'
        f'<rect class="bar-rest" width="200" height="10"/>{"".join(parts)}</svg>'
    )
