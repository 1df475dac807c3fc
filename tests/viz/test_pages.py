"""Pages as text: nothing of a name is ever run, every word is in the catalogue, links keep the moment."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from graph.answers.about import about
from graph.answers.alerts import alerts_of
from graph.answers.audit import audit
from graph.answers.coverage import coverage
from graph.answers.dips import dips_in
from graph.answers.drivers import drivers_of
from graph.answers.gaps import gaps
from graph.answers.health import health
from graph.answers.impact import impact_of
from graph.answers.latest import boards, latest_measures
from graph.answers.model import Walkable
from graph.answers.oversight import oversight_of
from graph.answers.radar import radar_of
from graph.answers.scorecard import scorecard_of
from graph.answers.search import find_things
from graph.answers.trace import routes_of, trace_of
from graph.status.periods import parse_period
from graph.thing import Thing
from graph.thread import Moment, Snapshot, Thread
from viz import pages
from viz.addresses import page_of, thing_path
from viz.catalogue import MESSAGES, Words
from viz.folding import FOLDED_AFTER
from viz.frame import Frame, frame_at
from viz.wording import day_text, period_text, pounds_text, stated_markup

CHOSEN_IN_PYTHON = frozenset(
    {"chart-of", "problem", "problem-404", "problem-400", "problem-503", "steady", *pages.OTHER_FILTERS}
)
TEMPLATES = Path(pages.__file__).parent / "templates"
OURS = [path for path in TEMPLATES.glob("*.html") if path.name != "explorer.html"]
HOSTILE = """
:council\\/C a gt:Council ; gt:code "C" ; rdfs:label "C <img src=x onerror=hit()>"@en ; gt:illustrative true .
:well-being-objective\\/W a gt:WellBeingObjective ; gt:code "W&<i>" ;
  rdfs:label "</title><script>hit()</script>"@en .
:measure\\/M a gt:Measure ; gt:code "M/1" ; rdfs:label "\\"><svg onload=hit()>"@en ;
  skos:definition "{{ 7 * 7 }} <b>bold</b>"@en .
:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M ; gt:linkType gt:indicates ;
  gt:linkTo :well-being-objective\\/W ; gt:evidence "<img src=x onerror=hit()>" .
"""
FRAME = Frame("en", "/", council="<script>hit()</script>", on=date(2020, 11, 15), change_set=1)


@pytest.fixture
def hostile(story: Callable[..., Snapshot]) -> Walkable:
    """A thread whose names try to be mark-up."""
    return Walkable(story(HOSTILE))


def pages_of(walkable: Walkable, frame: Frame) -> list[str]:
    """The pages that show a thread's names most."""
    measure, aim = walkable.things.find("M/1"), walkable.things.find("W&<i>")
    return [
        pages.thing_page(about(walkable, measure), frame, has_scorecard=True),
        pages.impact_page(impact_of(walkable, measure), frame),
        pages.drivers_page(drivers_of(walkable, aim), frame),
        pages.coverage_page(coverage(walkable), frame),
        pages.trace_page(trace_of(walkable, measure, "up"), frame),
        pages.routes_page(routes_of(walkable, measure, aim), frame),
        pages.search_page(find_things(walkable, "<script>"), frame),
        pages.problem_page(404, "<script>hit()</script>", ["<b>near</b>"], frame),
    ]


def test_names_are_shown_and_never_run(hostile: Walkable) -> None:
    """Whoever may fill in a workbook must not be able to run anything in a councillor's browser."""
    for page in pages_of(hostile, FRAME):
        assert not re.search(r"<(script|svg onload|img|b>|i>)", page)
        assert "hit()" in page
        assert "49 " not in page


def test_a_stroke_in_a_code_stays_one_segment(hostile: Walkable) -> None:
    """An address that looks like two levels would lead nowhere."""
    page = pages.thing_page(about(hostile, hostile.things.find("W&<i>")), FRAME, has_scorecard=False)
    assert 'href="/en/measures/M%2F1"' in page


