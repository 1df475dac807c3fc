"""The blank workbook: every sheet, heading and drop-down, in both languages, and what a row becomes.

This table is the only definition. The template is written from it, workbooks and
mapped files are read by it, and documentation is generated from it. A heading whose
Welsh has no source is English in both templates; the reader accepts either.

What you would get wrong: a heading that is a *name* stands for two columns, one per
language, and one row may become several records (``Column.part``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from pyoxigraph import NamedNode

from ontology import DCTERMS, GT, ORG, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, SKOS


class Reads(Enum):
    """How the text of a cell becomes a value."""

    TEXT = "text"
    CODE = "code"
    REFERENCE = "reference"
    EVIDENCE = "evidence"
    CHOICE = "choice"
    DECIMAL = "decimal"
    WHOLE = "whole number"
    DAY = "date"
    PERIOD = "period"
    YES_NO = "yes or no"
    AREA = "area code"
    WEB = "address"
    LIST_NUMBER = "number in the local government services list"


@dataclass(frozen=True, slots=True)
class Column:
    """One heading of a sheet and the property its cells state; none where it only decides the kind.

    ``key`` columns make the record's IRI, in the order of the sheet. ``targets`` names the
    sheets whose codes a reference may hold (``any`` for all, ``Goals`` for the national ones);
    ``choices`` names a code list.
    ``language`` is set on the columns of a pair. ``part`` names the record of the row that
    the property belongs to, where a row becomes several.
    """

    heading: str
    property: NamedNode | None
    reads: Reads
    welsh: str | None = None
    required: bool = False
    key: bool = False
    many: bool = False
    targets: tuple[str, ...] = ()
    choices: str | None = None
    language: str | None = None
    default: str | None = None
    part: str = "main"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A further record that a row becomes, beside its main one.

    It arises when any of its own columns is filled. ``key`` names the headings whose values
    make its IRI; ``link`` is the property by which one of the two points to the other, and
    ``link_from_main`` says which.
    """

    name: str
    kind: str
    key: tuple[str, ...]
    link: NamedNode
    link_from_main: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the blank workbook.

    ``kind`` is the kind of record a row becomes (`graph.kinds`); where the column
    ``kind_heading`` decides, ``kinds`` maps its choice to the kind.
    """

    name: str
    purpose: str
    kind: str | None
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    welsh: str | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    kind_heading: str | None = None
    parts: tuple[Part, ...] = ()

    def column(self, heading: str) -> Column | None:
        """The column with this heading in either language, ignoring case, stars and spaces."""
        wanted = plain_heading(heading)
        for column in self.columns:
            if wanted in {plain_heading(column.heading), plain_heading(column.welsh or column.heading)}:
                return column
        return None

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """Every kind of record that a row of this sheet may become."""
        main = tuple(self.kinds.values()) if self.kinds else (self.kind,) if self.kind else ()
        return main + tuple(part.kind for part in self.parts)


def plain_heading(text: str) -> str:
    """A heading as it is compared: case, stars and runs of spaces do not matter."""
    return " ".join(text.replace("*", " ").split()).casefold()


CODE = Column("Code", GT.code, Reads.CODE, welsh="Cod", required=True, key=True)
VALID_FROM = Column("Valid from", GT.validFrom, Reads.DAY, welsh="Yn ddilys o")
VALID_TO = Column("Valid to", GT.validTo, Reads.DAY, note="First day on which it no longer holds.")
PLAN = Column("Plan", GT.isDefinedIn, Reads.REFERENCE, welsh="Cynllun", targets=("Plans",))
ABOUT_SOURCE = (
    Column("Source", DCTERMS.source, Reads.TEXT, welsh="Ffynhonnell"),
    Column("Standing", GT.sourceStanding, Reads.CHOICE, choices="source-standing"),
    Column("Note", SKOS.note, Reads.TEXT, welsh="Nodyn"),
)


def named(heading: str, prop: NamedNode, *, required: bool = False) -> tuple[Column, Column]:
    """The two columns of a text that has an English and a Welsh form; only the English may be required."""
    return (
        Column(f"{heading} (English)", prop, Reads.TEXT, required=required, language="en"),
        Column(f"{heading} (Welsh)", prop, Reads.TEXT, language="cy"),
    )


NAME = named("Name", RDFS.label, required=True)


def ref(
    heading: str,
    prop: NamedNode,
    *targets: str,
    welsh: str | None = None,
    required: bool = False,
    key: bool = False,
    many: bool = False,
    part: str = "main",
) -> Column:
    """A column that holds codes of other sheets."""
    return Column(heading, prop, Reads.REFERENCE, welsh, required, key, many, targets, part=part)


def evidence(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of what shows something: codes, or figures and judgements as ``ED03@2020-21-Q2``."""
    return Column(heading, prop, Reads.EVIDENCE, many=True, **details)  # type: ignore[arg-type]


