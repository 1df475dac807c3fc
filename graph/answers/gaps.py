"""Gaps: what is missing from the thread or left undone, most telling first, with what to do about each.

Every rule is a query of its own (`graph.questions.gaps`). What you would get wrong: an
empty list means that the rules found nothing, not that the thread is complete.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.answers.things import Things, things
from graph.errors import QueryContractError
from graph.query import Query
from graph.questions.gaps import GAP_RULES, OBJECTIVES_TOUCHED, GapRow, rule_name
from graph.thing import Thing
from graph.thread import Snapshot

SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that has a gap: what is wrong in a sentence, what to do, and the post that owns it."""

    rule: str
    severity: str
    thing: Thing
    message: str
    remedy: str
    owner: Thing | None


@dataclass(frozen=True, slots=True)
class GapCounts:
    """How many gaps there are, by severity and by rule; every rule is named, those without gaps too."""

    by_severity: Mapping[str, int]
    by_rule: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a snapshot: by severity, then how many well-being objectives are touched, then code."""

    illustrative: bool
    counts: GapCounts
    gaps: tuple[Gap, ...]


def gaps(snapshot: Snapshot, language: str = "en") -> Gaps:
    """Everything the rules find in a snapshot; names are in the language where there is one."""
    known = things(snapshot, language)
    touched = {row.thing: row.objectives for row in snapshot.ask(OBJECTIVES_TOUCHED)}

    def place(gap: Gap) -> tuple[int, int, str, str]:
        return SEVERITIES.index(gap.severity), -touched.get(gap.thing.iri, 0), gap.thing.code, gap.rule

    found = sorted((gap for rule in GAP_RULES for gap in _gaps_of(snapshot, rule, known)), key=place)
    return Gaps(snapshot.illustrative, _counts(found), tuple(found))


def _gaps_of(snapshot: Snapshot, rule: Query[GapRow], known: Things) -> Iterator[Gap]:
    severity, message, remedy = _said_of(rule)
    first_owner = {row.thing: row.owner for row in reversed(snapshot.ask(rule))}
    for iri, owner in first_owner.items():
        thing = known[iri]
        yield Gap(
            rule=rule_name(rule),
            severity=severity,
            thing=thing,
            message=message.replace("{thing}", f"{thing.label} ({thing.code})"),
            remedy=remedy,
            owner=known.some(owner),
        )


def _said_of(rule: Query[GapRow]) -> tuple[str, str, str]:
    """The severity, the message and the remedy that a rule's header must state."""
    header = rule.header
    if header.severity not in SEVERITIES or header.message is None or header.remedy is None:
        raise QueryContractError(f"{rule.name}.rq lacks a severity, a message or a remedy")
    return header.severity, header.message, header.remedy


def _counts(found: list[Gap]) -> GapCounts:
    by_severity = Counter(gap.severity for gap in found)
    by_rule = Counter(gap.rule for gap in found)
    return GapCounts(
        by_severity={severity: by_severity[severity] for severity in SEVERITIES},
        by_rule={rule: by_rule[rule] for rule in map(rule_name, GAP_RULES)},
    )