def test_pages_hold_no_style_and_no_script_of_their_own(hostile: Walkable) -> None:
    """The policy would drop them, and a page that needs them would look broken."""
    for page in pages_of(hostile, FRAME):
        assert not re.search(r"<style|<script|\sstyle=|\son[a-z]+=[\"']", page)


def test_every_message_of_a_template_is_in_the_catalogue_and_none_is_left_over() -> None:
    """A missing message fails only when the page is asked for; one never used is never translated."""
    text = "\n".join(path.read_text("utf-8") for path in OURS)
    used = set(re.findall(r"""\bt(?:\.text)?\(["']([a-z0-9.-]+)["'][,)]""", text))
    in_tags = "\n".join(re.findall(r"{[%{].*?[%}]}", text, re.DOTALL))
    chosen = set(re.findall(r"""["']([a-z-]+)["']""", in_tags))
    assert used <= set(MESSAGES)
    left = {key for key in MESSAGES if "." not in key} - used - chosen - CHOSEN_IN_PYTHON
    assert left == set()


def test_what_has_no_sourced_welsh_is_english_and_says_so() -> None:
    """Made-up Welsh is worse than English that is marked."""
    words = Words("cy")
    assert words("measures") == "Mesurau perfformiad"
    assert words("interventions") == '<span lang="en">Interventions</span>'
    assert words.kind("measure") == "mesur"
    assert words.kind("risk-score") == "sgôr risg"
    assert Words("en")("interventions") == "Interventions"
    assert words("found", count="<3") == '<span lang="en">Found: &lt;3</span>'


def test_a_name_without_welsh_is_marked_on_a_welsh_page(dyffryn_aur: Thread) -> None:
    """A voice that reads English as Welsh cannot be understood."""
    walkable = walkable_at(dyffryn_aur, "cy")
    page = pages.thing_page(
        about(walkable, walkable.things.find("WB5")), frame_at(dyffryn_aur, walkable, "/things/WB5"), True
    )
    assert "<h1>Gwella addysg uwchradd</h1>" in page
    assert '<span lang="en">Lifelong Learning Scrutiny Committee</span>' in page
    assert '<html lang="cy">' in page


def test_links_keep_the_moment_and_the_other_language_keeps_everything() -> None:
    """Whoever looks at last year must not slip into now with the next click."""
    frame = replace(
        FRAME, path="/measures", query=(("show", "red"), ("on", "2020-09-30")), moment={"on": "2020-09-30"}
    )
    assert frame.link("/gaps") == "/en/gaps?on=2020-09-30"
    assert frame.link("/gaps", to="a b") == "/en/gaps?to=a+b&on=2020-09-30"
    assert frame.twin == "/cy/measures?show=red&on=2020-09-30"


def test_a_scorecard_in_one_file_asks_nothing_of_anybody(dyffryn_aur: Thread) -> None:
    """It is sent by mail and opened on a train."""
    period = parse_period("2020-21-Q2")
    walkable = walkable_at(dyffryn_aur, "en", period.last_day)
    card = scorecard_of(dyffryn_aur, walkable, walkable.things.find("PB-HEA"), period)
    frame = replace(frame_at(dyffryn_aur, walkable, ""), standalone=True)
    page = pages.scorecard_page(card, frame)
    assert not re.search(r"<link|<script|<form|src=|href=\"[^#]", page)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "Made up: every name and figure" in page
    for word in ("Green", "Amber", "Red", "for context"):
        assert word in page


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_scorecard_ends_with_what_was_agreed_and_how_it_stands(dyffryn_aur: Thread, language: str) -> None:
    """Overdue is said in words, with the decision behind what was stopped, in either language."""
    period = parse_period("2020-21-Q4")
    walkable = walkable_at(dyffryn_aur, language, period.last_day)
    for board, said in (
        ("PB-EDU", ("MIN-EDU-3", "Days overdue: 20", "Days late: 21", "+1.9 points", "MIN-EDU-5")),
        ("PB-ENV", ("MIN-ENV-1", "By decision", "MIN-ENV-3", "no progress reported")),
        ("PB-COU", ("ACT-36", "MIN-SLT-1", "MIN-COU-2")),
    ):
        card = scorecard_of(dyffryn_aur, walkable, walkable.things.find(board), period)
        page = pages.scorecard_page(card, frame_at(dyffryn_aur, walkable, f"/scorecards/{board}"))
        assert [each for each in said if each not in page] == []