def choice(
    heading: str,
    prop: NamedNode | None,
    choices: str,
    *,
    welsh: str | None = None,
    required: bool = False,
    key: bool = False,
    many: bool = False,
    default: str | None = None,
) -> Column:
    """A column with a drop-down of the words of a code list."""
    return Column(heading, prop, Reads.CHOICE, welsh, required, key, many, choices=choices, default=default)


def number(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of decimal numbers."""
    return Column(heading, prop, Reads.DECIMAL, **details)  # type: ignore[arg-type]


def whole(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of whole numbers."""
    return Column(heading, prop, Reads.WHOLE, **details)  # type: ignore[arg-type]


def day(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of dates."""
    return Column(heading, prop, Reads.DAY, **details)  # type: ignore[arg-type]


def period(heading: str, prop: NamedNode = SDMX_DIMENSION.refPeriod, **details: object) -> Column:
    """A column of periods, such as 2020-21-Q2 or 2020/21."""
    return Column(heading, prop, Reads.PERIOD, **details)  # type: ignore[arg-type]


def words(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of free text in one language."""
    return Column(heading, prop, Reads.TEXT, **details)  # type: ignore[arg-type]


OWNER = ref("Owner", GT.hasOwner, "Posts", welsh="Perchennog")
COMMENTARY = named("Commentary", GT.commentary)
MEASURE_KEY = ref("Measure", GT.ofMeasure, "Measures", welsh="Mesur", required=True, key=True)
PERIOD_KEY = period("Period", welsh="Cyfnod", required=True, key=True)
VALUE = SDMX_MEASURE.obsValue
STATUS = SDMX_ATTRIBUTE.obsStatus
ANY = "any"

AIM_KINDS = {
    "vision": "vision",
    "well-being": "well-being-objective",
    "service": "service-objective",
    "equality-objective": "equality-objective",
    "theme": "theme",
    "outcome": "outcome",
    "assessment-topic": "topic",
}
BODY_KINDS = {
    "department": "department",
    **dict.fromkeys(
        (
            "priority-board",
            "improvement-board",
            "leadership-team",
            "executive",
            "council",
            "scrutiny",
            "management-team",
            "partnership",
            "team",
            "regulator",
            "panel",
        ),
        "body",
    ),
}

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "Council",
        "The council or partnership whose thread this is. One row.",
        "council",
        (
            CODE,
            *NAME,
            Column("Base address", GT.base, Reads.WEB, required=True, note="https, without a closing stroke"),
            Column("Area code", GT.area, Reads.AREA, note="ONS code, such as W06000006"),
            Column("Made up", GT.illustrative, Reads.YES_NO, required=True),
            ref("Default scheme", GT.defaultScheme, "Rating schemes"),
            number("Weak", GT.weakStrength, note="What the word counts for when routes are put in order"),
            number("Moderate", GT.moderateStrength),
            number("Strong", GT.strongStrength),
            whole("Risk grid", GT.riskGrid, note="Highest likelihood and impact, usually 5"),
            number("Underspend flagged (%)", GT.underspendFlag, note="Of the profile; 5 where left out"),
            number("Overspend flagged (%)", GT.overspendFlag, note="Of the profile; 5 where left out"),
            number(
                "Work behind (%)", GT.behindFlag, note="More than this share is off track; 25 if left out"
            ),
            number(
                "Outcomes moving (%)",
                GT.outcomeFlag,
                note="Better must exceed worse, or worse better, by more than this share; 25 if left out",
            ),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "COUNCIL",
            "Name (English)": "Anytown Council",
            "Base address": "https://data.anytown.example",
            "Made up": "yes",
        },
        welsh="Cyngor",
    ),
    Sheet(
        "Plans",
        "Every plan and strategy, with its dates and what it replaces.",
        "plan",
        (
            CODE,
            *NAME,
            choice("Kind", DCTERMS.type, "plan-kind", required=True),
            VALID_FROM,
            VALID_TO,
            ref("Approved by", GT.approvedBy, "Bodies", welsh="Cymeradwywyd gan"),
            day("Approved on", GT.approvedOn),
            ref("Replaces", DCTERMS.replaces, "Plans", many=True),
            ref("Service", GT.planOf, "Services", welsh="Gwasanaeth"),
            OWNER,
            words("Long-term ambition", GT.longTermAmbition),
            ref("Ambition measured by", GT.ambitionMeasure, "Measures", many=True),
            *ABOUT_SOURCE,
        ),
        {"Code": "CP20", "Name (English)": "Council Plan 2020-2023", "Kind": "Council plan"},
        welsh="Cynlluniau",
    ),
    Sheet(
        "Plan steps",
        "How far each service plan has come through its four steps.",
        "plan-step",
        (
            ref("Plan", GT.ofPlan, "Plans", welsh="Cynllun", required=True, key=True),
            choice("Step", GT.stepKind, "plan-step", required=True, key=True),
            choice("State", GT.stepState, "step-state"),
            day("Done on", GT.doneOn),
            ref("Done by", GT.doneBy, "Posts"),
            *ABOUT_SOURCE,
        ),
        {"Plan": "SP-ED", "Step": "Self-assessment", "State": "Done"},
    ),
    Sheet(
        "Aims",
        "What is wanted: visions, objectives of every kind, partnership themes and outcomes.",
        None,
        (
            CODE,
            *NAME,
            choice("Kind", None, "aim-kind", required=True),
            PLAN,
            OWNER,
            ref("Replaces", DCTERMS.replaces, "Aims", many=True),
            whole("Order", GT.order),
            ref("Under goal", SKOS.broader, "Goals"),
            *ABOUT_SOURCE,
        ),
        {"Code": "WB5", "Name (English)": "Improving secondary education", "Kind": "Well-being objective"},
        kinds=AIM_KINDS,
        kind_heading="Kind",
    ),
    Sheet(
        "Work",
        "What is done to get there: actions, projects and their milestones.",
        None,
        (
            CODE,
            *NAME,
            choice("Kind", None, "work-kind", required=True),
            PLAN,
            OWNER,
            day("Starts on", GT.startsOn),
            day("Due on", GT.dueOn),
            choice("Ways of working", GT.showsWayOfWorking, "way", welsh="Ffyrdd o weithio", many=True),
            *ABOUT_SOURCE,
        ),
        {"Code": "ACT-1", "Name (English)": "Appoint attendance officers", "Kind": "Action"},
        kinds={"action": "action", "project": "project", "milestone": "milestone"},
        kind_heading="Kind",
    ),
    Sheet(
        "Progress",
        "How work, interventions and recommendations are going, one row each time it is reported.",
        "progress",
        (
            ref("About", GT.updateOf, "Work", "Interventions", "Recommendations", required=True, key=True),
            day("Reported on", GT.reportedOn, required=True, key=True),
            choice("Status", GT.deliveryStatus, "delivery-status", required=True),
            day("Forecast date", GT.forecastDate),
            day("Done on", GT.doneOn),
            *COMMENTARY,
            *ABOUT_SOURCE,
        ),
        {"About": "ACT-1", "Reported on": "2020-10-05", "Status": "On track"},
    ),
    Sheet(
        "Services",
        "Services the council runs, in public and behind the scenes.",
        "service",
        (
            CODE,
            *NAME,
            ref("Department", GT.isProvidedBy, "Bodies", welsh="Adran"),
            ref("Head", GT.hasOwner, "Posts"),
            Column("Public list number", DCTERMS.subject, Reads.LIST_NUMBER),
            *ABOUT_SOURCE,
        ),
        {"Code": "SVC-ED", "Name (English)": "School improvement"},
        welsh="Gwasanaethau",
    ),
    Sheet(
        "Bodies",
        "Departments, boards, committees, partnerships and regulators.",
        None,
        (
            CODE,
            *NAME,
            choice("Kind", ORG.classification, "body-kind", required=True),
            ref("Reports to", ORG.reportsTo, "Bodies"),
            VALID_FROM,
            VALID_TO,
            choice("Frequency", GT.reportingFrequency, "frequency", welsh="Amlder"),
            *ABOUT_SOURCE,
        ),
        {"Code": "PB-ED", "Name (English)": "Education Priority Board", "Kind": "Priority board"},
        kinds=BODY_KINDS,
        kind_heading="Kind",
    ),
    Sheet(
        "Oversight",
        "Which body oversees which objective, service, measure or plan, and when.",
        "oversight",
        (
            ref("Body", GT.ofBody, "Bodies", required=True, key=True),
            ref("Oversees", GT.overseen, "Aims", "Services", "Measures", "Plans", required=True, key=True),
            day("From", GT.validFrom, key=True),
            day("To", GT.validTo),
            choice("Basis", GT.basis, "basis"),
            *ABOUT_SOURCE,
        ),
        {"Body": "PB-ED", "Oversees": "WB5"},
    ),
    Sheet(
        "Posts",
        "Posts, not people: the thread holds no names.",
        "post",
        (
            CODE,
            *NAME,
            ref("Body", ORG.postIn, "Bodies"),
            ref("Serves", GT.servesObjective, "Aims", many=True),
            *ABOUT_SOURCE,
        ),
        {"Code": "CO-ED", "Name (English)": "Chief Officer Education"},
    ),
    Sheet(
        "Seats",
        "Who sits on which body, from when to when.",
        "seat",
        (
            ref("Body", ORG.organization, "Bodies", required=True, key=True),
            ref("Post", ORG.member, "Posts", required=True, key=True),
            day("From", GT.validFrom, required=True, key=True),
            day("To", GT.validTo),
            choice("Role", ORG.role, "seat-role"),
            *ABOUT_SOURCE,
        ),
        {"Body": "PB-ED", "Post": "CO-ED", "From": "2020-04-01", "Role": "Chair"},
    ),
    Sheet(
        "Meetings",
        "When each body meets and which period it considers.",
        "meeting",
        (
            ref("Body", GT.ofBody, "Bodies", required=True, key=True),
            day("Date", GT.heldOn, required=True, key=True),
            period("Considers", GT.considersPeriod),
            *ABOUT_SOURCE,
        ),
        {"Body": "PB-ED", "Date": "2020-11-05", "Considers": "2020-21-Q2"},
    ),
    Sheet(
        "Scrutiny topics",
        "What a scrutiny body chose to look into or not, and why.",
        "topic-decision",
        (
            ref("Body", GT.ofBody, "Bodies", required=True, key=True),
            ref("Topic", GT.topic, ANY, required=True, key=True),
            day("Decided on", GT.decidedOn, required=True, key=True),
            choice("Decision", GT.topicDecision, "topic-decision", required=True),
            words("Reason", GT.rationale, welsh="Rhesymeg"),
            day("Looked into on", GT.scrutinisedOn, note="The day of the meeting that looked into it"),
            *ABOUT_SOURCE,
        ),
        {"Body": "SC-ED", "Topic": "ED03", "Decided on": "2020-12-02", "Decision": "Chosen"},
    ),
    Sheet(
        "Acknowledgements",
        "Who said that they know of a measure's dip, and when.",
        "acknowledgement",
        (
            MEASURE_KEY,
            PERIOD_KEY,
            ref("By", GT.acknowledgedBy, "Bodies", "Posts", required=True, key=True),
            day("Acknowledged on", GT.acknowledgedOn, required=True),
            *ABOUT_SOURCE,
        ),
        {"Measure": "ED03", "Period": "2020-21-Q2", "By": "PB-ED", "Acknowledged on": "2020-11-12"},
    ),
    Sheet(
        "Measures",
        "What is counted, and what a figure of it means.",
        "measure",
        (
            CODE,
            *NAME,
            *named("Definition", SKOS.definition),
            choice("Kind", GT.measureKind, "measure-kind"),
            choice("Scope", GT.measureScope, "measure-scope", required=True),
            choice("Unit", SDMX_ATTRIBUTE.unitMeasure, "unit", required=True),
            whole("Decimals", GT.decimals),
            choice("Statistic", GT.statistic, "statistic"),
            choice("Accumulation", GT.accumulation, "accumulation", required=True),
            choice("Frequency", GT.frequency, "frequency", welsh="Amlder", required=True),
            choice("Calendar", GT.calendar, "calendar", required=True),
            Column("Seasonal", GT.seasonal, Reads.YES_NO),
            choice("Polarity", GT.polarity, "polarity", welsh="Polaredd", required=True),
            number("Dead band", GT.deadBand, note="A change no larger than this is no change; in the unit"),
            ref("Scheme", GT.ratingScheme, "Rating schemes"),
            whole("Available after (days)", GT.availableAfterDays),
            OWNER,
            period("Baseline (period)", GT.baselinePeriod),
            words("Numerator", GT.numeratorDefinition, welsh="Rhifiadur"),
            words("Denominator", GT.denominatorDefinition, welsh="Enwadur"),
            words("Data source", GT.dataSource, welsh="Ffynhonnell data"),
            VALID_FROM,
            VALID_TO,
            day(
                "Limits until", GT.limitsUntil, note="Limits of variation rest on the figures up to this day"
            ),
            words("Reason for limits", GT.limitsReason),
            ref("Limits set by", GT.limitsSetBy, "Posts"),
            number("Lowest possible", GT.lowestPossible),
            number("Highest possible", GT.highestPossible, note="100 for a share of a whole"),
            number("Withhold below", GT.suppressBelow, note="Counts from 1 up to this are not shown"),
            Column("Compare rounded", GT.comparesRounded, Reads.YES_NO, note="At the decimals shown"),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "ED03",
            "Name (English)": "Secondary school attendance",
            "Scope": "Performance of the council",
            "Unit": "Per cent",
            "Accumulation": "The period alone",
            "Frequency": "Quarterly",
            "Calendar": "Financial year",
            "Polarity": "Higher is better",
        },
        welsh="Mesurau",
    ),
    Sheet(
        "Figures",
        "The figures, one row for a measure and a period. A blank value needs a status.",
        "figure",
        (
            MEASURE_KEY,
            PERIOD_KEY,
            ref("For unit", GT.forUnit, "Bodies", "Services", key=True),
            Column("Area", GT.forArea, Reads.AREA, key=True),
            choice("Breakdown", GT.breakdown, "breakdown", key=True),
            number("Value", VALUE, welsh="Gwerth"),
            number("Numerator", GT.numerator, welsh="Rhifiadur"),
            number("Denominator", GT.denominator, welsh="Enwadur"),
            choice("Status", STATUS, "obs-status", welsh="Statws"),
            choice("Precision", GT.precision, "precision"),
            choice("Assurance", GT.assuranceStatus, "assurance"),
            words("Reported rating", GT.reportedRating),
            ref("Explained by", GT.explainedBy, "Events"),
            *COMMENTARY,
            words("New limits because", GT.limitsBeginBecause, note="Limits of variation begin anew here"),
            ref("Limits set by", GT.limitsSetBy, "Posts"),
            number("Margin of error", GT.marginOfError, note="Of a survey, on either side; in the unit"),
            *ABOUT_SOURCE,
        ),
        {"Measure": "ED03", "Period": "2020-21-Q2", "Value": "91.8"},
        welsh="Ffigurau",
    ),
    Sheet(
        "Targets",
        "What is aimed at, per measure and period; several named thresholds may stand side by side.",
        "target",
        (
            MEASURE_KEY,
            PERIOD_KEY,
            Column("Threshold", GT.threshold, Reads.TEXT, key=True, default="target"),
            choice("Intent", GT.targetIntent, "target-intent", required=True),
            number("Value", GT.targetValue, welsh="Gwerth targed"),
            number("Lowest", GT.lowerBound),
            number("Highest", GT.upperBound),
            period("Baseline (period)", GT.baselinePeriod),
            number("Tolerance", GT.tolerance, welsh="Goddefiant", note="In the measure's own unit"),
            ref("Approved by", GT.approvedBy, "Bodies", welsh="Cymeradwywyd gan"),
            words("Reason", GT.rationale, welsh="Rhesymeg"),
            choice("Profile", GT.targetProfile, "target-profile"),
            ref("Profile chosen by", GT.profileChosenBy, "Posts"),
            number("Least improvement", GT.leastImprovement, note="On the baseline, where no value is set"),
            *ABOUT_SOURCE,
        ),
        {"Measure": "ED03", "Period": "2020-21-Q2", "Intent": "Improve", "Value": "93"},
        welsh="Targedau",
    ),
    Sheet(
        "Benchmarks",
        "Figures of others that a measure is shown beside, with whether they count the same thing.",
        "benchmark",
        (
            MEASURE_KEY,
            PERIOD_KEY,
            Column("Comparator", GT.comparator, Reads.CODE, required=True, key=True, note="Such as WALES"),
            *NAME,
            number("Value", VALUE, welsh="Gwerth", required=True),
            choice("Definition match", GT.definitionMatch, "definition-match", required=True),
            *ABOUT_SOURCE,
        ),
        {
            "Measure": "ED03",
            "Period": "2019-20",
            "Comparator": "WALES",
            "Name (English)": "Wales",
            "Value": "92.4",
            "Definition match": "Same definition",
        },
    ),
    Sheet(
        "Rating schemes",
        "The council's rules for colours: one row a colour, best first.",
        "rating-band",
        (
            Column("Scheme", GT.code, Reads.CODE, required=True, key=True, part="scheme"),
            Column("Rating", GT.ratingKey, Reads.CODE, required=True, key=True),
            whole("Order", GT.order, required=True),
            *named("Word", RDFS.label),
            words("Colour", GT.colour, note="As on a web page: #00703c"),
            words("Symbol", GT.symbol),
            Column(
                "Basis",
                GT.ratingBasis,
                Reads.CHOICE,
                required=True,
                choices="rating-basis",
                part="scheme",
            ),
            words("Compared with (threshold)", GT.comparedWith),
            number("From", GT.lowerBound, note="On or above, counted towards better"),
            number("To", GT.upperBound, note="Below, counted towards better"),
            choice("Own basis", GT.bandBasis, "rating-basis"),
            Column("Beyond", GT.beyondLowerBound, Reads.YES_NO, note="Above From only, not on it"),
            choice("Condition", GT.bandCondition, "band-condition"),
            *ABOUT_SOURCE,
        ),
        {"Scheme": "STANDARD", "Rating": "green", "Order": "1", "Basis": "Points", "From": "0"},
        parts=(Part("scheme", "rating-scheme", ("Scheme",), GT.ofScheme, link_from_main=True),),
    ),
    Sheet(
        "Budget lines",
        "What money is voted for.",
        "budget-line",
        (
            CODE,
            *NAME,
            choice("Kind", GT.budgetKind, "budget-kind", required=True),
            words("Cost centre", GT.costCentre),
            OWNER,
            choice("Side", GT.budgetSide, "budget-side"),
            *ABOUT_SOURCE,
        ),
        {"Code": "BL07", "Name (English)": "School improvement", "Kind": "Revenue"},
        welsh="Llinellau cyllideb",
    ),
    Sheet(
        "Money",
        "Budget, profile, actual and forecast, per line and period, in pounds.",
        "money",
        (
            ref(
                "Budget line",
                GT.ofBudgetLine,
                "Budget lines",
                welsh="Llinell gyllideb",
                required=True,
                key=True,
            ),
            PERIOD_KEY,
            choice("View", GT.financialView, "financial-view", required=True, key=True),
            number("Amount (£)", VALUE, required=True),
            choice("Status", STATUS, "obs-status", welsh="Statws"),
            *ABOUT_SOURCE,
        ),
        {"Budget line": "BL07", "Period": "2020-21-Q2", "View": "Actual to date", "Amount (£)": "412000"},
    ),
    Sheet(
        "Risks",
        "What might go wrong.",
        "risk",
        (CODE, *NAME, OWNER, words("Controls", GT.control), *ABOUT_SOURCE),
        {"Code": "RK1", "Name (English)": "Not enough specialist teachers"},
        welsh="Risgiau",
    ),
    Sheet(
        "Risk scores",
        "Likelihood and impact of a risk, per period and view.",
        "risk-score",
        (
            ref("Risk", GT.ofRisk, "Risks", welsh="Risg", required=True, key=True),
            PERIOD_KEY,
            choice("View", GT.riskView, "risk-view", required=True, key=True),
            whole("Likelihood", GT.likelihood, welsh="Tebygolrwydd", required=True),
            whole("Impact", GT.impact, welsh="Effaith", required=True),
            *ABOUT_SOURCE,
        ),
        {"Risk": "RK1", "Period": "2020-21-Q2", "View": "Current", "Likelihood": "3", "Impact": "4"},
    ),
    Sheet(
        "Interventions",
        "What is done because something dipped, and what it is expected to change.",
        "intervention",
        (
            CODE,
            *NAME,
            OWNER,
            day("Started on", GT.startedOn),
            day("Due on", GT.dueOn),
            ref("Because of (measure)", GT.triggerMeasure, "Measures"),
            period("Because of (period)", GT.triggerPeriod),
            ref("Expected on", GT.effectOn, "Measures", part="effect"),
            number("Expected value", GT.expectedValue, part="effect"),
            period("By period", GT.byPeriod, part="effect"),
            words("Cause", GT.rationale),
            day("Next decision on", GT.decisionDue),
            choice("Kind", GT.interventionKind, "intervention-kind"),
            *ABOUT_SOURCE,
        ),
        {"Code": "IV1", "Name (English)": "Attendance campaign"},
        parts=(Part("effect", "expected-effect", ("Code",), GT.effectOf, link_from_main=False),),
    ),
    Sheet(
        "Recommendations",
        "What regulators asked for and how far the answer has come.",
        "recommendation",
        (
            CODE,
            *NAME,
            ref("Regulator", GT.madeBy, "Bodies", required=True),
            words("Report", RDFS.label, part="report", welsh="Adroddiad"),
            day("Reported on", GT.reportedOn, part="report"),
            OWNER,
            day("Due on", GT.dueOn),
            choice("Response", GT.responseStatus, "response-status"),
            ref("Panel assessment", GT.madeIn, "Panel assessments"),
            day("Closed on", GT.closedOn),
            evidence("Closed on evidence", GT.basedOn, welsh="Tystiolaeth"),
            *ABOUT_SOURCE,
        ),
        {"Code": "REC1", "Name (English)": "Improve how data is recorded", "Regulator": "AW"},
        welsh="Argymhellion",
        parts=(Part("report", "regulator-report", ("Regulator", "Report"), GT.madeIn, link_from_main=True),),
    ),
    Sheet(
        "Lessons",
        "What was learned, where, and what it is about.",
        "lesson",
        (
            CODE,
            *named("Text", RDFS.label, required=True),
            day("Learned on", GT.learnedOn),
            ref("Learned from", GT.learnedFrom, ANY),
            ref("Concerns", GT.concerns, ANY, many=True, welsh="Yn ymwneud â"),
            ref("Applied in", GT.appliedIn, ANY, many=True),
            *ABOUT_SOURCE,
        ),
        {"Code": "LES1", "Text (English)": "Text messages reached more families than letters"},
    ),
    Sheet(
        "Events",
        "What happened that explains a break in a series or a new baseline.",
        "event",
        (
            CODE,
            *NAME,
            choice("Kind", GT.eventKind, "event-kind"),
            day("From", GT.startedOn, required=True),
            day("To", GT.endedOn),
            ref("Concerns", GT.concerns, ANY, many=True, welsh="Yn ymwneud â"),
            *ABOUT_SOURCE,
        ),
        {"Code": "EV1", "Name (English)": "Schools closed", "From": "2020-03-23"},
    ),
    Sheet(
        "Judgements",
        "What a body judged of an aim for a period, on two axes.",
        "judgement",
        (
            ref("About", GT.assesses, "Aims", required=True, key=True),
            PERIOD_KEY,
            choice("Delivery", GT.deliveryJudgement, "delivery-judgement"),
            choice("Outcomes", GT.outcomeJudgement, "outcome-judgement", welsh="Canlyniadau"),
            words("Agreed rating", GT.agreedRating),
            words("Reason", GT.rationale, welsh="Rhesymeg"),
            ref("Judged by", GT.judgedBy, "Bodies"),
            day("Judged on", GT.judgedOn),
            *ABOUT_SOURCE,
        ),
        {"About": "WB5", "Period": "2020-21-Q2", "Delivery": "On track", "Outcomes": "Flat"},
    ),
    Sheet(
        "Links",
        "How things bear on one another, always from the working end towards the ends.",
        "link",
        (
            ref("From", GT.linkFrom, ANY, required=True, key=True),
            choice("Type", GT.linkType, "link-type", required=True, key=True),
            ref("To", GT.linkTo, ANY, required=True, key=True),
            choice("Strength", GT.strength, "strength"),
            choice("Sign", GT.sign, "sign"),
            whole("Lag (months)", GT.lag),
            ref("Under objective", GT.underObjective, "Aims", many=True),
            words("Why", GT.rationale, welsh="Rhesymeg"),
            words("Evidence", GT.evidence, welsh="Tystiolaeth"),
            choice("Basis", GT.basis, "basis"),
            ref("Asserted by", GT.assertedBy, "Posts"),
            day("Reviewed on", GT.reviewedOn),
            VALID_FROM,
            VALID_TO,
            number(
                "Share (%)", GT.share, note="How much of the money of a budget line or service goes there"
            ),
            *ABOUT_SOURCE,
        ),
        {"From": "ED03", "Type": "Indicates", "To": "OUT-1", "Strength": "Strong"},
        welsh="Cysylltiadau",
    ),
    Sheet(
        "Contested links",
        "Links that somebody doubts, and what came of it.",
        "contested-link",
        (
            ref("From", GT.linkFrom, ANY, required=True, key=True),
            choice("Type", GT.linkType, "link-type", required=True, key=True),
            ref("To", GT.linkTo, ANY, required=True, key=True),
            ref("Contested by", GT.contestedBy, "Posts", required=True, key=True),
            day("Contested on", GT.contestedOn, required=True),
            words("Why", GT.rationale, welsh="Rhesymeg", required=True),
            day("Settled on", GT.settledOn),
            words("Settlement", GT.settlement),
            *ABOUT_SOURCE,
        ),
        {
            "From": "ED03",
            "Type": "Indicates",
            "To": "OUT-1",
            "Contested by": "CO-ED",
            "Contested on": "2020-11-20",
            "Why": "It counts half-days, not pupils",
        },
    ),
    Sheet(
        "Voices",
        "What users, staff and the public said, and how it was heard. Never who said it.",
        "voice",
        (
            CODE,
            *named("Text", RDFS.label, required=True),
            choice("Whose", GT.voiceOf, "voice-of", required=True),
            choice("How", GT.heardBy, "heard-by"),
            day("Heard on", GT.heardOn, required=True),
            whole("How many", GT.heardFrom, note="How many people it was heard from"),
            ref("Concerns", GT.concerns, ANY, many=True, welsh="Yn ymwneud â"),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "VO1",
            "Text (English)": "Six in ten families knew whom to ring",
            "Whose": "Service users",
            "How": "Survey",
            "Heard on": "2020-10-30",
        },
    ),
    Sheet(
        "Self-assessment",
        "What the council or a service concludes about itself, each with what shows it.",
        "self-assessment",
        (
            CODE,
            *named("Text", RDFS.label, required=True),
            ref("Of", GT.assesses, "Services", "Bodies", "Council", required=True),
            period("Period", welsh="Cyfnod", required=True),
            choice("Requirement", GT.performanceRequirement, "performance-requirement"),
            evidence("Evidence", GT.basedOn, welsh="Tystiolaeth"),
            ref("Concerns", GT.concerns, ANY, many=True, welsh="Yn ymwneud â"),
            OWNER,
            day("Judged on", GT.judgedOn),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "SA1",
            "Text (English)": "Absence is followed up sooner than a year ago",
            "Of": "SVC-ED",
            "Period": "2020-21",
            "Evidence": "ED03@2020-21-Q2; VO1",
        },
    ),
    Sheet(
        "Panel assessments",
        "What panels from outside concluded about the council, and when it responded.",
        "panel-assessment",
        (
            CODE,
            *NAME,
            ref("Of", GT.assesses, "Council", required=True),
            period("Period", welsh="Cyfnod", required=True),
            ref("Panel", GT.judgedBy, "Bodies", required=True),
            day("Reported on", GT.judgedOn, required=True),
            words("Conclusion", GT.conclusion),
            day("Responded on", GT.respondedOn),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "PA1",
            "Name (English)": "Panel of 2022",
            "Of": "COUNCIL",
            "Period": "2021-22",
            "Panel": "PANEL",
            "Reported on": "2022-03-09",
        },
    ),
)

SHEET_NAMED: Mapping[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}
