"""The code lists: every word in a workbook has to lead to exactly one concept."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sheets import SHEETS, Column, Sheet
from ontology import GT, RDF, SKOS
from ontology.codes import CodeList, code_list_triples, code_lists, concept, plain_form
from ontology.vocabulary import super_properties

LISTS = tuple(code_lists().values())
CHOSEN = [(sheet, column) for sheet in SHEETS for column in sheet.columns if column.choices]
EVERY_CONCEPT = [each for code_list in LISTS for each in code_list.concepts]


@pytest.mark.parametrize("code_list", LISTS, ids=lambda each: each.key)
def test_no_two_concepts_of_a_list_can_be_written_the_same_way(code_list: CodeList) -> None:
    """A word that means two things would be read as whichever came last."""
    forms = [
        form
        for each in code_list.concepts
        for form in {plain_form(text) for text in (each.key, each.notation, *each.labels.values())}
    ]
    assert [form for form, times in Counter(forms).items() if times > 1] == []


@given(st.sampled_from(EVERY_CONCEPT), st.sampled_from(["upper", "lower", "title"]), st.integers(1, 3))
def test_every_form_is_found_whatever_its_case_and_spaces(each, case: str, spaces: int) -> None:
    """People type words with stray spaces and capitals, in either language."""
    code_list = code_lists()[each.list]
    for text in (each.key, each.notation, *each.labels.values()):
        written = (" " * spaces).join(["", *getattr(text, case)().split(" "), ""])
        assert code_list.find(written) == each


def test_a_welsh_word_finds_the_same_concept_as_the_english_one() -> None:
    """A Welsh workbook and an English one have to load the same records."""
    goals = code_lists()["goal"]
    assert goals.find("Cymru lewyrchus") == goals.find("A prosperous Wales") == goals.find("GOAL-1")
    assert goals.find("cymru sy’n fwy cyfartal") == concept("goal", "more-equal")


def test_an_unknown_word_is_not_guessed_at() -> None:
    """A near miss is a finding with a suggestion, never a silent choice."""
    assert code_lists()["polarity"].find("Higher is bettr") is None
    with pytest.raises(KeyError):
        concept("polarity", "sideways")


@pytest.mark.parametrize(
    ("sheet", "column"), CHOSEN, ids=[f"{sheet.name}-{column.heading}" for sheet, column in CHOSEN]
)
def test_each_drop_down_of_the_workbook_has_its_list(sheet: Sheet, column: Column) -> None:
    """A drop-down without a list, or an example that is not in it, cannot be filled in."""
    code_list = code_lists()[column.choices or ""]
    if column.heading in sheet.example:
        assert code_list.find(sheet.example[column.heading]) is not None


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.kinds], ids=lambda sheet: sheet.name)
def test_each_kind_a_row_may_become_can_be_chosen(sheet: Sheet) -> None:
    """The list of kinds and the sheet's own table have to name the same keys."""
    column = sheet.column(sheet.kind_heading or "")
    assert column is not None
    assert {each.key for each in code_lists()[column.choices or ""].concepts} == set(sheet.kinds)


def test_types_of_link_are_properties_of_the_thread() -> None:
    """A person records the narrower types; the two roots and what is derived are never recorded."""
    recorded = {each.iri for each in code_lists()["link-type"].concepts}
    assert recorded == set(super_properties()) - {GT.bearsOn, GT.threadsTo, GT.threadsOutsideServices}


def test_goals_and_ways_of_working_are_things_with_codes() -> None:
    """They are asked about by code like anything else, though nobody loads them."""
    triples = set(code_list_triples())
    goals = {triple.subject for triple in triples if triple.object == GT.WellBeingGoal}
    ways = {triple.subject for triple in triples if triple.object == GT.WayOfWorking}
    codes = {triple.object.value for triple in triples if triple.predicate == GT.code}
    assert (len(goals), len(ways)) == (7, 5)
    assert codes == {f"GOAL-{n}" for n in range(1, 8)} | {f"WAY-{n}" for n in range(1, 6)}


def test_every_concept_stands_in_its_scheme() -> None:
    """Other tools find a list's concepts by their scheme."""
    triples = list(code_list_triples())
    schemes = {t.subject for t in triples if t.predicate == RDF.type and t.object == SKOS.ConceptScheme}
    placed = {t.subject: t.object for t in triples if t.predicate == SKOS.inScheme}
    assert set(placed.values()) == schemes
    assert set(placed) == {each.iri for each in EVERY_CONCEPT}


def test_every_list_and_concept_says_what_it_means() -> None:
    """A person choosing from a list reads the definition beside the word."""
    for each in (*LISTS, *EVERY_CONCEPT):
        assert each.definition.endswith("."), each
        assert each.labels["en"].strip(), each