def test_a_rating_is_a_shape_and_a_word(dyffryn_aur: Thread) -> None:
    """One in twelve men cannot tell the colours apart."""
    period = parse_period("2020-21-Q2")
    walkable = walkable_at(dyffryn_aur, "en", period.last_day)
    card = scorecard_of(dyffryn_aur, walkable, walkable.things.find("PB-HEA"), period)
    page = pages.scorecard_page(card, frame_at(dyffryn_aur, walkable, "/scorecards/PB-HEA"))
    shown = re.findall(r'<span class="rag">(.*?)</span></span>', page, re.S)
    assert len(shown) >= card.at_a_glance.rated
    assert all("<svg" in each and re.search(r'rag-word">\w+', each) for each in shown)


@pytest.mark.parametrize(
    ("key", "english", "welsh"),
    [
        ("2020-21-Q2", "Q2 2020/21", "Ch2 2020/21"),
        ("2019-20", "2019/20", "2019/20"),
        ("2020-07", "July 2020", "2020-07"),
        ("not a period", "not a period", "not a period"),
    ],
)
def test_periods_read_as_councils_write_them(key: str, english: str, welsh: str) -> None:
    """A key is for machines."""
    assert (period_text(key, "en"), period_text(key, "cy")) == (english, welsh)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020-03-10", '<time datetime="2020-03-10">10 March 2020</time>'),
        ("2019-20-Q4", "Q4 2019/20"),
        ("2020", "2020"),
        ("-2020.5", "-2020.5"),
        ("sixth-form pupils", "sixth-form pupils"),
    ],
)
def test_a_stated_day_or_period_reads_as_one(text: str, shown: str) -> None:
    """What was typed in a cell is shown in a person's words, and a number is never taken for a year."""
    assert stated_markup(text, "en") == shown


def test_days_and_pounds_are_written_out() -> None:
    """The year stands in full, and a blank is never nought."""
    assert day_text(date(2021, 5, 3), "en") == "3 May 2021"
    assert day_text(date(2021, 5, 3), "cy") == "03/05/2021"
    assert pounds_text(Decimal("1234567.5")) == "1,234,568"
    assert pounds_text(None) == ""


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("measure/M%2F1", "/measures/M%2F1"),
        ("service/S1", "/things/S1"),
        ("change-set/3", "/change-sets/3"),
        ("figure/M%2F1/2020-21-Q2", "/history/figure/M%252F1/2020-21-Q2"),
        ("measure-status/M1/2020-21-Q2", "/measures/M1"),
    ],
)
def test_every_address_has_a_page(path: str, page: str) -> None:
    """A 303 that leads to a 404 is a broken promise."""
    assert page_of(path) == page


def test_a_measure_has_a_page_of_its_own_kind() -> None:
    """A measure's page holds its series; a general one would hide it."""
    assert thing_path(Thing("i", "A B", "l", "measure")) == "/measures/A%20B"
    assert thing_path(Thing("i", "A", "l", "service")) == "/things/A"
    link = Thing("https://data.anytown.example/id/link/A/indicates/B", "A → B", "A indicates B", "link")
    assert thing_path(link) == "/history/link/A/indicates/B"


def home_of(thread: Thread) -> str:
    """The home page of a thread as it stands."""
    walkable = walkable_at(thread, "en")
    told, latest = boards(walkable), latest_measures(walkable)
    return pages.home_page(told, latest, audit(thread), frame_at(thread, walkable, "/"))


