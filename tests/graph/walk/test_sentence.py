"""Routes in words: facts only, names before evidence, and nothing claimed that nobody asserted."""

from dataclasses import replace
from datetime import date

from graph.walk import routes_between, sentence


def told(thread, values, words, source: str, target: str) -> str:
    """The sentence of the best route between two things."""
    return sentence(routes_between(thread, source, target, 9, values)[0], thread, words)


def test_one_step_tells_who_asserted_it_on_what(links, model, values, words) -> None:
    """A reader must be able to ask the person who said so."""
    (link,) = links("ED03 influences ED11 strong lag:12")
    asserted = replace(
        link, asserted_by="POST1", basis="officer", evidence="Attendance study", reviewed_on=date(2020, 9, 1)
    )
    assert told(model([asserted]), values, words, "ED03", "ED11") == (
        "Secondary attendance (ED03) influences "
        "Young people not in education, employment or training (ED11): "
        "strong, after 12 months, asserted by Chief Officer Education, basis officer, "
        "evidence “Attendance study”, reviewed 2020-09-01."
    )


def test_names_come_first_and_each_step_has_its_evidence(story, values, words) -> None:
    """The way is read at a glance; whoever doubts a step finds it by its number."""
    thread = story("ED03 influences ED11 strong\nED11 indicates OUT1 lag:1\nOUT1 isOutcomeFor WO1 weak")
    assert told(thread, values, words, "ED03", "WO1") == (
        "Secondary attendance (ED03) influences "
        "Young people not in education, employment or training (ED11), "
        "which indicates Thing OUT1 (OUT1), which is outcome for Children’s health and well-being (WO1): "
        "step 1 strong; step 2 not judged, after 1 month; step 3 weak."
    )


def test_a_hindering_step_says_that_it_moves_the_other_way(story, values, words) -> None:
    """Else a reader would expect worse where better may come."""
    thread = story("HS01 influences HS02 weak hinders\nHS02 supportsObjective WO2 weak")
    assert told(thread, values, words, "HS01", "WO2") == (
        "Thing HS01 (HS01) influences Thing HS02 (HS02), which moves the other way "
        "and supports objective Learning (WO2): step 1 weak; step 2 weak."
    )


def test_a_shared_service_is_said(story, values, words) -> None:
    """Such a route may be nobody's meaning."""
    thread = story("CL05 indicates SV01\nSV01 supportsObjective WO1\nSV01 supportsObjective WO2")
    assert told(thread, values, words, "CL05", "WO2") == (
        "Thing CL05 (CL05) indicates Leisure centres (SV01), which supports objective Learning (WO2), "
        "through a shared service, Leisure centres (SV01): step 1 not judged; step 2 not judged."
    )


def test_who_asserted_a_link_may_be_no_thing_of_the_thread(links, model, values, words) -> None:
    """A post of an outside body is told as it was given."""
    (link,) = links("ED03 indicates WO2")
    thread = model([replace(link, asserted_by="Estyn", basis="source")])
    text = told(thread, values, words, "ED03", "WO2")
    assert text.endswith(": not judged, asserted by Estyn, basis source.")


def test_no_type_of_link_claims_a_cause(story, values, words) -> None:
    """Links are judgements; the product never says *causes* or *affects*."""
    for link_type in words:
        text = told(story(f"ED03 {link_type} WO2"), values, words, "ED03", "WO2")
        assert not any(word in text.lower() for word in ("cause", "affect"))
