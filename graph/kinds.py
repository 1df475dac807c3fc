"""The kinds of record the thread holds: the word in an IRI and in answers, and the class behind it.

The one list. ``coded`` kinds have a code of their own and can be asked about; the others
are known by the things they are about, and their IRIs are made of those things' codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ontology import GT, ORG


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word in IRIs, its class, its name in a sentence."""

    name: str
    class_iri: NamedNode
    words: str
    coded: bool = True


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("council", GT.Council, "council"),
        Kind("plan", GT.Plan, "plan"),
        Kind("plan-step", GT.PlanStep, "service plan step", coded=False),
        Kind("vision", GT.Vision, "vision"),
        Kind("well-being-objective", GT.WellBeingObjective, "well-being objective"),
        Kind("service-objective", GT.ServiceObjective, "service objective"),
        Kind("equality-objective", GT.EqualityObjective, "equality objective"),
        Kind("theme", GT.PartnershipTheme, "partnership theme"),
        Kind("outcome", GT.Outcome, "outcome"),
        Kind("goal", GT.WellBeingGoal, "national goal"),
        Kind("way", GT.WayOfWorking, "way of working"),
        Kind("topic", GT.AssessmentTopic, "assessment topic"),
        Kind("action", GT.Action, "action"),
        Kind("project", GT.Project, "project"),
        Kind("milestone", GT.Milestone, "milestone"),
        Kind("progress", GT.ProgressUpdate, "progress update", coded=False),
        Kind("service", GT.Service, "service"),
        Kind("body", GT.GovernanceBody, "body"),
        Kind("department", GT.Department, "department"),
        Kind("oversight", GT.Oversight, "oversight", coded=False),
        Kind("post", ORG.Post, "post"),
        Kind("seat", ORG.Membership, "seat", coded=False),
        Kind("meeting", GT.Meeting, "meeting", coded=False),
        Kind("decision", GT.Decision, "decision"),
        Kind("agreed-action", GT.AgreedAction, "agreed action"),
        Kind("topic-decision", GT.TopicDecision, "decision on a topic", coded=False),
        Kind("acknowledgement", GT.Acknowledgement, "acknowledgement of a dip", coded=False),
        Kind("measure", GT.Measure, "measure"),
        Kind("figure", GT.Observation, "figure", coded=False),
        Kind("target", GT.Target, "target", coded=False),
        Kind("benchmark", GT.Benchmark, "benchmark figure", coded=False),
        Kind("rating-scheme", GT.RatingScheme, "rating scheme"),
        Kind("rating-band", GT.RatingBand, "rating", coded=False),
        Kind("budget-line", GT.BudgetLine, "budget line"),
        Kind("money", GT.FinancialObservation, "amount of money", coded=False),
        Kind("risk", GT.Risk, "risk"),
        Kind("risk-score", GT.RiskScore, "risk score", coded=False),
        Kind("intervention", GT.Intervention, "intervention"),
        Kind("expected-effect", GT.ExpectedEffect, "expected effect", coded=False),
        Kind("recommendation", GT.Recommendation, "recommendation"),
        Kind("regulator-report", GT.RegulatorReport, "regulator's report", coded=False),
        Kind("lesson", GT.Lesson, "lesson"),
        Kind("event", GT.Event, "event"),
        Kind("judgement", GT.Assessment, "judgement", coded=False),
        Kind("link", GT.Link, "link", coded=False),
        Kind("contested-link", GT.ContestedLink, "contested link", coded=False),
        Kind("voice", GT.Voice, "voice"),
        Kind("self-assessment", GT.SelfAssessmentStatement, "self-assessment statement"),
        Kind("panel-assessment", GT.PanelAssessment, "panel assessment"),
    )
}
KIND_OF_CLASS: Mapping[NamedNode, Kind] = {kind.class_iri: kind for kind in KINDS.values()}
