"""Gaps as an answer: sentences, owners, counts and the order in which they are told."""

from collections.abc import Callable

import pytest

from graph.answers.as_json import as_json
from graph.answers.gaps import NOBODY, SEVERITIES, Gap, Gaps, Wanted, gaps
from graph.errors import WrongUsage
from graph.questions.gaps import GAP_RULES, rule_name
from graph.thread import Snapshot
from ingest.sheets import SHEET_NAMED
from ontology.codes import code_lists

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


def test_a_link_counts_for_the_objectives_that_its_end_leads_to(story: Story) -> None:
    """A link that nobody reviewed under a priority is looked at before one under none."""
    text = "".join(MEASURE.format(code=code, more="") for code in ("A1", "B1", "C1"))
    text += OBJECTIVE.format(code="W1") + INDICATES.format(start="B1", end="W1")
    text += (
        ":link\\/A1\\/C1 a gt:Link ; gt:linkFrom :measure\\/A1 ; gt:linkType gt:influences ; "
        "gt:linkTo :measure\\/C1 .\n"
    )
    found = of_rule(gaps(story(text)), "link-never-reviewed")
    assert [gap.thing.code for gap in found] == ["B1 → W1", "A1 → C1"]


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
    assert list(made) == ["as_of", "on", "illustrative", "counts", "groups", "gaps"]
    first = made["gaps"][0]  # type: ignore[index, call-overload]
    assert list(first) == ["rule", "severity", "thing", "message", "remedy", "owner"]  # type: ignore[arg-type]


def test_groups_tell_the_rules_that_found_something_in_the_order_of_the_list(story: Story) -> None:
    """Who sees four hundred gaps needs to see first that two hundred of them are one."""
    found = gaps(story("".join(MEASURE.format(code=code, more="") for code in ("A1", "B1"))))
    assert [group.rule for group in found.groups] == list(dict.fromkeys(gap.rule for gap in found.gaps))
    counts = {group.rule: group.count for group in found.groups}
    assert counts["measure-serves-nothing"] == counts["measure-without-owner"] == 2
    assert sum(counts.values()) == len(found.gaps)


TWO_OWNERS = POST + MEASURE.format(code="M1", more=OWNED) + MEASURE.format(code="M2", more="")


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (Wanted(rule="measure-without-owner"), ["M2"]),
        (Wanted(rule="measure-serves-nothing", owner="CO"), ["M1"]),
        (Wanted(rule="measure-serves-nothing", owner="Chief Officer"), ["M1"]),
        (Wanted(rule="measure-serves-nothing", owner=NOBODY), ["M2"]),
        (Wanted(rule="measure-serves-nothing", severity="warning"), ["M1", "M2"]),
        (Wanted(rule="measure-serves-nothing", severity="info"), []),
        (Wanted(severity="violation"), []),
    ],
)
def test_only_the_gaps_wanted_are_told_and_counted(story: Story, wanted: Wanted, codes: list[str]) -> None:
    """A head of service reads their own list, and its counts are of that list."""
    found = gaps(story(TWO_OWNERS), wanted=wanted)
    assert [gap.thing.code for gap in found.gaps] == codes
    assert sum(found.counts.by_rule.values()) == len(codes)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [(Wanted(rule="owner"), "measure-without-owner"), (Wanted(severity="grave"), "violation, warning, info")],
)
def test_a_rule_or_severity_that_is_not_there_is_refused_with_those_that_are(
    story: Story, wanted: Wanted, words: str
) -> None:
    """An empty list would say that all is well."""
    with pytest.raises(WrongUsage, match=words):
        gaps(story(TWO_OWNERS), wanted=wanted)


def test_a_link_that_has_a_gap_is_named_by_its_ends(story: Story) -> None:
    """A link has no code of its own, and its address says nothing to anybody."""
    text = (
        MEASURE.format(code="M1", more="")
        + OBJECTIVE.format(code="W1")
        + INDICATES.format(start="M1", end="W1")
    )
    (gap,) = of_rule(gaps(story(text)), "link-never-reviewed")
    assert (gap.thing.code, gap.thing.kind) == ("M1 → W1", "link")
    assert "Measure indicates Aim (M1 → W1)" in gap.message


@pytest.mark.parametrize("rule", GAP_RULES, ids=rule_name)
def test_a_remedy_names_sheets_and_columns_that_the_workbook_has(rule: object) -> None:
    """A remedy that sends somebody to a heading that is not there is worse than none."""
    header = rule.header  # type: ignore[attr-defined]
    assert header.severity in SEVERITIES
    assert "{thing}" in header.message
    named = set(header.remedy.replace("”", "“").split("“")[1::2])
    headings = {column.heading for sheet in SHEET_NAMED.values() for column in sheet.columns}
    choices = {each.labels["en"] for code_list in code_lists().values() for each in code_list.concepts}
    assert named
    assert named <= set(SHEET_NAMED) | headings | choices