def test_the_home_page_begins_with_what_stands_out(dyffryn_aur: Thread) -> None:
    """Whoever has one minute must not have to count cards; what came in last is the newest change set."""
    page = home_of(dyffryn_aur)
    assert "Performance measures known to have dipped: 4 of 125." in page
    assert page.index("known to have dipped") < page.index("Education Priority Board")
    assert '<a href="/en/change-sets/2">Change set 2</a>' in page
    assert page.index("Education Priority Board") < page.index("Other boards and committees")


def test_the_home_page_never_takes_not_knowing_for_no_dip(wrexham: Thread) -> None:
    """A blank is not nought: without dead bands nobody can tell."""
    page = home_of(wrexham)
    assert "known to have dipped: 0 of 22." in page
    assert "nobody can tell whether they dipped: 22" in page


def test_measures_can_be_narrowed_to_each_filter_with_its_count(dyffryn_aur: Thread) -> None:
    """A filter that promises four and shows five would not be used twice."""
    walkable = walkable_at(dyffryn_aur, "en")
    latest, frame = latest_measures(walkable), frame_at(dyffryn_aur, walkable, "/measures")
    for shown in ("red", "dips", "worsened", "improved", "not-rated"):
        page = pages.measures_page(latest, frame, shown)
        found = re.search(rf'show={shown}" aria-current="true">.*?<strong>(\d+)</strong>', page, re.S)
        assert found
        assert page.count('scope="row"') == int(found[1]) > 0
        assert f"Found: {found[1]}" in page


def test_a_long_list_of_gaps_is_folded_and_each_names_its_thing_once(dyffryn_aur: Thread) -> None:
    """Two hundred missing Welsh names must not bury the one measure nobody acts on."""
    walkable = walkable_at(dyffryn_aur, "en")
    told = gaps(walkable.snapshot, "en")
    page = pages.gaps_page(told, frame_at(dyffryn_aur, walkable, "/gaps"))
    many = [gap for gap in told.gaps if gap.rule == "welsh-missing"] or told.gaps
    assert f"Show the others: {len(many) - FOLDED_AFTER}" in page
    by_rule = Counter(gap.rule for gap in told.gaps)
    assert page.count("<details>") == sum(count > FOLDED_AFTER for count in by_rule.values())
    assert re.search(r"Youth club visits</a> <span class=\"code\">ED18</span> is off target", page)
    assert "Youth club visits (ED18)" not in page


def walkable_at(thread: Thread, language: str, on: date | None = None) -> Walkable:
    """A snapshot in a language, of now or of a day."""
    assert thread.current is not None
    _, now, today = thread.current
    return Walkable(thread.snapshot(Moment(None, on or now, today)), language)


def test_the_moment_is_told_at_the_foot(dyffryn_aur: Thread) -> None:
    """A printed page must say of which state it speaks."""
    assert dyffryn_aur.current is not None
    _, on, today = dyffryn_aur.current
    at = datetime(2021, 5, 10, 12, tzinfo=UTC)
    walkable = Walkable(dyffryn_aur.snapshot(Moment(at, on, today)))
    page = pages.search_page(find_things(walkable), frame_at(dyffryn_aur, walkable, "/search"))
    assert "Change set 1" in page
    assert "10 May 2021, 12:00 UTC" in page


def test_a_contested_link_is_marked_on_the_route_and_told_below_it(dyffryn_aur: Thread) -> None:
    """Whoever reads only the routes must see the doubt; whoever asks why finds it in the list of links."""
    walkable = walkable_at(dyffryn_aur, "en")
    told = impact_of(walkable, walkable.things.find("EN01"))
    page = pages.impact_page(told, frame_at(dyffryn_aur, walkable, "/impact/EN01"))
    routes, links = page.split('id="relied"')
    assert '<span class="tag tag-warning">Contested</span>' in routes
    assert "The new contract has one price" in links


