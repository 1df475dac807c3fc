"""Who looks at what: one small story for each kind of viewer, and nothing that is not theirs."""

from ontology import GT
from tests.conftest import Story

THREAD = """
:body\\/PB a gt:GovernanceBody ; gt:code "PB" ; org:reportsTo :body\\/EX .
:body\\/EX a gt:GovernanceBody ; gt:code "EX" .
:oversight\\/PB\\/WB1 a gt:Oversight ; gt:ofBody :body\\/PB ; gt:overseen :well-being-objective\\/WB1 .
:well-being-objective\\/WB1 a gt:WellBeingObjective ; gt:code "WB1" .
:outcome\\/O1 a gt:Outcome ; gt:code "O1" .
:measure\\/M1 a gt:Measure ; gt:code "M1" ; gt:hasOwner :post\\/HD .
:post\\/HD a org:Post ; gt:code "HD" .
:post\\/LM a org:Post ; gt:code "LM" .
:seat\\/PB\\/LM\\/1 a org:Membership ; org:organization :body\\/PB ; org:member :post\\/LM ;
  org:role <https://w3id.org/goldenthread/code/seat-role/lead-member> .
:seat\\/EX\\/LM\\/1 a org:Membership ; org:organization :body\\/EX ; org:member :post\\/LM ;
  org:role <https://w3id.org/goldenthread/code/seat-role/lead-member> .
:body\\/RG a gt:GovernanceBody ; gt:code "RG" .
:recommendation\\/R1 a gt:Recommendation ; gt:code "R1" ; gt:madeBy :body\\/RG .
:action\\/A1 a gt:Action ; gt:code "A1" .
:link\\/1 a gt:Link ; gt:linkFrom :action\\/A1 ; gt:linkType gt:respondsTo ; gt:linkTo :recommendation\\/R1 .
:link\\/2 a gt:Link ; gt:linkFrom :action\\/A1 ; gt:linkType gt:actsTowards ; gt:linkTo :outcome\\/O1 .
"""
PLANS = """
:plan\\/CP a gt:Plan ; gt:code "CP" .
:plan\\/SP a gt:Plan ; gt:code "SP" ; gt:planOf :service\\/S .
:plan\\/NO a gt:Plan ; gt:code "NO" .
:service\\/S a gt:Service ; gt:code "S" .
:well-being-objective\\/WB2 a gt:WellBeingObjective ; gt:code "WB2" ; gt:isDefinedIn :plan\\/CP .
:action\\/A2 a gt:Action ; gt:code "A2" ; gt:isDefinedIn :plan\\/NO .
"""


def seen(story: Story, told: str = THREAD) -> set[tuple[str, str]]:
    """Viewer and what it looks at, by code."""
    snapshot = story(told)
    pairs = snapshot.store.quads_for_pattern(None, GT.looksAt, None, snapshot.names.snapshot)
    return {tuple(str(end.value).rsplit("/", 1)[-1] for end in (q.subject, q.object)) for q in pairs}  # type: ignore[misc, union-attr]


def test_each_viewer_looks_at_what_is_theirs(story: Story) -> None:
    """A board at what it oversees, the one above it too, a post at what it owns, a regulator at answers."""
    assert seen(story) == {("PB", "WB1"), ("EX", "WB1"), ("LM", "WB1"), ("HD", "M1"), ("RG", "O1")}


def test_a_plan_looks_at_its_aims_and_at_its_service(story: Story) -> None:
    """Work alone says nothing of what a plan is for, so a plan that holds only that looks at nothing."""
    assert seen(story, PLANS) == {("CP", "WB2"), ("SP", "S")}
