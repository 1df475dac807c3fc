"""One candidate topic: what is known of it, the numbers behind its signs, and what they say in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from graph.answers.impact import RouteTold, Step
from graph.answers.model import key_of
from graph.answers.ratings import Rating
from graph.status.periods import day_text, parse_period
from graph.status.topics import gap_share, months_running
from graph.status.words import figure_text, number_text
from graph.thing import Thing
from graph.walk import Reached

NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class PriorityReached:
    """A priority that may feel it, by the best stored route."""

    priority: Thing
    route: RouteTold


@dataclass(frozen=True, slots=True)
class RecommendationShared:
    """An open recommendation; ``links`` lead from the work that answers it to it and to the topic."""

    recommendation: Thing
    work: Thing
    due_on: date | None
    links: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    """A budget line that pays for what a topic's measure indicates, with its original budget in pounds."""

    line: Thing
    funds: Thing
    budget: Decimal | None


@dataclass(frozen=True, slots=True)
class TopicDecision:
    """What a scrutiny body decided on a topic, or on what the topic's measure indicates, and why."""

    body: Thing
    topic: Thing
    decided_on: date
    decision: str
    reason: str | None
    scrutinised_on: date | None


class RunRow(NamedTuple):
    """What was last concluded of a measure, and for how many periods running it has its rating."""

    measure: str
    period: str
    unit: str | None
    decimals: int | None
    polarity: str | None
    value: Decimal | None
    target: Decimal | None
    rating: str | None
    reason: str
    running: int
    is_dip: bool | None
    dip_reason: str
    scope: str | None


@dataclass(frozen=True)
class Sighting:
    """A candidate with everything that is known of it."""

    row: RunRow
    measure: Thing
    rating: Rating | None
    is_worst: bool
    reached: Sequence[Reached]
    overseen_by: tuple[Thing, ...]
    priorities: tuple[PriorityReached, ...]
    recommendations: tuple[RecommendationShared, ...]
    funding: tuple[Funding, ...]
    decisions: tuple[TopicDecision, ...]
    meetings: int | None
    last_looked_into: date | None

    def text(self, value: Decimal | None) -> str:
        """A value in the measure's unit."""
        return figure_text(value, key_of(self.row.unit) or "not-stated", self.row.decimals)

    @cached_property
    def numbers(self) -> Mapping[str, Decimal]:
        """The number behind each sign that is known."""
        budgets = [each.budget for each in self.funding if each.budget is not None]
        known = {
            "months-worst": Decimal(self._months if self.is_worst else 0),
            "priorities": Decimal(len(self.priorities)),
            "recommendations": Decimal(len({each.recommendation for each in self.recommendations})),
            "gap": gap_share(self.row.value, self.row.target, key_of(self.row.polarity)),
            "meetings-since": None if self.meetings is None else Decimal(self.meetings),
            "money": sum(budgets, Decimal(0)) if budgets else None,
        }
        return {key: number for key, number in known.items() if number is not None}

    def words(self, key: str) -> str:
        """What a sign says of this topic."""
        return {
            "months-worst": self._worst_words,
            "priorities": self._priority_words,
            "recommendations": self._recommendation_words,
            "gap": self._gap_words,
            "meetings-since": self._meeting_words,
            "money": self._money_words,
        }[key]()

    def _worst_words(self) -> str:
        if not self.is_worst or self.rating is None:
            return "not at the worst rating; a dip"
        periods, months = _counted(self.row.running, "period"), _counted(self._months, "month")
        return f"{self.rating.english}, the worst rating, for {periods} running ({months})"

    @property
    def _months(self) -> int:
        return months_running(self.row.running, parse_period(self.row.period))

    def _priority_words(self) -> str:
        codes = _codes(each.priority for each in self.priorities)
        return f"may be felt by {_counted(len(self.priorities), 'priority', 'priorities')}{codes}"

    def _recommendation_words(self) -> str:
        things = list(dict.fromkeys(each.recommendation for each in self.recommendations))
        if not things:
            return "no open recommendation is answered by work on the same"
        return f"{_counted(len(things), 'open recommendation')} answered by work on the same{_codes(things)}"

    def _gap_words(self) -> str:
        share = self.numbers.get("gap")
        if share is None:
            return "the gap to its target is not known"
        held = f"{self.text(self.row.value)} against {self.text(self.row.target)}"
        if not share:
            return f"no worse than its target: {held}"
        return f"worse than its target by {_percent(share)} of it: {held}"

    def _meeting_words(self) -> str:
        if self.meetings is None:
            return "no scrutiny body oversees what it may be felt by"
        if self.last_looked_into is None:
            return f"not looked into on record; {_counted(self.meetings, 'scrutiny meeting')} held"
        since = _counted(self.meetings, "scrutiny meeting")
        return f"last looked into on {day_text(self.last_looked_into)}; {since} since"

    def _money_words(self) -> str:
        amount = self.numbers.get("money")
        if amount is None:
            return "no budget line funds what it indicates directly"
        lines = _codes(each.line for each in self.funding)
        return f"£{number_text(amount, 0)} voted for what it indicates{lines}"


def number_words(key: str, number: Decimal | None) -> str:
    """The number behind a sign as it is compared in a sentence."""
    if number is None:
        return NOT_KNOWN
    if key == "gap":
        return _percent(number)
    return f"£{number_text(number, 0)}" if key == "money" else str(number)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _codes(things: Iterable[Thing]) -> str:
    codes = sorted(thing.code for thing in things)
    return f" ({', '.join(codes)})" if codes else ""


def _percent(share: Decimal) -> str:
    return f"{number_text(share * 100, 1)}%"
