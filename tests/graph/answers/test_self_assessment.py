"""The self-assessment pack: statements with what shows them, marked where nothing does."""

from collections.abc import Callable

import pytest

from graph.answers.evidence import cited_evidence
from graph.answers.model import Walkable
from graph.answers.self_assessment import SelfAssessment, Statement, self_assessment
from graph.status.periods import parse_period
from graph.thread import Snapshot, Thread

YEAR = parse_period("2020-21")


@pytest.fixture(scope="module")
def pack(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> SelfAssessment:
    """The pack of Dyffryn Aur for 2020-21."""
    return self_assessment(at(dyffryn_aur), YEAR)


def statement(found: SelfAssessment, code: str) -> Statement:
    """The statement with a code."""
    every = (each for conclusions in found.conclusions for each in conclusions.statements)
    return next(each for each in every if each.statement.code == code)


def test_statements_stand_under_the_requirements_of_the_act(pack: SelfAssessment) -> None:
    """Functions, resources and governance are what the annual report concludes on."""
    assert [each.requirement for each in pack.conclusions] == ["functions", "resources", "governance"]


def test_figures_judgements_and_voices_are_evidence(pack: SelfAssessment) -> None:
    """Numbers alone would leave out what families said."""
    shown = {each.kind: each.text for each in statement(pack, "SA-C2").evidence}
    assert set(shown) == {"figure", "judgement", "voice"}
    assert shown["figure"] == "Secondary school attendance (ED03), 2020-21-Q4: 91.4%"
    assert "red, delivery off-track, outcomes worsening" in shown["judgement"]


def test_a_restated_figure_is_cited_as_it_stands_now(pack: SelfAssessment) -> None:
    """Citing a figure is pointing at it, so a correction reaches the pack by itself."""
    figure = statement(pack, "SA-CS").evidence[0]
    assert figure.text.endswith("2020-21-Q3: 74.8%")


def test_a_statement_without_evidence_stays_and_is_told_as_missing(pack: SelfAssessment) -> None:
    """Leaving it out would make the pack look better than it is."""
    assert statement(pack, "SA-C3").evidence == ()
    assert "SA-C3" in {gap.thing.code for gap in pack.missing}


def test_the_pack_of_a_service_is_its_own_part(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> None:
    """A head of service reads what concerns the service."""
    walkable = at(dyffryn_aur)
    found = self_assessment(walkable, YEAR, walkable.things.find("SVC-EW"))
    assert [each.statement.code for c in found.conclusions for each in c.statements] == ["SA-EW"]
    assert [each.voice.code for each in found.voices] == ["VO-01"]
    assert [each.lesson.code for each in found.lessons] == ["LES-01"]


def test_another_year_has_a_pack_of_its_own(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> None:
    """Nothing was said for 2018-19, and nothing is carried over."""
    found = self_assessment(at(dyffryn_aur), parse_period("2018-19"))
    assert (found.conclusions, found.voices, found.judgements) == ((), (), ())


def test_panels_are_told_with_what_they_recommended_and_the_response(pack: SelfAssessment) -> None:
    """The act asks for a response; the pack says whether there was one."""
    (panel,) = pack.panel_assessments
    assert (panel.assessment.code, panel.panel.code) == ("PA-20", "PANEL-20")
    assert panel.responded_on is not None
    assert [each.code for each in panel.recommendations] == ["REC-10", "REC-11"]


def test_what_is_cited_and_not_in_the_thread_is_no_evidence(tell: Callable[[str], Snapshot]) -> None:
    """A figure that never came shows nothing."""
    story = "measure M1\nself-assessment SA1 gt:basedOn :figure\\/M1\\/2020-21-Q2"
    assert cited_evidence(Walkable(tell(story))) == {}
    found = cited_evidence(Walkable(tell(story + "\nfigure M1 2020-21-Q2 93")))
    assert [each.text for each in next(iter(found.values()))] == ["M1 in words (M1), 2020-21-Q2: 93"]