def test_a_population_indicator_is_marked_among_the_topics_for_scrutiny(dyffryn_aur: Thread) -> None:
    """A committee must not ask one service to answer for how the whole county borough fares."""
    walkable = walkable_at(dyffryn_aur, "en")
    told = radar_of(walkable)
    page = pages.radar_page(told, frame_at(dyffryn_aur, walkable, "/radar"))
    marked = sum(topic.scope == "population" for topic in told.topics)
    assert 0 < marked < len(told.topics)
    assert page.count('<span class="tag">population indicator</span>') == marked
    assert all(f'id="link-{number}"' in page for number in re.findall(r'href="#link-(\d+)"', page))


def test_dips_no_body_has_seen_stand_first_and_each_says_who_sees_it_when(dyffryn_aur: Thread) -> None:
    """The page exists for what nobody would otherwise hear of in time."""
    walkable = walkable_at(dyffryn_aur, "en")
    told, register = oversight_of(dyffryn_aur, walkable), alerts_of(dyffryn_aur, walkable)
    page = pages.oversight_page(told, register, frame_at(dyffryn_aur, walkable, "/oversight"))
    unseen = page.partition('id="unseen"')[2].partition("</section>")[0]
    assert unseen.count("<li>") == len(told.unseen)
    assert page.count('<h3 id="dip-') == len(register.alerts)
    assert "no meeting on the calendar" in page
    assert all(f'id="link-{number}"' in page for number in re.findall(r'href="#link-(\d+)"', page))


def test_coverage_shows_every_cell_and_the_links_behind_each_matrix_once(dyffryn_aur: Thread) -> None:
    """An empty cell is the finding; a full one is only as good as the links behind it."""
    walkable = walkable_at(dyffryn_aur, "en")
    told = coverage(walkable)
    page = pages.coverage_page(told, frame_at(dyffryn_aur, walkable, "/coverage"))
    empty = sum(not cell.count for matrix in told.matrices for row in matrix.rows for cell in row.cells)
    assert page.count('<span class="hidden">no link</span>') == empty
    numbers = re.findall(r'id="link-(\d+)"', page)
    assert len(numbers) == len(set(numbers))
    assert "Ageing well" in page.partition("No objective reaches:")[2].partition("</p>")[0]


def test_many_objectives_are_listed_down_and_never_across(wrexham: Thread) -> None:
    """Thirty columns would be wider than any screen."""
    walkable = walkable_at(wrexham, "en")
    page = pages.coverage_page(coverage(walkable), frame_at(wrexham, walkable, "/coverage"))
    assert (
        max(head.count("<th ") for head in re.findall("<thead.*?</thead>", page, re.S))
        <= pages.MOST_ACROSS + 1
    )


def test_the_health_page_leads_to_the_worklist_and_shows_open_doubts(dyffryn_aur: Thread) -> None:
    """The team that keeps the thread starts its week here."""
    walkable = walkable_at(dyffryn_aur, "en")
    told = health(dyffryn_aur, walkable)
    page = pages.health_page(told, frame_at(dyffryn_aur, walkable, "/health"))
    assert f"All gaps: {told.gaps}" in page
    assert page.count('<span class="tag tag-warning">open</span>') == 2


def test_dips_and_drivers_lead_to_their_routes(dyffryn_aur: Thread) -> None:
    """A list of names without the links behind them would be hearsay."""
    walkable = walkable_at(dyffryn_aur, "en")
    dips = pages.dips_page(dips_in(walkable), frame_at(dyffryn_aur, walkable, "/dips"))
    assert 'href="/en/impact/ED03"' in dips
    told = drivers_of(walkable, walkable.things.find("WB5"), "measure")
    drivers = pages.drivers_page(told, frame_at(dyffryn_aur, walkable, "/drivers/WB5"))
    marks = set(re.findall(r'href="#link-(\d+)"', drivers))
    assert marks
    assert marks == set(re.findall(r'id="link-(\d+)"', drivers))
