"""The columns that several sheets have, and short ways to write the others.

What you would get wrong: a heading whose Welsh has no source has none here; it is then English in both
templates.
"""

from pyoxigraph import NamedNode

from ingest.sheets.model import Column, Reads
from ontology import DCTERMS, GT, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, SKOS

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
    note: str = "",
) -> Column:
    """A column with a drop-down of the words of a code list."""
    return Column(
        heading, prop, Reads.CHOICE, welsh, required, key, many, choices=choices, default=default, note=note
    )


def number(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of decimal numbers."""
    return Column(heading, prop, Reads.DECIMAL, **details)  # type: ignore[arg-type]


def figure(heading: str, prop: NamedNode, **details: object) -> Column:
    """A column of a measure's figures: decimal numbers, or yes and no where the measure is one."""
    return Column(heading, prop, Reads.FIGURE, **details)  # type: ignore[arg-type]


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
