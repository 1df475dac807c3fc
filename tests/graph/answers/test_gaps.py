"""Gaps as an answer: sentences, owners, counts and the order in which they are told."""

from collections.abc import Callable

import pytest

from graph.answers.as_json import as_json
from graph.answers.gaps import SEVERITIES, Gap, Gaps, gaps
from graph.questions.gaps import GAP_RULES, rule_name
from graph.thread import Snapshot
from ingest.sheets import SHEET_NAMED

Story = Callable[..., Snapshot]

POST = ':post\\/CO a org:Post ; gt:code "CO" ; rdfs:label "Chief Officer"@en .\n'
MEASURE = ':measure\\/{code} a gt:Measure ; gt:code "{code}" ; rdfs:label "Measure"@en , "Mesur"@cy{more} .\n'
OWNED = " ; gt:hasOwner :post\\/CO"
OBJECTIVE = (
    ':well-being-objective\\/{code} a gt:WellBeingObjective ; gt:code "{code}" ; rdfs:label "Aim"@en .\n'
)
INDICATES = (
    ":link\\/{start}\\/{end} a gt:Link ; gt:linkFrom :measure\\/{start} ; gt:linkType gt:indicates ; "
    "gt:linkTo :well-being-objective\\/{end} .\n"
)


def of_rule(found: Gaps, rule: str) -> list[Gap]:
    """The gaps that one rule found."""
    return [gap for gap in found.gaps if gap.rule == rule]


def test_a_gap_is_told_in_a_sentence_with_what_to_do_and_whom_to_ask(story: Story) -> None:
    """A gap without a name, a remedy and an owner is a complaint."""
    (gap,) = of_rule(gaps(story(POST + MEASURE.format(code="ED03", more=OWNED))), "measure-serves-nothing")
    assert gap.message.startswith("Measure (ED03) serves nothing")
    assert gap.thing.kind == "measure"
    assert gap.owner is not None
    assert (gap.owner.code, gap.owner.kind) == ("CO", "post")
    assert "“Links”" in gap.remedy


def test_names_are_in_the_language_asked_for(story: Story) -> None:
    """The sentence has no Welsh yet, but a thing keeps its Welsh name in it."""
    (gap,) = of_rule(gaps(story(MEASURE.format(code="ED03", more="")), "cy"), "measure-without-owner")
    assert gap.message == "Nobody is named as owner of Mesur (ED03)."
    assert gap.owner is None


def test_the_order_is_severity_then_priorities_touched_then_code(story: Story) -> None:
    """Who reads only the first lines must have read the most telling ones."""
    text = "".join(OBJECTIVE.format(code=code) for code in ("W1", "W2"))
    text += "".join(MEASURE.format(code=code, more="") for code in ("A1", "B1", "C1", "D1"))
    for start, end in (("C1", "W1"), ("C1", "W2"), ("D1", "W1"), ("B1", "W1")):
        text += INDICATES.format(start=start, end=end)
    found = gaps(story(text))
    assert [gap.thing.code for gap in of_rule(found, "measure-without-owner")] == ["C1", "B1", "D1", "A1"]
    places = [SEVERITIES.index(gap.severity) for gap in found.gaps]
    assert places == sorted(places)


def test_a_thing_with_two_owners_is_one_gap(story: Story) -> None:
    """Counting it twice would make a shared duty look like two faults."""
    other = ':post\\/HD a org:Post ; gt:code "HD" ; rdfs:label "Head"@en .\n'
    more = OWNED + " , :post\\/HD"
    (gap,) = of_rule(
        gaps(story(POST + other + MEASURE.format(code="M1", more=more))), "measure-serves-nothing"
    )
    assert gap.owner is not None
    assert gap.owner.code == "CO"


def test_counts_name_every_rule_and_add_up(story: Story) -> None:
    """Nought of a kind is an answer too."""
    found = gaps(story(MEASURE.format(code="M1", more="")))
    assert set(found.counts.by_rule) == {rule_name(rule) for rule in GAP_RULES}
    assert sum(found.counts.by_rule.values()) == len(found.gaps)
    assert sum(found.counts.by_severity.values()) == len(found.gaps)
    assert found.counts.by_rule["figure-late"] == 0


def test_the_json_has_the_keys_of_the_contract(story: Story) -> None:
    """Other tools read these keys."""
    made = as_json(gaps(story(MEASURE.format(code="M1", more=""))))
    assert isinstance(made, dict)
    assert list(made) == ["illustrative", "counts", "gaps"]
    first = made["gaps"][0]  # type: ignore[index, call-overload]
    assert list(first) == ["rule", "severity", "thing", "message", "remedy", "owner"]  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", GAP_RULES, ids=rule_name)
def test_a_remedy_names_sheets_and_columns_that_the_workbook_has(rule: object) -> None:
    """A remedy that sends somebody to a heading that is not there is worse than none."""
    header = rule.header  # type: ignore[attr-defined]
    assert header.severity in SEVERITIES
    assert "{thing}" in header.message
    named = set(header.remedy.replace("”", "“").split("“")[1::2])
    headings = {column.heading for sheet in SHEET_NAMED.values() for column in sheet.columns}
    link_types = {"Corrects", "Indicates", "Acts towards", "Is outcome for", "Furthers goal"}
    link_types |= {"Supports theme", "Supports equality objective"}
    assert named
    assert named <= set(SHEET_NAMED) | headings | link_types
