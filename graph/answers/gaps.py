"""Gaps: what is missing from the thread or left undone, most telling first, with what to do about each.

Every rule is a query of its own (`graph.questions.gaps`). What you would get wrong: an
empty list means that the rules found nothing, not that the thread is complete.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from pyoxigraph import NamedNode

from graph.answers.things import Things, things
from graph.errors import QueryContractError, WrongUsage
from graph.kinds import KIND_OF_CLASS
from graph.query import Query
from graph.questions.gaps import GAP_RULES, LINK_ENDS, OBJECTIVES_TOUCHED, GapRow, rule_name
from graph.thing import Thing
from graph.thread import Snapshot

SEVERITIES = ("violation", "warning", "info")
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that has a gap: what is wrong in a sentence, what to do, and the post that owns it.

    A link that has a gap is named by its two ends, as ``ED03 → ED11``.
    """

    rule: str
    severity: str
    thing: Thing
    message: str
    remedy: str
    owner: Thing | None


@dataclass(frozen=True, slots=True)
class GapGroup:
    """A rule that found something: its title, how severe it is, how often it speaks and what to do."""

    rule: str
    title: str
    severity: str
    count: int
    remedy: str


@dataclass(frozen=True, slots=True)
class GapCounts:
    """How many gaps there are, by severity and by rule; every rule is named, those without gaps too."""

    by_severity: Mapping[str, int]
    by_rule: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a snapshot: by severity, then how many well-being objectives are touched, then code.

    ``groups`` holds the rules in the order in which they first appear among the gaps.
    """

    as_of: datetime | None
    on: date
    illustrative: bool
    counts: GapCounts
    groups: tuple[GapGroup, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which gaps are wanted; ``owner`` is a code or name of a post, or ``nobody``."""

    rule: str | None = None
    severity: str | None = None
    owner: str | None = None


EVERY_GAP = Wanted()


def gaps(snapshot: Snapshot, language: str = "en", wanted: Wanted = EVERY_GAP) -> Gaps:
    """What the rules find in a snapshot; names are in the language where there is one."""
    known = things(snapshot, language)
    found = [gap for rule in rules_wanted(wanted) for gap in gaps_of(snapshot, rule, known)]
    if wanted.owner is not None:
        owner = None if wanted.owner == NOBODY else known.find(wanted.owner)
        found = [gap for gap in found if gap.owner == owner]
    ranked = ranked_gaps(snapshot, found)
    return Gaps(
        as_of=snapshot.moment.as_of,
        on=snapshot.moment.on,
        illustrative=snapshot.illustrative,
        counts=_counts(ranked),
        groups=_groups(ranked),
        gaps=tuple(ranked),
    )


def rules_wanted(wanted: Wanted) -> list[Query[GapRow]]:
    """The rules of a name or severity; raises `WrongUsage` where there is none such."""
    names = {rule_name(rule): rule for rule in GAP_RULES}
    if wanted.rule is not None and wanted.rule not in names:
        near = [name for name in names if wanted.rule in name] or get_close_matches(wanted.rule, names)
        raise WrongUsage(f"There is no rule “{wanted.rule}”. There are: {', '.join(near or names)}.")
    if wanted.severity is not None and wanted.severity not in SEVERITIES:
        raise WrongUsage(f"The severity is {', '.join(SEVERITIES)}, not “{wanted.severity}”.")
    return [
        rule
        for name, rule in names.items()
        if wanted.rule in {None, name} and wanted.severity in {None, rule.header.severity}
    ]


def gaps_of(snapshot: Snapshot, rule: Query[GapRow], known: Things) -> Iterator[Gap]:
    """What one rule finds, each thing once, with the first of its owners."""
    severity, message, remedy = said_of(rule)
    first = {row.thing: row for row in reversed(snapshot.ask(rule))}
    for iri, row in first.items():
        thing = known.by_iri.get(iri) or _uncoded(row)
        yield Gap(
            rule=rule_name(rule),
            severity=severity,
            thing=thing,
            message=message.replace("{thing}", f"{thing.label} ({thing.code})"),
            remedy=remedy,
            owner=known.some(row.owner),
        )


def _uncoded(row: GapRow) -> Thing:
    """A record that has no code of its own, such as a link, named as the rule names it."""
    return Thing(row.thing, row.code, row.label, KIND_OF_CLASS[NamedNode(row.kind_class)].name)


def ranked_gaps(snapshot: Snapshot, found: Iterable[Gap]) -> list[Gap]:
    """Gaps with the most telling first; a link counts for as many objectives as its end."""
    touched = {row.thing: row.objectives for row in snapshot.ask(OBJECTIVES_TOUCHED)}
    touched |= {row.link: touched.get(row.end, 0) for row in snapshot.ask(LINK_ENDS)}

    def place(gap: Gap) -> tuple[int, int, str, str]:
        return SEVERITIES.index(gap.severity), -touched.get(gap.thing.iri, 0), gap.thing.code, gap.rule

    return sorted(found, key=place)


def said_of(rule: Query[GapRow]) -> tuple[str, str, str]:
    """The severity, the message and the remedy that a rule's header must state."""
    header = rule.header
    if header.severity not in SEVERITIES or header.message is None or header.remedy is None:
        raise QueryContractError(f"{rule.name}.rq lacks a severity, a message or a remedy")
    return header.severity, header.message, header.remedy


def _groups(found: list[Gap]) -> tuple[GapGroup, ...]:
    titles = {rule_name(rule): rule.header.title for rule in GAP_RULES}
    first = {gap.rule: gap for gap in reversed(found)}
    counted = Counter(gap.rule for gap in found)
    return tuple(
        GapGroup(name, titles[name], first[name].severity, count, first[name].remedy)
        for name, count in counted.items()
    )


def _counts(found: list[Gap]) -> GapCounts:
    by_severity = Counter(gap.severity for gap in found)
    by_rule = Counter(gap.rule for gap in found)
    return GapCounts(
        by_severity={severity: by_severity[severity] for severity in SEVERITIES},
        by_rule={rule: by_rule[rule] for rule in map(rule_name, GAP_RULES)},
    )
